"""The page of zones side by side: choosing, what is told, and what stands in the way."""

import re

import pytest
from explorer.zones import FAR, ONE, TWO, WHOLE, visit, zone_source, zone_store
from pyoxigraph import Literal, Store
from sample_graph import iri, quad

from fztgraph.explorer.pages import compare
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Moved, Shown
from fztgraph.store import add_quads

FIFTH = ("zone/戊区", "carriesOut", "initiative/戊办")


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def show(source: StoreSource, *zones: str, lang: str = "zh", **more: str) -> str:
    answer = compare.show(visit(source, "/compare", *(("z", zone) for zone in zones), *more.items(), lang=lang))
    assert isinstance(answer, str | Shown)
    return answer if isinstance(answer, str) else str(answer.content)


def text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page, flags=re.DOTALL))


def test_the_page_tells_who_has_what(source: StoreSource) -> None:
    page = show(source, ONE, TWO)
    assert "<h1>甲片区与乙片区对比</h1>" in page
    told = text(page)
    assert "物流通道 两者都有" in told
    assert "甲则 只有甲片区有 甲片区 甲片区 发布 原文 1 处" in told
    assert "文章中没有读到" in told
    assert not re.search(r"style=|<style|\son\w+=|<script(?! type=.module. src=)", page)


def test_the_page_speaks_english(source: StoreSource) -> None:
    told = text(show(source, ONE, TWO, lang="en"))
    assert "both have it" in told
    assert "only 甲片区" in told


def test_a_point_of_a_chart_leads_to_its_sentence(source: StoreSource) -> None:
    page = show(source, ONE, TWO)
    targets = set(re.findall(r'<a [^>]*href="#(f[\d-]+)"', page))
    assert targets == {"f0-0-0", "f0-0-1", "f0-0-2", "f0-1-0", "f0-1-1"}
    assert targets <= set(re.findall(r' id="([^"]+)"', page))
    assert page.count("说法不一") >= 2


def test_all_sentences_can_be_opened_for_print(source: StoreSource) -> None:
    assert '<details class="evidence" open>' not in show(source, ONE, TWO)
    opened = show(source, ONE, TWO, open="1")
    assert opened.count('<details class="evidence" open>') == opened.count('<details class="evidence"') > 5


@pytest.mark.parametrize("zones", [("甲片区", "乙片区"), (ONE, "乙片区"), (iri(ONE), TWO)])
def test_names_lead_to_the_address_of_the_keys(source: StoreSource, zones: tuple[str, str]) -> None:
    pairs = (*(("z", zone) for zone in zones), ("own", "1"))
    keys = "z=zone%2F%E7%94%B2%E7%89%87%E5%8C%BA&z=zone%2F%E4%B9%99%E7%89%87%E5%8C%BA"
    assert compare.show(visit(source, "/compare", *pairs)) == Moved(f"/compare?{keys}&own=1")


def test_without_zones_there_is_a_form_and_zones_to_choose(source: StoreSource) -> None:
    page = show(source)
    assert page.count('name="z"') == 4
    assert text(page).count("远区") == 1


def test_one_zone_wants_another(source: StoreSource) -> None:
    told = text(show(source, ONE))
    assert "已选 甲片区，请再选一个功能区。" in told
    assert "同一试验区的其他片区 乙片区" in told


def test_a_zone_chosen_twice_counts_once(source: StoreSource) -> None:
    assert "同一个功能区选了两次，只算一个。" in text(show(source, ONE, "甲片区"))
    told = text(show(source, ONE, TWO, ONE))
    assert "同一个功能区选了两次，只算一个。" in told
    assert "物流通道" in told


def test_more_than_four_zones_are_named_and_left_out() -> None:
    source = StoreSource(zone_store(facts=(FIFTH, (FAR, "carriesOut", "initiative/远办"))))
    told = text(show(source, ONE, TWO, WHOLE, FAR, FIFTH[0]))
    assert "最多并列四个功能区，未列入： 戊区" in told
    assert "戊办" not in told


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("甲片", "没有叫“甲片”的功能区。 您要找的也许是： 甲片区"),
        ("zone/没有片区", "没有叫“zone/没有片区”的功能区。"),
        ("place/乙市", "“乙市”不是功能区，位于那里的功能区有： 乙片区"),
        ("initiative/甲办", "没有叫“甲办”的功能区。"),
        ("<b>&", "没有叫“&lt;b&gt;&amp;”的功能区。 也没有名称相近的功能区。"),
    ],
)
def test_what_is_no_zone_is_told_with_what_comes_near(source: StoreSource, asked: str, words: str) -> None:
    answer = compare.show(visit(source, "/compare", ("z", FAR), ("z", asked)))
    assert isinstance(answer, Shown)
    assert answer.status == 404
    assert words in text(str(answer.content))


def test_a_name_that_several_zones_bear_lets_one_choose() -> None:
    store = zone_store()
    add_quads(store, [quad(iri(FAR), "skos:altLabel", Literal("乙片区", language="zh"), iri("article/1"))])
    answer = compare.show(visit(StoreSource(store), "/compare", ("z", ONE), ("z", "乙片区")))
    assert isinstance(answer, Shown)
    assert answer.status == 200
    assert "有几个功能区叫“乙片区”，请选择：" in text(str(answer.content))


def test_an_empty_graph_says_so() -> None:
    assert "图谱中还没有功能区。" in text(show(StoreSource(Store())))


def test_zones_of_which_nothing_is_told_are_compared_all_the_same() -> None:
    source = StoreSource(zone_store(facts=((FAR, "partOf", "zone/别区"), ("zone/空区", "partOf", "zone/别区"))))
    told = text(show(source, FAR, "zone/空区"))
    for words in ("没有读到这些功能区的举措", "没有读到与这些功能区有关的政策", "没有一项指标是几个功能区都有数据的"):
        assert words in told


def test_bad_names_are_text() -> None:
    store = zone_store()
    bad = Literal('<script>alert(1)</script>"\u202e' + "长" * 10_000, language="zh")
    for name in (ONE, "initiative/甲办", "policy/甲则"):
        add_quads(store, [quad(iri(name), "skos:prefLabel", bad, iri("article/1"))])
    page = show(StoreSource(store), ONE, TWO)
    assert "<script>alert" not in page
    assert len(page) < 120_000
