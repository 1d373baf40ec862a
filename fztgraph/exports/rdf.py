"""RDF: Turtle (the merge of all graphs), TriG and N-Quads (graph by graph), each in one order, whatever the store's."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from fztgraph.exports.contents import Contents
from fztgraph.exports.parts import sorted_quads
from fztgraph.vocab import PREFIXES


def write_turtle(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write the triples of all graphs, each once, after those that describe the export."""
    triples = sorted({quad.triple for quad in sorted_quads(contents.store, contents.facts)}, key=str)
    serialize((*contents.about.triples(), *triples), str(path), RdfFormat.TURTLE, prefixes=PREFIXES)
    return {"triples": len(triples)}


def write_trig(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write all graphs, by name, after the one that describes the export."""
    quads = list(sorted_quads(contents.store, contents.facts))
    about = contents.about.quads()
    serialize((*about, *quads), str(path), RdfFormat.TRIG, prefixes=PREFIXES)
    return {"quads": len(quads)}


def write_nquads(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write all quads, one a line, the lines sorted by their bytes.

    What describes the export stands in comments, so that two stores of one corpus have the same quads.
    """
    text = serialize(sorted_quads(contents.store, contents.facts), None, RdfFormat.N_QUADS) or b""
    lines = sorted(text.splitlines(keepends=True))
    about = [f"# {name}: {value}\n".encode() for name, value in contents.about.entries().items()]
    path.write_bytes(b"".join([*about, *lines]))
    return {"quads": len(lines)}
