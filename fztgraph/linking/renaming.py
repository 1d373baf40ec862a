"""One thing, one IRI: an article's quads under the IRIs that linking kept, and back under those that it minted.

No two things of one article are merged, so the way back is always open: a refresh begins from what the articles
minted, and so it gives what a rebuild gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from fztgraph.iris import Iri
from fztgraph.quads.terms import node, text_literal


@dataclass(frozen=True, slots=True, order=True)
class Renaming:
    """A thing that an article minted as ``merged`` and that has the IRI ``kept``, with its preferred name for each."""

    merged: Iri
    kept: Iri
    merged_name: str
    kept_name: str


#: The renamings of each article, by the IRI kept.
Renamings: TypeAlias = Mapping[Iri, Mapping[Iri, Renaming]]


def rename_quads(quads: Iterable[Quad], renamings: Iterable[Renaming]) -> Iterator[Quad]:
    """Yield an article's quads under the IRIs kept; the preferred name makes way and becomes an alternative one.

    Where the article has the name kept as an alternative already, its names stay as they are.
    """
    quads = list(quads)
    renamings = list(renamings)
    forms = {(quad.subject, quad.object) for quad in quads if quad.predicate == node("skos:altLabel")}
    nodes = {NamedNode(each.merged): NamedNode(each.kept) for each in renamings}
    renamed = {
        (NamedNode(each.merged), text_literal(each.merged_name, lang="zh")): text_literal(each.kept_name, lang="zh")
        for each in renamings
        if each.merged_name != each.kept_name
        and (NamedNode(each.merged), text_literal(each.kept_name, lang="zh")) not in forms
    }
    for quad in quads:
        moved = _move(quad, nodes)
        name = renamed.get((quad.subject, quad.object))  # type: ignore[arg-type]
        if quad.predicate == node("skos:prefLabel") and name is not None:
            yield Quad(moved.subject, node("skos:prefLabel"), name, moved.graph_name)
            yield Quad(moved.subject, node("skos:altLabel"), quad.object, moved.graph_name)
        else:
            yield moved


def restore_quads(quads: Iterable[Quad], renamings: Mapping[Iri, Renaming]) -> Iterator[Quad]:
    """Yield renamed quads of an article as the article made them."""
    nodes = {NamedNode(kept): NamedNode(each.merged) for kept, each in renamings.items()}
    for quad in quads:
        each = renamings.get(Iri(quad.subject.value)) if isinstance(quad.subject, NamedNode) else None
        if each is None:
            yield _move(quad, nodes)
        elif quad.predicate == node("skos:prefLabel"):
            name = text_literal(each.merged_name, lang="zh")
            yield Quad(nodes[quad.subject], quad.predicate, name, quad.graph_name)  # type: ignore[index]
        elif quad.predicate != node("skos:altLabel") or quad.object.value != each.merged_name:  # type: ignore[union-attr]
            yield _move(quad, nodes)


def _move(quad: Quad, nodes: Mapping[NamedNode, NamedNode]) -> Quad:
    subject, object_ = nodes.get(quad.subject), nodes.get(quad.object)  # type: ignore[arg-type]
    if subject is None and object_ is None:
        return quad
    return Quad(subject or quad.subject, quad.predicate, object_ or quad.object, quad.graph_name)
