"""What is one thing, what is not, and what a person must settle."""

import pytest

from fztgraph.iris import entity_iri, listed_iri
from fztgraph.linking.comparing import Ground
from fztgraph.linking.decisions import Decision
from fztgraph.linking.labels import label_of_iri
from fztgraph.model import Label

from .sample import link, merged, thing

HEIHE, HEIHE_ZONE, HARBIN = "黑河市", "中国(黑龙江)自由贸易试验区黑河片区", "哈尔滨市"

#: Pairs that are one: class, name and home of each.
ONE = {
    "fuller zone before a body": (
        ("Agency", "黑河片区管委会", ""),
        ("Agency", "黑龙江自贸试验区黑河片区管理委员会", ""),
    ),
    "a body of a ministry": (("Agency", "商务部服贸司", "上海市"), ("Agency", "商务部服贸司", "黑河市")),
    "a body of the own city": (("Agency", "市政府", HEIHE), ("Agency", "黑河市人民政府", "")),
    "a body of the own province": (("Agency", "省商务厅", HEIHE), ("Agency", "黑龙江省商务厅", "")),
    "a place before a company": (("Company", "星野经贸", HEIHE), ("Company", "黑河星野经贸有限公司", "")),
    "a company registered once": (("Company", "星野经贸有限公司", HEIHE), ("Company", "星野经贸有限公司", HARBIN)),
    "a company of a zone and its city": (("Company", "星野经贸", HEIHE), ("Company", "星野经贸", HEIHE_ZONE)),
    "an initiative with its zone": (("Platform", "企业服务中心", HEIHE_ZONE), ("Platform", "黑河片区企业服务中心", "")),
    "a coined name with and without its kind": (
        ("Initiative", "“星火直达”", HEIHE),
        ("Platform", "黑河市“星火直达”服务", ""),
    ),
    "a line by its ends": (
        ("TransportRoute", "黑河至莫斯科公路货运线路", ""),
        ("TransportRoute", "黑河—莫斯科公路货运线路", HARBIN),
    ),
    "an organisation of the world": (
        ("Organization", "国际丝路运输协会", HEIHE),
        ("Organization", "国际丝路运输协会", HARBIN),
    ),
}


@pytest.mark.parametrize("case", ONE)
def test_one_thing_under_two_names(case):
    first, second = (thing(kind, name, n, home=home) for n, (kind, name, home) in enumerate(ONE[case]))
    assert len(link(first, second).kept) == 1


#: Pairs that are two, however alike.
TWO = {
    "one name in two cities": (("Platform", "企业综合服务中心", HEIHE), ("Platform", "企业综合服务中心", HARBIN)),
    "bodies of two cities": (("Agency", "黑河市商务局", ""), ("Agency", "哈尔滨市商务局", "")),
    "province and city": (("Agency", "黑龙江省商务厅", ""), ("Agency", "商务厅", HARBIN)),
    "companies of one group": (("Company", "星野集团", HEIHE), ("Company", "星野集团物流有限公司", HEIHE)),
    "two phases": (("Project", "星野产业园一期项目", HEIHE), ("Project", "星野产业园二期项目", HEIHE)),
    "one of two phases": (("Project", "星野产业园项目", HEIHE), ("Project", "星野产业园二期项目", HEIHE)),
    "two editions": (("Event", "第三届星野博览会", HEIHE), ("Event", "第四届星野博览会", HEIHE)),
    "two years": (("Event", "星野国际商品博览会", f"{HEIHE}-2023"), ("Event", "黑河星野国际商品博览会", "黑河市-2024")),
    "two versions": (("Platform", "星野通关系统1.0版", HEIHE), ("Platform", "黑河星野通关系统2.0版", "")),
    "road and rail": (("RoadPort", "星野口岸", HEIHE), ("RailPort", "黑河星野口岸", "")),
    "goods and passengers": (
        ("TransportRoute", "黑河至莫斯科公路货运线路", ""),
        ("TransportRoute", "黑河至莫斯科公路客运线路", ""),
    ),
    "the other way round": (
        ("TransportRoute", "黑河至莫斯科公路货运线路", ""),
        ("TransportRoute", "莫斯科至黑河公路货运线路", ""),
    ),
    "a coined name of two kinds": (("Initiative", "“星火”平台", HEIHE), ("Initiative", "黑河市“星火”贷款", "")),
    "agreements of one name": (("Policy", "战略合作协议", HEIHE), ("Policy", "战略合作协议", HEIHE_ZONE)),
    "places": (("Place", "星野", ""), ("Place", "星野镇", "")),
    "a country's name and a place's": (("Company", "中国星野集团", ""), ("Company", "星野集团", HEIHE)),
}


@pytest.mark.parametrize("case", TWO)
def test_two_things_with_like_names(case):
    first, second = (thing(kind, name, n, home=home) for n, (kind, name, home) in enumerate(TWO[case]))
    assert link(first, second).kept == {}


def test_one_name_is_one_initiative_where_a_body_has_to_do_with_both():
    body = thing("Agency", "甲局", 1, 2)
    reports = [
        thing("Platform", "星野直达服务平台", n, home=home, neighbours=[body.iri]) for n, home in ((1, ""), (2, HEIHE))
    ]
    assert len(link(body, *reports).kept) == 1


def test_dates_that_differ_leave_a_doubt():
    first = thing("Project", "星野产业园建设项目", 1, home=HEIHE, dates=[("openedOn", "2024-06-16")])
    second = thing("Project", "黑河星野产业园建设项目", 2, dates=[("openedOn", "2024-07-01")])
    linkage = link(first, second)
    assert linkage.kept == {}
    assert [each.against for each in linkage.doubtful] == [(Ground.OTHER_DATE,)]


