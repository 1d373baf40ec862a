"""Of several readings, the right one counts."""

import dataclasses

import pytest

from fztgraph.claims.clauses import Carry
from fztgraph.claims.matching import match_page
from fztgraph.claims.relations import relations_of
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules, make_rule

BOOK = load_rules()
TABLE = {
    "confidence": 0.8,
    "examples": [["甲", "甲 locatedIn 乙"]],
    "counterexamples": [["甲"]],
}


def _rule(name: str, **keys: object) -> object:
    return make_rule({"name": name, "says": "who carriesOut what", **TABLE, **keys}, BOOK.words, "x.toml")


def _read(marked: str, *rules: object) -> list[tuple[str, list[str], list[str], Carry]]:
    book = dataclasses.replace(BOOK, relations=tuple(sorted(rules, key=lambda rule: -rule.priority)))
    return [
        (m.rule.name, [t.name for t in m.roles["who"]], [t.name for t in m.roles["what"]], m.carry)
        for m in match_page(example_page(marked, BOOK.words), book, dated=False)
    ]


LAUNCH = _rule("launch", pattern="{^who+}…<launch>…{what+}", carried=0.5)
ALONE = dataclasses.replace(BOOK, relations=(LAUNCH,))


@pytest.mark.parametrize(
    ("marked", "who", "carry"),
    [
        ("[甲局|AGENCY]支持[乙社|COMPANY]推出[平台|INITIATIVE]。", ["甲局"], Carry.NONE),
        ("[甲局|AGENCY]说[乙社|COMPANY]推出[平台|INITIATIVE]。", ["乙社"], Carry.NONE),
        ("[甲局|AGENCY]、[乙社|COMPANY]推出[平台|INITIATIVE]。", ["甲局", "乙社"], Carry.NONE),
        ("[甲局|AGENCY]说，[乙社|COMPANY]的推出[平台|INITIATIVE]。", ["甲局"], Carry.CLAUSE),
        ("[甲局|AGENCY]说。推出[平台|INITIATIVE]。", ["甲局"], Carry.SENTENCE),
    ],
)
def test_the_nearest_subject_counts(marked: str, who: list[str], carry: Carry) -> None:
    assert _read(marked, LAUNCH) == [("launch", who, ["平台"], carry)]


def test_a_clause_with_a_nameless_subject_takes_none() -> None:
    assert _read("[甲局|AGENCY]说，企业推出[平台|INITIATIVE]。", LAUNCH) == []


def test_a_clause_with_a_subject_of_its_own_takes_none() -> None:
    says = "[甲局|AGENCY]说，[周宁|PERSON]推出[平台|INITIATIVE]。"
    assert _read(says, LAUNCH) == []
    assert _read(says.replace("推出", "的团队推出"), LAUNCH) == [("launch", ["甲局"], ["平台"], Carry.CLAUSE)]


def test_the_rule_of_higher_priority_takes_the_trigger() -> None:
    high = _rule("high", pattern="由{who}<launch>的{what}", priority=2)
    low = _rule("low", pattern="{who}<launch>的{what}")
    text = "由[甲局|AGENCY]推出的[平台|INITIATIVE]。"
    assert [name for name, *_ in _read(text, low, high)] == ["high"]
    assert [name for name, *_ in _read(text[1:], low, high)] == ["low"]


def test_a_said_subject_comes_before_a_carried_one() -> None:
    low = _rule("low", pattern="{who}的…<launch>…{what}", priority=-9)
    text = "[甲局|AGENCY]说，[乙社|COMPANY]的推出[平台|INITIATIVE]。"
    assert [name for name, *_ in _read(text, LAUNCH, low)] == ["low"]


def test_a_single_subject_is_not_filled_with_a_list() -> None:
    single = _rule("single", pattern="{^who}…<launch>…{what}", carried=0.5)
    text = "[甲局|AGENCY]、[乙社|COMPANY]很忙，推出[平台|INITIATIVE]。"
    assert _read(text, single) == []
    assert _read(text, LAUNCH) == [("launch", ["甲局", "乙社"], ["平台"], Carry.CLAUSE)]


@pytest.mark.parametrize(
    ("keys", "marked", "count"),
    [
        ({"without": ["建议"]}, "专家建议[甲局|AGENCY]推出[平台|INITIATIVE]。", 0),
        ({"without": ["建议"]}, "专家建议，[甲局|AGENCY]推出[平台|INITIATIVE]。", 1),
        ({"named": "what events"}, "[甲局|AGENCY]推出[平台|INITIATIVE]。", 0),
        ({"named": "what events"}, "[甲局|AGENCY]推出[论坛|INITIATIVE]。", 1),
        ({"shortest": 3}, "[甲局|AGENCY]推出[论坛|INITIATIVE]。", 0),
        ({"shortest": 2}, "[甲局|AGENCY]推出[论坛|INITIATIVE]。", 1),
    ],
)
def test_keys_bar_matches(keys: dict[str, object], marked: str, count: int) -> None:
    assert len(_read(marked, _rule("keyed", pattern="{^who}…<launch>…{what}", **keys))) == count


