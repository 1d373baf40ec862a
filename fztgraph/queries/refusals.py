"""Why a query is not answered: it would reach out to the network, or it is no query."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from fztgraph.errors import QueryError
from fztgraph.vocab import PREFIXES

_SERVICE = re.compile("service", re.IGNORECASE)
_CODEPOINT = re.compile(r"\\[uU][0-9A-Fa-f]{4}")
#: Texts and IRIs, in which a ``#`` begins no comment; and comments, in which no quote begins a text.
_CLOSED = re.compile(
    r"""
    "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n]* | \\\#
    """,
    re.VERBOSE | re.DOTALL,
)
#: Stands for such a ``#``. It may be in texts and IRIs, and nowhere else: a query read wrongly here is refused.
_NUMBER_SIGN = "\ue000"

_PROLOGUE = r"(?:\s|#[^\n]*+|PREFIX\s+[^\s<]*\s*<[^>]*+>|BASE\s*<[^>]*+>)*+"
_UPDATE = re.compile(_PROLOGUE + r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)

#: What has no terms in it is read first, then things of ours whose slashes are not escaped.
_SLASHED = re.compile(
    r"""
    "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | <[^<>\s]*> | \#[^\n]*
    | (?<![\w:?$]) id: (?P<name> [\w.%-]+ (?:/[\w%-][\w.%-]*)+ (?<!\.) )
    """,
    re.VERBOSE,
)

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIXED = re.compile(r"([^\s<>(){};,.|/^]*):[^\s:]*$")
_SENTENCE = re.compile(r"(?:^|, |one of )([A-Z][a-z]+(?: [A-Za-z]+){2,})")
_RELATIVE = re.compile(r"<[^<>:\s]*>")
_MARK = re.compile(r'"([^"\w]{1,3})"')


class ServiceError(QueryError):
    """A query asks another server."""


def refuse_service(text: str, *, allowed: Collection[str] = ()) -> None:
    """Raise ServiceError where a query asks another server, since pyoxigraph would really do so.

    ``allowed`` are hosts, with a port where it is not the scheme's own, that may be asked by an address in full.

    Most queries do not have the word anywhere. For those that have it, rdflib's parser tells a SERVICE clause from a
    string, a comment or a name. Two parsers may differ, so what they are known to read differently is not let through:
    code point escapes here, lone carriage returns (which end a comment for one of them) before this is called.
    """
    if not _SERVICE.search(text):
        return
    if _CODEPOINT.search(text):
        raise QueryError("the query has the word service and a \\u escape; write the character itself")
    if _NUMBER_SIGN in text:
        raise QueryError("the query has the word service and the character U+E000; leave one of them out")

    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        parsed = parseQuery(_without_number_signs(text))
    except Exception as error:
        raise QueryError(
            "the query has the word service, and whether it asks another server cannot be told; "
            f"write it without ({' '.join(str(error).split())})"
        ) from error
    for asked in map(_with_number_signs, _services(parsed)):
        if not allowed:
            raise ServiceError("SERVICE asks another server, which is not allowed; ask the store alone")
        _refuse_host(asked, allowed)


def _without_number_signs(text: str) -> str:
    """Return a query without the ``#`` that begin no comment: rdflib knows no SERVICE behind one, on the same line."""
    return _CLOSED.sub(lambda part: part[0] if part[0][0] == "#" else part[0].replace("#", _NUMBER_SIGN), text)


def _with_number_signs(asked: Any) -> Any:
    return type(asked)(asked.replace(_NUMBER_SIGN, "#")) if isinstance(asked, str) else asked


def _refuse_host(asked: Any, allowed: Collection[str]) -> None:
    """Raise ServiceError for a variable, a name with a prefix, and an address of a host that is not allowed."""
    from rdflib import URIRef  # noqa: PLC0415

    address = urlsplit(asked) if isinstance(asked, URIRef) else urlsplit("")
    if address.scheme not in {"http", "https"} or address.netloc.lower() not in {host.lower() for host in allowed}:
        found = f"<{asked}>" if isinstance(asked, URIRef) else "what is no address in full"
        raise ServiceError(f"SERVICE asks {found}; only these hosts may be asked: {', '.join(sorted(allowed))}")


def _services(node: Any) -> Iterator[Any]:
    """Yield whom each SERVICE clause of a parsed query asks."""
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    if isinstance(node, CompValue):
        if node.name == "ServiceGraphPattern":
            yield node["term"]
        node = node.values()
    if isinstance(node, Iterable) and not isinstance(node, str):
        for part in node:
            yield from _services(part)


def explain_syntax(text: str, message: str, prefixes: Mapping[str, str]) -> str:
    """Say in one line why pyoxigraph does not take a query, and where.

    Its message names the last place that any of its attempts reached, and all that could stand there; rdflib's parser
    names the statement that is wrong. So the place is rdflib's, unless only pyoxigraph minds.
    """
    if not text.strip():
        return "the query is empty; write a SELECT, ASK, CONSTRUCT or DESCRIBE query"
    if update := explain_update(text):
        return update
    position = _POSITION.match(message)
    if position is None:
        return f"the query cannot be parsed: {' '.join(message.split())}"
    if slashed := next((match for match in _SLASHED.finditer(text) if match["name"]), None):
        return _at(text, slashed.start()) + (
            f": a slash divides the steps of a path; write {slashed[0]} as <{PREFIXES['id']}{slashed['name']}>"
        )
    offset = _offset(text, int(position[1]), int(position[2]))
    place = _place_of_rdflib(text)
    if place is not None:
        marks = dict.fromkeys(_MARK.findall(position[3])) if offset == place == len(text) else {}
        return _at(text, place) + (f": expected {' or '.join(marks)}" if 0 < len(marks) <= 8 else "")
    return _at(text, offset) + _reason(text, offset, position[3], prefixes)


def explain_update(text: str) -> str | None:
    """Say in one line that a text is an update; None where it is not."""
    update = _UPDATE.match(text)
    if update is None:
        return None
    return f"{update[1].upper()} is an update, and a query only reads; change the files and run `fztgraph refresh`"


def _place_of_rdflib(text: str) -> int | None:
    """Return the offset at which rdflib cannot read on, None where it finds nothing wrong."""
    from pyparsing import ParseBaseException  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        parseQuery(text)
    except ParseBaseException as error:
        return int(error.loc)
    return None


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return min(sum(len(before) + 1 for before in lines[: line - 1]) + column - 1, len(text))


def _at(text: str, offset: int) -> str:
    before, rest = text[:offset], text[offset:].strip()
    line, column = before.count("\n") + 1, offset - before.rfind("\n")
    found = repr(rest.split("\n", 1)[0][:30]) if rest else "the end of the query"
    return f"the query cannot be parsed at line {line}, column {column}, at {found}"


def _reason(text: str, offset: int, expected: str, prefixes: Mapping[str, str]) -> str:
    """Return what pyoxigraph minds beyond the grammar, where that can be told."""
    expected = " ".join(expected.split())
    if "Prefix not found" in expected:
        name = prefixed[1] if (prefixed := _PREFIXED.search(text[:offset].rstrip())) else ""
        return f": prefix {name + ':'!r} is not declared; these are known: {', '.join(sorted(prefixes))}"
    if sentence := _SENTENCE.search(expected):
        return f": {sentence[1][0].lower()}{sentence[1][1:]}"
    relative = _RELATIVE.search(text)
    return f": {relative[0]} has no scheme; write IRIs in full, or with a prefix" if relative else ""
