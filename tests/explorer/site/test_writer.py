"""A site is written whole; a second run gives what a fresh one gives, and touches no more than what changed."""

import random
from pathlib import Path

import pytest
from site_checks import broken_links

from explorer.site.generations import articles, files_of, publish
from fztgraph.errors import FztError, StoreError, UsageError
from fztgraph.explorer.site import write_site


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "store"
    publish(folder, articles(8))
    return folder


@pytest.fixture(scope="module")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(store, folder, base="/ftz/", processes=1)
    return folder


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    (site / "404.html").rename(site / "404.kept")
    try:
        assert list(broken_links(site)) == []
    finally:
        (site / "404.kept").rename(site / "404.html")


def test_there_are_pages_in_both_languages_with_a_strict_policy(site: Path) -> None:
    for lang in ("zh", "en"):
        pages = list((site / lang).rglob("*.html"))
        assert len(pages) > 100
        assert all("Content-Security-Policy" in page.read_text(encoding="utf-8") for page in pages)
    assert {"index", "search", "graph", "timeline", "compare", "figures", "diffusion"} <= {
        page.stem for page in (site / "zh").glob("*.html")
    }


def test_page_for_what_is_not_there_leads_from_anywhere(site: Path) -> None:
    assert 'href="/ftz/zh/index.html"' in (site / "404.html").read_text(encoding="utf-8")


def test_run_on_what_it_wrote_already_writes_nothing(store: Path, site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    report = write_site(store, site, base="/ftz/", processes=1)
    assert (report.written, report.removed) == (0, 0)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*.html")} == before


def test_page_that_was_lost_or_cut_is_written_again(store: Path, site: Path) -> None:
    one, other = sorted((site / "zh" / "id" / "company").glob("*.html"))[:2]
    whole = one.read_bytes(), other.read_bytes()
    one.unlink()
    other.write_bytes(b"")
    assert write_site(store, site, base="/ftz/", processes=1).written == 2
    assert (one.read_bytes(), other.read_bytes()) == whole


@pytest.mark.parametrize(("seed", "langs"), [(1, ("zh", "en")), (2, ("zh",))])
def test_changes_give_what_a_fresh_run_gives(tmp_path: Path, seed: int, langs: tuple[str, ...]) -> None:
    chance = random.Random(seed)  # noqa: S311
    pool = articles(10, seed=seed)
    held, made = pool[:6], []
    for step in range(3):
        publish(tmp_path / "store", held)
        made.append(write_site(tmp_path / "store", tmp_path / "site", langs=langs, processes=1).made)
        held = [*chance.sample(held, 5), pool[6 + step]]
    write_site(tmp_path / "store", tmp_path / "fresh", langs=langs, processes=1)
    found, fresh = files_of(tmp_path / "site"), files_of(tmp_path / "fresh")
    assert sorted(found) == sorted(fresh)
    assert [name for name in fresh if found[name] != fresh[name]] == []
    assert max(made[1:]) < made[0]


def test_files_of_what_is_gone_are_removed_and_others_stay(tmp_path: Path) -> None:
    publish(tmp_path / "store", articles(2))
    write_site(tmp_path / "store", tmp_path / "site", langs=("zh",), processes=1)
    (tmp_path / "site" / "notes.txt").write_text("ours", encoding="utf-8")
    pages = set((tmp_path / "site" / "zh" / "id" / "article").rglob("*.html"))
    publish(tmp_path / "store", articles(1))
    report = write_site(tmp_path / "store", tmp_path / "site", langs=("zh",), processes=1)
    assert report.removed > 0
    assert len(set((tmp_path / "site" / "zh" / "id" / "article").rglob("*.html"))) == len(pages) - 1
    assert (tmp_path / "site" / "notes.txt").read_text(encoding="utf-8") == "ours"


def test_folder_with_other_files_is_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds 'thesis.doc', which no site has; name a folder that is empty"):
        write_site(store, tmp_path, processes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_file_in_the_way_is_not_touched(tmp_path: Path) -> None:
    publish(tmp_path / "store", articles(1))
    write_site(tmp_path / "store", tmp_path / "site", langs=("zh",), processes=1)
    (tmp_path / "site" / "en").mkdir()
    (tmp_path / "site" / "en" / "index.html").write_text("mine", encoding="utf-8")
    before = files_of(tmp_path / "site")
    with pytest.raises(FztError, match=r"en/index.html is in the way and not of this site"):
        write_site(tmp_path / "store", tmp_path / "site", processes=1)
    assert files_of(tmp_path / "site") == before


def test_without_a_store_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        write_site(tmp_path / "nothing", tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_empty_graph_has_a_site(tmp_path: Path) -> None:
    publish(tmp_path / "store", [])
    report = write_site(tmp_path / "store", tmp_path / "site", processes=1)
    assert report.pages > 10
    assert list(broken_links(tmp_path / "site")) == []
    assert "还没有文章" in (tmp_path / "site" / "zh" / "index.html").read_text(encoding="utf-8")
