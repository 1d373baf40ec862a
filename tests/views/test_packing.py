from itertools import combinations

import pytest

from fztgraph.views.packing import Box, pack_boxes

ONE_LARGE: list[Box] = [(600.0, 400.0), *[(80.0, 60.0)] * 12]
MIXED: list[Box] = [(100.0 + 37 * (n % 5), 50.0 + 23 * (n % 4)) for n in range(20)]


@pytest.mark.parametrize("boxes", [ONE_LARGE, MIXED, [(10.0, 10.0)]])
def test_boxes_keep_their_gap(boxes: list[Box]) -> None:
    placed = list(zip(pack_boxes(boxes, gap=10, aspect=1.3), boxes, strict=True))
    for ((ax, ay), (aw, ah)), ((bx, by), (bw, bh)) in combinations(placed, 2):
        assert ax + aw + 10 <= bx or bx + bw + 10 <= ax or ay + ah + 10 <= by or by + bh + 10 <= ay


@pytest.mark.parametrize("aspect", [0.5, 1.0, 2.0])
def test_frame_has_about_the_shape_asked_for(aspect: float) -> None:
    boxes = [(50.0, 50.0)] * 40
    corners = pack_boxes(boxes, gap=0, aspect=aspect)
    wide, high = (max(axis) + 50 for axis in zip(*corners, strict=True))
    assert wide / high == pytest.approx(aspect, rel=0.3)


def test_small_boxes_fill_the_room_beside_a_large_one() -> None:
    corners = pack_boxes([(100.0, 300.0), (50.0, 50.0), (50.0, 50.0)], gap=0, aspect=1.0)
    assert corners[1:] == [(100.0, 0.0), (150.0, 0.0)]


def test_nothing_to_pack() -> None:
    assert pack_boxes([], gap=1, aspect=1) == []
