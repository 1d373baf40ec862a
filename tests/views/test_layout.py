from itertools import combinations

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


def test_no_line_runs_through_a_node() -> None:
    edges = [(0, 1), (1, 2), (0, 2)]
    (ax, ay), (bx, by), (cx, cy) = place_nodes([(20.0, 20.0)] * 3, edges)
    assert abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) > 1000
