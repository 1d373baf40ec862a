"""The page in a real browser, opened from the disk, as people open it."""

from pathlib import Path

import pytest
from browser import NEEDS_BROWSER, Keys

from fztgraph.views import write_view
from views import sample
from views.chromium import DRAWN, ViewBrowser, thing
from views.conftest import Generation

pytestmark = NEEDS_BROWSER


def test_page_asks_for_nothing_and_complains_of_nothing(browser: ViewBrowser) -> None:
    for pane in ("things", "facts", "figures"):
        browser.click(f"#tab-{pane}")
    browser.click("#languages [data-value=en]")
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    assert browser.asked() == []
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
    assert browser.script("return labelBoxes.filter((box) => box.kind === 'thing').length") > 26


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


def test_clicking_a_thing_shows_its_facts(browser: ViewBrowser) -> None:
    browser.click_canvas(*browser.spot(thing("望港市")))
    browser.wait("state.selected")
    assert browser.text("#panel h2") == "望港市"
    panel = browser.text("#panel")
    assert "行政区划 · 地点" in panel
    assert "第三届望港跨境商品博览会 位于 望港市" in panel
    assert "96.2亿元 2024年1月—5月 +21.8%" in panel


def test_clicking_a_name_is_clicking_its_thing(browser: ViewBrowser) -> None:
    x, y = browser.script(
        "const box = labelBoxes.find((box) => box.kind === 'thing' && things[box.at].name === '青澜大学');"
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
    assert "跨境电商" in browser.text("#panel .about:nth-of-type(2)")


def test_many_names_wait_until_asked_for(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('青澜自贸试验区望港片区')}.at)")
    assert browser.text("#panel summary") == "其他名称 6 个"
    assert not browser.script("return document.querySelector('#panel details').open")
    browser.click("#panel summary")
    assert browser.text("#panel details").endswith(
        "望港、望港片区、望港新片区、望港自贸片区、青澜望港片区、自贸区望港片区"
    )


@pytest.mark.parametrize("typed", ["省贸促", "qlsgj", "qinglanshengguoji"])
def test_search_finds_aliases_and_pinyin_with_the_keyboard(browser: ViewBrowser, typed: str) -> None:
    box = browser.driver.find_element("id", "search-input")
    box.send_keys(typed)
    assert "青澜省国际贸易促进会" in browser.text("#search-hits")
    box.send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "青澜省国际贸易促进会"
    assert browser.script("return document.activeElement === document.querySelector('#panel h2')")
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
    assert browser.script("return document.getElementById('search-hits').hidden")


def test_language_changes_on_the_page(browser: ViewBrowser) -> None:
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    browser.click("#languages [data-value=en]")
    assert browser.text("#panel h2") == "Wanggang City"
    assert "located in" in browser.text("#panel")
    assert "Jan–May 2024" in browser.text("#panel")
    assert browser.script("return [document.documentElement.lang, document.title]") == ["en", "FTZ news graph"]
    assert browser.script("return document.activeElement.dataset.value") == "en"


def test_note_of_the_issue_is_shown(browser: ViewBrowser) -> None:
    assert sample.NOTE in browser.text("#notes")


def test_small_screen_has_a_sheet_and_no_sideways_scrolling(browser: ViewBrowser, page: Path) -> None:
    browser.resize(390, 844, mobile=True)
    browser.open(page.as_uri(), ready=DRAWN)
    height = "return document.getElementById('side').getBoundingClientRect().height"
    closed = browser.script(height)
    assert browser.script("return document.getElementById('panes').inert")
    browser.click(".sheet-handle")
    browser.wait("document.getElementById('side').getBoundingClientRect().height > 300")
    assert closed < 80
    for pane in ("things", "facts", "figures", "details"):
        browser.click(f"#tab-{pane}")
        assert browser.script("return document.documentElement.scrollWidth") <= 390
        assert (
            browser.script("const pane = document.querySelector('.panes > :not([hidden])'); return pane.scrollWidth")
            <= 390
        )


def test_hostile_text_stays_text(browser: ViewBrowser, hostile: Generation, tmp_path: Path) -> None:
    browser.view(write_view(hostile, tmp_path / "page.html").path)
    for at in range(len(sample.HOSTILE)):
        browser.script(f"actions.select('thing', {at}, {{look: false}}); actions.search('<')")
    browser.script("openFrom('fact', 0); actions.show('facts')")
    assert (
        browser.script(
            "return document.querySelectorAll('img, iframe, main script:not([type]), a[href^=javascript]').length"
        )
        == 0
    )
    browser.script("openFrom('article', 0)")
    assert browser.text("#panel h2") == sample.HOSTILE[1]
    assert browser.script("return document.title") == "自贸区资讯图谱"
    assert browser.complaints() == []
    assert browser.asked() == []


def test_empty_graph_says_so(browser: ViewBrowser, empty: Generation, tmp_path: Path) -> None:
    browser.view(write_view(empty, tmp_path / "page.html").path)
    assert "没有可显示的内容" in browser.text("#graph-empty")
    browser.click("#tab-facts")
    assert browser.text("#facts-rows") == "没有读出任何事实。"
    assert browser.complaints() == []


def test_page_of_an_entity_opens_at_it(browser: ViewBrowser, newsletter: Generation, tmp_path: Path) -> None:
    browser.view(write_view(newsletter, tmp_path / "page.html", entity="望港口岸", hops=1).path)
    assert browser.text("#panel h2") == "望港口岸"
    assert browser.text("#scope").startswith("2 个条目 · 1 条关系")
    assert browser.script("return document.title") == "望港口岸 · 自贸区资讯图谱"


def test_without_script_the_file_shows_tables_and_sentences(browser: ViewBrowser, page: Path) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(page.as_uri())
        text = browser.driver.find_element("css selector", ".plain").text
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "“该线路由远桥物流运营”" in text or "该线路由远桥物流运营" in text
    assert "96.2亿元" in text


def test_names_of_ten_thousand_characters_leave_the_layout_as_it_is(browser: ViewBrowser, tmp_path: Path) -> None:
    store = sample.hostile_store(("长" * 10_000, "\u202e" + "W" * 10_000))
    for width, mobile in ((1440, False), (390, True)):
        browser.view(write_view(Generation(store), tmp_path / "page.html").path)
        browser.resize(width, 844, mobile=mobile)
        browser.script("openFrom('thing', 0); actions.search('长')")
        for pane in ("details", "things", "facts", "figures"):
            browser.script(f"actions.show('{pane}')")
            assert browser.js("document.documentElement.scrollWidth") <= width
            assert browser.js("document.querySelector('.panes').innerText.length") < 3000
    assert browser.complaints() == []
