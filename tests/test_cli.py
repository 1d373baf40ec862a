"""The command line keeps its contract: statuses, one-line errors, reports, and a quick start."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fztgraph import __version__, cli
from fztgraph.cli import query, refresh
from fztgraph.cli.arguments import COMMANDS
from fztgraph.cli.output import Status
from fztgraph.cli.progress import Progress
from fztgraph.errors import StoreError

#: The fixture that runs the command line.
Run = Callable[..., Any]

HEAVY = ("spacy", "pyoxigraph", "rdflib", "networkx", "numpy", "pyvis", "pyshacl", "babel", "yaml")


def modules_after(code: str, *, env: dict[str, str] | None = None) -> set[str]:
    """The heavy modules that are loaded when some code has run in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env)
    return set(done.stderr.split())


def one_line(text: str) -> bool:
    return text.startswith("fztgraph: ") and text.count("\n") == 1 and text.endswith("\n")


def test_help_loads_no_library() -> None:
    code = "from fztgraph.cli import main\ntry: main(['refresh', '--help'])\nexcept SystemExit: pass"
    assert modules_after(code) == set()


def test_query_does_not_load_spacy(corpus_store: Path) -> None:
    code = f"from fztgraph.cli import main\nmain(['query', 'ASK {{}}', '--store', {str(corpus_store)!r}])"
    assert "spacy" not in modules_after(code)


def test_an_unchanged_refresh_does_not_load_spacy(corpus_store: Path) -> None:
    code = f"from fztgraph.cli import main\nmain(['refresh', '--store', {str(corpus_store)!r}])"
    assert "spacy" not in modules_after(code)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(fztgraph: Run, name: str) -> None:
    outcome = fztgraph(name, "--help")
    assert outcome.status == Status.DONE
    assert f"example:\n  fztgraph {name}" in outcome.out


def test_version(fztgraph: Run) -> None:
    assert fztgraph("--version").out == f"fztgraph {__version__}\n"


def test_python_m_fztgraph_is_the_command_line() -> None:
    command = [sys.executable, "-m", "fztgraph", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"fztgraph {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["extract"], ["query", "ASK {}", "--format", "poem"], ["view"], ["query", "--na", "x"]],
)
def test_wrong_arguments_are_wrong_usage(fztgraph: Run, arguments: list[str]) -> None:
    outcome = fztgraph(*arguments)
    assert outcome.status == Status.USAGE
    assert one_line(outcome.err)


def test_a_query_command_without_a_query_names_the_named_ones(fztgraph: Run) -> None:
    outcome = fztgraph("query")
    assert outcome.status == Status.USAGE
    assert one_line(outcome.err)
    assert "overview" in outcome.err


def test_formats_are_those_of_the_queries() -> None:
    from fztgraph.queries import FORMATS

    assert tuple(FORMATS) == query.FORMATS


@pytest.mark.parametrize(
    "arguments",
    [["query", "ASK {}"], ["view", "-o", "page.html"], ["export", "-o", "graph.ttl"]],
)
def test_a_missing_store_is_a_failure(fztgraph: Run, tmp_path: Path, arguments: list[str]) -> None:
    outcome = fztgraph(*arguments, "--store", tmp_path / "none")
    assert outcome.status == Status.FAILED
    assert one_line(outcome.err)
    assert "fztgraph refresh" in outcome.err


