import re

import pytest

from fztgraph.mentions.beginnings import find_beginning, is_made
from fztgraph.mentions.lexicon import load_lexicon

KINDS = {kind.type: kind for kind in load_lexicon().heads.kinds}


@pytest.fixture
def begin(survey):
    """A function from a text that ends in a head to the words before it that belong to the name, and its beginning."""

    def find(text, head, type_):
        walls, anchors, _ = survey(text)
        match = re.compile(head).search(text)
        beginning = find_beginning(text, KINDS[type_], match, walls, anchors)
        return beginning and (text[beginning.start : match.start()], beginning)

    return find


@pytest.mark.parametrize(
    ("text", "head", "type_", "words"),
    [
        ("位于青禾物流公司", "公司", "Company", "青禾物流"),
        ("该青禾物流公司", "公司", "Company", "青禾物流"),
        ("2024年青禾物流公司", "公司", "Company", "青禾物流"),
        ("本溪市青禾公司", "公司", "Company", "本溪市青禾"),  # 本 begins a listed place
        ("集聚区域内天津物流公司", "公司", "Company", "天津物流"),
        ("青禾（天津）物流公司", "公司", "Company", "青禾（天津）物流"),
        ("青禾汇丰科技公司", "公司", "Company", "青禾汇丰科技"),  # 汇丰 is listed, the whole is not
        ("青禾汇丰银行", "银行", "Company", "汇丰"),
        ("规模居全球前列汇丰科技公司", "公司", "Company", "汇丰科技"),
        ("青禾云汇丰科技公司", "公司", "Company", "青禾云汇丰科技"),
        ("青禾云溪汇丰科技公司", "公司", "Company", "汇丰科技"),
        ("天津两条跨境冷链项目", "项目", "Project", "跨境冷链"),
        ("天津冷链“云帆”项目", "项目", "Project", "“云帆”"),
        ("打造云和数据交换平台", "平台", "Platform", "数据交换"),
        ("打造云上云下云间云端云外和数据交换平台", "平台", "Platform", "数据交换"),
        ("天津首个跨境冷链项目", "项目", "Project", "跨境冷链"),
        ("天津新跨境冷链项目", "项目", "Project", "天津新跨境冷链"),
        ("天津“云帆”项目", "项目", "Project", "天津“云帆”"),
        ("建筑“云帆”项目", "项目", "Project", "“云帆”"),
        ("中国青禾产业园", "产业园", "Zone", "中国青禾"),
        ("国家天津产业园", "产业园", "Zone", "国家天津"),
        ("第五届天津博览会", "博览会", "Event", "第五届天津"),
        ("天津至汉堡货运航线", "货运航线", "TransportRoute", "天津至汉堡"),
        ("始至汉堡货运航线", "货运航线", "TransportRoute", "汉堡"),
        ("打造冷链物流和数据交换平台", "平台", "Platform", "冷链物流和数据交换"),
        ("使用冷链物流和数据交换平台", "平台", "Platform", "数据交换"),
        ("打造冷链公司和数据交换平台", "平台", "Platform", "数据交换"),
        ("打造冷链物流和数据平台", "平台", "Platform", "数据"),
        ("举行《天津港条例》宣讲会", "宣讲会", "Event", "《天津港条例》"),
    ],
)
def test_where_a_name_begins(begin, text, head, type_, words):
    assert begin(text, head, type_)[0] == words


def test_a_name_after_its_country_is_placed(begin):
    words, beginning = begin("由俄罗斯云溪口岸", "口岸", "Port")
    assert (words, beginning.placed) == ("云溪", True)


def test_a_first_of_its_kind_is_ranked(begin):
    words, beginning = begin("全国首条跨境冷链通道", "通道", "TransportRoute")
    assert (words, beginning.ranked) == ("跨境冷链", True)


@pytest.mark.parametrize("text", ["多个冷链项目", "12个冷链项目", "的项目", "项目"])
def test_there_is_none_before_one_of_many_or_nothing(begin, text):
    assert begin(text, "项目", "Project") is None


@pytest.mark.parametrize(("before", "made"), [("打造", True), ("打造了", True), ("打造的", False), ("", False)])
def test_a_verb_right_before_a_name_makes_it(before, made):
    assert is_made(before + "平台", len(before)) is made
