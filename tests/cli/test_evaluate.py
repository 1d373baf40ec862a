"""``fztgraph evaluate``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gold of an article that is easily read, with the text beside it, and of one whose text is missing."""
    folder = tmp_path_factory.mktemp("evaluation")
    (folder / "texts").mkdir()
    (folder / "texts" / "easy.md").write_text("# 出访\n\n绥芬河市代表团到访莫斯科。\n", encoding="utf-8")
    for name in ("easy", "lost"):
        (folder / name).mkdir()
        entities = [{"key": "e1", "label": "PLACE", "names": ["莫斯科"]}]
        record = {"id": name, "entities": entities, "relations": [], "dates": [], "observations": []}
        (folder / name / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_evaluate_finds_the_texts_beside_the_gold(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "easy")
    assert outcome.status == Status.DONE
    assert "1 of 1 articles predicted" in outcome.out


def test_evaluate_lists_mistakes_on_request(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "easy", gold / "texts", "--errors")
    assert "spurious entity\tPLACE 绥芬河市" in outcome.out


def test_evaluate_prints_json(fztgraph: Run, gold: Path) -> None:
    scores = json.loads(fztgraph("evaluate", gold / "easy", "--json").out)
    assert scores["entity PLACE"]["hit"] == 1


def test_evaluate_reads_what_extract_printed(fztgraph: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(fztgraph("extract", gold / "texts").out, encoding="utf-8")
    outcome = fztgraph("evaluate", gold / "easy", "--extractions", tmp_path / "x.jsonl")
    assert outcome.out == fztgraph("evaluate", gold / "easy").out


def test_evaluate_refuses_a_file_that_extract_did_not_print(fztgraph: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("绥芬河\n", encoding="utf-8")
    outcome = fztgraph("evaluate", gold / "easy", "--extractions", tmp_path / "x.jsonl")
    assert outcome.status == Status.USAGE
    assert outcome.one_line


@pytest.mark.parametrize(("folder", "status"), [(".", Status.PARTIAL), ("lost", Status.FAILED)])
def test_evaluate_says_when_articles_are_missing(fztgraph: Run, gold: Path, folder: str, status: Status) -> None:
    assert fztgraph("evaluate", gold / folder, gold / "texts").status == status


def test_evaluate_without_texts_is_wrong_usage(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "lost")
    assert outcome.status == Status.USAGE
    assert outcome.one_line


def test_evaluate_tells_what_each_rule_read(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "easy", "--by-rule")
    assert "rule                              right  requ   opt wrong" in outcome.out
    assert set(json.loads(fztgraph("evaluate", gold / "easy", "--by-rule", "--json").out)) >= {"rules", "confidence"}


def test_evaluate_shows_mistakes_where_they_are(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "easy", "--label", "PLACE")
    assert outcome.out.startswith("easy\tspurious entity\tPLACE 绥芬河市\n    > [绥芬河市|PLACE]代表团到访莫斯科。\n\n")


def test_evaluate_reads_only_the_articles_asked_for(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold, "--article", "ea*")
    assert outcome.status == Status.DONE
    assert outcome.out.startswith("1 of 1 articles predicted\n")


@pytest.mark.parametrize("option", ["--article", "--label", "--predicate", "--rule", "--extractions"])
def test_evaluate_says_in_a_line_what_it_does_not_know(fztgraph: Run, gold: Path, option: str) -> None:
    outcome = fztgraph("evaluate", gold / "easy", option, "unheard-of")
    assert outcome.status == Status.USAGE
    assert outcome.one_line


def test_evaluate_quotes_what_extract_printed_where_it_has_the_texts(fztgraph: Run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(fztgraph("extract", gold / "texts").out, encoding="utf-8")
    options = ("--extractions", tmp_path / "x.jsonl", "--errors")
    assert "    > " not in fztgraph("evaluate", gold / "easy", *options).out
    assert "    > [绥芬河市|PLACE]代表团" in fztgraph("evaluate", gold / "easy", gold / "texts", *options).out


def test_evaluate_misses_the_folder_alone(fztgraph: Run) -> None:
    assert fztgraph("evaluate").err.startswith("fztgraph: the following arguments are required: GOLD_DIR;")
