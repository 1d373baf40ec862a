"""What an article says to be held counts as an event, whatever its name."""

import pytest

from fztgraph.claims.gatherings import find_held
from fztgraph.claims.relations import relations_of
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.claims.words import names_in

BOOK = load_rules()


@pytest.mark.parametrize(
    ("marked", "held"),
    [
        ("[“大讲堂”|INITIATIVE][昨日|2024-06-30]在[海湾市|PLACE]举行。", {"“大讲堂”"}),
        ("[海湾海关|AGENCY]举办第三期[“大讲堂”|INITIATIVE]。", {"“大讲堂”"}),
        ("由[海湾海关|AGENCY]主办的[“大讲堂”|INITIATIVE]开讲。", {"“大讲堂”"}),
        ("[码头项目|INITIATIVE]签字仪式在[海湾市|PLACE]举行。", set()),
        ("[海湾海关|AGENCY]举办[码头项目|INITIATIVE]签约仪式。", set()),
        ("[“大讲堂”|INITIATIVE]受到欢迎，[蓝海论坛|INITIATIVE]举行。", {"蓝海论坛"}),
        ("[海湾市|PLACE]举行演练。", set()),
    ],
)
def test_what_is_held_is_found(marked: str, held: set[str]) -> None:
    page = example_page(marked, BOOK.words)
    found = find_held(page.lines, names_in(BOOK.words.lists["events"])).iris
    assert {entity.name for entity in page.entities if entity.iri in found} == held


def test_who_is_at_what_is_held_takes_part_in_it() -> None:
    page = example_page(
        "[“大讲堂”|INITIATIVE]在[海湾市|PLACE]举行。[海湾海关|AGENCY]关长[林晓|PERSON]出席活动。", BOOK.words
    )
    names = {entity.iri: entity.name for entity in page.entities}
    facts = {f"{names[r.subject]} {r.predicate} {names[r.object]}" for r in relations_of(page, BOOK)}
    assert {"林晓 participatesIn “大讲堂”", "“大讲堂” locatedIn 海湾市"} <= facts
