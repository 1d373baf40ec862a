"""The page in a real browser, opened from the disk, as people open it."""

from pathlib import Path
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys

from fztgraph.views import write_view
from views import sample
from views.conftest import Generation

pytestmark = NEEDS_BROWSER


class ViewBrowser(Browser):
    """Chromium with a page that was written to the disk."""

    def view(self, path: Path, address: str = "") -> None:
        drawn = "document.querySelector('#network canvas') && things.length === 0 || labelBoxes.length > 0"
        self.open(path.as_uri() + address, ready=drawn)

    def click_canvas(self, x: float, y: float) -> None:
        """Click a point of the canvas, given in pixels from its upper left corner."""
        left, top = self.script("const box = container.getBoundingClientRect(); return [box.left, box.top]")
        self.click_point(left + x, top + y)


@pytest.fixture(scope="module")
def page(newsletter: Generation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_view(newsletter, tmp_path_factory.mktemp("view") / "page.html").path


@pytest.fixture
def browser(driver: Any, page: Path) -> ViewBrowser:
    browser = ViewBrowser(driver)
    browser.view(page)
    return browser


def thing(name: str) -> str:
    return f"things.find((thing) => thing.name === '{name}')"


def test_page_asks_for_nothing_and_complains_of_nothing(browser: ViewBrowser) -> None:
    browser.click("#views [data-value=table]")
    browser.click("#languages [data-value=en]")
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    assert browser.requests() == [browser.address]
    assert browser.complaints() == []


def test_policy_stops_what_a_page_might_load(browser: ViewBrowser) -> None:
    loaded = browser.driver.execute_async_script(
        "const done = arguments[0]; const image = new Image(); image.onload = () => done('loaded');"
        "image.onerror = () => done('stopped'); image.src = 'http://127.0.0.1:9/x.png';"
    )
    assert loaded == "stopped"
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_canvas_is_drawn(browser: ViewBrowser) -> None:
    colours = browser.script(
        "const canvas = document.querySelector('#network canvas');"
        "const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        "const seen = new Set(); for (let at = 0; at < pixels.length; at += 4)"
        "if (pixels[at + 3]) seen.add(`${pixels[at]},${pixels[at + 1]},${pixels[at + 2]}`); return [...seen]"
    )
    assert {"0,114,178", "230,159,0", "0,158,115"} <= set(colours)
    assert browser.js("labelBoxes.filter((box) => box.kind === 'thing').length") > 28


def test_clicking_an_edge_shows_the_sentence(browser: ViewBrowser) -> None:
    x, y = browser.script(
        "const fact = facts.find((fact) => fact.p === 'carriesOut' && things[fact.s].name === '远桥国际物流有限公司');"
        "const [one, other] = [fact.s, fact.o].map((at) => network.getPosition(at));"
        "const point = network.canvasToDOM({x: one.x * 0.35 + other.x * 0.65, y: one.y * 0.35 + other.y * 0.65});"
        "return [point.x, point.y]"
    )
    browser.click_canvas(x, y)
    browser.wait("document.querySelector('#panel mark')")
    assert browser.text("#panel h2") == "远桥国际物流有限公司 实施 望港至阿斯塔纳跨境公路货运线路"
    assert browser.text("#panel mark") == "该线路由远桥物流运营"
    assert "6月16日，满载家电" in browser.text("#panel blockquote")
    assert "望港至阿斯塔纳跨境公路货运线路正式开通" in browser.text("#panel figcaption")
    assert "青澜自贸资讯第1期 · 片区动态 · 2024年7月1日" in browser.text("#panel figcaption")
    assert "规则 sample · 可信度 0.9" in browser.text("#panel figcaption")


def test_clicking_a_node_shows_its_facts(browser: ViewBrowser) -> None:
    x, y = browser.script(
        f"const at = network.canvasToDOM(network.getPosition({thing('望港市')}.at)); return [at.x, at.y]"
    )
    browser.click_canvas(x, y)
    browser.wait("state.selected")
    assert browser.text("#panel h2") == "望港市"
    panel = browser.text("#panel")
    assert "行政区划 · 地点" in panel
    assert "第三届望港跨境商品博览会 位于 望港市" in panel
    assert "96.2亿元 2024年1月—5月 +21.8%" in panel


def test_clicking_a_name_is_clicking_its_node(browser: ViewBrowser) -> None:
    x, y = browser.script(
        "const box = labelBoxes.find((box) => things[box.at].name === '青澜大学' && box.kind === 'thing');"
        "const point = network.canvasToDOM({x: box.x, y: (box.top + box.bottom) / 2}); return [point.x, point.y]"
    )
    browser.click_canvas(x, y)
    browser.wait("state.selected")
    assert browser.text("#panel h2") == "青澜大学"


def test_other_end_and_article_open_from_the_panel(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('林知远')}.at)")
    browser.click("#panel .facts a")
    assert browser.text("#panel h2") == "远桥国际物流有限公司"
    browser.click("#panel .articles a")
    assert "文中事实" in browser.text("#panel")
    browser.click("#panel .facts .source")
    assert browser.driver.find_elements("css selector", "#panel mark")
    browser.click("#panel .back")
    assert "文中事实" in browser.text("#panel")


