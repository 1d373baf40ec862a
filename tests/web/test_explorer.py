"""The explorer over HTTP: languages, tags, what is not there, generations, files."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from quads_by_hand import hand_made_store
from serving import Answer, Service, running, wait_for

from fztgraph.web.present import Present
from fztgraph.web.problems import ProblemError

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over a line, an area, an article and a merge."""
    store = tmp_path_factory.mktemp("explorer") / "store"
    hand_made_store(store)
    with running(store, workers=1) as service:
        yield service


def get(site: Service, path: str, **headers: str) -> Answer:
    return site.request("GET", quote(path, safe="/?=%&"), headers={"accept": BROWSER, **headers})


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {}, "zh"),
        ("/", {"accept-language": "en-GB,en;q=0.9"}, "en"),
        ("/", {"accept-language": "en", "cookie": "lang=zh"}, "zh"),
        ("/?lang=en", {"cookie": "lang=zh"}, "en"),
        ("/?lang=xx", {"cookie": "lang=yy"}, "zh"),
    ],
)
def test_the_language_is_chosen(site: Service, path: str, headers: dict[str, str], language: str) -> None:
    assert f'<html lang="{language}">' in get(site, path, **headers).body.decode()


def test_a_language_that_was_switched_to_is_kept(site: Service) -> None:
    kept = get(site, "/?lang=en").headers["set-cookie"]
    assert kept.startswith("lang=en;")
    assert "SameSite=lax" in kept
    assert "Max-Age=31536000" in kept
    assert get(site, "/?lang=en", cookie="lang=en").headers["set-cookie"] is None
    assert get(site, "/").headers["set-cookie"] is None


def test_the_page_for_queries_keeps_the_language_too(site: Service) -> None:
    assert get(site, "/query?lang=en").headers["set-cookie"].startswith("lang=en;")
    assert '<html lang="en"' in get(site, "/query", cookie="lang=en").body.decode()


@pytest.mark.parametrize("path", ["/", "/?lang=en"])
def test_what_the_browser_has_is_not_sent_again(site: Service, path: str) -> None:
    first = get(site, path)
    assert first.headers["vary"] == "Accept, Accept-Language, Cookie"
    again = get(site, path, **{"if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = get(site, path, **{"if-none-match": first.headers["etag"], "cookie": "lang=en", "x": path})
    assert other.status == (304 if "lang=" in path else 200)


@pytest.mark.parametrize("names", [("1%23甲泊位", "1%23乙泊位"), ("丙%2F丁", "丙/丁"), ("戊%3F己", "戊%3F庚")])
def test_names_with_marks_of_addresses_are_told_apart(site: Service, names: tuple[str, str]) -> None:
    pages = [get(site, f"/id/port/{name}").body for name in names]
    assert pages[0] != pages[1]
    written = quote(f"/id/port/{names[1]}?lang=en", safe="/?=%")
    assert f'href="{written}"' in pages[1].decode()


def test_head_has_no_body(site: Service) -> None:
    answer = site.request("HEAD", "/", headers={"accept": BROWSER})
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_that_is_not_there_is_told_with_what_comes_near(site: Service) -> None:
    answer = get(site, "/甲至乙")
    assert answer.status == 404
    assert answer.headers["etag"] is None
    page = answer.body.decode()
    assert "没有找到" in page
    assert "甲至乙线路" in page


def test_the_same_page_in_the_other_language_keeps_what_was_asked(site: Service) -> None:
    assert 'href="/nothing?q=%E7%94%B2&amp;lang=en"' in get(site, "/nothing?q=甲").body.decode()


def test_files_stay_as_they_are_under_their_full_address(site: Service) -> None:
    page = get(site, "/").body.decode()
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in get(site, address).headers["cache-control"]
    assert get(site, address.partition("?")[0]).headers["cache-control"] == "no-cache"
    assert site.request("GET", "/assets/nothing.css").kind == "not-found"


def test_a_new_generation_is_shown_at_once_and_its_tag_differs(tmp_path: Path) -> None:
    hand_made_store(tmp_path / "store", empty=True)
    with running(tmp_path / "store", workers=1) as service:
        first = get(service, "/")
        hand_made_store(tmp_path / "store")
        wait_for(lambda: service.app.state.answers.edition.generation == 2)
        second = get(service, "/", **{"if-none-match": first.headers["etag"]})
        assert second.status == 200
        assert "第 2 版" in second.body.decode()
        assert "甲至乙线路" in get(service, "/甲至乙").body.decode()


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/", ("1 篇文章", "4 个实体", "1 条关系和日期", "2024年6月16日", "最新文章", "甲至乙", "甲至乙线路")),
        (
            "/?lang=en",
            (
                "From 1 article of 16 Jun 2024",
                "4 entities, 1 relation or date, 0 figures",
                "Latest articles",
                "Initiatives in the news",
            ),
        ),
    ],
)
def test_the_first_page_tells_what_there_is(site: Service, path: str, texts: tuple[str, ...]) -> None:
    page = get(site, path).body.decode()
    assert [text for text in texts if text not in page] == []
    assert 'href="/search?class=Initiative"' in page


