"""The arguments: each command explains itself, and wrong usage is one line."""

from collections.abc import Callable
from typing import Any

import pytest

from fztgraph import __version__
from fztgraph.cli.arguments import COMMANDS
from fztgraph.cli.output import Status

#: The fixture that runs the command line.
Run = Callable[..., Any]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(fztgraph: Run, name: str) -> None:
    outcome = fztgraph(name, "--help")
    assert outcome.status == Status.DONE
    assert f"example:\n  fztgraph {name}" in outcome.out


def test_version(fztgraph: Run) -> None:
    assert fztgraph("--version").out == f"fztgraph {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["extract"], ["query", "ASK {}", "--format", "poem"], ["view"], ["query", "--na", "x"]],
)
def test_wrong_arguments_are_wrong_usage(fztgraph: Run, arguments: list[str]) -> None:
    outcome = fztgraph(*arguments)
    assert outcome.status == Status.USAGE
    assert outcome.one_line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["query", "--frmat", "csv"], "--frmat is unknown (did you mean --format?); see fztgraph query --help"),
        (["query", "ASK {}", "more"], "unexpected more; see fztgraph query --help"),
        (["qery"], "'qery' is unknown (did you mean query?); see fztgraph --help"),
        (["poem"], "'poem' is unknown; choose one of extract, refresh, "),
        (["query", "--format", "cvs"], "argument --format: 'cvs' is unknown (did you mean csv?); see fztgraph query"),
    ],
)
def test_what_is_misspelt_is_told_what_was_meant(fztgraph: Run, arguments: list[str], message: str) -> None:
    assert message in fztgraph(*arguments).err
