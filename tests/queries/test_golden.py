"""The named questions and their answers on the corpus, a CSV file each; ``--rewrite-golden`` writes them anew."""

import csv
import io
import re
import time
from pathlib import Path

import pytest

from fztgraph.queries import bind, format_results, named_queries, named_query, run_query
from fztgraph.store import open_snapshot

GOLDEN = Path(__file__).parent / "golden"
#: What no article of the corpus tells; ``test_answers`` asks for it in a small graph.
UNANSWERED = {"contradictions", "replications"}


@pytest.fixture(scope="module")
def corpus_snapshot(corpus_store):
    return open_snapshot(corpus_store)


def table(text):
    """Return the rows of a file; names that stand in one cell have no order."""
    return [[sorted(re.split("[、；]", cell)) for cell in row] for row in csv.reader(io.StringIO(text))]


def answer(snapshot, name):
    query = named_query(name)
    return run_query(snapshot, bind(query, query.examples, snapshot.store).text)


@pytest.mark.parametrize("name", named_queries())
def test_answers_are_the_golden_ones(corpus_snapshot, name, request):
    text = format_results(answer(corpus_snapshot, name), "csv").replace("\r\n", "\n")
    path = GOLDEN / f"{name}.csv"
    if request.config.getoption("--rewrite-golden"):
        path.write_text(text, encoding="utf-8")
    assert table(text) == table(path.read_text(encoding="utf-8")), (
        f"see what differs; if it is better, make docs writes {path.name}"
    )


def test_each_question_has_a_golden_answer_and_none_is_left_over():
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(named_queries())


@pytest.mark.parametrize("name", sorted(set(named_queries()) - UNANSWERED))
def test_the_corpus_has_an_answer(corpus_snapshot, name):
    assert answer(corpus_snapshot, name).boolean


@pytest.mark.parametrize("name", named_queries())
def test_no_answer_says_one_thing_twice(corpus_snapshot, name):
    rows = list(answer(corpus_snapshot, name).rows())
    assert len(rows) == len(set(rows))


def test_answers_come_at_once(corpus_snapshot):
    """Ten times what is aimed at, since other work may be going on beside the tests."""
    slow = {}
    for name, query in named_queries().items():
        text = bind(query, query.examples, corpus_snapshot.store).text
        times = []
        for _ in range(3):
            start = time.perf_counter()
            run_query(corpus_snapshot, text)
            times.append(time.perf_counter() - start)
        slow[name] = min(times)
    assert {name: seconds for name, seconds in slow.items() if seconds > 1} == {}
