"""Names say facts by the names nested in them."""

import pytest

from fztgraph.claims.names import match_names
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

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
    ],
)  # fmt: skip
def test_a_name_is_read(marked: str, facts: set[str]) -> None:
    assert _facts(marked) == facts


def test_the_evidence_is_the_first_sentence_that_has_the_name() -> None:
    page = example_page("[蓝湾片区|ZONE]很大。[蓝湾片区管委会|AGENCY]很忙。[蓝湾片区管委会|AGENCY]很累。", BOOK.words)
    spans = {page.text[match.start : match.end] for match in match_names(page, BOOK)}
    assert spans == {"蓝湾片区管委会很忙。"}
