import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.iris import ID
from fztgraph.model import Form, Label


def forms(entity):
    return {mention.text for mention in entity.mentions}


SAME = [
    # the text, the longest name, the other forms of the same thing
    (
        "中国（黑龙江）自由贸易试验区绥芬河片区（以下简称“绥芬河片区”）发布公告。绥芬河自贸片区落实。",
        "中国（黑龙江）自由贸易试验区绥芬河片区",
        {"绥芬河片区", "绥芬河自贸片区"},
    ),
    ("云溪沙河科技有限公司（以下简称“沙河科技”）投产。沙河科技说，好。", "云溪沙河科技有限公司", {"沙河科技"}),
    ("厦门云帆集团股份有限公司增资。云帆集团表示欢迎。", "厦门云帆集团股份有限公司", {"云帆集团"}),
    ("松北区人民法院公布了案例，松北区法院负责。", "松北区人民法院", {"松北区法院"}),
    ("黑河智慧边检综合服务平台上线。该平台有三项功能。", "黑河智慧边检综合服务平台", {"该平台"}),
    ("满洲里智能制造产业园项目开工，智能制造产业园项目进展顺利。", "满洲里智能制造产业园项目", {"智能制造产业园项目"}),
]


@pytest.mark.parametrize(("text", "name", "others"), SAME)
def test_forms_of_one_name_are_one_entity(read_entities, text, name, others):
    assert others <= forms(read_entities(text)[name])


def test_a_listed_thing_has_the_gazetteer_s_iri_and_class(read_entities):
    entity = read_entities("绥芬河片区挂牌。")["绥芬河片区"]
    assert (entity.listed, entity.label, entity.iri) == (True, Label.ZONE, f"{ID}zone/heilongjiang-suifenhe")
    assert entity.type.endswith("#ZoneArea")


def test_a_particular_name_has_the_same_iri_in_every_article(read_entities):
    first = read_entities("黑河智慧边检综合服务平台上线。", stem="one")["黑河智慧边检综合服务平台"]
    second = read_entities("黑河智慧边检综合服务平台升级。", stem="two")["黑河智慧边检综合服务平台"]
    assert first.iri == second.iri


def test_a_common_name_is_one_thing_only_within_its_home(read_entities):
    text = "{0}商务平稳。区文旅局在{0}举办活动。"
    heihe = read_entities(text.format("黑河市"), stem="one")["区文旅局"]
    hunchun = read_entities(text.format("珲春市"), stem="two")["区文旅局"]
    assert heihe.iri != hunchun.iri


def test_parties_named_only_in_a_treaty_s_title_are_entities(read_entities):
    entities = read_entities("《中华人民共和国政府和智利共和国政府自由贸易协定》生效。")
    assert {entity.iri for entity in entities.values()} >= {f"{ID}place/cn", f"{ID}place/cl"}


def test_ends_named_only_in_a_route_s_name_are_entities(read_entities):
    entities = read_entities("满洲里至莫斯科跨境公路货运线路开通。")
    assert {"满洲里", "莫斯科"} <= set(entities)


def test_the_province_is_meant_by_our_province(read_entities):
    entity = read_entities("黑龙江省发布数据，我省外贸增长。")["黑龙江省"]
    assert [m.text for m in entity.mentions if m.form is Form.REFERENCE] == ["我省"]


def test_a_heading_may_shorten_what_the_text_names_in_full(read_entities):
    text = "# 供需智能对接系统上线\n\n“科技成果供需智能对接系统”运行平稳。"
    assert set(read_entities(text, markdown=True)) == {"“科技成果供需智能对接系统”"}


def test_a_first_line_that_is_no_heading_may_not(read_entities):
    text = "供需智能对接系统上线\n\n“科技成果供需智能对接系统”运行平稳。"
    assert len(read_entities(text, markdown=True)) == 2


def test_spans_that_turn_out_to_be_one_listed_thing_are_one_entity(by_hand):
    entities = by_hand("天津，天津市", [(0, 2, "PLACE", "Place", ""), (3, 6, "PLACE", "Place", "")])
    assert [(e.name, e.type.rsplit("#")[-1], e.listed, len(e.mentions)) for e in entities] == [
        ("天津", "Division", True, 2)
    ]


def test_a_text_without_names_has_no_entities(by_hand):
    assert by_hand("", []) == ()


def test_mentions_stand_at_their_offsets(read_entities):
    text = "绥芬河海关支持企业。绥芬河海关关员说，好。"
    for entity in read_entities(text).values():
        assert all(text[m.start : m.end] == m.text for m in entity.mentions)


@given(
    st.text(alphabet="中国黑龙江绥芬河海关的“”《》（）以下简称项目公司该平台口岸、，。在与和我省新区\n", max_size=80)
)
def test_any_text_gives_entities_with_mentions_inside_it(read_entities, text):
    for entity in read_entities(text).values():
        assert entity.mentions
        assert all(0 <= m.start < m.end for m in entity.mentions)
