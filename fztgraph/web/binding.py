"""Bind a named question inside a worker, where the store is: SPARQL that anyone can read, change and run elsewhere."""

import json
import re

from pyoxigraph import Store

from fztgraph.errors import FztError
from fztgraph.queries.named import NamedQuery, bind, named_query
from fztgraph.vocab import PREFIXES
from fztgraph.web.bounded import UnansweredError
from fztgraph.web.questions import Question, Reply

_HEADER = re.compile(r"\A(?:#[^\n]*\n)+")
#: What is no part of a term: texts and IRIs.
_OTHER = re.compile(r'"(?:\\.|[^"\\\n])*"|<[^<>\s]*>')
_PREFIX = re.compile(r"(?<![\w?$:])([a-z]+):[\w]")


def bound_reply(store: Store, question: Question) -> Reply:
    """Return the SPARQL of a named question as JSON, with remarks on its values; raises UnansweredError."""
    try:
        query = named_query(question.name)
        bound = bind(query, dict(question.values), store)
    except FztError as error:
        raise UnansweredError("BAD_PARAMETER", str(error)) from error
    members = {"query": self_contained(query, bound.text), "notes": bound.notes}
    body = json.dumps(members, ensure_ascii=False).encode()
    return Reply("application/json", body, None, 1, len(body))


def self_contained(query: NamedQuery, text: str) -> str:
    """Return a question's SPARQL with its title for a header, and the prefixes that it uses declared."""
    body = _HEADER.sub("", text)
    used = set(_PREFIX.findall(_OTHER.sub("", body)))
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in used)
    return f"# {query.title_zh} · {query.title_en}\n{declared}{body}"
