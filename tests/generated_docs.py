"""The parts of the documentation that are made from the code: the commands with their options, and the settings."""

import argparse
from collections.abc import Iterator

from fztgraph.cli.arguments import COMMANDS, build_parser
from fztgraph.settings import SETTINGS


def command_table() -> str:
    """Return one row a command."""
    rows = [(f"`fztgraph {usage(name)}`", module.SUMMARY) for name, module in COMMANDS.items()]
    return table(("command", "does"), rows)


def command_reference() -> str:
    """Return a section a command, with its arguments, options and example."""
    return "\n".join(section(name) for name in COMMANDS)


def settings_table() -> str:
    """Return one row a setting."""
    rows = [(f"`{setting.variable}`", f"`{setting.default}`", setting.help) for setting in SETTINGS]
    return table(("environment variable", "default", "says"), rows)


def section(name: str) -> str:
    module = COMMANDS[name]
    rows = [(f"`{invocation(action)}`", action.help or "") for action in actions(name)]
    return (
        f"## fztgraph {name}\n\n`fztgraph {usage(name)}`\n\n{sentence(module.SUMMARY)}\n\n"
        f"{table(('argument', 'says'), rows)}\nFor example:\n\n```\n{module.EXAMPLE}\n```\n"
    )


def usage(name: str) -> str:
    """Return a command with its required arguments and the optional positional ones."""
    words = [name]
    for action in actions(name):
        if not action.option_strings:
            metavar = str(action.metavar)
            more = {"+": f"{metavar}…", "*": f"[{metavar}…]", "?": f"[{metavar}]"}
            words.append(more.get(str(action.nargs), metavar))
        elif action.required:
            words.append(f"{action.option_strings[0]} {action.metavar}")
    return " ".join(words)


def invocation(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar)
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else "")
    return f"{', '.join(action.option_strings)} {value}".strip()


def actions(name: str) -> Iterator[argparse.Action]:
    """Yield the arguments of a command, its --help apart, those without a dash first."""
    subparsers = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    own = [action for action in subparsers.choices[name]._actions if action.dest != "help"]
    yield from sorted(own, key=lambda action: bool(action.option_strings))


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
