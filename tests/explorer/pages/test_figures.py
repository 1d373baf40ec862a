"""The page of figures: the list of indicators, one indicator, the table for spreadsheets, and bad input."""

import csv
import io
import re

import pytest
from explorer.zones import FAR, TWO, visit, zone_source, zone_store
from pyoxigraph import Literal, Store
from sample_graph import figure_quads, iri, quad

from fztgraph.explorer.pages import figures
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Shown
from fztgraph.store import add_quads

NAME = ("i", "进出口额")


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def show(source: StoreSource, *pairs: tuple[str, str], lang: str = "zh") -> str:
    answer = figures.show(visit(source, "/figures", *pairs, lang=lang))
    assert isinstance(answer, str)
    return answer


def text(page: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", str(page), flags=re.DOTALL))


def table(source: StoreSource, *pairs: tuple[str, str]) -> list[list[str]]:
    answer = figures.show_file(visit(source, "/figures.csv", *pairs))
    assert isinstance(answer, Shown)
    assert isinstance(answer.content, bytes)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("lang", "several", "single"),
    [
        ("zh", "有多条数据的指标 1 进出口额 6", "只有一条数据的指标 2 企业数 进出口额增速"),
        ("en", "Indicators with several figures 1 进出口额 6", "Indicators with one figure 2 企业数 进出口额增速"),
    ],
)
def test_indicators_are_listed(source: StoreSource, lang: str, several: str, single: str) -> None:
    told = text(show(source, lang=lang))
    assert several in told
    assert single in told


def test_indicators_are_found_by_part_of_the_name(source: StoreSource) -> None:
    told = text(show(source, ("q", "增速")))
    assert "只有一条数据的指标 1 进出口额增速" in told
    assert "企业数" not in told
    assert "没有名称含“税”的指标。" in text(show(source, ("q", "税")))


def test_an_indicator_that_nobody_knows_has_near_ones(source: StoreSource) -> None:
    answer = figures.show(visit(source, "/figures", ("i", "进出口总额")))
    assert isinstance(answer, Shown)
    assert answer.status == 404
    assert "没有叫“进出口总额”的指标。" in text(answer.content)
    assert "名称相近的指标 进出口额 6" in text(answer.content)


def test_each_figure_has_its_sentence_to_which_its_point_leads(source: StoreSource) -> None:
    page = show(source, NAME)
    points = set(re.findall(r'<a [^>]*href="#(s\d+)"', page))
    assert points == {"s0", "s1", "s2", "s4", "s5"}
    assert points <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count("<blockquote") == 6
    assert not re.search(r"style=|<style|\son\w+=|<script(?! type=.module. src=)", page)


def test_units_are_kept_apart_and_contradictions_told(source: StoreSource) -> None:
    told = text(show(source, NAME))
    assert "单位：元" in told
    assert "单位：%" in told
    assert "有 2 条数据说法不一" in told
    assert told.count("数值不同") == 1
    assert told.count("CNY 说法不一") == 2


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ((("from", "2030"),), "这个时段里没有数据，现有数据的时段是 2021年1月—2023年5月。"),
        ((("k", "month"),), "所选条件下没有数据。"),
        ((("from", "abc"),), "“abc”不是年份、月份或日期"),
        ((("from", "2022-13"),), "“2022-13”不是年份、月份或日期"),
        ((("from", "2023"), ("to", "2021")), "起始时间晚于结束时间。"),
        ((("e", "甲"),), "没有叫“甲”的实体。 您要找的也许是： 甲"),
        ((("e", FAR),), "文章中没有“远区”的这项数据。"),
    ],
)
def test_what_leaves_nothing_or_is_not_understood_is_told(
    source: StoreSource, pairs: tuple[tuple[str, str], ...], words: str
) -> None:
    assert words in text(show(source, NAME, *pairs))


def test_things_are_chosen_by_key_or_name(source: StoreSource) -> None:
    for asked in (TWO, "乙片区"):
        page = show(source, NAME, ("e", asked))
        assert 'aria-current="true">乙片区' in page
        assert "1,000元" not in page


def test_figures_without_a_period_are_counted_where_one_is_asked_for() -> None:
    store = zone_store()
    add_quads(store, figure_quads(99, (FAR, "进出口额", "5", "CNY", "")))
    told = text(show(StoreSource(store), NAME, ("from", "2021")))
    assert "另有 1 条数据未说明时段" in told


def test_the_table_has_all_that_the_page_shows(source: StoreSource) -> None:
    head, *rows = table(source, NAME, ("from", "2023"))
    assert head[:3] == ["主体", "主体标识", "指标"]
    figure = ["甲市", "place/甲市", "进出口额", "400", "CNY", "400CNY", "2023-01/2023-05", "1月起累计", "", ""]
    assert rows == [[*figure, "place/甲市进出口额400", "文13", "2024-01-13", iri("article/13")]]


def test_the_table_marks_contradictions_and_holds_no_formula() -> None:
    store = zone_store()
    bad = Literal("=1+1", language="zh")
    for predicate in ("skos:prefLabel",):
        add_quads(store, [quad(iri("zone/坏"), predicate, bad, iri("article/1"))])
    add_quads(store, figure_quads(98, ("zone/坏", "进出口额", "5", "CNY", "2022")))
    rows = table(StoreSource(store), NAME)
    assert [row[9] for row in rows].count("是") == 2
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_table_of_an_unknown_indicator_is_not_there(source: StoreSource) -> None:
    answer = figures.show_file(visit(source, "/figures.csv", ("i", "没有")))
    assert isinstance(answer, Shown)
    assert answer.status == 404


@pytest.mark.parametrize(("value", "exact"), [(9.62e9, "9620000000"), (0.218, "0.218"), (1e22, "1" + "0" * 22)])
def test_numbers_have_all_their_digits(value: float, exact: str) -> None:
    assert figures.exact(value) == exact


def test_an_empty_graph_says_so() -> None:
    assert "文章中还没有读到数据。" in text(show(StoreSource(Store())))


def test_bad_names_are_text() -> None:
    name = '<script>alert(1)</script>"\u202e' + "长" * 5000
    store = zone_store()
    add_quads(store, figure_quads(97, (FAR, name, "5", "CNY", "2022")))
    add_quads(store, [quad(iri(FAR), "skos:prefLabel", Literal(name, language="zh"), iri("article/1"))])
    source = StoreSource(store)
    for page in (show(source), show(source, ("i", name)), show(source, ("i", name), ("from", name), ("e", name))):
        assert "<script>alert" not in page
