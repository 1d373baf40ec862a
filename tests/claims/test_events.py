"""Dates of entities, each once, with the sentence that says it."""

import pytest
from hypothesis import given, settings
from random_docs import random_docs
from spacy.tokens import Doc

from fztgraph.claims.events import COMPONENT, add_events, events_of, find_events
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.vocab import DATES

BOOK = load_rules()


def _facts(marked: str) -> set[str]:
    page = example_page(marked, BOOK.words)
    names = {entity.iri: entity.name for entity in page.entities}
    return {f"{names[c.subject]} {c.predicate} {c.value}" for c in events_of(page, BOOK)}


@pytest.mark.parametrize(
    ("marked", "facts"),
    [
        ("[6月16日|2024-06-16]，车辆发往外地，这标志着[云桥线路|INITIATIVE]正式开通。", {
            "云桥线路 openedOn 2024-06-16",
        }),
        ("[6月16日|2024-06-16]，首车发往外地。这标志着[云桥线路|INITIATIVE]正式开通。", {
            "云桥线路 openedOn 2024-06-16",
        }),
        ("[2024年|2024]，[云桥线路|INITIATIVE]开通。[云桥线路|INITIATIVE]于[6月8日|2024-06-08]首航。", {
            "云桥线路 openedOn 2024-06-08",
        }),
        ("[白石口岸|PORT][5月|2024-05]通过验收，[6月8日|2024-06-08]与大桥[同日|2024-06-08]开通。", {
            "白石口岸 approvedOn 2024-05", "白石口岸 openedOn 2024-06-08",
        }),
        ("[云桥线路|INITIATIVE]于[6月8日|2024-06-08]首航。", {"云桥线路 openedOn 2024-06-08"}),
        ("[4月3日|2024-04-03]，[甲局|AGENCY]印发[《办法》|POLICY]，自[5月1日|2024-05-01]起施行。", {
            "《办法》 issuedOn 2024-04-03", "《办法》 effectiveOn 2024-05-01",
        }),
        ("[《协定》|POLICY]谈判于[2022年2月|2022-02]启动，[2023年5月|2023-05]由双方签署。", {
            "《协定》 signedOn 2023-05",
        }),
        ("[码头项目|INITIATIVE]很大。项目于[去年11月|2023-11]签约，[5月|2024-05]全面动工，[2026年|2026]正式启用。", {
            "码头项目 signedOn 2023-11", "码头项目 startedOn 2024-05", "码头项目 expectedOn 2026",
        }),
        ("[2019年|2019]，[蓝湾片区|ZONE]设立。[2020年|2020]，该片区成立[电商局|AGENCY]。", {
            "蓝湾片区 establishedOn 2019", "电商局 establishedOn 2020",
        }),
        ("[今年以来|2024-01-01/2024-07-01]，[甲局|AGENCY]先后批复[《方案》|POLICY]。", set()),
        ("[今年以来|2024]，[甲局|AGENCY]先后批复[《方案》|POLICY]。", set()),
        ("截至[6月底|2024-06]，[云桥线路|INITIATIVE]开行300列。", set()),
        ("[3月28日|2024-03-28]，[2024年一季度|2024-01/2024-03]重大项目开工，[码头项目|INITIATIVE]等开工。", {
            "码头项目 startedOn 2024-03-28",
        }),
        ("[3月28日|2024-03-28]，项目集中开工。\n此次集中开工的有[码头项目|INITIATIVE]、[大桥项目|INITIATIVE]。", {
            "码头项目 startedOn 2024-03-28", "大桥项目 startedOn 2024-03-28",
        }),
        ("码头先后停摆，[白石口岸|PORT]直到[6月17日|2024-06-17]才恢复运营。", {"白石口岸 openedOn 2024-06-17"}),
        ("[9日|2024-06-09]车队出境。从这一天起，[云桥线路|INITIATIVE]正式开通。", {"云桥线路 openedOn 2024-06-09"}),
        ("[去年|2023]已经启用的一期之外，[蓝湾综保区|ZONE]全域封关。", set()),
        ("[5月6日|2024-05-06]，[甲局|AGENCY]制定的[《办法》|POLICY]正式实施。", {"《办法》 effectiveOn 2024-05-06"}),
        ("[码头项目|INITIATIVE]很大，将于[年内|2024]开工。", {"码头项目 expectedOn 2024"}),
        ("[蓝湾综保区|ZONE]（[2014年|2014]封关运作）很大，[甲公司|COMPANY]（成立于[2003年|2003]）入驻。", {
            "蓝湾综保区 openedOn 2014", "甲公司 establishedOn 2003",
        }),
        ("[蓝湾综保区|ZONE]的设备（[2014年|2014]启用）很新。", set()),
        ("[码头项目|INITIATIVE]于[2月|2024-02]签约、[4月|2024-04]开工、[6月|2024-06]投产。", {
            "码头项目 signedOn 2024-02", "码头项目 startedOn 2024-04", "码头项目 openedOn 2024-06",
        }),
        ("[码头项目|INITIATIVE]自[4月|2024-04]开工以来进展顺利，主体已完工。", {"码头项目 startedOn 2024-04"}),
        ("以“开放”为主题的[蓝海论坛|INITIATIVE][6月8日|2024-06-08]举行。", {"蓝海论坛 heldOn 2024-06-08"}),
    ],
)  # fmt: skip
def test_a_sentence_dates_its_things(marked: str, facts: set[str]) -> None:
    assert _facts(marked) == facts


@pytest.mark.parametrize(
    ("value", "predicate"),
    [
        ("2024-06", "openedOn"),
        ("2024", "openedOn"),
        ("2024-07-01", "openedOn"),
        ("2024-07-02", "expectedOn"),
        ("2025", "expectedOn"),
        ("2025-01/2025-06", "expectedOn"),
    ],
)
def test_what_lies_ahead_is_expected(value: str, predicate: str) -> None:
    assert _facts(f"[那时|{value}]，[云桥线路|INITIATIVE]正式开通。") == {f"云桥线路 {predicate} {value}"}


def test_an_event_that_lies_ahead_is_still_held() -> None:
    assert _facts("[蓝海论坛|INITIATIVE]将于[9月8日|2024-09-08]举行。") == {"蓝海论坛 heldOn 2024-09-08"}


def test_a_date_stands_once_with_its_best_evidence() -> None:
    text = "[云桥线路|INITIATIVE]很忙，[6月|2024-06]开通。[云桥线路|INITIATIVE][6月|2024-06]开通。"
    (claim,) = events_of(example_page(text, BOOK.words), BOOK)
    assert (claim.evidence.text, claim.evidence.rule) == ("云桥线路6月开通。", "opened-subject")


@given(random_docs())
@settings(max_examples=150)
def test_whatever_the_text_dates_keep_their_form(doc: Doc) -> None:
    values = {date.value for date in doc._.dates}
    for claim in find_events(doc):
        assert claim.predicate in DATES
        assert claim.value in values
        assert claim.evidence.text == doc._.reading.text[claim.evidence.start : claim.evidence.end] != ""


@given(random_docs())
@settings(max_examples=20)
def test_the_component_sets_the_same_each_time(doc: Doc) -> None:
    first = add_events(doc)._.date_claims
    doc._.date_claims = ()
    assert add_events(doc)._.date_claims == first
    assert COMPONENT == "fzt_events"
