"""The site in a real browser, from a server of static files and from disk; what it finds is what the service finds."""

import functools
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import NEEDS_BROWSER, Browser, chromium

from explorer.site.generations import articles, publish
from fztgraph.explorer.assets import asset_path
from fztgraph.explorer.folding import fold
from fztgraph.explorer.index import Index, build_index
from fztgraph.explorer.search import search, search_titles
from fztgraph.explorer.site import write_site
from fztgraph.explorer.site.places import thing_place
from fztgraph.explorer.site.shards import name_files
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.syllables import syllables
from fztgraph.store import open_snapshot

pytestmark = NEEDS_BROWSER

FOUND = """const [queries, lang, done] = arguments;
const told = hit => [hit.key, hit.name, hit.lang, hit.also, hit.other, hit.class, hit.type];
const look = async query => {
  const found = await siteNames.search(query, {lang, limit: 20});
  const titles = await siteNames.titles(query, {lang});
  return {hits: found.hits.map(told), total: found.total, isCut: found.isCut,
    classes: Object.fromEntries(found.classes),
    titles: titles.map(each => [each.title, each.date, each.address.split("/zh/")[1]])};
};
Promise.all(queries.map(look)).then(all => done(JSON.stringify(all)), error => done("failed: " + error))"""


class Quiet(SimpleHTTPRequestHandler):
    """Sends files, notes what is not there, and writes nothing."""

    missing: list[str]

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, *more: object) -> None:
        self.missing.append(f"{code} {self.path}")
        super().send_error(code, *more)  # type: ignore[arg-type]


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder as static files; yield its address and what was asked for in vain."""
    handler = type("Handler", (Quiet,), {"missing": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", handler.missing
        finally:
            server.shutdown()
            thread.join(10)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as driver:
        driver.set_script_timeout(60)
        yield Browser(driver)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    publish(folder / "store", articles(6))
    write_site(folder / "store", folder / "site", processes=1)
    return folder / "site"


@pytest.fixture(scope="module")
def index(corpus_store: Path) -> Index:
    return build_index(StoreSource(open_snapshot(corpus_store).store))


def queries(index: Index) -> list[str]:
    """Return what people may type: parts of names, pinyin, initials, English, several words, and odd things."""
    chance = random.Random(0)  # noqa: S311
    asked = [
        "绥芬河",
        "sfh",
        "SFHPQ",
        "suifenhe",
        "heihe",
        "RCEP",
        "ＲＣＥＰ",
        "綏芬河",
        "黑龙江 黑河",
        "area",
        "zone",
        "的",
        "a",
        "(",
        "ß",
        "xyzzy",
    ]
    asked += ["上海 公司", "中国", "suifen he", "angan", "jing", "自由贸易试验区", "Suifenhe Area", "x" * 300]
    for _ in range(60):
        name = fold(index.names[chance.randrange(len(index.names))]) or "x"
        start = chance.randrange(len(name))
        part = name[start : start + chance.randint(1, 5)]
        asked += [part, "".join(syllables(part)), "".join(each[0] for each in syllables(part))]
    asked += [title[2:7] for title in index.titles.printed[:6]]
    return asked


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_site_finds_what_the_service_finds_in_the_same_order(
    browser: Browser, index: Index, tmp_path: Path, lang: str
) -> None:
    for name, content in name_files(index):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    script = tmp_path / "assets" / "site" / "names.js"
    script.parent.mkdir(parents=True)
    script.write_bytes(asset_path("site/names.js").read_bytes())
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><script src=assets/site/names.js></script>"
    )
    asked = queries(index)
    with served(tmp_path) as (address, missing):
        browser.open(f"{address}/index.html")
        answer = browser.driver.execute_async_script(FOUND, asked, lang)
        assert missing in ([], ["404 /favicon.ico"])
    for query, found in zip(asked, json.loads(answer), strict=True):
        live = search(index, query, lang=lang)
        hits = [
            [one.key, one.name, one.name_lang, hit.also, one.other, one.kind, one.class_label(lang)]
            for hit in live.hits
            for one in [hit.named]
        ]
        assert found["hits"] == hits, query
        assert (found["total"], found["isCut"], found["classes"]) == (live.total, live.is_cut, live.classes), query
        if lang == "zh":
            titles = [[each.title, each.date, thing_place(each.iri) + ".html"] for each in search_titles(index, query)]
            assert found["titles"] == titles, query


def test_one_finds_by_initials_follows_a_link_and_switches_language(browser: Browser, site: Path) -> None:
    with served(site) as (address, missing):
        browser.open(
            f"{address}/", ready="location.pathname.endsWith('/index.html') && document.querySelector('#find')"
        )
        browser.open(f"{address}/zh/index.html")
        browser.fill("#find", "sfh")
        browser.wait("document.querySelectorAll('#found [role=option]').length > 2")
        assert "绥芬河" in browser.texts("#found bdi")[0]
        browser.click("#found [role=option]")
        browser.wait("location.pathname.includes('/zh/id/place/')")
        assert browser.text("h1") == "绥芬河市"
        browser.click(".languages a")
        browser.wait("location.pathname.includes('/en/id/place/')")
        assert browser.text("h1") == "Suifenhe"
        browser.open(f"{address}/", ready="location.pathname === '/en/index.html'")
        assert missing == []
        assert browser.hosts() == {address}
        assert browser.complaints() == []


def test_page_of_results_tells_what_was_found_and_keeps_it_in_the_other_language(browser: Browser, site: Path) -> None:
    with served(site) as (address, missing):
        browser.open(f"{address}/zh/search.html?q=sfh", ready="document.querySelectorAll('ol.hits li').length > 2")
        assert "绥芬河" in browser.text("ol.hits li")
        browser.click(".chips li:nth-child(2) a")
        browser.wait("location.search.includes('class=')")
        browser.click(".languages a")
        browser.wait("location.pathname.endsWith('/en/search.html') && document.querySelector('ol.hits li')")
        assert "Suifenhe" in browser.text("ol.hits")
        assert missing == []


def test_graph_grows_from_files(browser: Browser, site: Path) -> None:
    star = max((site / "graph").rglob("*.js"), key=lambda path: path.stat().st_size)
    key = star.relative_to(site / "graph").with_suffix("").as_posix()
    with served(site) as (address, missing):
        browser.open(f"{address}/zh/graph/show.html?e={key}", ready="document.documentElement.dataset.settled")
        before = browser.js("things.length")
        assert before > 3
        browser.script("actions.expand(things[1])")
        browser.wait(f"things.length > {before} || !missingNeighbours(things[1])")
        assert browser.js("pageOf(things[0])").endswith(f"/zh/id/{key}.html")
        assert missing == []
        assert browser.complaints() == []


def test_pages_open_from_disk_and_find_names(browser: Browser, site: Path) -> None:
    browser.open((site / "zh" / "index.html").as_uri())
    browser.fill("#find", "sfh")
    browser.wait("document.querySelectorAll('#found [role=option]').length > 2")
    browser.click("#found [role=option]")
    browser.wait("location.pathname.includes('/zh/id/place/')")
    assert browser.text("h1") == "绥芬河市"
    assert browser.complaints() == []


def test_zones_and_themes_are_chosen_by_links_and_no_form_is_left_that_does_nothing(
    browser: Browser, site: Path
) -> None:
    with served(site) as (address, missing):
        browser.open(f"{address}/zh/timeline.html")
        assert browser.js("[...document.forms].every(form => form.action.endsWith('/search.html'))")
        assert "需要查询服务" in browser.text("main .note")
        for place, page in ((0, "/zh/timeline/z/"), (1, "/zh/timeline/t/")):
            browser.open(f"{address}/zh/timeline.html")
            browser.script("document.querySelectorAll('.choices summary')[arguments[0]].click()", place)
            browser.click(".choices[open] .chips a")
            browser.wait(f"location.pathname.startsWith('{page}')")
            assert browser.js("document.querySelector('.choices [aria-current]').textContent") in browser.text("h1")
        browser.open(f"{address}/zh/compare.html")
        assert browser.js("[...document.forms].every(form => form.action.endsWith('/search.html'))")
        assert "需要查询服务" in browser.text("main .note")
        for count in (1, 2):
            browser.click("main .chips a")
            browser.wait(f"location.pathname.split('/zone/').length > {count}")
        browser.wait("document.querySelector('table.sides')")
        assert missing == []
        assert browser.complaints() == []
