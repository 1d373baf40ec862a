import pytest

from fztgraph.mentions.headed import find_headed_names


@pytest.fixture
def found(survey):
    def find(text):
        walls, anchors, _ = survey(text)
        return {(c.label.value, text[c.start : c.end]) for c in find_headed_names(text, walls, anchors)}

    return find


NAMES = [
    # companies
    ("位于青禾（天津）激光技术有限公司厂区", "COMPANY", "青禾（天津）激光技术有限公司"),
    ("由青禾云溪村镇银行承办", "COMPANY", "青禾云溪村镇银行"),
    ("与DHL公司签约", "COMPANY", "DHL公司"),
    ("由青禾汇丰科技有限公司投资", "COMPANY", "青禾汇丰科技有限公司"),
    ("青禾汽车集团（中国）宣布", "COMPANY", "青禾汽车集团（中国）"),
    # organizations
    ("与云溪外国语大学合作", "ORGANIZATION", "云溪外国语大学"),
    ("云溪理工大学（广州）开学", "ORGANIZATION", "云溪理工大学（广州）"),
    ("由云溪理工大学（以下简称“云大”）", "ORGANIZATION", "云溪理工大学"),
    # zones and ports
    ("建设青禾国际新材料产业园", "ZONE", "青禾国际新材料产业园"),
    ("在天津生物医药产业园", "ZONE", "天津生物医药产业园"),
    ("天津云溪综合保税区（一期）通过验收", "ZONE", "天津云溪综合保税区（一期）"),
    ("天津云溪合作园区（起步区）开工", "ZONE", "天津云溪合作园区（起步区）"),
    ("从俄罗斯云溪口岸入境", "PORT", "云溪口岸"),  # its country is a place of its own
    ("建设广州云溪港区", "PORT", "广州云溪港区"),
    # policies
    ("落实离岛免税政策", "POLICY", "离岛免税政策"),
    ("实施“一线放开”政策", "POLICY", "“一线放开”政策"),
    ("制定天津数据出境负面清单", "POLICY", "天津数据出境负面清单"),
    # initiatives
    ("推进天津港散货码头改造项目", "INITIATIVE", "天津港散货码头改造项目"),
    ("上线“码上通”云端服务平台2.0版", "INITIATIVE", "“码上通”云端服务平台2.0版"),
    ("推出入境特殊货物联合监管机制", "INITIATIVE", "入境特殊货物联合监管机制"),
    ("我国首套跨境智能查验系统", "INITIATIVE", "跨境智能查验系统"),
    ("我国首条跨境无人驾驶通道", "INITIATIVE", "跨境无人驾驶通道"),
    ("举办了外贸企业和金融机构专场对接会", "INITIATIVE", "外贸企业和金融机构专场对接会"),
    ("召开的世界油商大会上", "INITIATIVE", "世界油商大会"),
    ("参加第三届云溪国际数字贸易论坛", "INITIATIVE", "第三届云溪国际数字贸易论坛"),
    ("6月3日，天津港工作专题会在云溪召开", "INITIATIVE", "天津港工作专题会"),  # it takes place
    ("举行《天津港条例》宣讲会", "INITIATIVE", "《天津港条例》宣讲会"),
    ("广州至汉堡货运航线", "INITIATIVE", "广州至汉堡货运航线"),
    ("启用天津高速公路", "INITIATIVE", "天津高速公路"),
    ("开行天津国际班列（西安）", "INITIATIVE", "天津国际班列（西安）"),
    ("开行天津国际班列（云溪号）", "INITIATIVE", "天津国际班列（云溪号）"),
    ("开行天津国际班列（以下简称“班列”）", "INITIATIVE", "天津国际班列"),
    ("举行天津港建设项目（第三批）集中开工和签约仪式", "INITIATIVE", "天津港建设项目（第三批）集中开工和签约仪式"),
    ("组织“云溪行”媒体行活动", "INITIATIVE", "“云溪行”媒体行活动"),
    ("启用冷链基地（以下简称“基地”）", "INITIATIVE", "冷链基地"),  # what is given a short name has a name
]


@pytest.mark.parametrize(("text", "label", "name"), NAMES)
def test_names_end_in_their_head(found, text, label, name):
    assert (label, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "多家公司参加，该公司表示",  # common words
        "大型国有企业集团",
        "位于产业园区",
        "与天津重点项目",  # a place and common words
        "全市工作专题会要求",
        "全市工作专题会召开",
        "推进哈尔滨货运通道",
        "经越南口岸",  # a country alone names no port
        "海关总署自贸试验区",  # nor does a body name a zone
        "青禾产业园项目经理",  # the head is part of a longer word
        "青禾港区域",
        "选出青禾服务规范化平台7家，",  # one of a kind
        "签约12个青禾跨境冷链示范项目",
        "提供“一站式”服务",
        "打造“面对面”服务平台",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十云溪项目",  # too long for a name
        "的公司",
        "由云公司",
        "推出特殊货物联合机制",  # too few words for a name
        "使用入境特殊货物联合监管机制",  # nobody makes it
        "某云溪港",
        "云溪学院（云港）",
    ],
)
def test_other_words_with_a_head_are_no_names(found, text):
    assert found(text) == set()


@pytest.mark.parametrize(("words", "named"), [(24, True), (25, False)])
def test_a_company_name_has_a_limited_length(found, words, named):
    assert bool(found("由" + "青" * words + "公司")) is named


def test_a_bracket_that_holds_no_listed_place_stays_outside(found):
    assert found("与云溪外国语大学（新港）签约") == {("ORGANIZATION", "云溪外国语大学")}


def test_a_head_before_a_place_is_whole(found):
    assert ("INITIATIVE", "天津冷链物流项目") in found("天津冷链物流项目长春分部")
