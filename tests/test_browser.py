"""What tests of pages rely on: that the browser tells what a page asks for and complains of."""

from pathlib import Path
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys

pytestmark = NEEDS_BROWSER

PAGE = """<!doctype html><link rel="icon" href="data:,"><title>t</title><p id="said"></p><input id="box">
<p id="dark"></p><script>
const said = document.getElementById("said");
document.addEventListener("click", (event) => { said.textContent = `${event.clientX} ${event.clientY}` });
document.addEventListener("keydown", (event) => { if (event.ctrlKey) said.textContent = `control ${event.key}` });
if (matchMedia("(prefers-color-scheme: dark)").matches) document.getElementById("dark").textContent = "dark";
</script>"""


@pytest.fixture
def browser(driver: Any, tmp_path: Path) -> Browser:
    (tmp_path / "page.html").write_text(PAGE)
    browser = Browser(driver)
    browser.open((tmp_path / "page.html").as_uri())
    return browser


def test_what_a_page_asks_for_is_told_once(browser: Browser) -> None:
    assert browser.requests() == [browser.address]
    browser.script("const image = new Image(); image.onerror = () => { said.textContent = 'no' }; image.src = 'no.png'")
    browser.wait("said.textContent === 'no'")
    assert browser.requests() == [browser.address.replace("page.html", "no.png")]
    assert browser.requests() == []


def test_what_a_page_complains_of_is_told(browser: Browser) -> None:
    assert browser.complaints() == []
    browser.script("console.error('broken')")
    assert "broken" in browser.complaints()[0]


def test_points_and_keys_reach_the_page(browser: Browser) -> None:
    browser.click_point(120, 80)
    browser.wait("said.textContent === '120 80'")
    browser.press(Keys.CONTROL, "k")
    assert browser.text("#said") == "control k"
    browser.fill("#box", "字", Keys.TAB)
    assert browser.js("document.getElementById('box').value") == "字"


def test_a_page_is_looked_at_in_other_ways(browser: Browser, tmp_path: Path) -> None:
    with browser.window(400, 300), browser.media(prefers_color_scheme="dark"):
        browser.open(browser.address)
        assert (browser.js("innerWidth"), browser.text("#dark")) == (400, "dark")
    assert browser.js("innerWidth") > 400
    assert browser.screenshot(tmp_path / "seen.png").read_bytes().startswith(b"\x89PNG")
