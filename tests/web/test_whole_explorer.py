"""Every page of the explorer in Chromium: over articles and names that mean harm, without scripts, without a graph."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from browser import NEEDS_BROWSER, Browser
from explorer.every_page import ADDRESSES, HARMFUL, in_language, unseen
from explorer.hostile import publish_hostile
from explorer.told import publish
from pyoxigraph import Store
from serving import Service, running

pytestmark = NEEDS_BROWSER
PAGES = ADDRESSES | HARMFUL
#: What a page that is not there, or refused, makes the browser say.
EXPECTED = ("status of 404", "status of 400", "status of 300")
#: Controls and pictures without a name, and other things that machines can see to be wrong.
BARRIERS = """
const texts = elements => [...elements].map(each => each?.textContent ?? "").join("");
const labels = each => (each.getAttribute("aria-labelledby") ?? "").split(" ").map(id => document.getElementById(id));
const named = each => (each.ariaLabel || each.textContent || each.title || each.value || each.placeholder
  || texts(each.labels ?? []) || texts(labels(each))).trim();
const controls = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary");
const ids = [...document.querySelectorAll("[id]")].map(each => each.id);
const empty = ["h1", "main", "title"].filter(name => !document.querySelector(name)?.textContent.trim());
return [
  ...[...controls].filter(each => each.offsetParent && !named(each)).map(each => each.outerHTML.slice(0, 120)),
  ...ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `twice: ${id}`),
  ...empty.map(name => `no ${name}`),
  ...(document.querySelectorAll("h1").length > 1 ? ["several h1"] : []),
];"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("whole")
    publish_hostile(folder / "store", folder / "work")
    with running(folder / "store", workers=1) as running_service:
        yield running_service


@pytest.fixture(scope="module")
def page(driver: Any) -> Browser:
    return Browser(driver)


def address(service: Service, name: str, lang: str) -> str:
    return service.url + quote(in_language(PAGES[name], lang), safe="/?=&%#")


def test_every_page_of_the_registry_is_among_them() -> None:
    assert unseen(ADDRESSES.values()) == []


@pytest.mark.parametrize(
    ("name", "lang", "width"), [*((name, "zh", 390) for name in PAGES), *((name, "en", 1440) for name in HARMFUL)]
)
def test_nothing_harmful_happens_on_a_page(page: Browser, service: Service, name: str, lang: str, width: int) -> None:
    with page.window(width, 844, mobile=width < 500):
        page.open(address(service, name, lang))
        page.script("for (const each of document.querySelectorAll('details')) each.open = true")
        assert page.js("window.ran") is None
        assert page.js("document.documentElement.scrollWidth") <= width
        assert page.script(BARRIERS) == []
    assert page.hosts() == {service.url}
    assert [text for text in page.complaints() if not any(each in text for each in EXPECTED)] == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_stands_without_scripts(page: Browser, service: Service, name: str) -> None:
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get(address(service, name, "zh"))
        main = page.find("main")
        assert len(main.text) > 20
        assert page.find(".finder button").is_displayed()
        for link in ("a.brand", ".languages a"):
            assert page.find(link).get_attribute("href")
        if name in ("zone", "timeline", "graph", "compare", "figures", "article"):
            assert "黑河片区启动" in main.get_attribute("textContent")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_an_empty_graph_has_all_pages(page: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = tmp_path_factory.mktemp("empty") / "store"
    publish(store, Store())
    with running(store, workers=1) as service:
        for name in PAGES:
            answer = service.request(
                "GET", address(service, name, "zh").removeprefix(service.url), headers={"accept": "text/html"}
            )
            assert answer.status in (200, 300, 303, 400, 404), (name, answer.status)
            assert '<footer class="bottom">' in answer.body.decode(), name
        for path in ("/", "/timeline", "/compare", "/figures", "/diffusion", "/graph", "/search?class=Zone"):
            page.open(service.url + path)
            assert page.js("document.querySelector('main').innerText.length") > 15, path
            assert page.complaints() == []
