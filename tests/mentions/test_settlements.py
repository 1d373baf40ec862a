import pytest

from fztgraph.mentions.settlements import find_settlements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在河北省安国市柳树屯，村民忙着装车。", ["柳树屯"]),
        ("云南省麻栗坡县红坪镇马头村。", ["红坪镇", "马头村"]),
        ("来到红旗镇的企业", ["红旗镇"]),
        ("位于黑龙江省绥芬河市阜山街道。", ["阜山街道"]),
    ],
)
def test_towns_and_villages_are_found_without_the_places_around_them(survey, text, names):
    walls, anchors, _ = survey(text)
    assert [text[c.start : c.end] for c in find_settlements(text, walls, anchors)] == names


@pytest.mark.parametrize(
    "text",
    [
        "在乡村，新农村和城镇都变了样。",
        "全村和该镇的村民",
        "绥芬河市乡镇干部",
        "从红旗村民手里买",
        "推动国际商贸特色小镇",
    ],
)
def test_common_words_are_no_settlements(survey, text):
    walls, anchors, _ = survey(text)
    assert list(find_settlements(text, walls, anchors)) == []
