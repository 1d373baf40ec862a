"""What a mistake tells besides itself: what read it, what comes close, and where it is."""

import json

import pytest

from fztgraph.errors import UsageError
from fztgraph.evaluation import evaluate, select_mistakes

TEXT = "海关总署批准青湾港开放。2024年，青湾港完成吞吐量5万吨，南山公司入驻青湾港。"


@pytest.fixture
def folder(tmp_path):
    gold = {
        "id": "a",
        "entities": [
            {"key": "p", "label": "PORT", "names": ["青湾港"]},
            {"key": "c", "label": "COMPANY", "names": ["南山公司"]},
            {"key": "g", "label": "AGENCY", "names": ["海关总署"]},
            {"key": "s", "label": "AGENCY", "names": ["青湾海关"]},
        ],
        "relations": [["p", "approvedBy", "g"], ["p", "locatedIn", "s"]],
        "dates": [["p", "openedOn", "2024-06-16"]],
        "observations": [
            {"subject": "p", "indicator": "吞吐量", "value": 5e4, "unit": "t", "period": "2024", "change": None},
            {"subject": "p", "indicator": "吞吐能力", "value": 3, "unit": "t", "period": None, "change": None},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def how(text):
    start = TEXT.index(text)
    return {"rule": "some-rule", "confidence": 0.8, "evidence": {"start": start, "end": start + len(text)}}


RECORD = {
    "id": "a",
    "entities": [
        {"id": "1", "label": "PORT", "name": "青湾港", "mentions": []},
        {"id": "2", "label": "ORGANIZATION", "name": "南山公司", "mentions": []},
        {"id": "3", "label": "AGENCY", "name": "海关总署", "mentions": []},
    ],
    "relations": [{"subject": "3", "predicate": "approvedBy", "object": "1"} | how("批准")],
    "dates": [{"subject": "1", "predicate": "openedOn", "value": "2024"} | how("2024年")],
    "observations": [
        {
            "subject": "2",
            "indicator": "运量",
            "value": 5e4,
            "unit": "t",
            "raw": "5万吨",
            "period": "2023",
            "change": 0.1,
        }
        | how("5万吨"),
        {
            "subject": "1",
            "indicator": "吞吐能力",
            "value": 4,
            "unit": "t",
            "raw": "4吨",
            "period": None,
            "change": None,
        },
    ],
}


@pytest.fixture
def evaluation(folder):
    return evaluate(folder, [RECORD], errors=True, texts=[{"id": "a", "text": TEXT}])


def find(evaluation, kind, row):
    return next(m for m in evaluation.mistakes if (m.kind, m.row) == (kind, row))


@pytest.mark.parametrize(
    ("kind", "row", "near"),
    [
        ("spurious entity", "entity ORGANIZATION", ("gold: COMPANY 南山公司",)),
        ("missed entity", "entity COMPANY", ("read: ORGANIZATION 南山公司",)),
        ("spurious relations", "relation approvedBy", ("gold: 青湾港 approvedBy 海关总署",)),
        ("missed relations", "relation approvedBy", ("read: 海关总署 approvedBy 青湾港",)),
        ("missed relations", "relation locatedIn", ("not among the entities: 青湾海关",)),
        ("spurious dates", "date openedOn", ("gold: 青湾港 openedOn 2024-06-16",)),
        (
            "inexact observation",
            "observation",
            (
                "subject: gold 青湾港, read 南山公司",
                "indicator: gold 吞吐量, read 运量",
                "period: gold 2024, read 2023",
                "change: gold none, read 0.1",
            ),
        ),
        ("spurious observation", "observation", ("gold: 青湾港 吞吐能力 3 t",)),
        ("missed observation", "observation", ("read: 青湾港 吞吐能力 4 t",)),
    ],
)
def test_a_mistake_tells_what_comes_close(evaluation, kind, row, near):
    assert find(evaluation, kind, row).near == near


@pytest.mark.parametrize(
    ("kind", "row", "context"),
    [
        ("spurious relations", "relation approvedBy", "[海关总署|AGENCY]批准[青湾港|PORT]开放。"),
        ("missed relations", "relation approvedBy", "[海关总署|AGENCY]批准[青湾港|PORT]开放。"),
        (
            "inexact observation",
            "observation",
            "2024年，青湾港完成吞吐量[5万吨]，[南山公司|COMPANY]入驻青湾港。",
        ),
    ],
)
def test_a_mistake_has_its_sentence(evaluation, kind, row, context):
    assert find(evaluation, kind, row).context == context


def test_without_the_text_there_is_no_sentence(folder):
    assert {m.context for m in evaluate(folder, [RECORD], errors=True).mistakes} == {""}


def test_predicates_are_counted_one_by_one(evaluation):
    counts = {row: (s.hit, s.spurious, s.missed) for row, s in evaluation.predicates.items()}
    assert counts == {
        "date openedOn": (0, 1, 1),
        "relation approvedBy": (0, 1, 1),
        "relation locatedIn": (0, 0, 1),
    }


@pytest.mark.parametrize(
    ("choice", "rows"),
    [
        ({"label": "COMPANY"}, ["entity COMPANY"]),
        ({"predicate": "openedOn"}, ["date openedOn"] * 2),
        ({"predicate": "locatedIn"}, ["relation locatedIn"]),
        ({"rule": "some-rule"}, ["relation approvedBy", "date openedOn", "observation"]),
        ({"predicate": "observation", "rule": "some-rule"}, ["observation"]),
    ],
)
def test_mistakes_are_chosen(evaluation, choice, rows):
    assert [m.row for m in select_mistakes(evaluation, **choice).mistakes] == rows


@pytest.mark.parametrize("choice", [{"label": "TOWN"}, {"predicate": "liesIn"}, {"rule": "no-rule"}])
def test_what_there_is_not_cannot_be_chosen(evaluation, choice):
    with pytest.raises(UsageError, match=f"{next(iter(choice.values()))}: is no {next(iter(choice))}"):
        select_mistakes(evaluation, **choice)