def test_article_names_its_themes(browser: ViewBrowser) -> None:
    browser.script("openFrom('article', articles.find((article) => article.title === '望港片区出台跨境电商新措施').at)")
    assert "主题：" in browser.text("#panel")
    assert "跨境电商" in browser.text("#panel .class:nth-of-type(2)")


def test_many_names_wait_until_asked_for(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('青澜自贸试验区望港片区')}.at)")
    assert browser.text("#panel summary") == "其他名称 6 个"
    assert not browser.js("document.querySelector('#panel details').open")
    browser.click("#panel summary")
    assert browser.text("#panel details").endswith(
        "望港、望港片区、望港新片区、望港自贸片区、青澜望港片区、自贸区望港片区"
    )


def test_buttons_zoom_and_arrow_keys_move_the_view(browser: ViewBrowser) -> None:
    scale = browser.js("network.getScale()")
    for _ in range(2):
        browser.click("#graph-tools button:first-child")
    browser.wait("journey === null")
    assert browser.js("network.getScale()") == pytest.approx(scale * 1.4**2)
    before = browser.js("network.getViewPosition().x")
    browser.script("container.firstElementChild.focus()")
    browser.type(Keys.ARROW_RIGHT, "-")
    browser.wait("journey === null")
    assert browser.js("network.getViewPosition().x") > before
    assert browser.js("network.getScale()") == pytest.approx(scale * 1.4**2 * 0.8)


def test_search_finds_aliases_with_the_keyboard(browser: ViewBrowser) -> None:
    box = browser.driver.find_element("id", "search-input")
    box.send_keys("省贸促")
    assert "又称 省贸促会" in browser.text("#search-hits")
    box.send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "青澜省国际贸易促进会"
    assert browser.js("document.activeElement === document.querySelector('#panel h2')")
    assert box.get_attribute("value") == ""


