import pytest

from fztgraph.entities.drafts import Draft
from fztgraph.entities.merging import merge_short_forms
from fztgraph.iris import Iri
from fztgraph.model import Form, Label, Mention


def groups(text, names, *, label=Label.INITIATIVE, grounds=(), body=0, listed=()):
    """The entities of the names, each the set of its names; each name stands where the text has it first."""
    drafts = []
    taken = ""
    for name in names:
        start = text.index(name) if not taken.count(name) else text.index(name, text.index(name) + 1)
        mention = Mention(start, start + len(name), name)
        drafts.append(Draft(label, "Thing", Iri(name) if name in listed else None, [mention]))
    merged = merge_short_forms(text, drafts, grounds, body=body)
    return {frozenset(m.text for m in draft.mentions) for draft in merged}


def together(text, names, **options):
    return frozenset(names) in groups(text, names, **options)


@pytest.mark.parametrize(
    ("label", "long", "short"),
    [
        (Label.AGENCY, "青禾县人民法院", "青禾县法院"),
        (Label.AGENCY, "天津港保税区管理委员会", "管委会"),
        (Label.AGENCY, "天津市商务局", "市商务局"),
        (Label.ORGANIZATION, "天津云溪学院", "云溪学院"),
        (Label.ZONE, "天津云溪产业园", "云溪产业园"),
        (Label.COMPANY, "天津云溪集团股份有限公司", "云溪集团"),
        (Label.COMPANY, "天津云溪科技发展有限公司", "云溪科技"),
        (Label.COMPANY, "云溪科技有限公司", "云溪科技"),
        (Label.POLICY, "《天津数据管理办法》", "《数据管理办法》"),
        (Label.POLICY, "数据出境“负面清单”", "“负面清单”"),
        (Label.INITIATIVE, "天津口岸物流大会", "物流大会"),
        (Label.INITIATIVE, "货运车辆快捷通关系统2.0版", "快捷通关系统"),
        (Label.INITIATIVE, "“保税转口”业务", "“保税转口”"),
        (Label.INITIATIVE, "“红名单”推荐机制", "“红名单”"),
        (Label.POLICY, "“三首创”数据政策体系", "“三首创”"),
        (Label.INITIATIVE, "国家级营商监测站", "营商监测站"),
    ],
)
def test_a_short_form_after_the_full_name_is_the_same_thing(label, long, short):
    grounds = ("天津", "天津港保税区", "口岸")
    assert together(f"{long}运行。以后{short}说", [long, short], label=label, grounds=grounds)


@pytest.mark.parametrize(
    ("label", "long", "short"),
    [
        (Label.COMPANY, "云溪集团物流有限公司", "云溪集团"),  # a parent and its subsidiary
        (Label.COMPANY, "云溪银行青禾支行", "云溪银行"),
        (Label.COMPANY, "中青禾物流公司", "青禾物流公司"),  # what is left is no place
        (Label.COMPANY, "云溪科技公司", "云溪"),
        (Label.COMPANY, "云溪汽车（安徽）零部件有限公司", "云溪汽车（安徽）有限公司"),  # two full names
        (Label.AGENCY, "中山海关", "山海关"),
        (Label.AGENCY, "天津市商务局", "商务"),
        (Label.PORT, "中云溪港", "云溪港"),
        (Label.PLACE, "天津云溪镇", "云溪镇"),
        (Label.PERSON, "欧阳明月", "阳明月"),
        (Label.INITIATIVE, "冷链示范项目", "示范项目"),
        (Label.INITIATIVE, "“保税转口”业务", "“保税转口”政策"),
        (Label.INITIATIVE, "快捷通关系统2.0版", "快捷通关系统3.0版"),
        (Label.POLICY, "《云溪条例》", "条例"),
    ],
)
def test_other_names_that_end_alike_stay_apart(label, long, short):
    assert not together(f"{long}运行。以后{short}说", [long, short], label=label, grounds=("天津",))


