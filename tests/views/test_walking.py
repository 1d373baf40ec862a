"""The page with the keyboard alone, in a real browser."""

import pytest

from views.chromium import MARKS, Browser, thing

Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
pytestmark = MARKS


def test_keyboard_reaches_everything(browser: Browser) -> None:
    seen = set()
    for _ in range(70):
        browser.press(Keys.TAB)
        seen.add(browser.run("const part = document.activeElement.closest('[id]'); return part ? part.id : ''"))
    assert {"search-input", "languages", "filters", "graph-tools", "network", "tab-details"} <= seen


def test_arrow_keys_go_along_relations_and_are_announced(browser: Browser) -> None:
    browser.run(f"actions.select('thing', {thing('望港市')}.at); container.focus()")
    came = []
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_LEFT, Keys.ARROW_DOWN, Keys.ARROW_UP):
        browser.run(f"actions.select('thing', {thing('望港市')}.at, {{look: false}})")
        browser.press(key)
        name = browser.run("return things[state.selected.at].name")
        came.append(browser.run(f"return neighbours({thing('望港市')}).includes(things[state.selected.at])"))
        assert browser.text("#status").startswith(name)
        assert browser.text("#panel h2") == name
    assert any(came)


def test_enter_opens_details_and_escape_comes_back(browser: Browser) -> None:
    browser.run(f"actions.select('thing', {thing('望港市')}.at); container.focus()")
    browser.press(Keys.ENTER)
    assert browser.run("return document.activeElement === document.querySelector('#panel h2')")
    browser.press(Keys.ESCAPE)
    assert browser.run("return document.activeElement.id") == "network"
    browser.press(Keys.ESCAPE)
    assert browser.text("#panel h2") == "概览"


def test_from_thing_to_sentence_without_a_mouse(browser: Browser) -> None:
    browser.driver.find_element("id", "search-input").send_keys("望港市", Keys.ENTER)
    for _ in range(30):
        browser.press(Keys.TAB)
        if browser.run("return document.activeElement.classList.contains('source')"):
            break
    browser.press(Keys.ENTER)
    assert browser.text("#panel mark")


def test_escape_goes_back_to_what_was_selected_before(browser: Browser) -> None:
    for name in ("望港市", "青澜大学"):
        browser.run(f"actions.select('thing', {thing(name)}.at)")
    browser.run("container.focus()")
    browser.press(Keys.ESCAPE)
    assert browser.text("#panel h2") == "望港市"


def test_tabs_turn_with_arrow_keys(browser: Browser) -> None:
    browser.run("document.getElementById('tab-details').focus()")
    browser.press(Keys.ARROW_RIGHT)
    assert browser.run("return [state.pane, document.activeElement.id]") == ["things", "tab-things"]
    assert browser.run("return document.getElementById('panel').hidden")


def test_zoom_and_pan_with_the_keyboard(browser: Browser) -> None:
    browser.run("container.focus()")
    scale, x = browser.run("return [network.getScale(), network.getViewPosition().x]")
    browser.press("+")
    browser.wait("journey === null")
    assert browser.run("return network.getScale()") == pytest.approx(scale * 1.25)
    browser.press(Keys.SHIFT + Keys.ARROW_RIGHT)
    browser.wait("journey === null")
    assert browser.run("return network.getViewPosition().x") > x


def test_focus_can_be_seen_on_the_graph(browser: Browser) -> None:
    browser.run(f"actions.select('thing', {thing('望港市')}.at)")
    for _ in range(60):
        browser.press(Keys.TAB)
        if browser.run("return document.activeElement.id") == "network":
            break
    assert browser.run("return getComputedStyle(container).outlineStyle") == "solid"