def test_the_evidence_of_a_long_sentence_is_its_clauses() -> None:
    filler = "货物在此换装" * 20
    page = example_page(f"{filler}，[甲局|AGENCY]说，推出[平台|INITIATIVE]，{filler}。", BOOK.words)
    (match,) = match_page(page, ALONE, dated=False)
    assert page.text[match.start : match.end] == "推出平台，"


def test_a_trigger_far_away_in_a_long_line_is_not_joined() -> None:
    page = example_page("[甲局|AGENCY]" + "很忙" * 500 + "推出[平台|INITIATIVE]", BOOK.words)
    assert list(match_page(page, ALONE, dated=False)) == []


def test_a_role_that_may_stay_empty_takes_no_carried_subject() -> None:
    rule = _rule("near", pattern="{PERSON}?{who}的{what}", carried=0.5)
    says = "[甲局|AGENCY]、[乙局|AGENCY]签约。[丙局|AGENCY]的[平台|INITIATIVE]上线。"
    assert _read(says, rule) == [("near", ["丙局"], ["平台"], Carry.NONE)]


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("[甲局|AGENCY]、[乙局|AGENCY]与[丙社|COMPANY]联手。", 3),
        ("[甲局|AGENCY]与[乙社|COMPANY]、[丙社|COMPANY]联手。", 0),
    ],
)
def test_those_with_whom_one_acts_do_not_act_with_one_another(marked: str, count: int) -> None:
    rule = _rule("mutual", says="who cooperatesWith who", pattern="{^ACTOR:who+}…<joint>")
    book = dataclasses.replace(BOOK, relations=(rule,), names=())
    assert len(relations_of(example_page(marked, BOOK.words), book)) == count


def test_of_two_lists_in_step_the_first_goes_with_the_first() -> None:
    rule = make_rule(
        {**TABLE, "name": "each", "says": "part partOf whole", "pattern": "{whole+}分别有{part+}", "paired": True},
        BOOK.words,
        "x.toml",
    )
    book = dataclasses.replace(BOOK, relations=(rule,), names=())
    page = example_page("[甲区|ZONE]、[乙区|ZONE]分别有[丙园|ZONE]和[丁园|ZONE]。", BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    read = {(names[r.subject], names[r.object]) for r in relations_of(page, book)}
    assert read == {("丙园", "甲区"), ("丁园", "乙区")}


def test_a_rule_that_adds_leaves_its_trigger_to_others() -> None:
    adds = _rule("adds", pattern="联合{who}<launch>{what}", priority=5, adds=True)
    marked = "[甲局|AGENCY]很忙，联合[乙社|COMPANY]推出[平台|INITIATIVE]。"
    assert [match[:2] for match in _read(marked, LAUNCH, adds)] == [("adds", ["乙社"]), ("launch", ["甲局"])]


def test_people_are_listed_with_their_posts() -> None:
    attend = make_rule(
        {"name": "x", "says": "who participatesIn what", "pattern": "{^who+}…<take_part>…{what}", **TABLE},
        BOOK.words,
        "x.toml",
    )
    marked = "[甲局|AGENCY]局长[张三|PERSON]，[乙市|PLACE]副市长、[丙办|AGENCY]主任[李四|PERSON]出席[论坛|INITIATIVE]。"
    assert [match[1] for match in _read(marked, attend)] == [["张三", "李四"]]


@pytest.mark.parametrize(
    ("marked", "count"),
    [("自[甲局|AGENCY]推出[平台|INITIATIVE]以来，", 1), ("自[甲局|AGENCY]推出[平台|INITIATIVE]。", 0)],
)
def test_since_may_stand_before_a_subject(marked: str, count: int) -> None:
    assert len(_read(marked, LAUNCH)) == count


def test_bodies_are_listed_with_those_who_sign_for_them() -> None:
    marked = "[甲局|AGENCY]局长[张三|PERSON]、[乙厅|AGENCY]厅长[李四|PERSON]共同推出[平台|INITIATIVE]。"
    assert [match[1] for match in _read(marked, LAUNCH)] == [["甲局", "乙厅"]]


def test_names_may_be_kept_out_of_a_role() -> None:
    lines = _rule("lines", pattern="{who}<launch>{what+}", not_named="what lines")
    marked = "[甲局|AGENCY]开通[乙航线|INITIATIVE]和[丙平台|INITIATIVE]。"
    assert [match[2] for match in _read(marked, lines)] == [["丙平台"]]


@pytest.mark.parametrize(
    "marked",
    [
        "[甲局|AGENCY]尚未推出[平台|INITIATIVE]。",
        "与区域内的[甲局|AGENCY]、[乙局|AGENCY]推出[平台|INITIATIVE]。",
        "[甲市|PLACE]很忙。当地保税园区将积极改进，推出[平台|INITIATIVE]。",
    ],
)
def test_what_is_denied_or_done_by_others_is_not_read(marked: str) -> None:
    assert _read(marked, LAUNCH) == []
