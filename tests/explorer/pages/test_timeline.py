"""The page of what happened when: what the address asks for, groups, pages, and what is said where nothing is."""

import re

import pytest
from pyoxigraph import Store

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.index import build_index
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.pages import timeline
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Params, Shown, Visit

from ..test_happenings import make_store


@pytest.fixture(scope="module")
def source():
    return StoreSource(make_store())


def visit(source, lang="zh", **params):
    frame = Frame(LiveLinks("", "/timeline"), lang, page="timeline", published="2024-06-16")
    pairs = [(name.rstrip("_"), value) for name, value in params.items()]
    return Visit(source, frame, lambda: build_index(source), Params(pairs))


def show(source, lang="zh", **params):
    answer = timeline.show(visit(source, lang, **params))
    return answer.content if isinstance(answer, Shown) else answer


def text(page):
    main = page.partition("<main")[2].partition("</main>")[0]
    main = re.sub(r"<(select|svg|form).*?</\1>", "", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_years_and_months_with_dates_kinds_zones_and_sentences(source):
    shown = text(show(source))
    for part in (
        "2024年 2024年6月 6月16日 线路 启动日期、开通日期 甲 原文 2 处",
        "日期未写明 工程 启动日期 乙",
        "未写明月份 2024年 平台",
        "2024年2月—2024年5月 展会",
        "2022年起 改革",
        "另有 1 项没有读到日期",
    ):
        assert part in shown


def test_in_english_too(source):
    shown = text(show(source, "en"))
    for part in ("16 Jun", "started on", "from 2022", "no day given", "6 events"):
        assert part in shown


def test_the_drawing_leads_to_the_lines_of_the_page(source):
    page = show(source)
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == 2
    assert 'href="#e1"' in page
    assert 'id="e1"' in page


@pytest.mark.parametrize("by", ["happened", "zone", "theme", "nonsense"])
def test_lanes_may_be_chosen(source, by):
    page = show(source, by=by)
    lane = {"zone": "甲", "theme": "物流"}.get(by, "启动日期")
    assert re.search(rf"<text[^>]*>[^<]*{lane}", page)


def test_the_page_is_without_styles_and_scripts_of_its_own(source):
    assert not re.search(r"style=|<style|\son\w+=|<script(?! type=.module. src=)", show(source, z="zone/甲"))


def test_a_zone_may_be_named(source):
    assert "甲：时间线" in show(source, z="甲")
    assert show(source, z="zone/甲").count('class="event"') == 3


def test_things_other_than_zones_have_a_timeline_too(source):
    assert "办法" in text(show(source, z="agency/管委会"))


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"z": "zone/丙区"}, "没有名为“丙区”的功能区"),
        ({"t": "物流什么"}, "没有名为“物流什么”的主题"),
        ({"from_": "上个月"}, "“上个月”不是日期"),
        ({"from_": "2025", "to": "2024"}, "时段的终点早于起点"),
        ({"from_": "1990", "to": "1991"}, "1990年—1991年没有写明日期的举措或政策"),
        ({"z": "zone/甲", "t": "finance"}, "没有符合条件的举措或政策"),
    ],
)
def test_what_is_not_there_is_told(source, params, said):
    assert said in text(show(source, **params))


def test_what_is_not_known_is_not_found_and_what_comes_near_is_shown(source):
    answer = timeline.show(visit(source, t="物流什么"))
    assert answer.status == 404
    assert "物流" in text(answer.content).partition("您要找的也许是")[2]
    zones = StoreSource(make_store((), [("zone/临江片区", "carriesOut", "initiative/一")]))
    assert 'href="/timeline?z=zone%2F%E4%B8%B4%E6%B1%9F' in show(zones, z="临河片区")


def test_a_name_that_several_bear_is_a_choice():
    ties = [("zone/a/同名", "carriesOut", "initiative/一"), ("zone/b/同名", "carriesOut", "initiative/二")]
    store = make_store((), [(subject, predicate, it) for subject, predicate, it in ties])
    names = [row for row in build_index(StoreSource(store)).iris if "zone" in row]
    assert len(names) == 2
    page = show(StoreSource(store), z="a/同名")
    assert 'class="event"' not in page


def test_many_are_parted_into_pages():
    dates = [(f"initiative/第{number}项", "openedOn", f"2024-01-{1 + number % 28:02}") for number in range(130)]
    source = StoreSource(make_store(dates, ()))
    page = show(source, page="2")
    assert page.count('class="event"') == 60
    assert 'class="drawing"' not in page
    assert '<a href="/timeline">图见第一页</a>' in page
    assert "第 2 页，共 3 页" in page
    assert 'href="/timeline?page=3" rel="next"' in page
    assert show(source, page="99").count('class="event"') == 10


def test_a_few_early_ones_are_not_drawn():
    dates = [("initiative/很早", "openedOn", "1978-01-01")]
    dates += [(f"initiative/第{number}项", "openedOn", "2024-01-02") for number in range(12)]
    found = timeline.read_timeline(
        source := StoreSource(make_store(dates, ())), build_index(source), timeline.Asked(), visit(source).frame
    )
    assert (found.total, len(found.moments)) == (13, 12)
    assert "图中只画出最近的 12 项" in text(timeline.render_timeline(found, visit(source).frame))


def test_an_empty_graph_says_so():
    assert "没有符合条件的举措或政策" in text(show(StoreSource(Store())))


def test_bad_names_are_text():
    dates = [
        ("initiative/" + "长" * 10_000, "openedOn", "2024-01-02"),
        ("initiative/\u202e<script>x", "openedOn", "2024"),
    ]
    dates = [(subject.replace("<", "%3C").replace(">", "%3E"), *rest) for subject, *rest in dates]
    page = show(StoreSource(make_store(dates, ())))
    assert f"<bdi>{'长' * 119}…</bdi>" in page
    assert "<script>x" not in page


def test_without_a_service_zones_and_themes_are_links(source):
    class FileLinks(LiveLinks):
        def page(self, name, **params):
            own = {key for key, value in params.items() if value is not None}
            return "" if own - {"z", "page"} else super().page(name, **params)

    frame = Frame(FileLinks("", "/timeline"), "zh", page="timeline", published="2024-06-16")
    page = timeline.show(Visit(source, frame, lambda: build_index(source)))
    assert '<form class="sieve"' not in page
    assert '<li><a href="/timeline?z=zone%2F%E7%94%B2">甲</a></li>' in page
    assert 'href=""' not in page.partition("<main")[2]
