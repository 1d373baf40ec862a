"""Whether a query names its own graphs: its FROM clauses would be passed over if the union stood in for them."""

import re

_FROM = re.compile("from", re.IGNORECASE)
#: What may hold the word without being the keyword, longest first: text, IRIs, comments, variables, names with a colon.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*"
    r"|[?$@][\w-]+"
    r"|[\w.-]*:(?:[\w:%.-]|\\.)*"
    r"|(?P<word>\w+)"
    r"|.",
    re.DOTALL,
)


def has_dataset_clause(text: str) -> bool:
    """Return whether a query has FROM or FROM NAMED.

    >>> has_dataset_clause("SELECT * FROM <https://example.org/g> { ?s ?p ?o }")
    True
    >>> has_dataset_clause('SELECT ?from { ?from from:x "from" } # from')
    False
    """
    if not _FROM.search(text):
        return False
    return any((match["word"] or "").lower() == "from" for match in _TOKEN.finditer(text))
