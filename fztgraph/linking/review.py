"""The pairs of things that may be one, for a person to settle."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.comparing import Comparison
from fztgraph.linking.labels import label_of_iri
from fztgraph.linking.linkage import Linkage
from fztgraph.linking.things import Thing
from fztgraph.vocab import CLASS_OF_LABEL


@dataclass(frozen=True, slots=True)
class Side:
    """One thing of a pair: its IRI as minted or listed, its name, and the articles that name it."""

    iri: Iri
    name: str
    articles: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two things that may be one, with what speaks for it and against it."""

    score: float
    kind: str
    first: Side
    second: Side
    grounds: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkReview:
    """The doubtful pairs of a store, best first, and how many names were merged."""

    store: str
    merged: int
    doubtful: tuple[DoubtfulPair, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the review as values that JSON can write."""
        return asdict(self)


def review_linkage(linkage: Linkage, *, store: str) -> LinkReview:
    """Return what of a linkage a person may want to settle."""
    return LinkReview(store, len(linkage.merges), tuple(_pairs(linkage.doubtful, linkage)))


def _pairs(comparisons: Iterable[Comparison], linkage: Linkage) -> Iterable[DoubtfulPair]:
    for each in comparisons:
        label = label_of_iri(each.first)
        kind = CLASS_OF_LABEL[label] if label else ""
        first, second = (_side(iri, linkage.things.get(iri)) for iri in each.pair)
        yield DoubtfulPair(each.score, kind, first, second, tuple(each.grounds), tuple(each.against))


def _side(iri: Iri, thing: Thing | None) -> Side:
    entry = load_gazetteer().entries.get(iri)
    name = entry.name if entry else thing.name if thing else iri
    return Side(iri, name, tuple(sorted(thing.names)) if thing else ())
