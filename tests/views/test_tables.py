"""The tables beside the graph, and files of what is seen, in a real browser."""

import time
from pathlib import Path

from browser import NEEDS_BROWSER

from views.chromium import ViewBrowser, thing

pytestmark = NEEDS_BROWSER

ROWS = "return [...document.querySelectorAll('#{}-rows tbody tr')].map((row) => row.innerText)"


def test_table_of_things_sorts_and_selects(browser: ViewBrowser) -> None:
    browser.click("#tab-things")
    degrees = [int(row.split("\t")[2]) for row in browser.script(ROWS.format("things"))]
    assert degrees == sorted(degrees, reverse=True)
    browser.click("#things [data-mark=sort-name]")
    names = [row.split("\t")[0] for row in browser.script(ROWS.format("things"))]
    assert names == browser.script(
        "return arguments[0].sort((a, b) => collator().compare(sortKey(a), sortKey(b)))", list(names)
    )
    browser.click("#things tbody tr:first-child .kind")
    assert browser.script("return nameOf(things[state.selected.at])") == names[0].strip()


def test_sorting_passes_over_quotes_and_brackets(browser: ViewBrowser) -> None:
    order = browser.script("return inOrder(['《乙》', '“甲”企业', '（丙）', '甲', ''], (text) => text, false)")
    assert order[0] == "（丙）"
    assert order.index("甲") + 1 == order.index("“甲”企业")
    assert order[-1] == ""


def test_table_of_facts_filters_and_opens_the_sentence(browser: ViewBrowser) -> None:
    browser.click("#tab-facts")
    assert len(browser.script(ROWS.format("facts"))) == browser.script("return listedFacts().length")
    browser.driver.find_element("id", "facts-filter").send_keys("远桥")
    assert all("远桥" in row for row in browser.script(ROWS.format("facts")))
    browser.click("#facts tbody tr:first-child .source")
    assert browser.text("#panel mark")


def test_row_of_a_fact_opens_its_sentence_in_its_paragraph(browser: ViewBrowser) -> None:
    browser.click("#tab-facts")
    browser.driver.find_element("id", "facts-filter").send_keys("远桥国际物流有限公司 实施")
    browser.click("#facts tbody tr:first-child .predicate")
    assert browser.text("#panel mark") in browser.text("#panel blockquote")


def test_selected_thing_is_marked_in_the_table(browser: ViewBrowser) -> None:
    browser.script("actions.widen(); actions.show('things')")
    browser.script(f"actions.select('thing', {thing('望港市')}.at)")
    assert "望港市" in browser.text("#things tr.chosen")


def test_figures_are_gathered_by_indicator(browser: ViewBrowser) -> None:
    browser.click("#tab-figures")
    text = browser.text("#figures")
    assert "进出口总值" in text
    assert "96.2亿元" in text
    browser.click("#figures .source")
    assert browser.text("#panel mark")


def test_table_says_where_nothing_fits(browser: ViewBrowser) -> None:
    browser.click("#tab-facts")
    browser.driver.find_element("id", "facts-filter").send_keys("没有的词")
    assert browser.text("#facts-rows") == "没有符合条件的事实。"


def test_csv_has_a_mark_and_no_formula(browser: ViewBrowser) -> None:
    assert browser.script("return csvOf('facts').charCodeAt(0)") == 0xFEFF
    assert browser.script("return csvCell('=1+1')") == "'=1+1"
    assert browser.script("return csvCell('+21.8%')") == "+21.8%"
    assert browser.script("return csvCell('a\"b,c')") == '"a""b,c"'


def test_what_is_seen_is_saved_as_picture_drawing_and_tables(browser: ViewBrowser) -> None:
    for name in ("exportPng", "exportSvg", "exportThings", "exportFacts"):
        browser.click("details.menu summary")
        browser.click(f"[data-export={name}]")
    saved = wait_for(browser.downloads, 4)
    assert saved[".png"][:8] == b"\x89PNG\r\n\x1a\n"
    assert "望港市" in saved[".svg"].decode()
    assert b"<script" not in saved[".svg"]
    assert saved[".csv"].startswith("\ufeff".encode())
    assert browser.asked() == []


def wait_for(folder: Path, number: int) -> dict[str, bytes]:
    for _ in range(100):
        found = [path for path in folder.iterdir() if path.suffix in {".png", ".svg", ".csv"}]
        if len(found) >= number:
            return {path.suffix: path.read_bytes() for path in found}
        time.sleep(0.05)
    raise AssertionError(sorted(path.name for path in folder.iterdir()))
