"""What the first page counts."""

from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.explorer.pages.home import read_home
from fztgraph.explorer.source import StoreSource
from fztgraph.iris import BACKGROUND_GRAPH, ID
from fztgraph.store import add_quads
from fztgraph.vocab import expand

ZONE, AREAS = ID + "zone/whole", (ID + "zone/first", ID + "zone/second")


def test_an_article_that_names_a_zone_and_its_areas_counts_once() -> None:
    background, article = NamedNode(BACKGROUND_GRAPH), NamedNode(ID + "article/a")
    listed = [(ZONE, "rdf:type", "fzt:PilotZone")]
    for area in AREAS:
        listed += [(area, "rdf:type", "fzt:ZoneArea"), (area, "fzt:partOf", ZONE)]
    quads = [Quad(NamedNode(s), NamedNode(expand(p)), _node(o), background) for s, p, o in listed]
    quads += [Quad(article, NamedNode(expand("schema:mentions")), NamedNode(zone), article) for zone in (ZONE, *AREAS)]
    quads.append(Quad(NamedNode(ZONE), NamedNode(expand("skos:prefLabel")), Literal("甲", language="zh"), background))
    store = Store()
    add_quads(store, quads)
    (province,) = read_home(StoreSource(store), "zh").provinces
    assert [(zone.named.name, zone.articles, len(zone.areas)) for zone in province.zones] == [("甲", 1, 2)]


def _node(name: str) -> NamedNode:
    return NamedNode(expand(name) if name.startswith("fzt:") else name)
