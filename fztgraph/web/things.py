"""``/id/KIND/NAME``: a thing, an article or a record of the graph, as its IRI says."""

import json
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from fztgraph.iris import ID, NS, path_segment
from fztgraph.quads.labels import Texts, labels_of, unit_of
from fztgraph.quotes import show_quote
from fztgraph.vocab import PREFIXES, SPARQL_PREFIXES, THING_CLASSES
from fztgraph.web.answers import Answers
from fztgraph.web.documents import (
    FORMS,
    chosen_form,
    local_path,
    missing_response,
    page_response,
    render_page,
    root_path,
    tagged_response,
)
from fztgraph.web.questions import Question

#: How many facts, facts of others and sentences a page shows at most; the endpoint has them all.
_FACTS, _INCOMING, _QUOTES = 500, 200, 100
_JSON = "application/sparql-results+json"

_NAMED = """OPTIONAL { ?o skos:prefLabel ?zh FILTER(LANG(?zh) = "zh") } OPTIONAL { ?o dct:title ?title }"""
_OUTGOING = f"""SELECT ?p ?o (COALESCE(MIN(?zh), MIN(?title)) AS ?name)
WHERE {{ <IRI> ?p ?o {_NAMED} }} GROUP BY ?p ?o ORDER BY ?p ?name ?o LIMIT {_FACTS + 1}"""
#: Facts in which a thing is the object; records that only serve to say a fact are told as sentences.
_INCOMING_QUERY = f"""SELECT ?p ?o (COALESCE(MIN(?zh), MIN(?title)) AS ?name)
WHERE {{ ?o ?p <IRI> FILTER(?p NOT IN (rdf:subject, rdf:object, fzt:about, fzt:merged, fzt:kept)) {_NAMED} }}
GROUP BY ?p ?o ORDER BY ?p ?name ?o LIMIT {_INCOMING + 1}"""
_SENTENCES = f"""SELECT DISTINCT ?predicate ?quote ?rule ?confidence ?article ?title ?issued
WHERE {{ {{ ?claim rdf:subject <IRI> }} UNION {{ ?claim rdf:object <IRI> }}
?claim rdf:predicate ?predicate ; fzt:evidence ?evidence . ?evidence fzt:quote ?quote ; fzt:rule ?rule ;
fzt:confidence ?confidence ; prov:wasDerivedFrom ?article . ?article dct:title ?title
OPTIONAL {{ ?article dct:issued ?issued }} }}
ORDER BY DESC(?issued) ?article ?quote ?predicate LIMIT {_QUOTES + 1}"""
_KEPT = "SELECT ?kept { ?merge fzt:merged <IRI> ; fzt:kept ?kept } ORDER BY ?kept LIMIT 1"
_GRAPH = """CONSTRUCT { <IRI> ?p ?o . ?s ?q <IRI> . ?o skos:prefLabel ?label }
WHERE { { <IRI> ?p ?o OPTIONAL { ?o skos:prefLabel ?label } }
UNION { ?s ?q <IRI> FILTER(?q NOT IN (rdf:subject, rdf:object, schema:mentions)) } }"""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: its text, where it leads (nowhere: empty), and its unit by language."""

    text: str
    language: str = ""
    iri: str = ""
    unit: Texts = field(default_factory=dict)


@dataclass(slots=True)
class Thing:
    """What a page tells: names by language, classes, facts by property, facts of others by property, sentences."""

    iri: str
    names: dict[str, str] = field(default_factory=dict)
    classes: list[str] = field(default_factory=list)
    facts: dict[str, list[Value]] = field(default_factory=dict)
    incoming: dict[str, list[Value]] = field(default_factory=dict)
    sentences: list[dict[str, str]] = field(default_factory=list)
    more: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        """The name by which the thing goes."""
        return self.names.get("zh") or next(iter(self.names.values()), unquote(self.iri.removeprefix(ID)))


async def thing(request: Request) -> Response:
    """Tell all that the graph knows of an IRI; one that was merged leads to the one that was kept."""
    iri = requested_iri(request)
    media_type = chosen_form(request)
    kept = await _rows(request, _KEPT, iri)
    if kept:
        return RedirectResponse(root_path(request) + quote(local_path(kept[0]["kept"]["value"]), safe="/%"), 303)
    if FORMS[media_type] != "html":
        return await _graph(request, iri, media_type)
    found = await _read(request, iri)
    if not found.facts and not found.incoming:
        return _missing(request, iri)
    return page_response(request, render_page("thing.html", root_path(request), iri=iri, thing=found))


def requested_iri(request: Request) -> str:
    """Return the IRI that an address stands for, its segments encoded as the graph has them."""
    raw = request.scope["raw_path"].decode("ascii", "replace").removeprefix(root_path(request)).partition("/id/")[2]
    return ID + "/".join(path_segment(unquote(segment)) for segment in raw.split("/"))


async def _graph(request: Request, iri: str, media_type: str) -> Response:
    answers: Answers = request.app.state.answers
    answer = await answers.ask(Question(_query(_GRAPH, iri), graph_type=media_type))
    if not answer.reply.rows:
        return _missing(request, iri)
    response = Response(answer.reply.body, media_type=answer.reply.media_type)
    return tagged_response(request, response, answer.tag)


def _missing(request: Request, iri: str) -> Response:
    return missing_response(
        request,
        iri,
        "本图谱的当前一代中没有这个标识符。",
        "the present generation of this graph does not know this IRI",
    )


async def _read(request: Request, iri: str) -> Thing:
    found = Thing(iri)
    outgoing, incoming = await _rows(request, _OUTGOING, iri), await _rows(request, _INCOMING_QUERY, iri)
    sentences = await _rows(request, _SENTENCES, iri)
    for kind, rows, most in (
        ("facts", outgoing, _FACTS),
        ("incoming", incoming, _INCOMING),
        ("said", sentences, _QUOTES),
    ):
        if len(rows) > most:
            found.more.add(kind)
    for row in sorted(outgoing[:_FACTS], key=lambda row: not row["p"]["value"].startswith(NS)):
        _add_fact(found, row["p"]["value"], row["o"], row.get("name"))
    for row in incoming[:_INCOMING]:
        found.incoming.setdefault(row["p"]["value"], []).append(_value(row["o"], row.get("name")))
    found.sentences = [_sentence(row) for row in sentences[:_QUOTES]]
    return found


def _sentence(row: dict[str, dict[str, str]]) -> dict[str, str]:
    cells = {name: cell["value"] for name, cell in row.items()}
    return {**cells, "quote": show_quote(cells["quote"])}


def _add_fact(found: Thing, property_: str, cell: dict[str, str], name: dict[str, str] | None) -> None:
    value = _value(cell, name, unit_of(property_))
    if property_ in (PREFIXES["skos"] + "prefLabel", PREFIXES["dct"] + "title", NS + "pinyin"):
        found.names.setdefault(value.language, value.text)
    if property_ == PREFIXES["rdf"] + "type":
        found.classes.append(cell["value"])
        found.classes.sort(key=_depth, reverse=True)
    found.facts.setdefault(property_, []).append(value)


def _depth(class_: str) -> int:
    """Return how special a class is."""
    return int(bool(THING_CLASSES.get(class_.removeprefix(NS))))


def _value(cell: dict[str, str], name: dict[str, str] | None, unit: Texts = MappingProxyType({})) -> Value:
    if cell["type"] == "literal":
        return Value(cell["value"], cell.get("xml:lang", ""), unit=unit)
    iri = cell["value"] if cell["type"] == "uri" else ""
    texts = labels_of(iri)
    label = f"{texts['zh']} · {texts['en']}" if texts else ""
    return Value(name["value"] if name else label or unquote(cell["value"]).removeprefix(ID), iri=iri)


def _query(text: str, iri: str) -> str:
    return SPARQL_PREFIXES + text.replace("<IRI>", f"<{iri}>")


async def _rows(request: Request, text: str, iri: str) -> list[dict[str, Any]]:
    answers: Answers = request.app.state.answers
    answer = await answers.ask(Question(_query(text, iri), results_type=_JSON))
    rows: list[dict[str, Any]] = json.loads(answer.reply.body)["results"]["bindings"]
    return [row for row in rows if row]


routes = [Route("/id/{rest:path}", thing)]
