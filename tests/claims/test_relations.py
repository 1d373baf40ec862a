"""Relations of a document, each once, with the sentence that says it."""

import dataclasses

import pytest
from hypothesis import given, settings
from random_docs import random_docs
from spacy.tokens import Doc

from fztgraph.claims.relations import COMPONENT, add_relations, find_relations, relations_of
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.vocab import RELATIONS, SIGNATURES

BOOK = load_rules()


def _facts(marked: str) -> set[str]:
    page = example_page(marked, BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    return {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in relations_of(page, BOOK)}


@pytest.mark.parametrize(
    ("marked", "facts"),
    [
        (
            "[海湾海关|AGENCY]会同[海湾市商务局|AGENCY]推出[“一站办”平台|INITIATIVE]。",
            {
                "海湾海关 carriesOut “一站办”平台",
                "海湾市商务局 carriesOut “一站办”平台",
                "海湾市商务局 cooperatesWith 海湾海关",
            },
        ),
        (
            "[青松集团|COMPANY]与[晨光银行|COMPANY]签署[《融资协议》|POLICY]。",
            {
                "青松集团 partyTo 《融资协议》",
                "晨光银行 partyTo 《融资协议》",
                "晨光银行 cooperatesWith 青松集团",
            },
        ),
        (
            "[海湾市|PLACE]服务企业。打造[“企业客厅”|INITIATIVE]，开设[“老外窗口”|INITIATIVE]。印发[《清单》|POLICY]。",
            {
                "海湾市 carriesOut “企业客厅”",
                "海湾市 carriesOut “老外窗口”",
                "海湾市 issues 《清单》",
            },
        ),
        (
            "[云桥线路|INITIATIVE]由[白石口岸|PORT]通往[南屿国|PLACE]，由[青松集团|COMPANY]运营。",
            {
                "云桥线路 routeFrom 白石口岸",
                "云桥线路 routeTo 南屿国",
                "青松集团 carriesOut 云桥线路",
            },
        ),
        ("[海湾市|PLACE]和[青松集团|COMPANY]。", set()),
        (
            "[海湾海关|AGENCY]推出[“一证通行”|INITIATIVE]制度、[“船边直提”|INITIATIVE]模式。",
            {"海湾海关 carriesOut “一证通行”", "海湾海关 carriesOut “船边直提”"},
        ),
        (
            "[白石口岸|PORT]很忙。近来[海湾海关|AGENCY]优化流程，推广[“一窗通办”|INITIATIVE]。",
            {"海湾海关 carriesOut “一窗通办”"},
        ),
        (
            "[海湾海关|AGENCY]与[海湾商会|ORGANIZATION]建立联络机制，推广[“一窗通办”|INITIATIVE]。",
            {"海湾海关 cooperatesWith 海湾商会", "海湾海关 carriesOut “一窗通办”"},
        ),
        (
            "货物由与[海湾商会|ORGANIZATION]结盟的[青松集团|COMPANY]启用[“一窗通办”|INITIATIVE]。",
            {"青松集团 carriesOut “一窗通办”"},
        ),
        ("[海湾市|PLACE]很忙。白石镇管委会主任[林晓|PERSON]透露，将打造[“一窗通办”|INITIATIVE]。", set()),
    ],
)
def test_a_sentence_says_its_relations(marked: str, facts: set[str]) -> None:
    assert _facts(marked) == facts


def test_a_fact_stands_once_with_its_best_evidence() -> None:
    page = example_page(
        "[甲局|AGENCY]很忙，推出[平台|INITIATIVE]。[甲局|AGENCY]推出[平台|INITIATIVE]。[甲局|AGENCY]推出[平台|INITIATIVE]。",
        BOOK.words,
    )
    (relation,) = relations_of(page, BOOK)
    evidence = relation.evidence
    assert evidence.rule == "launches"
    assert evidence.confidence == next(r for r in BOOK.rules if r.name == "launches").confidence
    assert (evidence.start, evidence.text) == (page.text.index("。") + 1, "甲局推出平台。")


def test_the_ends_of_a_symmetric_relation_stand_in_one_order() -> None:
    (relation,) = relations_of(example_page("[乙局|AGENCY]会同[甲局|AGENCY]走访。", BOOK.words), BOOK)
    (other,) = relations_of(example_page("[甲局|AGENCY]会同[乙局|AGENCY]走访。", BOOK.words), BOOK)
    assert (relation.subject, relation.object) == (other.subject, other.object)


def test_nothing_is_related_to_itself() -> None:
    assert _facts("[甲局|AGENCY]会同[该局=甲局|AGENCY]走访。") == set()


@given(random_docs())
@settings(max_examples=150)
def test_whatever_the_text_relations_keep_their_form(doc: Doc) -> None:
    entities = {entity.iri: entity for entity in doc._.entities}
    for relation in find_relations(doc):
        subjects, objects = SIGNATURES[relation.predicate]
        assert relation.predicate in RELATIONS
        assert entities[relation.subject].label in subjects | objects
        evidence = relation.evidence
        assert evidence.text == doc._.reading.text[evidence.start : evidence.end] != ""
        assert 0 < evidence.confidence <= 1


@given(random_docs())
@settings(max_examples=20)
def test_the_component_sets_the_same_each_time(doc: Doc) -> None:
    first = add_relations(doc)._.relations
    doc._.relations = ()
    assert add_relations(doc)._.relations == first
    assert COMPONENT == "fzt_relations"


def test_rules_may_be_left_out() -> None:
    page = example_page("[蓝湾片区管委会|AGENCY]在[蓝湾片区|ZONE]推出[平台|INITIATIVE]。", BOOK.words)
    assert relations_of(page, dataclasses.replace(BOOK, relations=(), names=())) == ()


def test_who_works_in_a_branch_works_in_its_body() -> None:
    page = example_page("[海湾海关|AGENCY]很忙。[海湾海关查验科|AGENCY]科长[林晓|PERSON]介绍情况。", BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    read = {(names[r.object], r.evidence.confidence) for r in relations_of(page, BOOK) if r.predicate == "memberOf"}
    assert read == {("海湾海关查验科", 0.95), ("海湾海关", 0.75)}


def test_what_a_branch_belongs_to_has_its_body_as_a_part() -> None:
    text = "[白石海关|AGENCY]很忙。[海湾海关|AGENCY]所属[白石海关查验科|AGENCY]推出新举措。"
    page = example_page(text, BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    read = {(names[r.subject], names[r.object]) for r in relations_of(page, BOOK) if r.predicate == "partOf"}
    assert read == {("白石海关查验科", "白石海关"), ("白石海关查验科", "海湾海关"), ("白石海关", "海湾海关")}
