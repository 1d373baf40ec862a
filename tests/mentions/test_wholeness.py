import pytest

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.wholeness import is_no_company, is_whole, settle_edges
from fztgraph.model import Label


def whole(name, label=Label.COMPANY, gaps=()):
    return is_whole(name, Candidate(0, len(name), label, "Thing", "statistical"), frozenset(gaps))


@pytest.mark.parametrize(
    "name",
    [
        "云溪集团（中国",
        "王明】",
        "云溪网>财经",
        "云溪；东山",
        "云溪——东山",
        "云溪\n东山",
        "甲海关隶属乙海关",
        "“云溪”与东山",
        "云溪首趟班列",
    ],
)
def test_what_cuts_marks_or_crosses_them_is_no_name(name):
    assert not whole(name)


@pytest.mark.parametrize("name", ["云溪集团（中国）", "“云溪”平台", "云溪—东山"])
def test_whole_marks_may_stand_in_a_name(name):
    assert whole(name)


def test_a_person_has_a_name_of_letters_with_no_gap_inside():
    assert whole("王明", Label.PERSON)
    assert whole("王明", Label.PERSON, gaps=[1])
    assert whole("安德烈·伊万诺夫", Label.PERSON)
    assert whole("Michael Braun", Label.PERSON)
    assert not whole("王明李红", Label.PERSON, gaps=[2])
    assert not whole("王明5", Label.PERSON)
    assert not whole("王明摄", Label.PERSON)
    assert not whole("王明以", Label.PERSON)


def test_names_in_a_list_are_not_one():
    assert not whole("云溪—东山、北岭—南坡通道", Label.PORT)
    assert whole("云溪农业、外贸和渔业部", Label.AGENCY)


@pytest.mark.parametrize("name", ["云政发〔2024〕12号", "财税〔2020〕38号", "2023年第7号", "（云政发〔2024〕12号）"])
def test_the_number_of_a_document_is_no_policy(name):
    assert not whole(name, Label.POLICY)


def test_a_policy_may_hold_a_year():
    assert whole("2024年营商环境提升行动方案", Label.POLICY)


@pytest.mark.parametrize(
    ("name", "label", "told"),
    [
        ("云溪国际口岸", Label.INITIATIVE, Label.PORT),
        ("云溪贸易有限公司", Label.PLACE, Label.COMPANY),
        ("云溪海关", Label.PLACE, Label.AGENCY),
        ("云溪片区", Label.PLACE, Label.ZONE),
        ("云溪", Label.PLACE, Label.PLACE),
    ],
)
def test_the_last_word_tells_the_label(name, label, told):
    assert settle_edges(name, Candidate(0, len(name), label, "Thing", "statistical")).label is told


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("云溪海关铁路口岸监管科", "云溪海关"),
        ("云溪海关综合业务二处", "云溪海关"),
        ("云溪海关驻邮局办事处", "云溪海关驻邮局办事处"),
        ("云溪海关", "云溪海关"),
        ("海关总署综合业务司", "海关总署综合业务司"),
    ],
)
def test_a_section_of_a_customs_house_is_read_as_the_house(name, house):
    read = settle_edges(name, Candidate(0, len(name), Label.AGENCY, "Thing", "statistical"))
    assert name[: read.end] == house


def test_an_authority_ends_as_bodies_do():
    assert whole("云溪市商务局", Label.AGENCY)
    assert whole("EMA", Label.AGENCY)
    assert not whole("刘云溪", Label.AGENCY)


@pytest.mark.parametrize(
    ("name", "places", "common"),
    [
        ("云溪外贸", [(0, 2)], True),
        ("纺织服饰", [], True),
        ("海缆登陆站", [], True),
        ("云溪服务平台", [], True),
        ("云溪八方物流", [(0, 2)], False),
        ("云溪外贸公司", [(0, 2)], False),
        ("青禾", [], False),
    ],
)
def test_common_words_after_a_place_are_no_company(name, places, common):
    assert is_no_company(name, Candidate(0, len(name), Label.COMPANY, "Company", "statistical"), places) is common


@pytest.mark.parametrize(
    ("text", "name", "none"),
    [
        ("云溪社北京3月5日电", "云溪社", True),
        ("云溪在线", "云溪在线", True),
        ("云溪旅行社", "云溪旅行社", False),
        ("云溪电网", "云溪电网", False),
        ("来源：青禾", "青禾", True),
        ("货物来源：青禾公司", "青禾公司", True),
        ("产业投资集团", "产业投资集团", True),
        ("多家融资租赁公司", "融资租赁公司", True),
        ("云溪银行业", "云溪银行", True),
        ("云溪银行", "云溪银行", False),
        ("青禾公司业务经理", "青禾公司", False),
        ("销售青禾、云海、东岭等品牌", "青禾", True),
        ("通过青禾、云海等平台", "青禾", True),
        ("青禾、云海等平台企业", "青禾", False),
        ("青禾A320", "青禾", True),
        ("青禾2024年", "青禾", False),
        ("青禾冰箱出口", "青禾", True),
        ("青禾集团手机", "青禾集团", False),
    ],
)
def test_publishers_brands_and_kinds_are_no_companies(text, name, none):
    start = text.index(name)
    candidate = Candidate(start, start + len(name), Label.COMPANY, "Company", "statistical")
    assert is_no_company(text, candidate, []) is none


@pytest.mark.parametrize(("name", "none"), [("云溪国有公司", True), ("云溪一家公司", True), ("云溪青禾公司", False)])
def test_a_place_and_words_of_kinds_name_no_company(name, none):
    assert is_no_company(name, Candidate(0, len(name), Label.COMPANY, "Company", "statistical"), [(0, 2)]) is none


def test_a_listed_company_is_one_whatever_its_words():
    iri = "https://w3id.org/fztgraph/id/company/x"
    listed = Candidate(0, 4, Label.COMPANY, "Company", "known", iri=iri)
    assert not is_no_company("云溪电力", listed, [(0, 2)])


@pytest.mark.parametrize("name", ["云溪、青禾", "云溪3个片区", "云溪等片区"])
def test_several_grounds_are_not_one(name):
    assert not whole(name, Label.ZONE)


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("云溪铁路快通模式", True),
        ("云溪“到港即查”", True),
        ("TIR", True),
        ("云溪的“红色”在线平台", False),
        ("云溪货车依次", False),
        ("开放门户和创新平台", False),
    ],
)
def test_a_scheme_that_only_the_model_reads_ends_as_schemes_do(name, is_name):
    candidate = Candidate(0, len(name), Label.INITIATIVE, "Initiative", "statistical")
    assert is_whole(name, candidate, frozenset()) is is_name
