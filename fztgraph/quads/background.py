"""The gazetteer as a graph of its own: what is known before any article is read."""

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import BACKGROUND_GRAPH, Iri
from fztgraph.model import Label
from fztgraph.quads.codes import codes_of, links_of, unknown_things
from fztgraph.quads.pinyin import LANGUAGE, romanise
from fztgraph.quads.terms import Term, Triple, date_literals, decimal_literal, node, sorted_quads, text_literal
from fztgraph.vocab import DATES, class_path, may_relate, term


def background_quads() -> list[Quad]:
    """Return the sorted quads of the background graph; raises OntologyError for what cannot be."""
    entries = load_gazetteer().entries
    unknown = unknown_things(entries)
    if unknown:
        raise OntologyError(f"codes.csv: nothing listed has the IRI {unknown[0]}; correct the row")
    return entry_quads(entries)


def entry_quads(entries: dict[Iri, Entry]) -> list[Quad]:
    """Return the sorted quads of gazetteer entries; raises OntologyError for a fact or relation that cannot be."""
    return sorted_quads(_triples(entries), BACKGROUND_GRAPH)


def _triples(entries: dict[Iri, Entry]) -> Iterator[Triple]:
    for entry in entries.values():
        yield from _name_triples(entry)
        yield from _relation_triples(entry, entries)
        yield from _fact_triples(entry)
        yield from _code_triples(entry)


def _name_triples(entry: Entry) -> Iterator[Triple]:
    """Yield class, labels and source; short forms that need context are found by search and never shown."""
    subject = NamedNode(entry.iri)
    for class_ in class_path(entry.type):
        yield subject, node("rdf:type"), node(f"fzt:{class_}")
    yield subject, node("skos:prefLabel"), text_literal(entry.name, lang="zh")
    if entry.name_en:
        yield subject, node("skos:prefLabel"), text_literal(entry.name_en, lang="en")
    elif pinyin := romanise(entry.name, entry.label):
        yield subject, node("fzt:pinyin"), text_literal(pinyin, lang=LANGUAGE)
    for alias in entry.aliases:
        yield subject, node("skos:altLabel"), text_literal(alias, lang="zh")
    for form in entry.contextual:
        yield subject, node("skos:hiddenLabel"), text_literal(form, lang="zh")
    if entry.source:
        yield subject, node("dct:source"), Literal(entry.source)


def _relation_triples(entry: Entry, entries: dict[Iri, Entry]) -> Iterator[Triple]:
    """Yield structure and location; a place that lies in a larger place is part of it."""
    location = "partOf" if entry.label is Label.PLACE else "locatedIn"
    related: tuple[tuple[str, Iterable[Iri]], ...] = (
        ("partOf", entry.part_of),
        (location, entry.located_in),
        ("subsidiaryOf", entry.subsidiary_of),
    )
    for predicate, objects in related:
        for object_ in objects:
            if not may_relate(entry.label, predicate, entries[object_].label):
                raise OntologyError(f"{entry.iri}: {predicate} cannot join it to {object_}; correct the gazetteer")
            yield NamedNode(entry.iri), NamedNode(term(predicate)), NamedNode(object_)


def _fact_triples(entry: Entry) -> Iterator[Triple]:
    """Yield codes, and the dates and areas of entries that were checked."""
    for property_, value in entry.facts:
        if property_ == "code" or entry.checked:
            yield NamedNode(entry.iri), NamedNode(term(property_)), _fact(entry, property_, value)


def _code_triples(entry: Entry) -> Iterator[Triple]:
    """Yield codes, each with the list that it is from, and the IRIs that others have for the thing."""
    subject = NamedNode(entry.iri)
    for code in codes_of(entry):
        yield subject, node("skos:notation"), Literal(code.text, datatype=node(f"fzt:{code.scheme}"))
    for iri in links_of(entry):
        yield subject, node("skos:exactMatch"), NamedNode(iri)


def _fact(entry: Entry, property_: str, value: str) -> Term:
    try:
        if property_ in DATES:
            return date_literals(value)[0]
        if property_ == "area":
            return decimal_literal(Decimal(value))
    except (ValueError, InvalidOperation) as error:
        raise OntologyError(f"{entry.iri}: {value!r} is no value of {property_}; correct the gazetteer") from error
    return Literal(value)
