import re
import time
from xml.etree import ElementTree as ET

import pytest

from fztgraph.explorer.charts import FULL, NARROW, SMALL, SPARK, Point, Series, by_unit, line_chart

SVG = "{http://www.w3.org/2000/svg}"
SUIFENHE = Series(
    "绥芬河片区",
    (
        Point("2022", 9.3e9, "93亿元", "#s1", "甲文"),
        Point("2023", 9.62e9, "96.2亿元", "#s2"),
        Point("2024-01/2024-05", 4.1e9),
        Point("2024-03", 0.8e9),
        Point("2024-04", 0.9e9),
    ),
    "CNY",
)


def draw(*series: Series, title="进出口总值", lang="zh", size=FULL):
    chart = line_chart(series, title=title, lang=lang, size=size)
    return ET.fromstring(str(chart.svg())), chart  # noqa: S314


def lines(svg, colour="#0072b2", width="1.6"):
    found = [path for path in svg.iter(f"{SVG}path") if path.get("stroke") == colour]
    return [path for path in found if path.get("stroke-width") == width]


@pytest.mark.parametrize("size", [FULL, NARROW, SMALL, SPARK])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_strict_policy_finds_nothing_to_refuse(lang, size):
    svg, chart = draw(SUIFENHE, lang=lang, size=size)
    assert not re.search(r"style=|<style|<script|\son\w+=|xlink|<image|@import|url\(", str(chart.svg()))
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg",
        "title",
        "desc",
        "a",
        "g",
        "path",
        "text",
    }


def test_the_same_chart_has_the_same_bytes():
    assert draw(SUIFENHE)[1].svg() == draw(SUIFENHE)[1].svg()


def test_ids_differ_from_chart_to_chart():
    ids = [element.get("id") for size in (FULL, SMALL) for element in draw(SUIFENHE, size=size)[0].iter()]
    ids = [each for each in ids if each]
    assert len(ids) == len(set(ids)) == 4


def test_a_screen_reader_is_told_the_figures():
    svg, _ = draw(SUIFENHE)
    named = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    title, description = (named[each] for each in svg.get("aria-labelledby").split())
    assert title == "进出口总值"
    assert description.startswith(
        "绥芬河片区，2022年：93亿元；绥芬河片区，2023年：96.2亿元；绥芬河片区，2024年1—5月：41亿元；"
    )


def test_a_point_leads_to_its_sentence_and_says_so():
    svg, _ = draw(SUIFENHE)
    link = next(svg.iter(f"{SVG}a"))
    assert link.get("href") == "#s1"
    assert link.find(f"{SVG}title").text == "绥芬河片区，2022年：93亿元 甲文"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "java\nscript:x", ""]
)
def test_a_link_leads_to_pages_alone(href):
    svg, _ = draw(Series("甲", (Point("2023", 1.0, href=href),)))
    assert not list(svg.iter(f"{SVG}a"))


@pytest.mark.parametrize("href", ["#s1", "/id/zone/a?x=1&y=2", "../zone/a.html#s", "https://example.org/a"])
def test_a_link_is_kept_as_it_is(href):
    svg, _ = draw(Series("甲", (Point("2023", 1.0, href=href),)))
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == [href]


def test_an_image_holds_no_links():
    assert draw(SUIFENHE)[0].get("role") == "group"
    assert draw(Series("甲", (Point("2022", 1.0),)))[0].get("role") == "img"


def test_what_is_counted_from_january_is_on_no_line_with_months():
    svg, _ = draw(SUIFENHE)
    assert [path.get("d").count("L") for path in lines(svg)] == [1, 1]
    assert {path.get("stroke-dasharray") is None for path in lines(svg)} == {True, False}


def test_no_line_passes_where_sources_differ():
    years = [Point("2021", 1.0), Point("2022", 2.0), Point("2023", 3.0), Point("2023", 3.5), Point("2024", 4.0)]
    svg, chart = draw(Series("甲", tuple(years)))
    assert [path.get("d").count("L") for path in lines(svg)] == [1]
    hollow = [
        path for path in svg.iter(f"{SVG}path") if (path.get("fill"), path.get("stroke")) == ("#ffffff", "#0072b2")
    ]
    assert len(hollow) == 2
    assert chart.description.count("各处说法不一") == 2


def test_sources_that_agree_are_one_mark():
    _, chart = draw(Series("甲", (Point("2023", 3.0), Point("2023", 3.0, "3"))))
    assert chart.description == "甲，2023年：3。"


