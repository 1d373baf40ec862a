import pytest

from fztgraph.mentions.walls import find_walls


def reach(text, *, quotes=False, protected=()):
    """The text between the wall and the last word, which a bar marks."""
    position = text.index("|")
    text = text.replace("|", "")
    return text[find_walls(text, protected).left_of(position, quotes=quotes) : position]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("企业，青禾物流|公司", "青禾物流"),
        ("位于青禾物流|公司", "青禾物流"),
        ("青禾物流|公司", "青禾物流"),
        ("与青禾（天津）物流|公司", "青禾（天津）物流"),
        ("支持青禾人工智能|公司", "青禾人工智能"),  # 能 bounds, 智能 does not
        ("推动青禾对外经贸|公司", "青禾对外经贸"),
        ("——青禾物流|公司", "青禾物流"),
        ("甲地—乙地货运|线路", "甲地—乙地货运"),
    ],
)
def test_a_name_reaches_to_the_nearest_boundary(text, name):
    assert reach(text) == name


@pytest.mark.parametrize(
    ("text", "without", "across"),
    [
        ("推出“云上”服务|平台", "服务", "“云上”服务"),
        ("推出「云上」服务|平台", "服务", "「云上」服务"),
        ("落实《云溪方案》配套|项目", "配套", "《云溪方案》配套"),
    ],
)
def test_quotes_are_passed_over_where_a_name_may_have_them(text, without, across):
    assert (reach(text), reach(text, quotes=True)) == (without, across)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("（三）青禾|公司", "青禾"),  # the number of a paragraph
        ("正文\n（三）青禾|公司", "青禾"),
        ("“跑出加速度”青禾|平台", "青禾"),  # a slogan opens the line
        ("没有开头）青禾|公司", "青禾"),
        ("（一二三四五六七八九十一二三）青禾|公司", "青禾"),  # too long for a part of a name
        ("名为（“云上”中心）青禾|公司", "青禾"),
    ],
)
def test_marks_that_do_not_stand_inside_names_bound_them(text, name):
    assert reach(text, quotes=True) == name


@pytest.mark.parametrize(("marks", "most"), [("（）", 11), ("“”", 29), ("《》", 29)])
def test_a_part_in_marks_is_not_longer_than_a_name_can_hold(marks, most):
    for length, name in ((most, f"港{marks[0]}{'云' * most}{marks[1]}"), (most + 1, "")):
        assert reach(f"，港{marks[0]}{'云' * length}{marks[1]}|中心", quotes=True) == name


def test_a_boundary_word_inside_a_known_name_is_none():
    assert reach("货物到同心|港") == "心"
    assert reach("货物到同心|港", protected=[(3, 5)]) == "同心"
    assert reach("货物到同心|港", protected=[(4, 5)]) == "心"


def test_no_name_reaches_farther_than_a_hundred_characters():
    assert len(reach("云" * 500 + "|港")) == 100
    assert len(reach("，" + "云" * 500 + "|港")) == 100
    assert len(reach("（云）" * 100 + "|港")) == 100
