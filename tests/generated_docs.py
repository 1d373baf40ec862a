"""The parts of the documentation that are made from the code and the ontology."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from python_reference import python_reference
from vocabulary_reference import prefix_table, term_list, term_sections

from fztgraph.cli.arguments import COMMANDS, build_parser
from fztgraph.mentions.units import load_units
from fztgraph.queries import NamedQuery, Parameter, named_queries
from fztgraph.settings import SETTINGS
from fztgraph.web.problems import Kind

ROOT = Path(__file__).resolve().parents[1]


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


def query_table() -> str:
    """Return one row a named query."""
    rows = [(f"[`{query.name}`](#{query.name})", query.title_zh, query.title_en) for query in named_queries().values()]
    return table(("name", "题目", "title"), rows)


def query_reference() -> str:
    """Return a section a named query, with its parameters and an example, in both languages."""
    return "\n".join(query_section(query) for query in named_queries().values())


def query_section(query: NamedQuery) -> str:
    rows = [
        (f"`{each.name}`", each.label_zh, each.label_en, each.kind, parameter_use(each), f"`{each.example or ''}`")
        for each in query.parameters
    ]
    head = ("parameter", "参数", "says", "takes", "", "such as")
    given = "".join(f" --param {name}={value}" for name, value in query.examples.items())
    parts = [f"## {query.name}", query.description_zh, query.description_en]
    parts += [table(head, [(*row[:-1], row[-1].replace("``", "")) for row in rows]).rstrip()] if rows else []
    return "\n\n".join([*parts, f"```\nfztgraph query --name {query.name}{given}\n```\n"])


def parameter_use(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    return f"else `{parameter.default}`" if parameter.default else "optional"


def problem_table() -> str:
    """Return one row a kind of problem that the service tells."""
    return table(("status", "type", "says"), [(str(kind.status), f"`{kind.slug}`", kind.title) for kind in Kind])


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


def unit_list() -> str:
    """Return the codes of units, in the order of their file; measure words stand for themselves."""
    codes = dict.fromkeys(unit.code for unit in load_units().by_word.values() if unit.code.isascii())
    return f"{', '.join(sorted(codes, key=str.swapcase))} and 1 (ratios)."


def layer_list() -> str:
    """Return one line a layer, as the linter of imports has them, the highest first."""
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    lines = [re.sub(r" \| ", "   ", layer.replace("fztgraph.", "")) for layer in contract["layers"]]
    return "\n".join(["```", *lines, "```"])


#: What stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
GENERATORS = {
    "commands": command_table,
    "layers": layer_list,
    "reference": command_reference,
    "settings": settings_table,
    "queries": query_table,
    "problems": problem_table,
    "python": python_reference,
    "questions": query_reference,
    "terms": term_list,
    "units": unit_list,
    "term_reference": term_sections,
    "prefixes": prefix_table,
}
