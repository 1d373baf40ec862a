"""What ceremonies date beside themselves."""

import pytest

from fztgraph.claims.events import events_of
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

BOOK = load_rules()


def _facts(marked: str) -> set[str]:
    page = example_page(marked, BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    return {f"{names[c.subject]} {c.predicate} {c.value}" for c in events_of(page, BOOK)}


@pytest.mark.parametrize(
    ("ceremony", "thing", "predicate"),
    [
        ("甲中心揭牌仪式", "[甲中心|INITIATIVE]", "openedOn"),
        ("甲航线首航仪式", "[甲航线|INITIATIVE]", "openedOn"),
        ("甲基地开工奠基仪式", "[甲基地|ZONE]", "startedOn"),
        ("甲项目签约仪式", "[甲项目|INITIATIVE]", "signedOn"),
        ("甲大桥竣工典礼", "[甲大桥|INITIATIVE]", "completedOn"),
        ("甲联盟成立大会", "[甲联盟|ORGANIZATION]", "establishedOn"),
        ("甲物流项目开工仪式", "[甲物流项目|INITIATIVE]", "startedOn"),
    ],
)
def test_a_ceremony_dates_what_it_is_held_for(ceremony: str, thing: str, predicate: str) -> None:
    text = f"[6月8日|2024-06-08]，[{ceremony}|INITIATIVE]举行。{thing}备受关注。"
    name = thing[1:].partition("|")[0]
    assert _facts(text) == {f"{ceremony} heldOn 2024-06-08", f"{name} {predicate} 2024-06-08"}


@pytest.mark.parametrize(
    "text",
    [
        "[6月8日|2024-06-08]，[甲中心揭牌仪式|INITIATIVE]举行。[乙中心|INITIATIVE]备受关注。",
        "[6月8日|2024-06-08]，[甲口岸签约仪式|INITIATIVE]举行。[甲口岸|PORT]备受关注。",
        "[6月8日|2024-06-08]，[甲中心颁奖仪式|INITIATIVE]举行。[甲中心|INITIATIVE]备受关注。",
    ],
)
def test_other_ceremonies_date_only_themselves(text: str) -> None:
    (fact,) = _facts(text)
    assert " heldOn " in fact


@pytest.mark.parametrize("rough", ["2024", "2024-06"])
def test_the_days_of_an_event_stand_for_its_month_and_year(rough: str) -> None:
    text = (
        f"[蓝海论坛|INITIATIVE]于[那时|{rough}]举行。[蓝海论坛|INITIATIVE]于[6月8日至9日|2024-06-08/2024-06-09]举行。"
    )
    assert _facts(text) == {"蓝海论坛 heldOn 2024-06-08/2024-06-09"}
