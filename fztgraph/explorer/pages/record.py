"""``/id/KIND/NAME`` of what is no thing: a claim, a figure, an issue, evidence, told property by property."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.links import key_of
from fztgraph.explorer.names import Named, read_name, read_names
from fztgraph.explorer.source import Cell, Source, iri_term
from fztgraph.explorer.visit import Answer, Visit
from fztgraph.iris import ID
from fztgraph.quads.labels import labels_of, unit_of
from fztgraph.vocab import expand, shorten

#: How many values each way are shown.
_MOST = 500
_OUT = "SELECT ?p ?o {{ {it} ?p ?o }} ORDER BY ?p ?o LIMIT {most}"
_IN = "SELECT ?p ?o {{ ?o ?p {it} }} ORDER BY ?p ?o LIMIT {most}"


@dataclass(frozen=True, slots=True)
class Value:
    """One value: a thing of the graph, an address elsewhere, or a text, with the unit of a number."""

    text: str
    lang: str = ""
    thing: Named | None = None
    address: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of an IRI, and what points to it, by property as people read it."""

    named: Named
    classes: Sequence[str]
    told: Mapping[str, Sequence[Value]]
    pointing: Mapping[str, Sequence[Value]]
    is_cut: bool


def read_record(source: Source, iri: str, lang: str) -> Record | None:
    """Return what the graph says of an IRI, None where it says nothing."""
    it = iri_term(iri)
    rows = [source.select(query.format(it=it, most=_MOST)) for query in (_OUT, _IN)]
    if not any(rows):
        return None
    names = read_names(source, [row["o"].value for part in rows for row in part if _is_thing(row["o"])], lang)
    sides: list[dict[str, list[Value]]] = []
    for part in rows:
        side: dict[str, list[Value]] = defaultdict(list)
        for row in part:
            side[_told(row["p"].value, lang)].append(_value(row["o"], names, row["p"].value, lang))
        sides.append(side)
    types = sides[0].pop(_told(expand("rdf:type"), lang), [])
    named = read_name(source, iri, lang)
    return Record(named, [value.text for value in types], sides[0], sides[1], any(len(part) == _MOST for part in rows))


def _is_thing(cell: Cell) -> bool:
    return cell.kind == "uri" and cell.value.startswith(ID)


def _told(iri: str, lang: str) -> str:
    """Return a term as people read it."""
    return labels_of(iri).get(lang) or shorten(iri).strip("<>")


def _value(cell: Cell, names: Mapping[str, Named], property_: str, lang: str) -> Value:
    if _is_thing(cell):
        return Value(key_of(cell.value), thing=names[cell.value])
    if cell.kind == "uri":
        is_address = cell.value.startswith(("http://", "https://")) and not labels_of(cell.value)
        return Value(_told(cell.value, lang), address=cell.value if is_address else "")
    return Value(cell.value, cell.language, unit=unit_of(property_).get(lang, ""))


def render_record(record: Record, frame: Frame) -> str:
    """Return the page."""
    return render("record.html", frame, record=record)


def show(visit: Visit, iri: str) -> Answer | None:
    """Show what the graph says of an IRI; None where it says nothing."""
    try:
        record = read_record(visit.source, iri, visit.lang)
    except ValueError:
        return None
    return None if record is None else render_record(record, visit.frame)
