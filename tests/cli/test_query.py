"""``fztgraph query``."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph.cli import query
from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


def test_a_query_command_without_a_query_names_the_named_ones(fztgraph: Run) -> None:
    outcome = fztgraph("query")
    assert outcome.status == Status.USAGE
    assert outcome.one_line
    assert "overview" in outcome.err


def test_formats_are_those_of_the_queries() -> None:
    from fztgraph.queries import FORMATS

    assert tuple(FORMATS) == query.FORMATS


def test_query_takes_text_file_input_and_name(
    fztgraph: Run, corpus_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?s ?p ?o }"))
    for source in (["ASK { ?s ?p ?o }"], ["--file", tmp_path / "ask.rq"], ["--file", "-"]):
        assert fztgraph("query", *source, "--store", corpus_store).out == "yes\n"
    assert "11" in fztgraph("query", "--name", "overview", "--store", corpus_store).out


@pytest.mark.parametrize(
    ("form", "start"), [("table", "n\n-"), ("csv", "n\r\n"), ("tsv", "?n\n"), ("json", "{"), ("xml", "<?xml")]
)
def test_query_prints_each_format(fztgraph: Run, corpus_store: Path, form: str, start: str) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a a fzt:Article }"
    assert fztgraph("query", text, "--format", form, "--store", corpus_store).out.startswith(start)


@pytest.mark.parametrize(
    ("source", "status"),
    [
        (["SELECT"], Status.FAILED),
        (["--name", "nonsense"], Status.USAGE),
        (["--file", "missing.rq"], Status.FAILED),
        (["DROP ALL"], Status.FAILED),
        (["ASK {}", "--name", "overview"], Status.USAGE),
    ],
)
def test_a_query_that_cannot_be_is_reported(fztgraph: Run, corpus_store: Path, source: list[str], status: int) -> None:
    outcome = fztgraph("query", *source, "--store", corpus_store)
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.one_line


def test_a_named_query_takes_parameters(fztgraph: Run, corpus_store: Path) -> None:
    named = ["query", "--name", "series", "--store", corpus_store, "--format", "csv"]
    everything = fztgraph(*named)
    some = fztgraph(*named, "--param", "indicator=一般贸易", "--param", "about=绥芬河市", "--param", "since=2024-01-01")
    assert (some.status, some.err) == (Status.DONE, "")
    assert 1 < some.out.count("\n") < everything.out.count("\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ASK {}", "--param", "x=1"], "--param is for a named query"),
        (["--name", "series", "--param", "since"], "--param 'since' has no =; write it as NAME=VALUE"),
        (["--name", "series", "--param", "since=1", "--param", "since=2"], "--param since is given twice"),
        (["--name", "series", "--param", "snce=2024"], "series has no parameter 'snce'; did you mean since?"),
        (["--name", "figures"], "figures needs the parameter about"),
        (
            ["--name", "areas", "--param", "zone=黑河片取"],
            "'黑河片取' is no name of a Zone in this graph; did you mean",
        ),
        (["--name", "serie"], "no query is named 'serie'; did you mean series"),
        (["--list", "--name", "serie"], "no query is named 'serie'; did you mean series"),
    ],
)
def test_a_parameter_that_cannot_be_is_reported(
    fztgraph: Run, corpus_store: Path, arguments: list[str], message: str
) -> None:
    outcome = fztgraph("query", *arguments, "--store", corpus_store)
    assert (outcome.status, outcome.out, outcome.one_line) == (Status.USAGE, "", True)
    assert message in outcome.err


def test_a_name_of_several_things_is_remarked(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("query", "--name", "neighbourhood", "--param", "thing=朝阳区", "--store", corpus_store)
    assert (outcome.status, outcome.one_line) == (Status.DONE, True)
    assert outcome.err.startswith("fztgraph: 朝阳区 is taken for 朝阳区 <https://w3id.org/fztgraph/id/place/")
    assert "it is also a name of 朝阳区 <https://w3id.org/fztgraph/id/place/" in outcome.err


def test_a_misspelt_term_is_hinted_at_and_the_query_answered(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("query", "SELECT * { ?who fzt:carriedOut ?what }", "--store", corpus_store)
    assert (outcome.status, outcome.err) == (
        Status.DONE,
        "fztgraph: fzt: has no term carriedOut; did you mean carriesOut?\n",
    )
    assert "(no rows)" in outcome.out


def test_the_list_has_titles_and_parameters_in_both_languages(fztgraph: Run) -> None:
    outcome = fztgraph("query", "--list")
    assert "areas  试验区的片区 / The areas of a zone\n" in outcome.out
    assert (
        "  zone=  试验区或自由贸易港 / the zone (name or IRI of a Zone, such as 黑龙江自贸试验区; required)\n"
        in outcome.out
    )
    assert "(text; else 进出口)" in outcome.out


def test_the_list_of_one_describes_it(fztgraph: Run) -> None:
    outcome = fztgraph("query", "--list", "--name", "zones")
    assert outcome.out.startswith("zones  自由贸易试验区")
    assert outcome.out.count("\n") == 3


def test_a_query_file_in_another_encoding_is_reported(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("ASK { ?s ?p '绥芬河' }".encode("gb18030"))
    outcome = fztgraph("query", "--file", tmp_path / "q.rq", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert "not UTF-8" in outcome.err


def test_a_word_that_names_a_query_is_told_so(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("query", "areas", "--store", tmp_path / "none")
    assert outcome.status == Status.USAGE
    assert outcome.err == "fztgraph: areas is a named query: use --name areas\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["timeline", "--param", "since=2025", "--param", "until=2024"],
            "timeline: since 2025 is after until 2024; exchange them",
        ),
        (
            ["compare-zones", "--param", "zone=黑河片区", "--param", "other=黑龙江自贸试验区黑河片区"],
            "is compared with itself; give two that differ",
        ),
    ],
)
def test_a_question_that_answers_itself_is_refused(
    fztgraph: Run, corpus_store: Path, arguments: list[str], message: str
) -> None:
    outcome = fztgraph("query", "--store", corpus_store, "--name", *arguments)
    assert (outcome.status, outcome.one_line) == (Status.USAGE, True)
    assert message in outcome.err


def test_a_language_gives_the_headings_of_a_named_query(fztgraph: Run, corpus_store: Path) -> None:
    ask = ("query", "--name", "themes", "--store", corpus_store)
    first = {language: fztgraph(*ask, "--lang", language).out.split()[:2] for language in ("zh", "en")}
    assert first == {"zh": ["主题", "主题（英文）"], "en": ["theme", "theme"]}
    assert fztgraph(*ask, "--lang", "zh", "--format", "csv").out.startswith("主题,主题（英文）,上级主题,")
    assert fztgraph(*ask).out.startswith("theme ")


def test_the_columns_of_an_own_query_keep_their_names(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("query", "SELECT ?area { VALUES ?area { 1 } }", "--lang", "zh", "--store", corpus_store)
    assert outcome.out.startswith("area\n")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["areas  试验区的片区", "  zone=  试验区或自由贸易港（功能区的名称或IRI，如黑龙江自贸试验区；必填）"]),
        (
            "en",
            [
                "areas  The areas of a zone",
                "  zone=  the zone (name or IRI of a Zone, such as 黑龙江自贸试验区; required)",
            ],
        ),
    ],
)
def test_the_list_is_in_one_language_where_one_is_given(fztgraph: Run, language: str, lines: list[str]) -> None:
    assert fztgraph("query", "--list", "--name", "areas", "--lang", language).out.splitlines()[:2] == lines