def test_what_an_article_calls_a_thing_is_its_name_in_another():
    first = thing("Company", "星野寰宇汽车有限公司", 1, home=HEIHE, forms=["星野寰宇"])
    assert merged(link(first, thing("Company", "星野寰宇", 2, home=HEIHE))) == {"星野寰宇": "星野寰宇汽车有限公司"}


def test_a_short_name_that_fits_two_is_neither():
    first = thing("Company", "星野寰宇汽车有限公司", 1, home=HEIHE, forms=["星野寰宇"])
    second = thing("Company", "星野寰宇物流有限公司", 2, home=HEIHE, forms=["星野寰宇"])
    linkage = link(first, second, thing("Company", "星野寰宇", 3, home=HEIHE))
    assert linkage.kept == {}
    assert Ground.AMBIGUOUS in linkage.doubtful[0].against


def test_what_one_article_keeps_apart_stays_apart():
    first, second = thing("Agency", "黑河片区管委会", 1, 3), thing("Agency", "黑龙江自贸试验区黑河片区管委会", 2, 3)
    linkage = link(first, second)
    assert (linkage.kept, linkage.doubtful) == ({}, [])


def test_nothing_joins_what_one_article_keeps_apart():
    first, second = thing("Agency", "黑河片区管委会", 1), thing("Agency", "黑龙江自贸试验区黑河片区管委会", 1)
    linkage = link(first, second, thing("Agency", "黑河自贸片区管理委员会", 2))
    assert linkage.kept == {}
    assert {each.against for each in linkage.doubtful} == {(Ground.KEPT_APART,)}


def test_a_minted_thing_becomes_the_listed_one():
    (merge,) = link(thing("RoadPort", "广西友谊关口岸", 1)).merges
    assert merge.renaming.kept == listed_iri("port", "youyiguan-road")


def test_a_minted_thing_that_may_be_two_listed_ones_is_neither():
    listed = thing("SeaPort", "QINZHOUGANG", 1)
    listed.iri = listed_iri("port", "qinzhougang")
    assert link(listed, thing("SeaPort", "广西钦州港", 1)).kept == {}


def test_the_fullest_name_is_kept():
    things = [thing("Agency", name, n) for n, name in enumerate(("黑河片区管委会", "黑龙江自贸试验区黑河片区管委会"))]
    assert merged(link(*things)) == {"黑河片区管委会": "黑龙江自贸试验区黑河片区管委会"}


@pytest.mark.parametrize(("body", "one"), [("黑龙江自贸试验区黑河片区管委会", True), ("黑河市商务局", False)])
def test_persons_are_one_within_one_body(body, one):
    bodies = [thing("Agency", "黑河片区管委会", 1), thing("Agency", body, 2)]
    persons = [thing("Person", "史某某", n, home=each.iri.rpartition("/")[2]) for n, each in enumerate(bodies, 1)]
    assert (persons[0].iri in link(*bodies, *persons).kept or persons[1].iri in link(*bodies, *persons).kept) is one


CUSTOMS, PORT, SOCIETY = (
    listed_iri("agency", "customs-7200"),
    listed_iri("port", "youyiguan-road"),
    entity_iri("organization", "边贸协会@黑河市"),
)


@pytest.mark.parametrize(
    ("bodies", "events", "one"),
    [
        ([CUSTOMS], [], False),
        ([PORT], [], False),
        ([SOCIETY], [], True),
        ([CUSTOMS, PORT], [], True),
        ([CUSTOMS, SOCIETY], [], True),
        ([CUSTOMS], ["边贸大会"], True),
    ],
)
def test_persons_of_one_name_in_a_wide_body_are_one_only_with_something_else_in_common(bodies, events, one):
    common = [thing("Organization", iri, 3) for iri in bodies] + [thing("Event", name, 3) for name in events]
    for iri, each in zip(bodies, common, strict=False):
        each.iri, each.label = iri, label_of_iri(iri)
    neighbours = [each.iri for each in common]
    persons = [thing("Person", "史某某", n, home=f"news-{n}", neighbours=neighbours) for n in (1, 2)]
    linkage = link(*common, *persons)
    assert (bool(linkage.kept), bool(linkage.doubtful)) == (one, not one)


def test_a_decision_makes_two_things_one():
    first, second = thing("Company", "星野", 1, home=HEIHE), thing("Company", "寰宇集团", 2)
    linkage = link(first, second, decisions=[Decision(True, "星野", "寰宇集团", Label.COMPANY, "更名")])
    assert merged(linkage) == {"星野": "寰宇集团"}
    assert linkage.merges[0].decision.reason == "更名"


def test_a_decision_keeps_two_things_apart():
    first, second = thing("Agency", "黑河片区管委会", 1), thing("Agency", "黑龙江自贸试验区黑河片区管委会", 2)
    linkage = link(first, second, decisions=[Decision(False, first.iri, second.iri, Label.AGENCY, "两个机构")])
    assert (linkage.kept, linkage.doubtful, len(linkage.forbidden)) == ({}, [], 1)


def test_a_decision_does_not_join_what_an_article_keeps_apart():
    first, second = thing("Company", "星野", 1, home=HEIHE), thing("Company", "寰宇集团", 1)
    linkage = link(first, second, decisions=[Decision(True, "星野", "寰宇集团", Label.COMPANY, "更名")])
    assert (linkage.kept, linkage.doubtful[0].against) == ({}, (Ground.KEPT_APART,))
