import json

from fztgraph.evaluation import Evaluation, format_mistakes, format_rules, format_scores, rules_record, scores_record
from fztgraph.evaluation.ledger import Mistake, Score, Tally

EVALUATION = Evaluation(
    {"entities": Score(3, 1, 2), "facts": Score()},
    articles=5,
    predicted=4,
    mistakes=(Mistake("a", "absent", "无\n物"),),
)


def test_the_table_has_a_line_a_row():
    assert format_scores(EVALUATION).splitlines() == [
        "4 of 5 articles predicted",
        "                                      P      R     F1   hit  spur  miss",
        "entities                          0.750  0.600  0.667     3     1     2",
        "facts                             0.000  0.000  0.000     0     0     0",
    ]


def test_the_json_has_the_rows_and_the_mistakes():
    record = json.loads(format_scores(EVALUATION, as_json=True))
    assert record == scores_record(EVALUATION)
    assert record["entities"] == {
        "P": 0.75,
        "R": 0.6,
        "F1": 2 * 0.75 * 0.6 / 1.35,
        "hit": 3,
        "spurious": 1,
        "missed": 2,
    }
    assert record["errors"] == [{"article": "a", "kind": "absent", "what": "无\n物"}]


def test_the_json_has_no_mistakes_where_none_are_listed():
    assert "errors" not in scores_record(Evaluation({}, 0, 0))


def test_mistakes_are_one_a_line():
    assert format_mistakes(EVALUATION) == "a\tabsent\t无 物"


def test_the_rules_are_told_the_most_often_wrong_first():
    rules = {"a": Tally(2, 1, 0), "b": Tally(1, 0, 3)}
    evaluation = Evaluation({}, 1, 1, rules=rules, degrees={0.9: Tally(3, 1, 3)})
    assert format_rules(evaluation).splitlines() == [
        "rule                              right  requ   opt wrong",
        "b                                 0.250     1     0     3",
        "a                                 1.000     2     1     0",
        "",
        "confidence, from                  right  requ   opt wrong",
        "0.9                               0.571     3     1     3",
    ]
    assert rules_record(evaluation)["rules"]["a"] == {"required": 2, "allowed": 1, "wrong": 0}
    assert rules_record(evaluation)["confidence"] == {"0.9": {"required": 3, "allowed": 1, "wrong": 3}}
