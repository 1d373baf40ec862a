from itertools import combinations
from math import hypot

import pytest

from fztgraph.views.layout import Box, place_nodes

RING = [(node, (node + 1) % 12) for node in range(12)]
STAR = [(0, node) for node in range(1, 30)]
PARTS = [*((0, node) for node in range(1, 8)), (8, 9), (10, 11), (11, 12), (12, 10)]


def overlapping(spots: list[tuple[int, int]], boxes: list[Box]) -> list[tuple[int, int]]:
    def touch(one: int, other: int) -> bool:
        return all(
            abs(spots[one][axis] - spots[other][axis]) < (boxes[one][axis] + boxes[other][axis]) / 2 - 1
            for axis in (0, 1)
        )

    return [(one, other) for one, other in combinations(range(len(spots)), 2) if touch(one, other)]


@pytest.mark.parametrize(
    ("nodes", "edges"), [(12, RING), (30, STAR), (18, PARTS), (2, [(0, 1)]), (5, []), (3, [(0, 1), (0, 0)])]
)
def test_boxes_do_not_overlap(nodes: int, edges: list[tuple[int, int]]) -> None:
    boxes = [(120.0, 50.0)] * nodes
    assert overlapping(place_nodes(boxes, edges), boxes) == []


def test_same_graph_gives_the_same_picture() -> None:
    boxes = [(100.0, 40.0)] * 30
    assert place_nodes(boxes, STAR) == place_nodes(boxes, list(reversed(STAR)))


def test_nothing_to_place() -> None:
    assert place_nodes([], []) == []


def test_large_part_is_wider_than_high() -> None:
    spots = place_nodes([(60.0, 30.0)] * 20, [(node, node + 1) for node in range(19)])
    wide, high = (max(axis) - min(axis) for axis in zip(*spots, strict=True))
    assert wide > high


def test_joined_nodes_are_nearer_than_others() -> None:
    spots = place_nodes([(60.0, 30.0)] * 12, RING)

    def apart(one: int, other: int) -> float:
        return float(sum((spots[one][axis] - spots[other][axis]) ** 2 for axis in (0, 1)))

    assert max(apart(*edge) for edge in RING) < apart(0, 6)


def crossing(spots: list[tuple[int, int]], edges: list[tuple[int, int]]) -> list[tuple[int, tuple[int, int]]]:
    """Nodes less than 14 pixels from a line that is not theirs."""
    found = []
    for one, other in edges:
        (ax, ay), (bx, by) = spots[one], spots[other]
        wide, high = bx - ax, by - ay
        length = hypot(wide, high)
        for node, (x, y) in enumerate(spots):
            along = ((x - ax) * wide + (y - ay) * high) / length
            aside = abs((x - ax) * high - (y - ay) * wide) / length
            if node not in (one, other) and 0 < along < length and aside < 14:
                found.append((node, (one, other)))
    return found


@pytest.mark.parametrize("nodes", [14, 24])
def test_no_line_runs_through_a_node(nodes: int) -> None:
    edges = [(0, node) for node in range(1, nodes)]
    edges += [(node, node + 1) for node in range(1, nodes - 1, 2)]
    edges += [(node, node**2 % nodes) for node in range(2, nodes, 3) if node**2 % nodes != node]
    assert crossing(place_nodes([(80.0, 40.0)] * nodes, edges), edges) == []
