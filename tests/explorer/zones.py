"""A small graph of zones that can be compared: areas of one zone, the places they lie in, what each has, figures."""

from itertools import count
from pathlib import Path

from pyoxigraph import NamedNode, Store
from sample_graph import figure_quads, iri, quad, quads, thing

from explorer.told import publish
from fztgraph.explorer.frame import Frame
from fztgraph.explorer.index import build_index
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Params, Visit
from fztgraph.iris import BACKGROUND_GRAPH
from fztgraph.store import add_quads

WHOLE, ONE, TWO, FAR = "zone/总区", "zone/甲片区", "zone/乙片区", "zone/远区"
#: What the reference lists say.
LISTED = (
    (ONE, "partOf", WHOLE),
    (TWO, "partOf", WHOLE),
    (ONE, "locatedIn", "place/甲市"),
    (TWO, "locatedIn", "place/乙市"),
)
FACTS = (
    (ONE, "carriesOut", "initiative/甲办"),
    ("initiative/共用", "replicatedTo", ONE),
    ("initiative/共用", "pilotedIn", TWO),
    ("agency/乙管委", "administers", TWO),
    ("agency/乙管委", "carriesOut", "initiative/乙管"),
    ("place/甲市", "carriesOut", "initiative/市办"),
    ("policy/总则", "appliesTo", WHOLE),
    (ONE, "issues", "policy/甲则"),
    (FAR, "carriesOut", "initiative/远办"),
    ("company/外企", "carriesOut", "initiative/无关"),
)
#: About, indicator, value, unit, period.
FIGURES = (
    ("place/甲市", "进出口额", "900", "CNY", "2021"),
    ("place/甲市", "进出口额", "1000", "CNY", "2022"),
    ("place/甲市", "进出口额", "400", "CNY", "2023-01/2023-05"),
    (TWO, "进出口额", "700", "CNY", "2022"),
    (TWO, "进出口额", "720", "CNY", "2022"),
    (TWO, "进出口额", "0.25", "1", "2022"),
    (ONE, "企业数", "12", "家", "2023"),
    (FAR, "进出口额增速", "0.1", "1", "2023"),
)
#: Themes of initiatives.
THEMES = (
    ("initiative/甲办", "logistics"),
    ("initiative/共用", "logistics"),
    ("initiative/乙管", "fi-lease"),
    ("initiative/市办", "finance"),
)


def zone_store(*, facts: tuple[tuple[str, str, str], ...] = FACTS) -> Store:
    """Return the graph; each fact is said in an article of its own, and each figure."""
    store, numbers = Store(), count(1)
    for subject, predicate, target in LISTED:
        add_quads(store, [*thing(subject, BACKGROUND_GRAPH), *thing(target, BACKGROUND_GRAPH)])
        add_quads(store, [quad(iri(subject), f"fzt:{predicate}", NamedNode(iri(target)), BACKGROUND_GRAPH)])
    for fact in facts:
        add_quads(store, quads(next(numbers), fact))
    for figure in FIGURES:
        add_quads(store, figure_quads(next(numbers), figure))
    for name, theme in THEMES:
        add_quads(store, [quad(iri(name), "fzt:theme", NamedNode(iri(f"theme/{theme}")), iri("article/1"))])
    return store


def zone_source() -> StoreSource:
    """Return the graph as pages read it."""
    return StoreSource(zone_store())


def publish_zones(store_dir: Path) -> None:
    """Publish the graph as a generation."""
    publish(store_dir, zone_store())


def visit(source: StoreSource, path: str, *pairs: tuple[str, str], lang: str = "zh") -> Visit:
    """Return a look at a page, with its parameters in order."""
    frame = Frame(LiveLinks("", path, pairs), lang, page=path.strip("/"), published="2024-06-16")
    return Visit(source, frame, lambda: build_index(source), Params(pairs))
