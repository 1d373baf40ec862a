"""Filters, folding, hiding, pinning, groups and undoing in a real browser."""

from pathlib import Path

import pytest
from browser import NEEDS_BROWSER, Keys

from views.chromium import ViewBrowser, thing

pytestmark = NEEDS_BROWSER

IN_SIGHT = "nodeSet.getIds().map((id) => things[id].name)"


def test_class_filter_takes_things_and_their_lines_away(browser: ViewBrowser) -> None:
    browser.click("[data-mark=kind-Company]")
    assert browser.script("return nodeSet.getIds().some((at) => things[at].kind === 'Company')") is False
    assert browser.script("return edgeSet.get().every((edge) => [edge.from, edge.to].every((at) => nodeSet.get(at)))")
    assert browser.script("return document.activeElement.dataset.mark") == "kind-Company"
    browser.click("[data-mark=all-kinds]")
    assert browser.script("return nodeSet.getIds().some((at) => things[at].kind === 'Company')")


def test_totals_and_tables_follow_the_filters(browser: ViewBrowser) -> None:
    before = browser.text("#scope")
    browser.click("[data-mark=kind-Initiative]")
    assert browser.text("#scope") != before
    shown = browser.script("return shown.all.size")
    assert browser.text("#tab-things") == f"条目 {shown}"
    assert browser.text("#scope").startswith(f"{shown} 个条目（共 32 个）")
    assert "来自名录" in browser.text("#scope")


def test_relation_filter_takes_lines_away(browser: ViewBrowser) -> None:
    browser.click("[data-mark=part-filterRelations]")
    browser.click("[data-mark=relation-carriesOut]")
    assert browser.script("return shown.facts.filter((fact) => fact.p === 'carriesOut').length") == 0


def test_theme_filter_keeps_what_articles_on_it_tell(browser: ViewBrowser) -> None:
    browser.click("[data-mark=part-filterThemes]")
    at = browser.script("return themes.findIndex((theme) => theme.zh === '跨境电商')")
    browser.click(f"[data-mark=theme-{at}]")
    titles = browser.script(
        "return [...new Set(shown.facts.filter((fact) => fact.proofs.length).flatMap(factArticles))]"
        ".map((article) => article.themes.map((at) => themes[at].zh))"
    )
    assert titles
    assert all("跨境电商" in each for each in titles)


def test_period_with_nothing_in_it_says_so_and_can_be_left(browser: ViewBrowser) -> None:
    browser.script("actions.setPeriod({from: '2031'})")
    assert browser.text("#graph-empty").startswith("没有符合当前筛选的内容。")
    browser.click("#graph-empty button")
    assert browser.script("return shown.all.size") > 20


def test_period_keeps_what_is_dated_in_it(browser: ViewBrowser) -> None:
    browser.script("actions.setPeriod({from: '2024-06', until: '2024-06'})")
    times = browser.script("return shown.facts.filter((f) => f.proofs.length).map((fact) => factTimes(fact))")
    assert times
    assert all(any(first <= "2024-06~" and last + "~" >= "2024-06" for first, last in each) for each in times)


def test_unlinked_things_are_folded_until_asked_for(browser: ViewBrowser) -> None:
    before = browser.script("return shown.all.size")
    loose = browser.script("return shown.loose")
    assert loose > 0
    browser.click("[data-mark=loose]")
    assert browser.script("return shown.all.size") == before + loose


def test_folding_takes_away_what_hangs_on_a_thing_and_expanding_brings_it_back(browser: ViewBrowser) -> None:
    line = thing("望港至阿斯塔纳跨境公路货运线路")
    before = set(browser.script(f"return {IN_SIGHT}"))
    browser.script(f"actions.select('thing', {line}.at, {{look: false}}); actions.fold({line})")
    folded = set(browser.script(f"return {IN_SIGHT}"))
    assert before - folded >= {"望港口岸", "阿斯塔纳"}
    spots = browser.script("return nodeSet.getIds().map((id) => [id, network.getPosition(id).x])")
    browser.click("#panel .thing-tools button")
    browser.wait(f"!state.scene.folded.has({line}.at)")
    assert set(browser.script(f"return {IN_SIGHT}")) == before
    moved = [id_ for id_, x in spots if browser.script(f"return network.getPosition({id_}).x") != x]
    assert moved == []


def test_hiding_is_undone_and_redone(browser: ViewBrowser) -> None:
    city = thing("望港市")
    browser.click_canvas(*browser.spot(city))
    browser.wait("state.selected")
    browser.type("h")
    assert browser.script(f"return shown.all.has({city})") is False
    browser.press(Keys.CONTROL, "z")
    assert browser.script(f"return shown.all.has({city})") is True
    browser.click("[data-mark=redo]")
    assert browser.script(f"return shown.all.has({city})") is False


def test_dragging_pins_a_thing(browser: ViewBrowser) -> None:
    x, y = browser.spot(thing("望港市"))
    browser.drag_canvas((x, y), (x + 60, y + 40))
    browser.wait("state.scene.pins.size === 1")
    now = browser.spot(thing("望港市"))
    assert now == pytest.approx((x + 60, y + 40), abs=3)
    browser.click("[data-mark=undo]")
    assert browser.spot(thing("望港市")) == pytest.approx((x, y), abs=2)


def test_a_crowd_is_shown_in_groups_that_open(browser: ViewBrowser, crowded: Path) -> None:
    browser.view(crowded)
    groups = browser.script("return [...shown.groups].map(([group, number]) => [group.id, number])")
    assert sum(number for _, number in groups) == 400
    assert browser.script("return nodeSet.length") == len(groups)
    x, y = browser.script(
        "const [group] = shown.groups.keys(); const at = network.canvasToDOM(network.getPosition(group.id));"
        "return [at.x, at.y]"
    )
    browser.click_canvas(x, y)
    browser.wait("shown.things.size > 0")
    assert browser.script("return shown.things.size") == groups[0][1]
    browser.wait("journey === null && titleBoxes.length === 1")
    x, y = browser.script(
        "const [box] = titleBoxes; const at = network.canvasToDOM({x: (box.left + box.right) / 2,"
        " y: (box.top + box.bottom) / 2}); return [at.x, at.y]"
    )
    browser.click_canvas(x, y)
    browser.wait("shown.things.size === 0")


def test_selecting_out_of_a_group_brings_the_thing_forward(browser: ViewBrowser, crowded: Path) -> None:
    browser.view(crowded)
    browser.driver.find_element("id", "search-input").send_keys("望港第300国际", Keys.ENTER)
    assert (
        browser.script("return nodeSet.getIds().map((id) => (things[id] || {}).name)").count(
            "望港第300国际贸易有限公司"
        )
        == 1
    )
    browser.click("[data-mark=way-none]")
    assert browser.script("return shown.groups.size") == 0


def test_groups_open_with_the_keyboard(browser: ViewBrowser, crowded: Path) -> None:
    browser.view(crowded)
    browser.script("container.focus()")
    browser.type(Keys.ARROW_RIGHT)
    assert "按回车展开" in browser.text("#status")
    browser.type(Keys.ENTER)
    browser.wait("shown.things.size > 0")
