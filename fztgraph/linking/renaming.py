"""One thing, one IRI and one name: an article's quads as linking renames them, and back as the article made them.

No two things of one article are merged, so the way back is always open: a refresh begins from what the articles
minted, and so it gives what a rebuild gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.labels import label_of_iri
from fztgraph.quads.pinyin import LANGUAGE, romanise
from fztgraph.quads.terms import node, text_literal

_PREFERRED, _OTHER, _PINYIN = (node(name) for name in ("skos:prefLabel", "skos:altLabel", "fzt:pinyin"))


@dataclass(frozen=True, slots=True, order=True)
class Renaming:
    """A thing that an article minted as ``merged`` and that has the IRI ``kept``, with its preferred name for each.

    The two are the same where only the names differ.
    """

    merged: Iri
    kept: Iri
    merged_name: str
    kept_name: str


#: The renamings of each article, by the IRI kept.
Renamings: TypeAlias = Mapping[Iri, Mapping[Iri, Renaming]]


def rename_quads(quads: Iterable[Quad], renamings: Iterable[Renaming]) -> Iterator[Quad]:
    """Yield an article's quads under the IRIs and names kept; the preferred name becomes an alternative one."""
    by_merged = {each.merged: each for each in renamings}
    nodes = {each.merged: NamedNode(each.kept) for each in by_merged.values()}
    for quad in quads:
        moved, each = _move(quad, nodes), _renaming(quad, by_merged)
        if each is None or quad.predicate not in (_PREFERRED, _PINYIN):
            yield moved
        elif quad.predicate == _PREFERRED:
            yield from _names(moved, each.kept, each.kept_name)
            if each.kept_name != each.merged_name:
                yield Quad(moved.subject, _OTHER, quad.object, moved.graph_name)


def restore_quads(quads: Iterable[Quad], renamings: Mapping[Iri, Renaming]) -> Iterator[Quad]:
    """Yield renamed quads of an article as the article made them."""
    for quad in quads:
        original = restore_quad(quad, renamings)
        if original is None:
            continue
        each = _renaming(quad, renamings)
        if each is not None and quad.predicate == _PREFERRED:
            yield from _names(original, each.merged, each.merged_name)
        else:
            yield original


def restore_quad(quad: Quad, renamings: Mapping[Iri, Renaming]) -> Quad | None:
    """Return a renamed quad as its article made it, None for one that renaming made; pinyin goes with the name."""
    each = _renaming(quad, renamings)
    if each is not None and quad.predicate == _PREFERRED:
        return Quad(NamedNode(each.merged), _PREFERRED, text_literal(each.merged_name, lang="zh"), quad.graph_name)
    if each is not None and (quad.predicate == _PINYIN or (quad.predicate == _OTHER and _is_former(quad, each))):
        return None
    ends = {Iri(end.value) for end in (quad.subject, quad.object) if isinstance(end, NamedNode)}
    return _move(quad, {end: NamedNode(renamings[end].merged) for end in ends if end in renamings})


def _renaming(quad: Quad, renamings: Mapping[Iri, Renaming]) -> Renaming | None:
    return renamings.get(Iri(quad.subject.value)) if isinstance(quad.subject, NamedNode) else None


def _is_former(quad: Quad, renaming: Renaming) -> bool:
    return isinstance(quad.object, Literal) and quad.object.value == renaming.merged_name


def _names(quad: Quad, iri: Iri, name: str) -> Iterator[Quad]:
    """Yield the preferred name of a thing, and its pinyin where the thing is minted: the gazetteer tells of others."""
    yield Quad(quad.subject, _PREFERRED, text_literal(name, lang="zh"), quad.graph_name)
    label = label_of_iri(iri)
    pinyin = romanise(name, label) if label and iri not in load_gazetteer().entries else None
    if pinyin:
        yield Quad(quad.subject, _PINYIN, text_literal(pinyin, lang=LANGUAGE), quad.graph_name)


def _move(quad: Quad, nodes: Mapping[Iri, NamedNode]) -> Quad:
    subject, object_ = (
        nodes.get(Iri(end.value)) if isinstance(end, NamedNode) else None for end in (quad.subject, quad.object)
    )
    if subject is None and object_ is None:
        return quad
    return Quad(subject or quad.subject, quad.predicate, object_ or quad.object, quad.graph_name)