@pytest.mark.parametrize(
    ("names", "short", "label"),
    [
        (["天津市商务局", "大连市商务局"], "商务局", Label.AGENCY),
        (["天津港发改委", "大连发改委"], "发改委", Label.AGENCY),
        (["天津云溪科技发展公司", "云溪科技贸易公司"], "云溪科技", Label.COMPANY),
        (["天津冷链物流示范项目", "青禾冷链物流示范项目"], "冷链物流示范项目", Label.INITIATIVE),
        (["通关系统2.0版", "通关系统3.0版"], "通关系统", Label.INITIATIVE),
    ],
)
def test_what_fits_two_names_is_merged_with_neither(names, short, label):
    text = "。".join([*names, f"说{short}"])
    grounds = ("天津", "大连", "天津港", "青禾")
    assert frozenset([short]) in groups(text, [*names, short], label=label, grounds=grounds)


def test_the_closest_fit_counts():
    names = ["天津快捷通关系统", "大型货车快捷通关系统", "快捷通关系统"]
    found = groups("。".join(names), names, grounds=("天津",))
    assert found == {frozenset([names[0], names[2]]), frozenset([names[1]])}


@pytest.mark.parametrize("joint", ["和", "、", "与", "（以下简称“甲”）和"])
def test_things_named_side_by_side_are_two(joint):
    names = ["《天津数据管理办法》", "《数据管理办法》"]
    assert not together(f"{names[0]}{joint}{names[1]}", names, label=Label.POLICY, grounds=("天津",))


def test_a_third_in_the_list_is_another_too():
    names = ["《天津数据管理办法》", "《港口条例》", "《数据管理办法》"]
    assert len(groups("、".join(names), names, label=Label.POLICY, grounds=("天津",))) == 3


def test_only_a_title_names_a_thing_by_a_short_form_first():
    names = ["科技成果供需对接系统", "供需对接系统"]
    text = "供需对接系统上线\n“科技成果供需对接系统”运行"
    assert together(text, names, body=8)
    assert not together(text, names)


def test_listed_things_are_merged_only_with_their_own_name():
    long, short = "青禾县人民法院", "青禾县法院"
    assert together(f"{long}，{short}", [long, short], label=Label.AGENCY, listed=[short])
    assert not together(f"{long}，{short}", [long, short], label=Label.AGENCY, listed=[long, short])
    assert not together("天津云溪学院，云溪学院", ["天津云溪学院", "云溪学院"], listed=["云溪学院"], grounds=["天津"])


def test_the_whole_takes_the_iri_and_the_mentions_say_how_they_name_it():
    text = "天津青禾县人民法院，青禾县法院，天津青禾县法院"
    drafts = [
        Draft(Label.AGENCY, "Agency", iri, [Mention(text.index(name), text.index(name) + len(name), name)])
        for name, iri in (("天津青禾县人民法院", None), ("青禾县法院", None), ("天津青禾县法院", Iri("listed")))
    ]
    (whole,) = merge_short_forms(text, drafts, ["天津"])
    assert whole.iri == "listed"
    assert [m.form for m in sorted(whole.mentions)] == [Form.NAME, Form.SHORT, Form.NAME]


def test_a_shorter_form_of_a_short_form_is_found_too():
    names = ["天津青禾云上快捷通关系统", "青禾云上快捷通关系统", "云上快捷通关系统"]
    text = f"{names[0]}。后{names[1]}。后{names[2]}"
    assert together(text, names, grounds=("天津", "青禾"))


def test_a_coined_name_that_two_schemes_hold_is_neither():
    names = ["“红名单”推荐机制", "“红名单”激励制度", "“红名单”"]
    assert groups("“红名单”推荐机制和“红名单”激励制度。“红名单”好。", names) == {frozenset({name}) for name in names}


def test_a_coined_name_of_another_label_stays_apart():
    assert not together("“红名单”公司成立。“红名单”好", ["“红名单”公司", "“红名单”"], label=Label.COMPANY)
