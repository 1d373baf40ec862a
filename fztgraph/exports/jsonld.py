"""JSON-LD 1.1 with a context of our own: terms of the vocabulary are bare names, the others have their prefix."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.exports.contents import Contents
from fztgraph.exports.parts import sorted_quads
from fztgraph.iris import NS
from fztgraph.vocab import PREFIXES, RELATIONS, expand

_TYPE = expand("rdf:type")
_STRING = PREFIXES["xsd"] + "string"

_LINKS = (
    *RELATIONS,
    "about",
    "evidence",
    "kept",
    "merged",
    "separates",
    "theme",
    "dct:isPartOf",
    "prov:wasDerivedFrom",
    "rdf:predicate",
    "rdf:subject",
    "schema:mentions",
    "skos:broader",
    "skos:inScheme",
)
_DECIMALS = ("change", "confidence", "score", "value")
_INTEGERS = ("end", "number", "start")


def context() -> dict[str, Any]:
    """Return the context: how names stand for IRIs, and which type a value has where it does not say so."""
    terms: dict[str, Any] = {"@version": 1.1, "@vocab": NS, **PREFIXES}
    for names, type_ in ((_LINKS, "@id"), (_DECIMALS, "xsd:decimal"), (_INTEGERS, "xsd:integer")):
        terms |= {name: {"@id": name if ":" in name else f"fzt:{name}", "@type": type_} for name in names}
    return terms


def write_jsonld(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write all graphs, by name, their nodes in order, after the graph that describes the export."""
    quads = list(sorted_quads(contents.store, contents.facts))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_parts(chain(contents.about.quads(), quads)))
    return {"quads": len(quads)}


def _parts(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the document, graph by graph."""
    compaction = _Compaction(context())
    yield '{"@context": ' + _dump(compaction.context) + ',\n"@graph": ['
    separator = "\n"
    for graph, same in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = ",\n".join(_dump(node) for node in compaction.nodes(same))
        yield f'{separator}{{"@id": {_dump(_reference(graph))}, "@graph": [\n{nodes}]}}'
        separator = ",\n"
    yield "]}\n"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Compaction:
    """Writes quads the short way that a context allows."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.context = context
        self._coercions = {name: term["@type"] for name, term in context.items() if isinstance(term, dict)}

    def nodes(self, quads: Iterator[Quad]) -> Iterator[dict[str, Any]]:
        """Yield a node for each subject; quads of one subject must follow one another."""
        for subject, group in groupby(quads, key=lambda quad: quad.subject):
            node: dict[str, Any] = {"@id": _reference(subject)}
            for predicate, same in groupby(group, key=lambda quad: quad.predicate.value):
                values = [self._type(quad) if predicate == _TYPE else self._value(quad) for quad in same]
                node["@type" if predicate == _TYPE else self._name(predicate)] = (
                    values if len(values) > 1 else values[0]
                )
            yield node

    def _name(self, iri: str) -> str:
        if iri.startswith(NS):
            return iri.removeprefix(NS)
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def _type(self, quad: Quad) -> str:
        return self._name(_reference(quad.object))

    def _value(self, quad: Quad) -> Any:
        term, coercion = quad.object, self._coercions.get(self._name(quad.predicate.value))
        if not isinstance(term, Literal):
            reference = _reference(term)
            return reference if coercion == "@id" else {"@id": reference}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = self._name(term.datatype.value)
        if datatype == coercion or (coercion is None and term.datatype.value == _STRING):
            return term.value
        return {"@value": term.value} if term.datatype.value == _STRING else {"@value": term.value, "@type": datatype}


def _reference(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
