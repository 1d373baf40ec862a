"""Draw a picture as a network of pyvis: nodes placed, shaped and labelled, edges bent apart."""

import math
from collections import defaultdict
from itertools import count

from pyvis.network import Network

from fztgraph.views.labels import box_size, wrap_label
from fztgraph.views.layout import EDGE_PX, place_nodes
from fztgraph.views.looks import LOOKS, NATIVE_SHAPES, network_options
from fztgraph.views.picture import Fact, Picture
from fztgraph.vocab import SYMMETRIC

_SMALLEST, _LARGEST = 8.0, 22.0
#: Up to so many names all have room; beyond that, less, down to this part of it.
_ROOMY = 60
_LEAST_ROOM = 0.4


def draw_network(picture: Picture) -> Network:
    """Return the network; the id of a node is its place among the things, that of an edge among the facts."""
    network = Network(directed=True, cdn_resources="in_line")
    network.options = network_options()
    relations = [(place, fact) for place, fact in enumerate(picture.facts) if fact.kind == "relation"]
    ends = [(fact.subject, fact.object) for _, fact in relations if fact.object is not None]
    sizes = _sizes(len(picture.things), ends)
    labels = [wrap_label(thing.name) for thing in picture.things]
    spots = _places(labels, sizes, ends)
    for place, thing in enumerate(picture.things):
        shape = LOOKS[thing.kind].shape
        network.add_node(
            place,
            label=labels[place],
            shape=shape if shape in NATIVE_SHAPES else "custom",
            group=thing.kind,
            size=round(sizes[place], 1),
            x=spots[place][0],
            y=spots[place][1],
        )
    _add_edges(network, relations)
    return network


def _places(labels: list[str], sizes: list[float], ends: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where nodes stand. In a large graph names get less room: the page shows those for which there is space."""
    room = min(1.0, max(_LEAST_ROOM, (_ROOMY / max(1, len(labels))) ** 0.5))
    boxes = [box_size(label, size) for label, size in zip(labels, sizes, strict=True)]
    return place_nodes([(wide * room, high * room) for wide, high in boxes], ends, edge_length=EDGE_PX * room**0.5)


def _sizes(things: int, ends: list[tuple[int, int]]) -> list[float]:
    """Return the radius of each node, larger for those with more relations."""
    degree = [0] * things
    for end in (end for pair in ends for end in pair):
        degree[end] += 1
    return [min(_LARGEST, _SMALLEST + 2.2 * math.sqrt(count)) for count in degree]


def _add_edges(network: Network, relations: list[tuple[int, Fact]]) -> None:
    bends: dict[frozenset[int | None], count[int]] = defaultdict(count)
    for place, fact in relations:
        options = _bend(next(bends[frozenset({fact.subject, fact.object})]), forward=fact.subject < (fact.object or 0))
        if not fact.proofs:
            options["dashes"] = True
        if fact.predicate in SYMMETRIC:
            options["arrows"] = ""
        network.add_edge(fact.subject, fact.object, id=place, **options)


def _bend(turn: int, *, forward: bool) -> dict[str, object]:
    """Return the curve of the n-th edge between two nodes: straight, then to either side, wider each time."""
    if turn == 0:
        return {}
    side = (turn % 2 == 1) == forward
    return {
        "smooth": {
            "enabled": True,
            "type": "curvedCW" if side else "curvedCCW",
            "roundness": round(0.16 * ((turn + 1) // 2), 2),
        }
    }