@pytest.mark.parametrize(
    ("path", "there", "not_there"),
    [
        ("/search?class=Zone", ("（甲）区",), ("甲至乙线路",)),
        ("/search?q=甲", ("甲至乙线路", "（甲）区", "标题相符的文章"), ("没有名称",)),
        ("/search?q=甲&class=Zone", ("（甲）区",), ("甲至乙线路", "标题相符的文章")),
        ("/search?q=jzy", ("甲至乙线路",), ()),
        ("/search?q=nothing", ("没有名称包含“nothing”",), ("<ol",)),
        ("/search?q=甲&class=Person", ("没有符合所选类别和主题的",), ()),
        ("/search?q=甲&class=Nonsense&theme=nonsense&page=x", ("甲至乙线路",), ()),
        ("/search", ("输入名称的任意部分",), ("没有名称",)),
        ("/search?q=<script>", ("&lt;script&gt;坏",), ("<script>",)),
        ("/search?q=甲&lang=en", ("2 found", "transport route"), ()),
    ],
)
def test_the_page_of_results(site: Service, path: str, there: tuple[str, ...], not_there: tuple[str, ...]) -> None:
    answer = get(site, path)
    main = answer.body.decode().partition("<main")[2].partition("</main>")[0]
    assert answer.status == 200
    assert [text for text in there if text not in main] == []
    assert [text for text in not_there if text in main] == []


def test_hits_come_as_json_as_one_types(site: Service) -> None:
    answer = get(site, "/search.json?q=jzy&limit=3&lang=en")
    assert answer.headers["content-type"] == "application/json"
    (hit,) = answer.json["hits"]
    assert (hit["key"], hit["class"], hit["type"]) == ("initiative/甲至乙线路", "Initiative", "transport route")
    assert get(site, hit["address"]).status == 200
    assert get(site, "/search.json").json == {"query": "", "total": 0, "hits": []}


def test_an_empty_graph_has_pages(tmp_path: Path) -> None:
    hand_made_store(tmp_path / "store", empty=True)
    with running(tmp_path / "store", workers=1) as service:
        assert "图谱里还没有文章" in get(service, "/").body.decode()
        assert get(service, "/nothing").status == 404
        assert "没有名称" in get(service, "/search?q=甲").body.decode()


def test_the_first_page_is_made_before_somebody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_made_store(tmp_path / "store")
    with running(tmp_path / "store", workers=1) as service:
        present = service.app.state.present
        wait_for(lambda: present._opened and len(present._opened.kept._pages) == 2)
        monkeypatch.setattr(present, "run", None)
        for language in ("zh", "en"):
            assert get(service, "/", **{"accept-language": language}).status == 200


def test_first_pages_that_cannot_be_made_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hand_made_store(tmp_path / "store")
    monkeypatch.setattr("fztgraph.web.explorer.warm_up", None)
    with running(tmp_path / "store", workers=1) as service:
        wait_for(lambda: "the first pages of generation 1 cannot be made" in caplog.text)
        assert get(service, "/").status == 200


@pytest.mark.parametrize("path", ["", "/search?q=甲"])
def test_nothing_of_the_explorer_is_left_when_the_service_ends(tmp_path: Path, path: str) -> None:
    hand_made_store(tmp_path / "store")
    before = set(threading.enumerate())
    with running(tmp_path / "store", workers=1) as service:
        if path:
            get(service, path)
    left = [thread.name for thread in set(threading.enumerate()) - before]
    assert [name for name in left if name.startswith(("explorer", "index"))] == []


def test_a_store_that_cannot_be_opened_is_told(site: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str) -> None:
        raise OSError("no space left")

    async def asked() -> None:
        present = Present(lambda: site.app.state.answers.edition)
        try:
            await present.opened()
        finally:
            await present.close()

    monkeypatch.setattr("fztgraph.web.present.Store.read_only", broken, raising=False)
    with pytest.raises(ProblemError, match="the graph does not open"):
        asyncio.run(asked())
