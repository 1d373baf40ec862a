"""The page with the keyboard alone, in a real browser."""

import pytest
from browser import NEEDS_BROWSER, Keys

from views.chromium import ViewBrowser, thing

pytestmark = NEEDS_BROWSER


def test_keyboard_reaches_everything(browser: ViewBrowser) -> None:
    seen = set()
    for _ in range(70):
        browser.type(Keys.TAB)
        seen.add(browser.script("const part = document.activeElement.closest('[id]'); return part ? part.id : ''"))
    assert {"search-input", "languages", "filters", "graph-tools", "network", "tab-details"} <= seen


def test_arrow_keys_go_along_relations_and_are_announced(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at); container.focus()")
    came = []
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ARROW_DOWN, Keys.ARROW_UP):
        browser.script(f"actions.select('thing', {thing('望港市')}.at, {{look: false}})")
        browser.type(key)
        name = browser.script("return things[state.selected.at].name")
        came.append(browser.script(f"return neighbours({thing('望港市')}).includes(things[state.selected.at])"))
        assert browser.text("#status").startswith(name)
        assert browser.text("#panel h2") == name
    assert any(came)


def test_enter_opens_details_and_escape_comes_back(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at); container.focus()")
    browser.type(Keys.ENTER)
    assert browser.script("return document.activeElement === document.querySelector('#panel h2')")
    browser.type(Keys.ESCAPE)
    assert browser.script("return document.activeElement.id") == "network"
    browser.type(Keys.ESCAPE)
    assert browser.text("#panel h2") == "概览"


def test_from_thing_to_sentence_without_a_mouse(browser: ViewBrowser) -> None:
    browser.driver.find_element("id", "search-input").send_keys("望港市", Keys.ENTER)
    for _ in range(30):
        browser.type(Keys.TAB)
        if browser.script("return document.activeElement.classList.contains('source')"):
            break
    browser.type(Keys.ENTER)
    assert browser.text("#panel mark")


def test_escape_goes_back_to_what_was_selected_before(browser: ViewBrowser) -> None:
    for name in ("望港市", "青澜大学"):
        browser.script(f"actions.select('thing', {thing(name)}.at)")
    browser.script("container.focus()")
    browser.type(Keys.ESCAPE)
    assert browser.text("#panel h2") == "望港市"


def test_tabs_turn_with_arrow_keys(browser: ViewBrowser) -> None:
    browser.script("document.getElementById('tab-details').focus()")
    browser.type(Keys.ARROW_RIGHT)
    assert browser.script("return [state.pane, document.activeElement.id]") == ["things", "tab-things"]
    assert browser.script("return document.getElementById('panel').hidden")


def test_zoom_and_pan_with_the_keyboard(browser: ViewBrowser) -> None:
    browser.script("container.focus()")
    scale, x = browser.script("return [network.getScale(), network.getViewPosition().x]")
    browser.type("+")
    browser.wait("journey === null")
    assert browser.script("return network.getScale()") == pytest.approx(scale * 1.25)
    browser.press(Keys.SHIFT, Keys.ARROW_RIGHT)
    browser.wait("journey === null")
    assert browser.script("return network.getViewPosition().x") > x


def test_focus_can_be_seen_on_the_graph(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    for _ in range(60):
        browser.type(Keys.TAB)
        if browser.script("return document.activeElement.id") == "network":
            break
    assert browser.script("return getComputedStyle(container).outlineStyle") == "solid"
