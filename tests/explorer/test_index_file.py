"""An index that was written is the same when it is read."""

from pathlib import Path

from explorer.things import small_source
from fztgraph.explorer.index import build_index
from fztgraph.explorer.index_file import load_index, save_index
from fztgraph.explorer.search import search


def test_a_file_holds_the_whole_index(tmp_path: Path) -> None:
    index = build_index(small_source())
    save_index(index, tmp_path / "names")
    found = load_index(tmp_path / "names")
    for query in ("绥芬河", "sfh", "rcep", "临港"):
        assert search(found, query).hits == search(index, query).hits
    assert list(found.titles.printed) == list(index.titles.printed)