@pytest.mark.parametrize(
    ("unit", "value", "lang", "name"),
    [
        ("CNY", 9.62e9, "zh", "亿元"),
        ("CNY", 9.62e9, "en", "billion yuan"),
        ("USD", 3.8e5, "zh", "万美元"),
        ("USD", 3.8e5, "en", "thousand US dollars"),
        ("1", 0.218, "zh", "%"),
        ("列", 3076.0, "en", "thousand trains"),
        ("km2", 119.85, "zh", "平方公里"),
        ("h", 50000.0, "zh", "小时"),
    ],
)
def test_the_axis_has_the_unit_of_the_language(unit, value, lang, name):
    svg, _ = draw(Series("甲", (Point("2023", value),), unit), lang=lang)
    assert name in [text.text for text in svg.iter(f"{SVG}text")]


def test_series_are_told_apart_by_unit():
    yuan, dollars = Series("甲", (), "CNY"), Series("甲", (), "USD")
    assert by_unit([yuan, dollars, yuan]) == {"CNY": (yuan, yuan), "USD": (dollars,)}


def test_periods_that_compare_with_none_have_no_line():
    svg, _ = draw(Series("甲", (Point("2018/2020", 1.0), Point("2020/2022", 2.0))))
    assert lines(svg) == []
    assert "其他时段" in [text.text for text in svg.iter(f"{SVG}text")]


def test_figures_of_two_units_are_refused():
    with pytest.raises(ValueError, match="a chart has one unit, these series have CNY, USD"):
        draw(Series("甲", (), "CNY"), Series("乙", (), "USD"))


def test_what_has_no_date_is_counted_and_not_drawn():
    svg, chart = draw(Series("甲", (Point("2023", 1.0), Point("", 5.0), Point("去年", 6.0))))
    assert "另有 2 项未注明时间，未画出。" in [text.text for text in svg.iter(f"{SVG}text")]
    assert chart.description.endswith("另有 2 项未注明时间，未画出。")


@pytest.mark.parametrize("size", [FULL, SPARK])
def test_a_chart_of_nothing_says_so(size):
    _, chart = draw(size=size)
    assert chart.description == "没有注明时间的数据可画。"


def test_more_series_than_can_be_told_apart_are_counted():
    svg, _ = draw(*(Series(f"第{number}", (Point("2023", float(number)),)) for number in range(9)))
    texts = [text.text for text in svg.iter(f"{SVG}text")]
    assert [text for text in texts if text.startswith("第")] == [f"第{number}" for number in range(6)]
    assert "另有 3 个条目未画出。" in texts


def outline(path):
    """Return the corners of a path from its first one on."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    return tuple((round(x - corners[0][0]), round(y - corners[0][1])) for x, y in corners)


def test_series_differ_by_shape_as_by_colour():
    svg, _ = draw(*(Series(f"第{number}", (Point("2023", float(number), href=f"#{number}"),)) for number in range(6)))
    shapes = [link.find(f"{SVG}path") for link in svg.iter(f"{SVG}a")]
    outlines = {outline(path.get("d")) for path in shapes}
    assert len({path.get("fill") for path in shapes}) == len(shapes) == 6
    assert len(outlines) == 6


STRANGE = '<script>alert(1)</script>"&\u202e\x00\x0b\ud800' + "长" * 10_000


def test_strange_names_are_text_and_take_no_more_room():
    svg, chart = draw(
        Series(STRANGE, (Point("2023", 1.0, STRANGE, "#a", STRANGE),)),
        Series("乙", (Point("2023", 2.0),)),
        title=STRANGE,
    )
    assert not list(svg.iter(f"{SVG}script"))
    drawn = [text.text for text in svg.iter(f"{SVG}text")]
    assert max(map(len, drawn)) < 130
    assert chart.width == FULL.width


def test_negative_figures_lie_below_nought():
    svg, _ = draw(Series("甲", (Point("2022", -0.1), Point("2023", 0.2)), "1"))
    assert "-10" in [text.text for text in svg.iter(f"{SVG}text")]


def test_a_small_chart_is_drawn_in_no_time():
    chart = line_chart([SUIFENHE], title="进出口总值", size=SMALL)
    chart.svg()
    taken = []
    for _ in range(5):
        begin = time.perf_counter()
        chart.svg()
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 0.06
