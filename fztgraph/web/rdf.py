"""Graphs in the forms that ``negotiation.GRAPHS`` names."""

from collections.abc import Iterable, Mapping

from pyoxigraph import RdfFormat, Triple, serialize

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def write_graph(triples: Iterable[Triple], form: str, prefixes: Mapping[str, str]) -> bytes:
    """Return triples in a form."""
    return serialize(triples, None, FORMATS[form], prefixes=dict(prefixes)) or b""
