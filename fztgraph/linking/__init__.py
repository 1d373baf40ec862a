"""Which things of different articles are one: record linkage over the graphs of all articles."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.iris import Iri
from fztgraph.linking.decisions import load_decisions
from fztgraph.linking.graph import changed_articles, link_quads, read_renamings, renamings_of
from fztgraph.linking.linkage import Linkage, link_things
from fztgraph.linking.renaming import Renamings, rename_quads, restore_quads
from fztgraph.linking.things import read_things

__all__ = ["Relinking", "link_store", "relink_store"]


@dataclass(frozen=True, slots=True)
class Relinking:
    """The graph of links, and the articles whose graphs have other IRIs than before."""

    store: Store
    before: Renamings
    after: Renamings
    quads: list[Quad]

    def rewritten(self) -> Iterator[tuple[Iri, list[Quad]]]:
        """Yield each article whose renamings changed, with its quads under the IRIs kept now."""
        for article in changed_articles(self.before, self.after):
            stored = self.store.quads_for_pattern(None, None, None, NamedNode(article))
            made = restore_quads(stored, self.before.get(article, {}))
            yield article, list(rename_quads(made, self.after.get(article, {}).values()))


def link_store(store: Store) -> Linkage:
    """Return how the things of a store are linked, with the pairs that are in doubt."""
    return link_things(read_things(store, read_renamings(store)), load_decisions())


def relink_store(store: Store, *, fresh: Collection[Iri]) -> Relinking:
    """Return what linking changes in a store; ``fresh`` are articles that have the IRIs they minted, or are gone."""
    before = {graph: each for graph, each in read_renamings(store).items() if graph not in fresh}
    linkage = link_things(read_things(store, before), load_decisions())
    return Relinking(store, before, renamings_of(linkage.merges), link_quads(linkage))
