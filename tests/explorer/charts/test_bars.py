from xml.etree import ElementTree as ET

import pytest

from fztgraph.explorer.charts import NARROW, Bar, bar_chart

SVG = "{http://www.w3.org/2000/svg}"
BARS = [Bar("贸易便利化", (12, 5), "#t1", ("#a", "#b")), Bar("口岸通关", (3, None))]


def draw(bars=BARS, groups=("绥芬河片区", "黑河片区"), **options):
    chart = bar_chart(bars, groups=groups, title="按主题", **options)
    return ET.fromstring(str(chart.svg())), chart  # noqa: S314


def test_each_value_is_told_and_leads_on():
    svg, chart = draw(unit="项")
    assert chart.description == "贸易便利化，绥芬河片区：12项；贸易便利化，黑河片区：5项；口岸通关，绥芬河片区：3项。"
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["#t1", "#a", "#b"]


def test_bars_are_as_long_as_their_values():
    svg, _ = draw([Bar("甲", (4,)), Bar("乙", (2,))], ())
    paths = [path.get("d") for path in svg.iter(f"{SVG}path") if path.get("fill") == "#0072b2"]
    ends = [max(float(point.split()[0]) for point in path[1:-1].replace("L", "M").split("M")) for path in paths]
    begins = [float(path[1:].split()[0]) for path in paths]
    assert (ends[0] - begins[0]) == pytest.approx(2 * (ends[1] - begins[1]), abs=0.1)


def test_a_narrow_chart_has_names_above_bars():
    assert draw(size=NARROW)[1].height > draw()[1].height


def test_a_chart_of_nothing_says_so():
    assert draw([], ())[1].description == "没有内容可画。"


@pytest.mark.parametrize(("bars", "groups"), [([Bar("甲", (1,))], ("一", "二")), ([], tuple("一二三四五六七"))])
def test_rows_that_do_not_fit_their_groups_are_refused(bars, groups):
    with pytest.raises(ValueError, match="each row has a value"):
        draw(bars, groups)
