"""Names say facts by the names nested in them."""

import pytest

from fztgraph.claims.names import match_names
from fztgraph.claims.pages import make_page
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.iris import entity_iri
from fztgraph.model import Entity, Label, Mention
from fztgraph.vocab import class_of

BOOK = load_rules()


def _facts(marked: str) -> set[str]:
    facts = set()
    for match in match_names(example_page(marked, BOOK.words), BOOK):
        for saying in match.rule.says:
            subject, thing = match.roles[saying.subject][0], match.roles[saying.object][0]
            facts.add(f"{subject.name} {saying.predicate} {thing.name}")
    return facts


@pytest.mark.parametrize(
    ("marked", "facts"),
    [
        ("[云岚自贸试验区|ZONE]的[中国（云岚）自由贸易试验区管理委员会|AGENCY]", {
            "中国（云岚）自由贸易试验区管理委员会 administers 云岚自贸试验区",
        }),
        ("[海湾市|PLACE]与[松原县|PLACE]：[海湾至松原货运班列|INITIATIVE]", {
            "海湾至松原货运班列 routeFrom 海湾市", "海湾至松原货运班列 routeTo 松原县",
        }),
        ("[北国=北|PLACE]与[南国=南|PLACE]：[北南自贸协定|POLICY]", {
            "北 partyTo 北南自贸协定", "南 partyTo 北南自贸协定",
        }),
        ("[北国=北|PLACE]有[北斗合作协定|POLICY]", set()),
        ("[海湾海关|AGENCY]、[海湾海关|COMPANY]", set()),
        ("[云岚自贸试验区|ZONE]有[白石片区|ZONE]", {"白石片区 partOf 云岚自贸试验区"}),
        ("[白石片区|ZONE]属[云岚自贸试验区|ZONE]", set()),
        ("[云岚自贸试验区|ZONE]、[松原自贸试验区|ZONE]有[白石片区|ZONE]", set()),
    ],
)  # fmt: skip
def test_a_name_is_read(marked: str, facts: set[str]) -> None:
    assert _facts(marked) == facts


def test_the_evidence_is_the_first_sentence_that_has_the_name() -> None:
    page = example_page("[蓝湾片区|ZONE]很大。[蓝湾片区管委会|AGENCY]很忙。[蓝湾片区管委会|AGENCY]很累。", BOOK.words)
    spans = {page.text[match.start : match.end] for match in match_names(page, BOOK)}
    assert spans == {"蓝湾片区管委会很忙。"}


def test_a_name_is_evidenced_by_running_text_before_a_heading():
    text = "海湾至松原货运班列\n海湾至松原货运班列开行。"
    line = entity(Label.INITIATIVE, "海湾至松原货运班列", 0, 10)
    ends = [entity(Label.PLACE, "海湾"), entity(Label.PLACE, "松原")]
    page = make_page(text, [(0, 10), (10, 22)], [], BOOK.words, paragraphs=[(0, 1), (10, 0)], entities=[line, *ends])
    assert {(match.start, match.end) for match in match_names(page, BOOK)} == {(10, 22)}


def test_the_title_may_name_the_only_zone():
    text = "蓝湾片区先行，云岚自贸试验区跟进。"
    area, zone = entity(Label.ZONE, "蓝湾片区", 0), entity(Label.ZONE, "云岚自贸试验区", 7)
    page = make_page(text, [(0, len(text))], [], BOOK.words, entities=[area, zone], title="云岚自贸试验区三周年")
    assert [match.rule.name for match in match_names(page, BOOK)] == ["area-of-the-only-zone"]


def entity(label, name, *places):
    mentions = tuple(Mention(place, place + len(name), name) for place in places)
    return Entity(entity_iri(label.kind, name), label, class_of(label), name, mentions)
