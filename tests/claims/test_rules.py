"""Rules are read from their files, checked and ranked."""

import tomllib
from pathlib import Path

import pytest

from fztgraph.claims.clauses import Carry
from fztgraph.claims.rules import load_rules, make_rule, read_rules
from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir
from fztgraph.vocab import DATES, RELATIONS

FOLDER = ontology_dir() / "rules"
RULE = {
    "name": "lies",
    "says": "what locatedIn where",
    "pattern": "{^what}…<located>{where}",
    "confidence": 0.8,
    "examples": [["[青松集团|COMPANY]位于[海湾市|PLACE]。", "青松集团 locatedIn 海湾市"]],
    "counterexamples": [["[青松集团|COMPANY]离开[海湾市|PLACE]。"]],
}


def _wrong(**changes: object) -> str:
    table = {key: value for key, value in {**RULE, **changes}.items() if value is not None}
    with pytest.raises(OntologyError) as error:
        make_rule(table, load_rules().words, "places.toml")
    return str(error.value)


def test_every_predicate_has_a_rule():
    predicates = {predicate for rule in load_rules().rules for predicate in rule.predicates}
    assert predicates == {*RELATIONS, *DATES}


def test_all_rules_of_the_folder_are_loaded():
    count = sum(
        len(tomllib.loads(path.read_text(encoding="utf-8"))["rule"])
        for path in FOLDER.glob("*.toml")
        if path.name not in {"words.toml", "figures.toml"}
    )
    assert count == len(load_rules().rules) >= 126


def test_rules_come_in_order_of_priority():
    ranks = [rule.priority for rule in load_rules().relations]
    assert ranks == sorted(ranks, reverse=True)


def test_a_carried_subject_is_never_surer_than_a_said_one():
    assert [r.name for r in load_rules().rules if r.carried and r.carried > r.confidence] == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"examples": None}, "has no examples"),
        ({"counterexamples": []}, "has no counterexamples"),
        ({"name": None}, "has no name"),
        ({"confidence": 1.5}, "confidence 1.5 is not between 0 and 1"),
        ({"carried": "much"}, "confidence 'much' is not between"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"says": "what liesIn where"}, "says 'what liesIn where'"),
        ({"says": "what locatedIn"}, "write ROLE PREDICATE ROLE"),
        ({"says": ["what locatedIn where", "what openedOn where"]}, "write two rules"),
        ({"pattern": "{^what}…<located>"}, "has no slot for 'where'"),
        ({"pattern": "{^what}…<nowhere>{where}"}, "there is no word list <nowhere>"),
        ({"pattern": "{^what}{^where}"}, "has two subjects"),
        ({"pattern": "{^what}{where}]"}, "cannot read ']'"),
        ({"pattern": "位于"}, "has no slot"),
        ({"pattern": "{TOWN:what}{where}"}, "TOWN is neither a label nor a group"),
        ({"pattern": "{^what}{whose}{where}"}, "nothing is said of {whose}"),
        ({"pattern": "{^what}在{where}", "carried": 0.5}, "only with one is a subject carried"),
        ({"reach": "far"}, "reach 'far'"),
        ({"of": "TOWN"}, "of 'TOWN'"),
        ({"sole": "where"}, "sole 'where'"),
        ({"of": "ZONE", "without": ["参观"]}, "has no use for 'without'"),
        ({"named": "what nothing"}, "named 'what nothing'"),
        ({"named": "whose events"}, "named 'whose events'"),
    ],
)
def test_a_wrong_rule_is_named_with_its_file(changes, problem):
    message = _wrong(**changes)
    assert message.startswith("places.toml: rule ")
    assert problem in message
    assert "\n" not in message


def test_keys_are_read():
    rule = make_rule({**RULE, "carried": 0.5, "reach": "clause", "without": ["参观"]}, load_rules().words, "x.toml")
    assert (rule.carried, rule.reach, rule.priority, rule.dated) == (0.5, Carry.CLAUSE, 0, False)
    assert rule.without is not None
    assert rule.without.search("来此参观")


def _folder(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "words.toml").write_bytes((FOLDER / "words.toml").read_bytes())
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[rule]\n", "a.toml: not readable as TOML"),
        ("[other]\nx = 1\n", "a.toml: a file of rules holds"),
        ("rule = [1]\n", "a.toml: a file of rules holds"),
    ],
)
def test_a_file_that_holds_no_rules_is_named(tmp_path, text, problem):
    with pytest.raises(OntologyError, match=problem.replace(".", r"\.").replace("[", r"\[")):
        read_rules(_folder(tmp_path, a=text))


def test_two_rules_of_one_name_are_refused(tmp_path):
    rule = (FOLDER / "people.toml").read_text(encoding="utf-8")
    with pytest.raises(OntologyError, match=r"b\.toml: rule 'post-of' is also in a\.toml"):
        read_rules(_folder(tmp_path, a=rule, b=rule))
