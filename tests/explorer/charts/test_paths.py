from xml.etree import ElementTree as ET

import pytest

from fztgraph.explorer.charts import FULL, NARROW, Stage, Stop, path_chart

SVG = "{http://www.w3.org/2000/svg}"
STAGES = [
    Stage("首创", (Stop("舟山片区", "Zone", "/z"),)),
    Stage("推广依据", ()),
    Stage("承接", (Stop("黑河片区", "Zone", "/h", "2021年6月"), Stop("绥芬河片区", "Zone", ends=True))),
    Stage("复制", (Stop("再复制", "Initiative"),)),
]


def draw(stages=STAGES, size=FULL):
    chart = path_chart(stages, title="路径", size=size)
    return ET.fromstring(str(chart.svg())), chart  # noqa: S314


def texts(svg):
    return [text.text for text in svg.iter(f"{SVG}text")]


def test_stages_are_told_in_order_without_those_that_are_empty():
    svg, chart = draw()
    assert chart.description == "首创：舟山片区。 承接：黑河片区；绥芬河片区。 复制：再复制。"
    assert "推广依据" not in texts(svg)


def test_each_stop_leads_to_its_page():
    svg, _ = draw()
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["/z", "/h"]


def test_nothing_comes_from_a_stop_that_ends():
    onward = [Stage("承接", (Stop("甲"), Stop("乙"))), Stage("复制", (Stop("丙"),))]
    ended = [Stage("承接", (Stop("甲"), Stop("乙", ends=True))), Stage("复制", (Stop("丙"),))]
    lines = [
        sum(path.get("stroke") == "#9ba7b2" for path in draw(stages)[0].iter(f"{SVG}path"))
        for stages in (onward, ended)
    ]
    assert lines[0] == lines[1] + 1


@pytest.mark.parametrize("size", [FULL, NARROW])
def test_stops_beyond_the_most_are_counted(size):
    svg, chart = draw([Stage("承接", tuple(Stop(f"第{number}") for number in range(14)))], size)
    assert "另有 4 项" in texts(svg)
    assert "第9" in texts(svg)
    assert "第10" not in texts(svg)
    assert chart.description.endswith("第11；另有 2 项。")


def test_stages_are_below_one_another_where_there_is_little_room():
    assert draw(size=NARROW)[1].height > draw()[1].height


@pytest.mark.parametrize("size", [FULL, NARROW])
def test_a_long_name_stays_in_its_box(size):
    svg, chart = draw([Stage("首创", (Stop("<b>" + "长" * 10_000, "Zone", "/x"),))], size)
    assert max(map(len, texts(svg))) < 60
    assert chart.height < 120


def test_a_path_of_nothing_says_so():
    assert draw([])[1].description == "没有内容可画。"