def test_the_store_is_the_environments_unless_given(
    fztgraph: Run, corpus_store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FZTGRAPH_STORE", str(corpus_store))
    assert fztgraph("query", "ASK { ?s ?p ?o }").out == "yes\n"
    assert fztgraph("query", "ASK {}", "--store", tmp_path / "none").status == Status.FAILED


def test_the_store_is_beside_the_caller_by_default(
    fztgraph: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FZTGRAPH_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "no store at fzt-store" in fztgraph("query", "ASK {}").err


def test_extract_prints_one_object_an_article(fztgraph: Run, corpus: Path) -> None:
    outcome = fztgraph("extract", corpus)
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == Status.DONE
    assert [record["number"] for record in records] == list(range(1, 12))


def test_extract_prints_the_good_files_and_reports_the_bad(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("extract", corpus, tmp_path / "empty.txt")
    assert outcome.status == Status.PARTIAL
    assert len(outcome.out.splitlines()) == 11
    assert one_line(outcome.err)
    assert "empty.txt" in outcome.err


def test_extract_fails_where_nothing_can_be_read(fztgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("extract", tmp_path)
    assert (outcome.status, outcome.out) == (Status.FAILED, "")


def test_extract_fails_on_an_empty_folder(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("extract", tmp_path)
    assert outcome.status == Status.FAILED
    assert one_line(outcome.err)


def test_extract_refuses_files_that_would_share_identifiers(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.md").write_text("# 绥芬河\n\n绥芬河片区揭牌。\n", encoding="utf-8")
    outcome = fztgraph("extract", tmp_path, corpus)
    assert outcome.status == Status.PARTIAL
    assert outcome.err.count("same name") == 2


def test_refresh_says_what_it_did(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    outcome = fztgraph("refresh", corpus, "--store", tmp_path / "store")
    assert outcome.status == Status.DONE
    assert "11 new, 0 changed" in outcome.out
    assert "holds 11 articles" in outcome.out


def test_refresh_reports_as_json(fztgraph: Run, corpus_store: Path) -> None:
    report = json.loads(fztgraph("refresh", "--store", corpus_store, "--json").out)
    assert (report["articles"], report["unchanged"], report["published"], report["status"]) == (11, 11, False, 0)


def test_refresh_leaves_out_what_it_cannot_read(fztgraph: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    outcome = fztgraph("refresh", corpus, tmp_path / "empty.txt", "--store", tmp_path / "store")
    assert outcome.status == Status.PARTIAL
    assert "empty.txt" in outcome.err
    assert "1 left out" in outcome.out


def test_refresh_without_paths_or_store_is_wrong_usage(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("refresh", "--store", tmp_path / "store")
    assert outcome.status == Status.USAGE
    assert one_line(outcome.err)


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
    assert one_line(outcome.err)


def test_a_query_file_in_another_encoding_is_reported(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes("ASK { ?s ?p '绥芬河' }".encode("gb18030"))
    outcome = fztgraph("query", "--file", tmp_path / "q.rq", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert "not UTF-8" in outcome.err


def test_view_writes_a_page(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("view", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert "11 articles" in outcome.out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_view_reports_as_json(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    report = json.loads(fztgraph("view", "莫斯科", "-o", page, "--store", corpus_store, "--json").out)
    assert report["path"] == str(page)
    assert report["size"] == page.stat().st_size


def test_view_of_something_unknown_is_wrong_usage(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("view", "亚特兰蒂斯", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert one_line(outcome.err)
    assert not (tmp_path / "page.html").exists()


def test_an_output_that_cannot_be_written_is_a_failure(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    outcome = fztgraph("view", "-o", tmp_path / "page.html", "--store", corpus_store)
    assert outcome.status == Status.FAILED
    assert one_line(outcome.err)
    assert "page.html" in outcome.err


def raise_in(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def run(_: object) -> Status:
        raise error

    monkeypatch.setattr(refresh, "run", run)


def test_ctrl_c_ends_quietly(fztgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_in(monkeypatch, KeyboardInterrupt())
    outcome = fztgraph("refresh")
    assert outcome.status == cli.INTERRUPTED
    assert one_line(outcome.err)


def test_what_nobody_expected_is_one_line_too(fztgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FZTGRAPH_DEBUG", raising=False)
    raise_in(monkeypatch, ZeroDivisionError("by\nzero"))
    outcome = fztgraph("refresh")
    assert outcome.status == Status.FAILED
    assert outcome.err == "fztgraph: unexpected ZeroDivisionError: by zero; set FZTGRAPH_DEBUG=1 to see where\n"


@pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), StoreError("broken")])
def test_debugging_shows_the_traceback(fztgraph: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setenv("FZTGRAPH_DEBUG", "1")
    raise_in(monkeypatch, error)
    with pytest.raises(type(error)):
        fztgraph("refresh")


def test_a_reader_who_stops_early_is_no_failure(corpus: Path) -> None:
    command = [sys.executable, "-m", "fztgraph", "extract", str(corpus)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_a_reader_who_has_gone_does_not_change_the_status_of_a_report(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    command = [sys.executable, "-m", "fztgraph", "refresh", str(tmp_path), str(corpus), "--store", str(tmp_path / "s")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    process.communicate(timeout=60)
    assert process.returncode == Status.PARTIAL


def test_characters_that_the_terminal_lacks_are_escaped(corpus_store: Path) -> None:
    command = [sys.executable, "-m", "fztgraph", "query", "SELECT ('绥' AS ?x) {}", "--store", str(corpus_store)]
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=env, check=True)
    assert b"\\u7ee5" in done.stdout


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watch(stream: io.StringIO, *times: float) -> str:
    """What a stream shows of progress that is made at some times."""
    clock = iter([0.0, *times])
    progress = Progress(stream=stream, clock=lambda: next(clock))
    for done in range(len(times)):
        progress(done, len(times), "自贸试验区" * 40)
    progress.close()
    return stream.getvalue()


def test_progress_redraws_one_line_on_a_terminal() -> None:
    shown = watch(Terminal(), 1.0, 1.05, 2.0)
    assert shown.count("\r") == 3
    assert "\n" not in shown
    assert "0 of 3" in shown
    assert "1 of 3" not in shown


def test_progress_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    line = watch(Terminal(), 1.0).split("\x1b[K")[1].rstrip("\r")
    assert sum(2 if ord(character) > 0x2E7F else 1 for character in line) in {58, 59}


def test_progress_logs_lines_where_there_is_no_terminal() -> None:
    shown = watch(io.StringIO(), 1.0, 6.0, 7.0, 12.0)
    assert [line.split()[1] for line in shown.splitlines()] == ["1", "3"]


def test_check_finds_nothing_wrong(fztgraph: Run, corpus_store: Path) -> None:
    outcome = fztgraph("check", "--store", corpus_store)
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert "nothing is wrong" in outcome.out


def test_check_needs_no_store(fztgraph: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FZTGRAPH_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    report = json.loads(fztgraph("check", "--json").out)
    assert (report["status"], "store" in report["checked"]) == (0, False)


def test_check_misses_a_store_that_is_named(fztgraph: Run, tmp_path: Path) -> None:
    outcome = fztgraph("check", "--store", tmp_path / "none")
    assert outcome.status == Status.FAILED
    assert "no store at" in outcome.out


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.graphml", "tables"])
def test_export_writes_each_form(fztgraph: Run, corpus_store: Path, tmp_path: Path, name: str) -> None:
    outcome = fztgraph("export", "-o", tmp_path / name, "--store", corpus_store)
    assert outcome.status == Status.DONE
    assert (tmp_path / name).exists()


def test_export_names_the_forms_that_there_are(fztgraph: Run, corpus_store: Path, tmp_path: Path) -> None:
    outcome = fztgraph("export", "-o", tmp_path / "graph.doc", "--store", corpus_store)
    assert outcome.status == Status.USAGE
    assert ".graphml" in outcome.err


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
    assert one_line(outcome.err)


@pytest.mark.parametrize(("folder", "status"), [(".", Status.PARTIAL), ("lost", Status.FAILED)])
def test_evaluate_says_when_articles_are_missing(fztgraph: Run, gold: Path, folder: str, status: Status) -> None:
    assert fztgraph("evaluate", gold / folder, gold / "texts").status == status


def test_evaluate_without_texts_is_wrong_usage(fztgraph: Run, gold: Path) -> None:
    outcome = fztgraph("evaluate", gold / "lost")
    assert outcome.status == Status.USAGE
    assert one_line(outcome.err)
