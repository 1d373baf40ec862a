"""A digest in Chromium: from disk, on a telephone, on paper."""

import base64
import datetime as dt
import re

import pytest
from browser import Browser

from fztgraph.explorer.digest import explorer_links, read_digest, write_page
from fztgraph.store import open_snapshot

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(driver):
    return Browser(driver)


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request, corpus_store, tmp_path_factory):
    digest = read_digest(corpus_store, open_snapshot(corpus_store), since=dt.date(2024, 1, 1), lang=request.param)
    path = tmp_path_factory.mktemp("digest") / "digest.html"
    path.write_text(write_page(digest, explorer_links(None)), encoding="utf-8")
    return path.as_uri()


def test_it_opens_from_disk_and_asks_for_nothing(browser, page):
    browser.open(page)
    assert browser.requests() == [page]
    assert browser.complaints() == []


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_screen(browser, page, width):
    browser.open(page)
    with browser.window(width, 900, mobile=width < 500):
        assert browser.js("document.documentElement.scrollWidth") <= width


def test_it_prints_on_a4(browser, page):
    browser.open(page)
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    sizes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", base64.b64decode(printed["data"])))
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
