"""The graph's page of the explorer, over HTTP and in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser import NEEDS_BROWSER, Browser
from serving import Answer, Service, running

from fztgraph.queries import find_thing
from fztgraph.store import open_snapshot

READY = "document.documentElement.dataset.settled && journey === null"


@pytest.fixture(scope="module")
def site(corpus_store: Path) -> Iterator[Service]:
    with running(corpus_store, workers=1) as service:
        yield service


@pytest.fixture(scope="module")
def key(corpus_store: Path) -> str:
    """The key of a place that has neighbours."""
    store = open_snapshot(corpus_store).store
    return find_thing(store, "绥芬河市").thing.value.removeprefix("https://w3id.org/fztgraph/id/")


def get(site: Service, path: str) -> Answer:
    return site.request("GET", quote(path, safe="/?=%&"), headers={"accept": "text/html", "accept-language": "zh"})


def test_page_has_tables_and_sentences_without_a_script(site: Service, key: str) -> None:
    page = get(site, f"/graph?e={key}").body.decode()
    plain = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "绥芬河" in plain
    assert "<q>" in plain


def test_data_are_what_a_thing_is_joined_to(site: Service, key: str) -> None:
    data = get(site, f"/graph.json?e={key}").json
    assert data["things"][data["focus"]]["key"] == key
    assert len(data["things"]) > 10


def test_file_is_the_page_that_can_be_sent(site: Service, key: str) -> None:
    answer = get(site, f"/view?e={key}")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=utf-8''%E7%BB%A5")
    assert "default-src 'none'" in answer.body.decode()


@pytest.mark.parametrize("page", ["graph", "graph.json", "view"])
def test_what_is_not_there_is_not_found(site: Service, page: str) -> None:
    assert get(site, f"/{page}?e=zone/没有").status == 404


def test_what_is_left_of_an_old_link_is_shown_and_the_rest_is_told(site: Service, key: str) -> None:
    whole = f"https://w3id.org/fztgraph/id/{key}"
    data = get(site, f"/graph.json?e=zone/没有&e=a b&e={key}&e={whole}").json
    assert data["things"][data["focus"]]["key"] == key
    page = get(site, f"/graph?e=zone/没有&e={key}&e={whole}").body.decode()
    assert "现在的图谱里没有：zone/没有。" in page
    assert page.count("/view?e=") == 1
    assert "&amp;e=" not in page.partition("/view?e=")[2].partition('"')[0]


def test_page_without_a_thing_offers_some_to_begin_with(site: Service) -> None:
    page = get(site, "/graph")
    assert page.status == 200
    assert "/graph?e=zone%2F" in page.body.decode()


@pytest.fixture
def browser(driver: Any, site: Service, key: str) -> Browser:
    browser = Browser(driver)
    browser.open(f"{site.url}/graph?lang=zh&e={quote(key)}", ready=READY)
    return browser


class TestInTheBrowser:
    """What the script of the page does with the service."""

    pytestmark = NEEDS_BROWSER

    def test_expanding_fetches_neighbours_and_moves_nothing(self, browser: Browser) -> None:
        before = browser.js("[...nodeSet.getIds()].map((id) => [id, network.getPosition(id).x])")
        browser.script(
            "const more = things.find((thing) => thing !== focus && missingNeighbours(thing) > 0);"
            "actions.select('thing', more.at, {look: false}); return actions.expand(more)"
        )
        browser.wait(f"things.length > {len(before)}")
        assert browser.js("shown.all.size") > len(before)
        assert [id_ for id_, x in before if browser.js(f"network.getPosition({id_}).x") != x] == []

    def test_link_to_an_expanded_view_shows_it_again(self, browser: Browser) -> None:
        browser.script("const more = things.find((thing) => missingNeighbours(thing) > 0); return actions.expand(more)")
        shown = browser.js("shown.all.size")
        address = browser.js("location.href")
        browser.open(address, ready=READY)
        assert browser.js("shown.all.size") == shown

    def test_page_asks_only_its_own_service(self, browser: Browser, site: Service) -> None:
        browser.script("actions.show('facts')")
        assert browser.hosts() == {site.url.rstrip("/")}
        assert browser.complaints() == []

    def test_panel_leads_to_the_page_of_the_thing(self, browser: Browser) -> None:
        assert "/id/place/" in browser.js("document.querySelector('#panel a[href*=\"/id/\"]').getAttribute('href')")
