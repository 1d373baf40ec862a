"""The examples of the rules are their tests."""

import dataclasses

import pytest

from fztgraph.claims.rule_examples import example_page, failing_examples, read_example
from fztgraph.claims.rules import Example, load_rules, make_rule
from fztgraph.errors import OntologyError

BOOK = load_rules()
CASES = [(rule, example) for rule in BOOK.rules for example in (*rule.examples, *rule.counterexamples)]


def test_the_rules_read_their_examples():
    assert len(CASES) >= 314
    assert list(failing_examples(BOOK)) == []


def test_every_example_says_a_fact_and_no_counterexample_does():
    assert [rule.name for rule in BOOK.rules for example in rule.examples if not example.facts] == []
    assert [rule.name for rule in BOOK.rules for example in rule.counterexamples if example.facts] == []


def test_every_rule_that_carries_shows_it():
    unshown = []
    for rule in (r for r in BOOK.rules if r.carried):
        said = dataclasses.replace(rule, carried=None)
        book = dataclasses.replace(BOOK, **{"dates" if rule.dated else "relations": (said,)})
        if all(read_example(e, said, book) == read_example(e, rule, BOOK) for e in rule.examples):
            unshown.append(rule.name)
    assert unshown == []


def test_a_failing_example_names_file_and_rule():
    table = {
        "name": "wrong",
        "says": "what locatedIn where",
        "pattern": "{what}在{where}",
        "confidence": 0.5,
        "examples": [["[青松集团|COMPANY]离开[海湾市|PLACE]。", "青松集团 locatedIn 海湾市"]],
        "counterexamples": [["[青松集团|COMPANY]在[海湾市|PLACE]。"]],
    }
    rule = make_rule(table, BOOK.words, "x.toml")
    lines = list(failing_examples(dataclasses.replace(BOOK, relations=(rule,), names=(), dates=())))
    assert len(lines) == 2
    assert lines[0].startswith("x.toml: rule 'wrong' reads [] and not ['青松集团 locatedIn 海湾市'] in ")


def test_marks_become_names_and_dates():
    page = example_page("# [海湾市|PLACE]\n[该市=海湾市|PLACE]于[2023年|2023]开放。", BOOK.words)
    assert page.text == "# 海湾市\n该市于2023年开放。"
    assert [[mention.text for mention in entity.mentions] for entity in page.entities] == [["海湾市", "该市"]]
    assert page.headings == {0}


def test_an_unknown_label_is_refused():
    with pytest.raises(OntologyError, match="TOWN, which is no label"):
        example_page("[海湾市|TOWN]", BOOK.words)


def test_symmetric_facts_may_be_written_either_way() -> None:
    rule = next(r for r in BOOK.rules if r.name == "two-sides")
    text = "由[海湾市|PLACE]、[松原市|PLACE]双方建设。"
    either = [Example(text, (fact,)) for fact in ("海湾市 cooperatesWith 松原市", "松原市 cooperatesWith 海湾市")]
    for example in either:
        book = dataclasses.replace(
            BOOK, relations=(dataclasses.replace(rule, examples=(example,)),), names=(), dates=()
        )
        assert list(failing_examples(book)) == []
