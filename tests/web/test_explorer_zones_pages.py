"""Zones side by side and figures in a real browser: chosen by initials, sentences, telephones, no scripts."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys
from explorer.zones import publish_zones
from serving import Service, running

pytestmark = NEEDS_BROWSER
TWO = "/compare?z=zone/甲片区&z=zone/乙片区"
SHOWN = "document.readyState === 'complete'"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = tmp_path_factory.mktemp("zones") / "store"
    publish_zones(store)
    with running(store, workers=1) as running_service:
        yield running_service


@pytest.fixture
def page(driver: Any, service: Service) -> Iterator[Browser]:
    browser = Browser(driver)
    browser.open(f"{service.url}/compare?lang=zh")
    yield browser
    assert browser.hosts() <= {service.url}
    assert browser.complaints() == []


def choose(page: Browser, box: str, typed: str) -> None:
    """Type initials into a box and take the first suggestion with the keyboard."""
    page.fill(f"#{box}", typed)
    page.wait(f"document.querySelectorAll('#{box}-found [role=option]').length > 0")
    page.press(Keys.ARROW_DOWN)
    page.press(Keys.ENTER)


def test_two_zones_are_chosen_by_initials_and_compared(page: Browser) -> None:
    choose(page, "z0", "jpq")
    choose(page, "z1", "ypq")
    assert [page.find(f"#{box}").get_property("value") for box in ("z0", "z1")] == ["甲片区", "乙片区"]
    page.press(Keys.ENTER)
    page.wait(f"document.querySelectorAll('.overview').length && {SHOWN}")
    assert page.text("h1") == "甲片区与乙片区对比"
    assert page.js("decodeURIComponent(location.search)") == "?z=zone/甲片区&z=zone/乙片区"
    assert "两者都有" in page.text("#t-logistics th")
    assert [text.split() for text in page.texts("#t-finance .tie")] == [
        ["甲市", "实施", "原文", "1", "处"],
        ["乙管委", "实施", "原文", "1", "处"],
    ]


def test_a_point_of_a_chart_opens_its_sentence(page: Browser, service: Service) -> None:
    page.open(f"{service.url}{TWO}")
    assert not page.find("#f0-1-1").is_displayed()
    point = '.chart a[href="#f0-1-1"]'
    page.script("document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', {bubbles: true}))", point)
    page.wait("document.querySelector('#f0-1-1').closest('details').open")
    assert page.text("#f0-1-1 mark") == "zone/乙片区进出口额720"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["/compare?x=1", TWO, TWO + "&open=1", "/figures?x=1", "/figures?i=进出口额"])
def test_no_page_is_wider_than_a_telephone(page: Browser, service: Service, path: str, lang: str) -> None:
    with page.window(390, 844, mobile=True):
        page.open(f"{service.url}{path}&lang={lang}")
        assert page.js("document.documentElement.scrollWidth") <= 390


def test_zones_are_compared_and_sentences_read_without_scripts(page: Browser, service: Service) -> None:
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get(f"{service.url}/compare")
        page.fill("#z0", "甲片区")
        page.fill("#z1", "乙片区", Keys.ENTER)
        page.click("#t-finance summary")
        assert page.text("#t-finance mark") == "place/甲市carriesOut initiative/市办"
    finally:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_figures_are_narrowed_by_name_and_period(page: Browser, service: Service) -> None:
    page.open(f"{service.url}/figures?i=进出口额")
    choose(page, "thing", "甲市")
    page.fill("#from", "2022", Keys.ENTER)
    page.wait(f"location.search.includes('from=2022') && {SHOWN}")
    assert page.texts(".readings .value") == ["1,000元", "400元"]
