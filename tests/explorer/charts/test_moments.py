import re
from xml.etree import ElementTree as ET

from fztgraph.explorer.charts import NARROW, Moment, timeline_chart
from fztgraph.views.looks import LOOKS

SVG = "{http://www.w3.org/2000/svg}"
MOMENTS = [
    Moment("2019-08-26", "黑河片区", "揭牌", href="#a"),
    Moment("2019-08-27", "黑河片区", "开工", href="#b"),
    Moment("2021", "绥芬河片区", "条例", kind="Policy"),
    Moment("", "绥芬河片区", "没有日期"),
]


def draw(moments=MOMENTS, **options):
    chart = timeline_chart(moments, title="时间线", **options)
    return ET.fromstring(str(chart.svg())), chart  # noqa: S314


def test_each_event_is_told_and_leads_on():
    svg, chart = draw()
    assert chart.description == "2019年8月26日：揭牌；2019年8月27日：开工；2021年：条例。 另有 1 项未注明时间，未画出。"
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["#a", "#b"]


def test_events_of_one_time_are_piled_up():
    svg, _ = draw()
    heights = {link.find(f"{SVG}path").get("d").split()[1].split("Q")[0].split("C")[0] for link in svg.iter(f"{SVG}a")}
    assert len(heights) == 2


def test_many_events_share_marks_that_say_how_many():
    many = [Moment(f"{2015 + at % 10}-{1 + at % 12:02d}", "甲", f"第{at}") for at in range(900)]
    svg, _ = draw(many)
    titles = [title.text for title in svg.iter(f"{SVG}title")]
    assert "甲，2015年：90 项" in titles
    assert len(titles) == 11


def test_a_narrow_chart_has_lanes_named_above():
    assert draw(size=NARROW)[1].height > draw()[1].height


def test_a_chart_of_nothing_says_so():
    assert draw([])[1].description == "没有内容可画。"


def test_each_class_has_the_shape_of_its_own():
    svg, _ = draw([Moment("2021", kind, kind, kind=kind, href=f"#{kind}") for kind in LOOKS])
    shapes = [link.find(f"{SVG}path").get("d") for link in svg.iter(f"{SVG}a")]
    assert len({re.sub(r"[\d. -]+", " ", shape) + str(shape.count("M")) for shape in shapes}) >= 6
    assert len(shapes) == len(LOOKS)
