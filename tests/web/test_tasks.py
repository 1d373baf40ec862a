"""What people come for, from finding a thing to sending it to somebody, each on the service as it runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys
from serving import Service, wait_for

pytestmark = NEEDS_BROWSER
#: Until a graph shows its first picture and does not move.
DRAWN = "document.documentElement.dataset.settled && journey === null"
LOADED = "document.readyState === 'complete'"
SEEN = "[nodeSet.getIds().sort(), edgeSet.length, document.querySelector('#panel h2').innerText]"


@pytest.fixture(scope="module")
def service(told_service: Service) -> Service:
    return told_service


@pytest.fixture
def page(driver: Any, service: Service) -> Iterator[Browser]:
    """Chromium on the first page, in Chinese until it is told otherwise."""
    browser = Browser(driver)
    browser.open(f"{service.url}/?lang=zh")
    yield browser
    assert browser.hosts() <= {service.url, "file://"}
    assert browser.complaints() == []


def open_graph(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/graph?e=zone/heihe", ready=DRAWN)


def test_find_by_initials(page: Browser) -> None:
    page.fill("#find", "hhpq")
    page.wait("document.querySelectorAll('.finder [role=option]').length === 1")
    page.fill("#find", Keys.ARROW_DOWN, Keys.ENTER)
    page.wait(f"location.pathname === '/id/zone/heihe' && {LOADED}")


def test_a_graph_begins_with_what_is_told_of(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/graph")
    page.click("main .rows a")
    page.wait(f"location.search.includes('e=zone') && {DRAWN}")


def test_from_an_edge_to_its_sentence(page: Browser, service: Service) -> None:
    open_graph(page, service)
    x, y = page.script(
        "const fact = facts.find((fact) => fact.p === 'carriesOut' && fact.proofs.length);"
        "const [one, other] = [fact.s, fact.o].map((at) => network.getPosition(at));"
        "const point = network.canvasToDOM({x: one.x * 0.4 + other.x * 0.6, y: one.y * 0.4 + other.y * 0.6});"
        "const box = container.getBoundingClientRect(); return [box.left + point.x, box.top + point.y]"
    )
    page.click_point(x, y)
    page.wait("document.querySelector('#panel mark')")
    assert page.text("#panel mark").startswith("黑河片区启动")
    assert "前文" in page.text("#panel blockquote")


def test_filter(page: Browser, service: Service) -> None:
    open_graph(page, service)
    before = page.js("nodeSet.length")
    page.click("[data-mark=kind-Initiative]")
    page.wait(f"nodeSet.length < {before}")
    page.click("[data-mark=kind-Initiative]")
    page.wait(f"nodeSet.length === {before}")


def test_an_address_that_is_shared_shows_the_same(page: Browser, service: Service) -> None:
    open_graph(page, service)
    page.script("actions.select('fact', facts.findIndex((fact) => fact.proofs.length)); actions.hide(things[3])")
    page.wait("journey === null")
    page.script("renderAddress()")
    address, seen = page.js("location.href"), page.js(SEEN)
    page.open(address, ready=DRAWN)
    assert page.js(SEEN) == seen


def test_compare_two_zones_with_the_keyboard_alone(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/compare")
    page.script("document.querySelector('#z0').focus()")
    page.type("黑河片区", Keys.TAB, "绥芬河片区", Keys.ENTER)
    page.wait(f"location.search.includes('z=') && document.querySelector('.sides') && {LOADED}")
    assert "黑河片区" in page.text("h1")
    assert "绥芬河片区" in page.text("h1")


def test_switch_the_language_and_keep_the_place(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/timeline?z=zone/heihe")
    page.click(".languages a")
    page.wait(f"document.documentElement.lang === 'en' && {LOADED}")
    assert page.js("location.pathname + location.search").startswith("/timeline?z=zone")
    assert "Heihe Area" in page.text("h1")


def test_from_the_first_page_to_a_sentence_with_the_keyboard_alone(page: Browser) -> None:
    page.press(Keys.TAB)
    page.press(Keys.TAB)
    page.press(Keys.TAB)
    page.type("黑河片区", Keys.ARROW_DOWN)
    page.wait("document.querySelectorAll('.finder [role=option]').length > 0")
    page.type(Keys.ARROW_DOWN, Keys.ENTER)
    page.wait(f"location.pathname === '/id/zone/heihe' && {LOADED}")
    for _ in range(60):
        page.press(Keys.TAB)
        if page.js("document.activeElement.matches('.group summary')"):
            break
    page.press(Keys.ENTER)
    page.wait("document.querySelector('details.evidence[open] mark')")


def test_save_the_file_and_open_it_from_the_disk(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/id/zone/heihe")
    page.click(".actions a[href^='/view']")
    wait_for(lambda: list(Path(page.downloads).glob("*.html")))
    (file,) = page.downloads.glob("*.html")
    assert re.fullmatch(r".*黑河片区\.html", file.name)
    assert page.hosts() <= {service.url}
    page.open(file.as_uri(), ready=DRAWN)
    assert [address for address in page.requests() if not address.startswith("file:")] == []
    page.script("openFrom('fact', facts.findIndex((fact) => fact.proofs.length))")
    assert page.text("#panel mark").startswith("黑河片区启动")
