import importlib.util
import json
import random
from pathlib import Path

import pytest

from fztgraph.evaluation import evaluate, match_records, scores_record
from fztgraph.evaluation.ledger import Tally
from fztgraph.model import Label

ROOT = Path(__file__).resolve().parents[2]
LABELS = [label.value for label in Label]
PREDICATES = ["partOf", "locatedIn", "carriesOut", "participatesIn", "cooperatesWith", "serves", "issues", "partyTo"]
PERIODS = [None, "2024", "2024-01/2024-05", "2024-01-01/2024-05-31", "2024-06", "2024-06-16"]


def gold_articles(folder):
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json"))]


def perfect(gold):
    """The record that says exactly what a gold file says, optional facts included."""
    return {
        "id": gold["id"],
        "entities": [
            {"id": f"id:{e['key']}", "label": e["label"], "name": e["names"][0], "mentions": [{"text": e["names"][-1]}]}
            for e in gold["entities"]
        ],
        "relations": [{"subject": f"id:{s}", "predicate": p, "object": f"id:{o}"} for s, p, o, *_ in gold["relations"]],
        "dates": [{"subject": f"id:{s}", "predicate": p, "value": v} for s, p, v, *_ in gold["dates"]],
        "observations": [o | {"subject": f"id:{o['subject']}"} for o in gold["observations"]],
    }


def disturb(record, chance, rate):
    """Drop, change and add things at random."""
    names = [e["name"] for e in record["entities"]] or ["无"]
    ids = [e["id"] for e in record["entities"]] + ["id:unknown"]
    changes = {
        "entities": lambda e: e | {"label": chance.choice(LABELS), "name": chance.choice(names)},
        "relations": lambda r: r | {"predicate": chance.choice(PREDICATES), "object": chance.choice(ids)},
        "dates": lambda d: d | {"predicate": chance.choice(["openedOn", "heldOn"]), "subject": chance.choice(ids)},
        "observations": lambda o: (
            o
            | {"value": chance.choice([o["value"], 1]), "period": chance.choice(PERIODS), "subject": chance.choice(ids)}
            | {"change": chance.choice([o["change"], 0.1]), "indicator": chance.choice([o["indicator"], "总额"])}
        ),
    }
    disturbed = dict(record)
    for kind, change in changes.items():
        kept = [item for item in record[kind] if chance.random() > rate / 2]
        added = [change(item) for item in record[kind] if chance.random() < rate]
        disturbed[kind] = [change(item) if chance.random() < rate else item for item in kept] + added
        chance.shuffle(disturbed[kind])
    return disturbed


@pytest.fixture(scope="module")
def reference():
    path = ROOT.parent / "shared" / "gold" / "score.py"
    if not path.is_file():
        pytest.skip("the reference scorer is not beside the repository")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold_dir():
    return ROOT / "corpus" / "gold"


def assert_agrees(reference, gold_dir, records):
    predictions = {record["id"]: record for record in records}
    assert scores_record(evaluate(gold_dir, records)) == reference.score(gold_dir, predictions, errors=False)


def test_perfect_predictions_agree_with_the_reference(reference, gold_dir):
    assert_agrees(reference, gold_dir, [perfect(gold) for gold in gold_articles(gold_dir)])


def test_no_predictions_agree_with_the_reference(reference, gold_dir):
    assert_agrees(reference, gold_dir, [])
    assert_agrees(reference, gold_dir, [{"id": gold["id"]} for gold in gold_articles(gold_dir)])


@pytest.mark.parametrize("rate", [0.05, 0.3, 0.8])
@pytest.mark.parametrize("seed", range(8))
def test_disturbed_predictions_agree_with_the_reference(reference, gold_dir, rate, seed):
    chance = random.Random(seed)  # noqa: S311
    assert_agrees(reference, gold_dir, [disturb(perfect(gold), chance, rate) for gold in gold_articles(gold_dir)])


