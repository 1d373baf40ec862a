"""What a refresh of the real newsletters must show."""

import os
import shutil
import subprocess
import sys
import time

from fztgraph.exports import export_graph
from fztgraph.queries import run_query
from fztgraph.refresh import refresh
from fztgraph.store import open_snapshot


def nquads(store, path):
    """The quads of a store as bytes; the comments before them tell one generation from another."""
    export_graph(open_snapshot(store), path)
    return b"".join(line for line in path.read_bytes().splitlines(keepends=True) if not line.startswith(b"#"))


def test_a_run_in_another_process_gives_the_same_bytes(corpus, corpus_store, tmp_path):
    code = (
        "import sys; from pathlib import Path; from fztgraph.refresh import refresh;"
        "refresh([Path(sys.argv[1])], Path('s'))"
    )
    subprocess.run(
        [sys.executable, "-c", code, corpus], check=True, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": "7"}
    )
    assert nquads(tmp_path / "s", tmp_path / "a.nq") == nquads(corpus_store, tmp_path / "b.nq")


def test_a_refresh_of_what_is_there_is_quick_and_publishes_nothing(corpus, corpus_store, tmp_path):
    shutil.copytree(corpus_store, tmp_path / "store")
    started = time.process_time()
    report = refresh([corpus], tmp_path / "store")
    assert (report.published, report.unchanged, report.problems) == (False, report.articles, ())
    assert time.process_time() - started < 1


def test_an_article_read_again_gives_the_same_graph(corpus, corpus_store, tmp_path):
    shutil.copytree(corpus_store, tmp_path / "store")
    shutil.copytree(corpus, tmp_path / "news")
    path = next((tmp_path / "news").glob("*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("总投资", "总投入"), encoding="utf-8")
    shutil.copytree(corpus_store, tmp_path / "moved")
    assert refresh([tmp_path / "news"], tmp_path / "store", rebuild=True).articles
    path.write_text(text, encoding="utf-8")
    report = refresh([tmp_path / "news"], tmp_path / "store")
    assert report.changed > 0
    assert nquads(tmp_path / "store", tmp_path / "a.nq") == nquads(corpus_store, tmp_path / "b.nq")


def test_every_article_has_its_graph(corpus_store):
    snapshot = open_snapshot(corpus_store)
    rows = run_query(snapshot, "SELECT ?n { GRAPH ?a { ?a a fzt:Article ; fzt:number ?n } } ORDER BY ?n").rows()
    assert [row[0].value for row in rows] == [str(number) for number in range(1, 12)]
    assert len(snapshot.manifest.articles) == 11
