from collections import Counter

import pytest

from fztgraph.views.drawing import draw_network
from fztgraph.views.looks import LOOKS, NATIVE_SHAPES
from fztgraph.views.picture import Fact, Picture, Proof, Thing
from fztgraph.vocab import CLASS_OF_LABEL


def picture(*facts: Fact) -> Picture:
    names = (("甲市", "Place"), ("乙公司", "Company"), ("丙省", "Place"))
    return Picture(tuple(Thing(f"i{place}", name, kind, kind) for place, (name, kind) in enumerate(names)), facts)


def joined(predicate: str, subject: int, target: int, *, proofs: tuple[Proof, ...] = (Proof(0, 0, 1),)) -> Fact:
    return Fact("relation", subject, predicate, object=target, proofs=proofs)


def test_nodes_have_the_shape_of_their_class() -> None:
    nodes = draw_network(picture()).nodes
    assert [(node["group"], node["shape"], node["label"]) for node in nodes] == [
        ("Place", "custom", "甲市"),
        ("Company", "diamond", "乙公司"),
        ("Place", "custom", "丙省"),
    ]


def test_node_with_more_relations_is_larger() -> None:
    sizes = [node["size"] for node in draw_network(picture(joined("partOf", 0, 2), joined("locatedIn", 1, 2))).nodes]
    assert sizes[0] == sizes[1] < sizes[2]


def test_edge_has_the_place_of_its_fact() -> None:
    date = Fact("date", 0, "openedOn", value="2024")
    (edge,) = draw_network(picture(date, joined("partOf", 0, 2))).edges
    assert (edge["id"], edge["from"], edge["to"], edge["arrows"]) == (1, 0, 2, "to")


def test_background_is_dashed_and_cooperation_has_no_arrow() -> None:
    known, said = draw_network(picture(joined("partOf", 0, 2, proofs=()), joined("cooperatesWith", 0, 1))).edges
    assert known["dashes"] is True
    assert "dashes" not in said
    assert said["arrows"] == ""


def test_edges_between_the_same_nodes_bend_apart() -> None:
    edges = draw_network(picture(joined("partOf", 0, 2), joined("locatedIn", 0, 2), joined("locatedIn", 2, 0))).edges
    bends = [edge.get("smooth", {"type": "straight"})["type"] for edge in edges]
    assert bends[0] == "straight"
    assert bends[1] == "curvedCW"
    # Seen from its other end, the opposite side is clockwise too.
    assert bends[2] == "curvedCW"


def test_every_class_has_a_look_of_its_own() -> None:
    assert list(LOOKS) == list(CLASS_OF_LABEL.values())
    assert Counter(look.shape for look in LOOKS.values()).most_common(1)[0][1] == 1
    assert len({(look.fill, look.line) for look in LOOKS.values()}) == len(LOOKS)
    assert {look.shape for look in LOOKS.values()} - NATIVE_SHAPES == {"page", "ring", "person"}


@pytest.mark.parametrize("kind", LOOKS)
def test_outline_stands_out_on_white(kind: str) -> None:
    red, green, blue = (int(LOOKS[kind].line[at : at + 2], 16) / 255 for at in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    assert 1.05 / (luminance + 0.05) >= 3
