"""Hints on terms that a query names and the graph does not have: such a query is right, and finds nothing."""

import re
from collections.abc import Iterator

from fztgraph.suggestions import ask_back, find_nearest
from fztgraph.vocab import BORROWED, PREFIXES, TERMS

#: What may stand between terms is read first, so that no text, comment or declaration is taken for a term.
_TOKEN = re.compile(
    r"""
    (?P<quoted> \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' )
    | (?P<comment> \#[^\n]* )
    | \bPREFIX\s+(?P<declared>[\w.-]*):\s*<(?P<namespace>[^<>]*)>
    | <(?P<iri>[^<>"{}|^`\\\s]*)>
    | [?$]\w+
    | (?P<prefix>[A-Za-z][\w.-]*):(?P<name>[\w-]+)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def find_hints(text: str) -> tuple[str, ...]:
    """Return a line for each term of a query that the graph never has, with the one that was meant, where one is near.

    >>> find_hints("SELECT * { ?who fzt:carriedOut ?what }")
    ('fzt: has no term carriedOut; did you mean carriesOut?',)
    """
    return tuple(hint for prefix, name in dict.fromkeys(_terms(text)) if (hint := _hint(prefix, name)))


def _terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of our prefixes, as prefix and local name."""
    prefixes = dict(PREFIXES)
    for token in _TOKEN.finditer(text):
        if token["namespace"] is not None:
            prefixes[token["declared"]] = token["namespace"]
            continue
        iri = token["iri"] if token["prefix"] is None else prefixes.get(token["prefix"], "") + token["name"]
        for prefix, namespace in PREFIXES.items():
            if iri and iri.startswith(namespace) and prefix != "id":
                yield prefix, iri.removeprefix(namespace)


def _hint(prefix: str, name: str) -> str | None:
    """Return what to say of a term; of other vocabularies than ours, only where a term that we use is meant."""
    known = TERMS if prefix == "fzt" else {term.partition(":")[2] for term in BORROWED if term.startswith(f"{prefix}:")}
    if name in known or not name:
        return None
    near = find_nearest(name, sorted(known), cutoff=0.6 if prefix == "fzt" else 0.85, parts=False)
    if near:
        return f"{prefix}: has no term {name}; {ask_back(near[:1])}"
    return f"fzt: has no term {name}; docs/reference/vocabulary.md lists them" if prefix == "fzt" else None
