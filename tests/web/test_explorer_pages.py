"""The explorer in a real browser: search as one types, sentences, languages, keyboard, narrow screens, no scripts."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys
from serving import Service

pytestmark = NEEDS_BROWSER
PAGES = (
    "/",
    "/search?q=绥芬河",
    "/search?class=Zone",
    "/id/zone/heihe",
    "/id/initiative/hostile",
    "/id/theme/logistics",
    "/nothing",
    "/id/同名公司",
)
SUGGESTED = "document.querySelectorAll('.finder [role=option]').length"


@pytest.fixture(scope="module")
def service(told_service: Service) -> Service:
    return told_service


@pytest.fixture
def page(driver: Any, service: Service) -> Iterator[Browser]:
    """Chromium on the first page, in Chinese until it is told otherwise."""
    browser = Browser(driver)
    browser.open(f"{service.url}/?lang=zh")
    yield browser
    assert browser.hosts() <= {service.url}
    assert browser.complaints() == []


def test_initials_lead_to_a_thing_by_keyboard_alone(page: Browser) -> None:
    page.press(Keys.TAB)
    assert page.js("document.activeElement.className") == "skip"
    for _ in range(2):
        page.press(Keys.TAB)
    page.type("hhpq")
    page.wait(f"{SUGGESTED} === 1")
    assert page.js("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.press(Keys.ARROW_DOWN)
    chosen = page.js("document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText")
    assert "黑河片区" in chosen
    page.press(Keys.ENTER)
    page.wait("location.pathname === '/id/zone/heihe' && document.readyState === 'complete'")
    assert "黑河片区" in page.text("h1")


def test_suggestions_go_and_come_back(page: Browser) -> None:
    page.fill("#find", "绥芬")
    page.wait(f"{SUGGESTED} === 3")
    page.press(Keys.ESCAPE)
    assert page.js("document.querySelector('.finder ul').hidden")
    page.press(Keys.ARROW_DOWN)
    assert not page.js("document.querySelector('.finder ul').hidden")
    for _ in range(4):
        page.press(Keys.ARROW_DOWN)
    assert page.js("document.activeElement.hasAttribute('aria-activedescendant')") is False
    page.fill("#find", "不存在")
    page.wait("document.querySelector('.finder [role=status]').textContent.includes('没有名称')")


def test_a_suggestion_may_be_clicked(page: Browser) -> None:
    page.fill("#find", "rcep")
    page.wait(f"{SUGGESTED} === 1")
    page.click(".finder [role=option]")
    page.wait("location.pathname === '/id/policy/rcep' && document.readyState === 'complete'")


def test_enter_leads_to_the_page_of_results(page: Browser) -> None:
    page.fill("#find", "绥芬河", Keys.ENTER)
    page.wait("location.pathname === '/search' && document.readyState === 'complete'")
    assert page.text(".hits .entity") == "绥芬河市"


def test_a_sentence_opens_in_its_paragraph(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/id/zone/heihe")
    assert not page.find(".group .said").is_displayed()
    page.click(".group .evidence summary")
    assert page.text(".group mark").startswith("黑河片区启动")
    assert page.text(".group blockquote").startswith("前文。")
    assert "标题2" in page.text(".group figcaption")


def test_a_language_is_switched_to_and_remembered(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/id/zone/heihe")
    page.click(".languages a")
    page.wait("document.documentElement.lang === 'en' && document.readyState === 'complete'")
    assert page.text("h1") == "Heihe Area"
    page.open(f"{service.url}/")
    assert page.js("document.documentElement.lang") == "en"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_telephone(page: Browser, service: Service, path: str, lang: str) -> None:
    with page.window(390, 844, mobile=True):
        page.open(f"{service.url}{path}{'&' if '?' in path else '?'}lang={lang}")
        assert page.js("document.documentElement.scrollWidth") <= 390
    page.complaints()  # a page that is not there is told as an error too


def test_pages_stand_without_scripts(page: Browser, service: Service) -> None:
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get(f"{service.url}/search?q=hhpq")
        page.click(".hits .entity")
        page.click(".group .evidence summary")
        assert page.text(".group mark").startswith("黑河片区启动")
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_harmful_name_runs_nothing_and_breaks_nothing(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/id/initiative/hostile")
    assert page.text("h1").startswith("<script>alert(1)</script>")
    assert page.js("document.documentElement.scrollWidth") <= 1440
    assert page.js("document.querySelector('h1').offsetHeight") < 300
