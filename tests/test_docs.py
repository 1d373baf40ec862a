"""The documentation is true: its examples run and print what it shows, its tables are those of the code.

``--rewrite-docs`` writes what the commands print now, and the generated tables, into the documentation.
"""

import contextlib
import io
import re
import shlex
import shutil
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from generated_docs import GENERATORS

from fztgraph.claims.rules import load_rules, make_rule
from fztgraph.cli import main
from fztgraph.cli.arguments import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

EXAMPLE = re.compile(
    r"^```(?P<kind>console|python)\n(?P<body>.*?)^```\n(?:\n^```text\n(?P<shown>.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
TOML = re.compile(r"^ *```toml\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
GENERATED = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
PROGRESS = re.compile(r"^\d\d:\d\d:\d\d .*\n", re.MULTILINE)
#: A number that is no part of a date or a name; it may differ from run to run, or when the extraction gets better.
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-]*[\w-])")


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def pages_with(pattern: re.Pattern[str]) -> list[str]:
    return names([page for page in PAGES if pattern.search(page.read_text(encoding="utf-8"))])


def run_page(text: str) -> str:
    """Run the examples of a page in the current folder; return the page with what they print now."""
    return EXAMPLE.sub(lambda match: run_block(**match.groupdict()), text)


def run_block(kind: str, body: str, shown: str | None) -> str:
    if kind == "console":
        return f"```console\n{COMMAND.sub(lambda match: run_command(**match.groupdict()), body)}```\n"
    printed = capture(lambda: exec(compile(body, "example", "exec"), {"__name__": "example"}))  # noqa: S102
    assert shown is not None, f"nothing is shown of what this prints:\n{body}"
    return f"```python\n{body}```\n\n```text\n{shorten(printed, shown)}```\n"


def run_command(command: str, shown: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "fztgraph", f"only fztgraph is run in examples, not {program}"
    return f"$ {command}\n{shorten(capture(lambda: main(arguments)), shown)}"


def capture(work: Callable[[], object]) -> str:
    """Return what some work prints, errors included, progress not."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        work()
    return PROGRESS.sub("", printed.getvalue())


def shorten(printed: str, shown: str) -> str:
    """Cut what is printed where the page cuts it: a last line … stands for all that follows."""
    lines, kept = printed.splitlines(), shown.splitlines()
    if kept and kept[-1] == "…":
        lines = [*lines[: len(kept) - 1], "…"]
    return "".join(f"{line}\n" for line in lines)


def steady(text: str) -> str:
    """Mask numbers, and the widths of columns, which follow them."""
    return re.sub(r"-{2,}", "--", re.sub(r" {2,}", "  ", NUMBER.sub("N", text)))


@pytest.fixture
def workplace(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like that of someone who follows the page: the newsletters, and nothing else."""
    shutil.copytree(corpus, tmp_path / "newsletters")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FZTGRAPH_STORE", raising=False)
    return tmp_path


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("name", pages_with(EXAMPLE))
def test_examples_print_what_the_page_shows(name: str, request: pytest.FixtureRequest) -> None:
    page = ROOT / name
    text = page.read_text(encoding="utf-8")
    fresh = run_page(text)
    if request.config.getoption("--rewrite-docs"):
        page.write_text(fresh, encoding="utf-8")
    else:
        assert steady(fresh) == steady(text), f"{name}: make docs writes what the examples print now"


@pytest.mark.parametrize("name", pages_with(GENERATED))
def test_generated_parts_are_up_to_date(name: str, request: pytest.FixtureRequest) -> None:
    page = ROOT / name
    text = page.read_text(encoding="utf-8")
    fresh = GENERATED.sub(lambda match: f"{match[1]}\n{GENERATORS[match[2]]()}\n{match[3]}", text)
    if request.config.getoption("--rewrite-docs"):
        page.write_text(fresh, encoding="utf-8")
    assert fresh == page.read_text(encoding="utf-8"), f"{name}: run make docs"


@pytest.mark.parametrize("name", names(PAGES))
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/reference/commands.md"])
def test_pages_name_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"`fztgraph ([a-z]+)", text)) == set(COMMANDS)


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in PAGES if (ROOT / "docs") in page.parents]
    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []


def test_the_rule_of_the_how_to_loads() -> None:
    text = (ROOT / "docs" / "howto" / "write-a-rule.md").read_text(encoding="utf-8")
    rules = [table for block in TOML.findall(text) for table in tomllib.loads(textwrap.dedent(block))["rule"]]
    assert [make_rule(table, load_rules().words, "write-a-rule.md").name for table in rules] == ["lies-in"]


def test_examples_are_run() -> None:
    assert len(pages_with(EXAMPLE)) >= 4