def test_arrow_keys_choose_a_hit_and_escape_closes(browser: ViewBrowser) -> None:
    box = browser.driver.find_element("id", "search-input")
    box.send_keys("望港", Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    second = browser.text("#hit-1 .hit-name")
    assert box.get_attribute("aria-activedescendant") == "hit-1"
    box.send_keys(Keys.ENTER)
    assert browser.text("#panel h2") in second
    box.send_keys("没有的名字")
    assert browser.text("#search-hits") == "没有名称包含“没有的名字”。"
    box.send_keys(Keys.ESCAPE)
    assert browser.js("document.getElementById('search-hits').hidden")


def test_class_filter_hides_nodes_and_their_edges(browser: ViewBrowser) -> None:
    hidden = "nodeSet.get().filter((node) => node.hidden).length"
    browser.click("#legend input[value=Company]")
    assert browser.js(f"{hidden}") == 4
    assert browser.script(
        "return edgeSet.get().every((edge) => edge.hidden ==="
        "[edge.from, edge.to].some((at) => things[at].kind === 'Company'))"
    )
    assert browser.js("document.activeElement.value") == "Company"
    browser.click("#legend .quiet")
    assert browser.js(f"{hidden}") == 0


def test_hiding_every_class_says_so_and_reset_shows_all(browser: ViewBrowser) -> None:
    browser.click("#legend .quiet")
    assert browser.text("#graph-empty") == "所有类别都已隐藏。"
    browser.click("#graph-tools button:last-child")
    assert browser.js("state.hidden.size") == 0


def test_language_changes_on_the_page(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    browser.click("#languages [data-value=en]")
    assert browser.text("#panel h2") == "Wanggang City"
    assert "located in" in browser.text("#panel")
    assert "Jan–May 2024" in browser.text("#panel")
    assert browser.js("[document.documentElement.lang, document.title]") == ["en", "Free-trade zone graph"]
    assert browser.js("document.activeElement.dataset.value") == "en"


def test_table_has_every_fact_and_sorts_and_filters(browser: ViewBrowser) -> None:
    browser.click("#views [data-value=table]")
    rows = "return [...document.querySelectorAll('#table-rows tbody tr')].map((row) => row.innerText)"
    assert len(browser.script(rows)) == 53
    browser.fill("#table-filter", "进出口总值")
    assert browser.text("#table-count") == "2 / 53 条"
    browser.click("[data-sort=object]")
    browser.click("[data-sort=object]")
    assert browser.js("document.activeElement.dataset.sort") == "object"
    assert "96.2亿元" in browser.script(rows)[0]
    browser.click("#table-rows tbody tr:first-child .source")
    assert browser.text("#panel mark") == "进出口总值96.2亿元"
    browser.fill("#table-filter", "没有")
    assert browser.text("#table-rows") == "没有符合条件的事实。"


def test_address_keeps_what_is_open(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at); actions.show('table'); actions.speak('en')")
    browser.driver.refresh()
    browser.wait("labelBoxes.length > 0")
    assert browser.text("#panel h2") == "Wanggang City"
    assert browser.js("[state.view, state.lang]") == ["table", "en"]


def test_going_back_opens_what_was_open_before(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    browser.script(f"actions.select('thing', {thing('青澜大学')}.at)")
    browser.driver.back()
    browser.wait("document.querySelector('#panel h2').innerText === '望港市'")


@pytest.mark.parametrize("address", ["#at=nothing", "#at=%", "#view=x&lang=x", "#__proto__"])
def test_address_that_means_nothing_shows_the_overview(browser: ViewBrowser, page: Path, address: str) -> None:
    browser.view(page, address)
    assert browser.text("#panel h2") == "概览"
    assert browser.complaints() == []


def test_keyboard_reaches_everything(browser: ViewBrowser) -> None:
    seen = set()
    for _ in range(60):
        browser.type(Keys.TAB)
        seen.add(browser.script("const part = document.activeElement.closest('[id]'); return part ? part.id : ''"))
    assert {"search-input", "views", "languages", "legend", "graph-tools", "panel-body"} <= seen
    assert browser.js("container.firstElementChild.tabIndex") == 0


def test_escape_closes_what_is_open(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    browser.fill("body", Keys.ESCAPE)
    assert browser.text("#panel h2") == "概览"


def test_note_of_the_issue_is_shown(browser: ViewBrowser) -> None:
    assert sample.NOTE in browser.text("#notes")


def test_small_screen_has_a_sheet_and_no_sideways_scrolling(browser: ViewBrowser, page: Path) -> None:
    height = "document.getElementById('panel').getBoundingClientRect().height"
    with browser.window(390, 844, mobile=True):
        browser.view(page)
        closed = browser.js(height)
        assert browser.js("document.getElementById('panel-body').inert")
        browser.click(".sheet-handle")
        browser.wait(f"{height} > 300")
        assert closed < 80
        for view in ("graph", "table"):
            browser.script(f"actions.show('{view}')")
            assert browser.js("document.documentElement.scrollWidth") <= 390


def test_hostile_text_stays_text(browser: ViewBrowser, hostile: Generation, tmp_path: Path) -> None:
    browser.view(write_view(hostile, tmp_path / "page.html").path)
    for at in range(len(sample.HOSTILE)):
        browser.script(f"actions.select('thing', {at}, {{look: false}}); actions.search('<')")
    browser.script("openFrom('fact', 0); actions.show('table')")
    assert browser.js("document.querySelectorAll('img, iframe, main script, a[href^=javascript]').length") == 0
    browser.script("openFrom('article', 0)")
    assert browser.text("#panel h2") == sample.HOSTILE[1]
    assert browser.js("document.title") == "自贸区知识图谱"
    assert browser.complaints() == []
    assert browser.requests() == [browser.address]


def test_empty_graph_says_so(browser: ViewBrowser, empty: Generation, tmp_path: Path) -> None:
    browser.view(write_view(empty, tmp_path / "page.html").path)
    assert "没有可显示的实体" in browser.text("#graph-empty")
    browser.click("#views [data-value=table]")
    assert browser.text("#table-rows") == "没有读出任何事实。"
    assert browser.complaints() == []


def test_page_of_an_entity_opens_at_it(browser: ViewBrowser, newsletter: Generation, tmp_path: Path) -> None:
    browser.view(write_view(newsletter, tmp_path / "page.html", entity="望港口岸", hops=1).path)
    assert browser.text("#panel h2") == "望港口岸"
    assert browser.text("#scope") == "“望港口岸”及其周边（1 步以内） · 2 个实体 · 4 条事实"
    assert browser.js("document.title") == "望港口岸 · 自贸区知识图谱"