@pytest.mark.parametrize("seed", range(3))
def test_all_gold_agrees_with_the_reference(reference, shared, seed):
    chance = random.Random(seed)  # noqa: S311
    folder = shared / "gold"
    assert_agrees(reference, folder, [disturb(perfect(gold), chance, 0.3) for gold in gold_articles(folder)])


def test_perfect_predictions_have_no_mistakes(gold_dir):
    evaluation = evaluate(gold_dir, [perfect(gold) for gold in gold_articles(gold_dir)], errors=True)
    assert {score.f1 for score in evaluation.scores.values()} == {1.0}
    assert evaluation.mistakes == ()
    assert evaluation.articles == evaluation.predicted == 42


def test_mistakes_are_listed_on_request(gold_dir):
    evaluation = evaluate(gold_dir / "issue-238", [], errors=True)
    assert len([m for m in evaluation.mistakes if m.kind == "absent"]) == evaluation.articles == 11
    assert evaluate(gold_dir / "issue-238", []).mistakes == ()


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_are_as_many_as_the_counts(gold_dir, seed):
    chance = random.Random(seed)  # noqa: S311
    records = [disturb(perfect(gold), chance, 0.3) for gold in gold_articles(gold_dir)]
    evaluation = evaluate(gold_dir, records, errors=True)
    kinds = [mistake.kind for mistake in evaluation.mistakes]
    assert kinds.count("missed entity") == evaluation.scores["entities"].missed
    assert kinds.count("spurious relations") == evaluation.scores["relations"].spurious
    figures = evaluation.scores["observations"]
    assert kinds.count("inexact observation") + kinds.count("missed observation") == figures.missed


@pytest.mark.parametrize(
    ("record", "gold_id"),
    [
        ({"id": "issue-1-04"}, "issue-1-04"),
        ({"id": "https://a.cn/1", "source": "2024/issue-1.md", "number": 4}, "issue-1-04"),
        ({"id": "https://a.cn/1", "source": "web-01.txt", "number": None}, "web-01"),
        ({"id": "https://a.cn/1", "source": "web-01.txt", "number": 1}, "web-01"),
        ({"id": "https://a.cn/1", "source": "issue-1.md", "number": 5}, None),
        ({}, None),
    ],
)
def test_records_are_matched_by_id_or_by_source_and_number(record, gold_id):
    assert match_records({"issue-1-04", "web-01"}, [record]) == ({gold_id: record} if gold_id else {})


def test_records_match_as_in_the_reference(reference, gold_dir):
    ids = {gold["id"] for gold in gold_articles(gold_dir)}
    records = [{"id": f"iri:{n}", "source": "issue-238.md", "number": n} for n in range(13)]
    assert set(match_records(ids, records)) == {reference.article_id(r) for r in records} & ids


def test_each_rule_is_judged_by_what_it_read(tmp_path):
    gold = {
        "id": "a",
        "entities": [{"key": k, "label": "PLACE", "names": [k]} for k in ("甲", "乙", "丙")],
        "relations": [["甲", "partOf", "乙"], ["丙", "partOf", "乙", "optional"]],
        "dates": [],
        "observations": [
            {"subject": "甲", "indicator": "总值", "value": 1, "unit": "CNY", "period": None, "change": None}
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    how = {"rule": "says", "confidence": 0.85}
    record = perfect(gold)
    record["relations"] = [fact | how for fact in record["relations"]]
    record["relations"].append({"subject": "id:乙", "predicate": "partOf", "object": "id:甲"} | how)
    figure = record["observations"][0]
    record["observations"] = [
        figure | {"rule": "level", "confidence": 1.0},
        figure | {"rule": "level", "confidence": 0.3},
    ]
    evaluation = evaluate(tmp_path, [record])
    assert evaluation.rules == {"level": Tally(1, 0, 1), "says": Tally(1, 1, 1)}
    assert evaluation.degrees == {0.3: Tally(0, 0, 1), 0.8: Tally(1, 1, 1), 0.9: Tally(1, 0, 0)}
