"""A link to a view, in a real browser: what the sender saw is what is opened."""

from pathlib import Path

import pytest
from browser import NEEDS_BROWSER

from fztgraph.views import write_view
from views.chromium import DRAWN, ViewBrowser, thing
from views.conftest import Generation

pytestmark = NEEDS_BROWSER

SEEN = (
    "const {x, y} = network.getViewPosition();"
    "return {ids: nodeSet.getIds().sort(), lines: edgeSet.length, pane: state.pane, lang: state.lang,"
    " panel: document.querySelector('#panel h2').innerText, scope: document.getElementById('scope').innerText,"
    " spots: nodeSet.getIds().sort().map((id) => network.getPosition(id)), list: state.things,"
    " view: [x, y, 100 * network.getScale()]}"
)


def share(browser: ViewBrowser) -> tuple[dict[str, object], dict[str, object]]:
    """What is seen, and what is seen at the same address opened anew."""
    browser.wait("journey === null")
    browser.script("renderAddress()")
    before = browser.script(SEEN)
    address = browser.script("return location.href")
    browser.open("about:blank")
    browser.open(address, ready=DRAWN)
    browser.wait("journey === null")
    return before, browser.script(SEEN)


def test_shared_link_shows_the_same_view(browser: ViewBrowser) -> None:
    browser.click("[data-mark=kind-Person]")
    x, y = browser.spot(thing("望港市"))
    browser.drag_canvas((x, y), (x - 50, y + 30))
    browser.script(f"actions.hide({thing('青澜大学')}); actions.fold({thing('望港至阿斯塔纳跨境公路货运线路')})")
    browser.script("actions.setPeriod({from: '2024'}); actions.toggleRelation('partOf'); actions.speak('en')")
    browser.script(
        f"actions.select('thing', {thing('望港市')}.at); actions.show('things');"
        "actions.list('things', {sort: 'name'})"
    )
    browser.wait("journey === null")
    browser.script("move({right: 40, factor: 1.4})")
    before, after = share(browser)
    assert after.pop("view") == pytest.approx(before.pop("view"), abs=0.2)
    assert after == before
    assert before["lang"] == "en"


def test_link_to_a_sentence_opens_it(browser: ViewBrowser) -> None:
    browser.script("openFrom('fact', facts.findIndex((fact) => fact.proofs.length))")
    quote = browser.text("#panel mark")
    before, after = share(browser)
    assert after["panel"] == before["panel"]
    assert browser.text("#panel mark") == quote


def test_groups_that_are_open_are_shared(browser: ViewBrowser, crowded: Path) -> None:
    browser.view(crowded)
    browser.script("actions.openGroup([...shown.groups.keys()][0])")
    before, after = share(browser)
    assert after["ids"] == before["ids"]
    assert browser.script("return shown.things.size") > 0


def test_link_from_another_page_says_what_it_lost(browser: ViewBrowser, newsletter: Generation, tmp_path: Path) -> None:
    browser.script(f"actions.hide({thing('青澜大学')}); actions.select('thing', {thing('望港市')}.at)")
    fragment = browser.script("return location.hash")
    other = write_view(newsletter, tmp_path / "page.html", entity="望港口岸", hops=1).path
    browser.view(other, fragment)
    assert browser.text("#notes").count("链接中有 2 处内容在本页中已不存在") == 1
    assert browser.script("return shown.all.size") == 2


def test_going_back_opens_what_was_open_before(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    browser.script(f"actions.select('thing', {thing('青澜大学')}.at)")
    browser.driver.back()
    browser.wait("document.querySelector('#panel h2').innerText === '望港市'")


@pytest.mark.parametrize(
    "fragment",
    ["#at=nothing", "#at=%", "#pane=x&lang=x&from=9&view=a~b~c&things=~~", "#__proto__", "#pins=a~b.~~&open=x"],
)
def test_address_that_means_nothing_shows_the_overview(browser: ViewBrowser, page: Path, fragment: str) -> None:
    browser.view(page, fragment)
    assert browser.text("#panel h2") == "概览"
    assert browser.complaints() == []
    assert browser.script("return shown.all.size") > 20
