"""Articles and the timeline in a real browser: from facts to sentences and back, filters, scripts switched off."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys
from serving import Service

pytestmark = NEEDS_BROWSER
ARTICLE = "/id/article/told/1"
PAGES = (ARTICLE, "/timeline", "/timeline?z=zone/heihe&by=theme", "/timeline?from=1990&to=1991")


@pytest.fixture(scope="module")
def service(told_service: Service) -> Service:
    return told_service


@pytest.fixture
def page(driver: Any, service: Service) -> Iterator[Browser]:
    """Chromium on an article, in Chinese."""
    browser = Browser(driver)
    browser.open(f"{service.url}{ARTICLE}?lang=zh")
    yield browser
    assert browser.hosts() <= {service.url}
    assert browser.complaints() == []


def marked(page: Browser) -> str:
    return str(page.js("[...document.querySelectorAll('.paper [data-f].on')].map((run) => run.textContent).join('')"))


def test_a_fact_shows_its_sentence_under_the_pointer_and_by_keyboard(page: Browser) -> None:
    page.driver.execute_cdp_cmd("Page.bringToFront", {})
    point = page.js("(({x, y}) => [x + 20, y + 5])(document.querySelector('.told').getBoundingClientRect())")
    page.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": point[0], "y": point[1]})
    page.wait("document.querySelector('.paper .on') !== null")
    assert marked(page).startswith("黑河片区启动")
    page.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": 5, "y": 5})
    page.wait("document.querySelector('.on') === null")
    page.script("document.querySelector('.told .jump').focus()")
    assert marked(page).startswith("黑河片区启动")


def test_a_sentence_that_is_clicked_keeps_its_facts_marked(page: Browser) -> None:
    page.script("document.querySelector('.sentence.stated [data-f]:last-of-type').click()")
    assert page.js("document.querySelectorAll('.told.on').length") == page.js(
        "document.querySelectorAll('.told').length"
    )
    page.type(Keys.ESCAPE)
    page.wait("document.querySelector('.on') === null")


def test_the_number_of_a_fact_leads_to_the_sentence_without_scripts(page: Browser, service: Service) -> None:
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get(f"{service.url}{ARTICLE}")
        page.click(".told .jump")
        page.click(".paper .note-mark")
        assert "黑河片区" in page.text(".told:target")
        page.driver.get(f"{service.url}/timeline")
        assert "启动日期" in page.text(".events")
        page.click(".event .evidence summary")
        assert page.text(".event mark").startswith("黑河片区启动")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_timeline_is_filtered_by_its_form(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/timeline")
    page.fill("#from", "2024", Keys.ENTER)
    page.wait("location.search.includes('from=2024') && document.readyState === 'complete'")
    assert page.texts(".event-when")
    page.script("document.querySelector('#z').value = 'zone/heihe'; document.querySelector('.sieve button').click()")
    page.wait("location.search.includes('z=zone') && document.readyState === 'complete'")
    assert page.text("h1").endswith("时间线")
    page.click(".sieve-go a")
    page.wait("location.search === '' && document.readyState === 'complete'")


def test_a_mark_of_the_drawing_leads_to_its_line(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/timeline")
    page.script(
        "document.querySelector('.chart-wide .chart a').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    page.wait("document.querySelector('.event:target') !== null")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_screen(page: Browser, service: Service, path: str, lang: str, width: int) -> None:
    with page.window(width, 844, mobile=width < 500):
        page.open(f"{service.url}{path}{'&' if '?' in path else '?'}lang={lang}")
        assert page.js("document.documentElement.scrollWidth") <= width
