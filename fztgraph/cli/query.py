"""``fztgraph query``: SPARQL on the current generation of the store."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_store
from fztgraph.cli.output import Status, complain, write
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.queries import NamedQuery, Parameter

SUMMARY = "run a SPARQL query, your own or a named one, on the store"
EXAMPLE = "fztgraph query --name zone-initiatives --param zone=绥芬河片区 --format csv"

#: Those of ``queries.FORMATS``, written here so that ``--help`` does not open the graph libraries.
FORMATS = ("table", "csv", "tsv", "json", "xml")
#: Those of ``queries.headings``.
LANGUAGES = ("zh", "en")
#: What the list says of a parameter.
_WORDS = {
    "en": {
        "required": "required",
        "optional": "optional",
        "default": "else {}",
        "example": ", such as {}",
        "semicolon": "; ",
        "note": " ({})",
    },
    "zh": {
        "required": "必填",
        "optional": "可选",
        "default": "默认为{}",
        "example": "，如{}",
        "semicolon": "；",
        "note": "（{}）",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("text", metavar="TEXT", nargs="?", help="the query; the usual prefixes need not be declared")
    source.add_argument("--file", metavar="F", type=Path, help="read the query from a file, - for standard input")
    source.add_argument("--name", metavar="N", help="a query that comes with fztgraph; --list shows them")
    parser.add_argument(
        "--param", metavar="P=VALUE", action="append", default=[], help="a parameter of a named query; may be repeated"
    )
    parser.add_argument("--list", action="store_true", help="show the named queries, or the one of --name, and stop")
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="the language of the list, and of the columns of a named query's answer"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="the form of the answer (table)")
    add_store(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the answer, or the named queries; what there is to remark goes to standard error."""
    from fztgraph.queries import bind, find_hints, format_results, named_query, run_query
    from fztgraph.store import open_snapshot

    if arguments.list:
        write(_listing(arguments.name, arguments.lang))
        return Status.DONE
    values = _values(arguments)
    query = None if arguments.name is None else named_query(arguments.name)
    text = _own_text(arguments) if query is None else query.text
    snapshot = open_snapshot(store_dir(arguments.store))
    if query is None:
        results, notes = run_query(snapshot, text), find_hints(text)
    else:
        bound = bind(query, values, snapshot.store)
        results, notes = run_query(snapshot, bound.text), bound.notes
    for note in notes:
        complain(note)
    language = None if query is None else arguments.lang
    write(format_results(results, arguments.format, language=language).removesuffix("\n"))
    return Status.DONE


def _values(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the parameters as given, by name."""
    if arguments.param and arguments.name is None:
        raise UsageError("--param is for a named query; name one with --name, or write the value into your own query")
    values: dict[str, str] = {}
    for given in arguments.param:
        name, equals, value = given.partition("=")
        if not equals:
            raise UsageError(f"--param {given!r} has no =; write it as NAME=VALUE, such as zone=黑河片区")
        if name in values:
            raise UsageError(f"--param {name} is given twice; give it once")
        values[name] = value
    return values


def _own_text(arguments: argparse.Namespace) -> str:
    if arguments.file is not None:
        return _read(arguments.file)
    from fztgraph.queries import named_queries

    if arguments.text is not None:
        if arguments.text.strip() in named_queries():
            raise UsageError(f"{arguments.text.strip()} is a named query: use --name {arguments.text.strip()}")
        return str(arguments.text)
    names = ", ".join(named_queries())
    raise UsageError(f"no query is given; write one as TEXT, or use --file F, or --name N with one of: {names}")


def _read(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text; a query file is SPARQL text in UTF-8") from error


def _listing(name: str | None, language: str | None) -> str:
    """Return titles and parameters of the named queries, or all that is said of one; in both languages by default."""
    from fztgraph.queries import named_queries, named_query

    languages = LANGUAGES if language is None else (language,)
    if name is None:
        return "\n".join(line for query in named_queries().values() for line in _summary(query, languages))
    query = named_query(name)
    return "\n".join([*_summary(query, languages), *(f"  {query.said('description', each)}" for each in languages)])


def _summary(query: "NamedQuery", languages: Sequence[str]) -> list[str]:
    titles = " / ".join(query.said("title", each) for each in languages)
    return [f"{query.name}  {titles}", *(_describe(parameter, languages) for parameter in query.parameters)]


def _describe(parameter: "Parameter", languages: Sequence[str]) -> str:
    """Return a parameter's line: what it means, what it takes, and whether it must be given."""
    words = _WORDS["zh" if languages == ("zh",) else "en"]
    default = words["default"].format(parameter.default)
    use = words["required"] if parameter.required else default if parameter.default else words["optional"]
    example = words["example"].format(parameter.example) if parameter.example else ""
    labels = " / ".join(parameter.label(each) for each in languages)
    kind = parameter.kind_zh if languages == ("zh",) else parameter.kind
    note = f"{kind}{example}{words['semicolon']}{use}"
    return f"  {parameter.name}=  {labels}{words['note'].format(note)}"
