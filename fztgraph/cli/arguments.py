"""The argument parser: one subcommand a module, and the options that several of them share."""

import argparse
from types import ModuleType
from typing import Any, NoReturn

from fztgraph import __version__
from fztgraph.cli import (
    backup,
    check,
    diff,
    digest,
    evaluate,
    export,
    extract,
    history,
    query,
    refresh,
    restore,
    rollback,
    serve,
    site,
    status,
    view,
)
from fztgraph.cli.output import Status
from fztgraph.suggestions import ask_back, find_nearest

#: Every command, in the order of a day's work. Each module has SUMMARY, EXAMPLE, ``add_arguments`` and ``run``.
COMMANDS: dict[str, ModuleType] = {
    "extract": extract,
    "refresh": refresh,
    "status": status,
    "history": history,
    "diff": diff,
    "rollback": rollback,
    "backup": backup,
    "restore": restore,
    "query": query,
    "view": view,
    "digest": digest,
    "serve": serve,
    "site": site,
    "export": export,
    "check": check,
    "evaluate": evaluate,
}

_EPILOG = """\
Exit status: 0 done; 1 failed, nothing changed; 2 wrong usage; 3 done in part, the report names what was left out.
fztgraph COMMAND --help tells more about a command."""


class Parser(argparse.ArgumentParser):
    """Reports wrong usage in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with the status of wrong usage."""
        self.exit(Status.USAGE, f"fztgraph: {message}; see {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the choice that comes close, where there is one."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        advice = _meant(str(value), choices) or f"; choose one of {', '.join(choices)}"
        raise argparse.ArgumentError(action, f"{value!r} is unknown{advice}")


class Command(Parser):
    """Reports what a command does not know itself, so that its own help is named."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Read the arguments of a command; there are none that it may leave."""
        found, rest = super().parse_known_args(args, namespace)
        if rest and rest[0].startswith("-"):
            name = rest[0].partition("=")[0]
            self.error(f"{name} is unknown{_meant(name, list(self._option_string_actions))}")
        if rest:
            self.error(f"unexpected {' '.join(rest)}")
        return found, rest


def _meant(asked: str, known: list[str]) -> str:
    near = find_nearest(asked, known, parts=False)
    return f" ({ask_back(near[:1])})" if near else ""


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="fztgraph",
        description="Turns articles about free-trade zones into a graph with the sentence behind every fact.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"fztgraph {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, parser_class=Command
    )
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=module.SUMMARY,
            description=module.SUMMARY[0].upper() + module.SUMMARY[1:] + ".",
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser
