import pytest

from fztgraph.mentions.authorities import find_authorities


@pytest.fixture
def found(survey):
    def find(text):
        walls, anchors, _ = survey(text)
        return [text[c.start : c.end] for c in find_authorities(text, walls, anchors)]

    return find


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由广东省商务厅主办", "广东省商务厅"),
        ("经市市场监管局核准", "市市场监管局"),
        ("天津港保税区管委会经济发展局", "天津港保税区管委会经济发展局"),
        ("天津自贸试验区机场片区工作局", "天津自贸试验区机场片区工作局"),
        ("省委网信办负责", "省委网信办"),
        ("云溪海关关员", "云溪海关"),
        ("由天津海关监管", "天津海关"),
        ("前往青禾出入境边防检查站", "青禾出入境边防检查站"),
        ("与广州云溪海关", "广州云溪海关"),
        ("中国人民银行广东省分行批复", "中国人民银行广东省分行"),
        ("中央人民政府驻澳门特别行政区联络办公室派员", "中央人民政府驻澳门特别行政区联络办公室"),
        ("广东省驻港经贸代表处设立", "广东省驻港经贸代表处"),
        ("国家税务总局广州市税务局", "国家税务总局广州市税务局"),
        ("国家外汇管理局广东省分局", "国家外汇管理局广东省分局"),
        ("商务部服贸司负责", "商务部服贸司"),
        ("市政府办公室印发", "市政府办公室"),
        ("天津海关综合科介绍", "天津海关综合科"),
        ("中国民用航空广东地区管理局", "中国民用航空广东地区管理局"),
        ("越南农业和环境部", "越南农业和环境部"),
        ("智利生产、外贸和渔业部", "智利生产、外贸和渔业部"),
    ],
)
def test_authorities_begin_at_their_place(found, text, name):
    assert name in found(text)


def test_offices_in_a_list_share_their_place(found):
    assert found("市科技局、商务局和工信局联合发布") == ["市科技局", "商务局", "工信局"]


@pytest.mark.parametrize(
    "text",
    [
        "商务厅负责",  # of which place?
        "货物由海关监管",
        "相关海关",
        "数字海关建设",
        "片区商务局",  # 区 is no level here
        "云溪海关监管货物",
        "天津海关监管场所",
        "天津政府采购",
        "省商务部门牵头",
        "市投资促进办法",
        "位于云中之溪水边海关",  # too long for a place
        "科技支行",
        "广东省分行",
    ],
)
def test_other_words_are_no_authorities(found, text):
    assert found(text) == []


def test_customs_offices_have_their_class(survey):
    walls, anchors, _ = survey("云溪海关")
    assert [c.type for c in find_authorities("云溪海关", walls, anchors)] == ["CustomsOffice"]


def test_a_name_has_a_limited_number_of_parts(found):
    assert found("省市省市省市省市商务局")[0] == "市省市省市商务局"
