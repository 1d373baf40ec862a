"""Where the things of a picture stand and how large they are: a plain layout, or one for each way to group them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fztgraph.views.groups import FROM, WAYS, Group, Way, divide, usual_way
from fztgraph.views.labels import box_size, wrap_label
from fztgraph.views.layout import EDGE_PX, place_nodes
from fztgraph.views.packing import Box, pack_boxes
from fztgraph.views.picture import Picture

Spot = tuple[int, int]

_SMALLEST, _LARGEST = 8.0, 22.0
#: Up to so many names all have room; beyond that, less, down to this part of it.
_ROOMY = 60
_LEAST_ROOM = 0.4
#: Around the things of a group, as a part of the shorter side, and at least.
_MARGIN, _LEAST_MARGIN_PX = 0.06, 30.0
_ASPECT = 1.4


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of a group: its middle, its width and height, and the frames of the groups within."""

    group: Group
    x: int
    y: int
    wide: int
    high: int
    kids: tuple["Frame", ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each thing stands, and the frames of the groups, which there are in a large picture only."""

    spots: tuple[Spot, ...]
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Names as they are written, the radius of each thing, and the layouts by name, the usual one first."""

    labels: tuple[str, ...]
    sizes: tuple[float, ...]
    layouts: dict[str, Layout]


def draw(picture: Picture) -> Drawing:
    """Return the drawing of a picture; the same picture always gives the same."""
    ends = [(fact.subject, fact.object) for fact in picture.facts if fact.object is not None]
    sizes = _sizes(len(picture.things), ends)
    labels = [wrap_label(thing.name) for thing in picture.things]
    boxes = _boxes(labels, sizes)
    layouts: dict[str, Layout] = {}
    if len(boxes) > FROM:
        usual = usual_way(picture)
        for way in sorted(WAYS, key=lambda way: way != usual):
            layouts[way] = _grouped(picture, way, boxes, ends)
    else:
        room = _room(len(boxes))
        layouts["plain"] = Layout(tuple(place_nodes(boxes, ends, edge_length=EDGE_PX * room**0.5)))
    return Drawing(tuple(labels), tuple(round(size, 1) for size in sizes), layouts)


def _room(things: int) -> float:
    return min(1.0, max(_LEAST_ROOM, math.sqrt(_ROOMY / max(1, things))))


def _boxes(labels: Sequence[str], sizes: Sequence[float]) -> list[Box]:
    """Return the room of each thing. In a large graph names get less: the page shows those for which there is space."""
    room = _room(len(labels))
    boxes = [box_size(label, size) for label, size in zip(labels, sizes, strict=True)]
    return [(wide * room, high * room) for wide, high in boxes]


def _sizes(things: int, ends: Sequence[tuple[int, int]]) -> list[float]:
    """Return the radius of each node, larger for those with more relations."""
    degree = [0] * things
    for end in (end for pair in ends for end in pair):
        degree[end] += 1
    return [min(_LARGEST, _SMALLEST + 2.2 * math.sqrt(count)) for count in degree]


def _grouped(picture: Picture, way: Way, boxes: Sequence[Box], ends: Sequence[tuple[int, int]]) -> Layout:
    near: list[list[int]] = [[] for _ in boxes]
    for one, other in ends:
        near[one].append(other)
    spots: list[Spot] = [(0, 0)] * len(boxes)
    blocks = [_block(group, boxes, near) for group in divide(picture, way)]
    frames = _set_out(blocks, (0.0, 0.0), spots)
    return Layout(tuple(spots), frames)


@dataclass(frozen=True, slots=True)
class _Block:
    """A group with its size and, from its upper left corner, where its things or its blocks begin."""

    group: Group
    size: Box
    spots: tuple[tuple[float, float], ...]
    kids: tuple["_Block", ...] = ()


def _block(group: Group, boxes: Sequence[Box], near: Sequence[Sequence[int]]) -> _Block:
    kids = tuple(_block(kid, boxes, near) for kid in group.kids)
    if kids:
        spots, inner = _packed([kid.size for kid in kids])
    else:
        spots, inner = _placed(group.things, boxes, near)
    margin = max(_LEAST_MARGIN_PX, _MARGIN * min(inner))
    size = (inner[0] + 2 * margin, inner[1] + 3 * margin)
    return _Block(group, size, tuple((x + margin, y + 2 * margin) for x, y in spots), kids)


def _packed(sizes: Sequence[Box]) -> tuple[list[tuple[float, float]], Box]:
    gap = 0.08 * sum(math.sqrt(wide * high) for wide, high in sizes) / max(1, len(sizes))
    corners = pack_boxes(sizes, gap=gap, aspect=_ASPECT)
    right = max(x + size[0] for (x, _), size in zip(corners, sizes, strict=True))
    bottom = max(y + size[1] for (_, y), size in zip(corners, sizes, strict=True))
    return corners, (right, bottom)


def _placed(
    things: Sequence[int], boxes: Sequence[Box], near: Sequence[Sequence[int]]
) -> tuple[list[tuple[float, float]], Box]:
    """Return the middles of the things of a group from its upper left corner, and its size."""
    at = {thing: place for place, thing in enumerate(things)}
    ends = [(at[one], at[other]) for one in things for other in near[one] if other in at]
    sizes = [boxes[thing] for thing in things]
    spots = place_nodes(sizes, ends, edge_length=EDGE_PX * _LEAST_ROOM**0.5, clearings=1)
    left = min(x - wide / 2 for (x, _), (wide, _) in zip(spots, sizes, strict=True))
    top = min(y - high / 2 for (_, y), (_, high) in zip(spots, sizes, strict=True))
    right = max(x + wide / 2 for (x, _), (wide, _) in zip(spots, sizes, strict=True))
    bottom = max(y + high / 2 for (_, y), (_, high) in zip(spots, sizes, strict=True))
    return [(x - left, y - top) for x, y in spots], (right - left, bottom - top)


def _set_out(blocks: Sequence[_Block], corner: tuple[float, float], spots: list[Spot]) -> tuple[Frame, ...]:
    """Return the frames of blocks packed from a corner, and note where their things stand."""
    corners, _ = _packed([block.size for block in blocks])
    return tuple(
        _frame(block, (corner[0] + x, corner[1] + y), spots) for block, (x, y) in zip(blocks, corners, strict=True)
    )


def _frame(block: _Block, corner: tuple[float, float], spots: list[Spot]) -> Frame:
    for thing, (x, y) in zip(block.group.things, block.spots, strict=False):
        spots[thing] = (round(corner[0] + x), round(corner[1] + y))
    kids = tuple(
        _frame(kid, (corner[0] + x, corner[1] + y), spots) for kid, (x, y) in zip(block.kids, block.spots, strict=False)
    )
    wide, high = block.size
    return Frame(block.group, round(corner[0] + wide / 2), round(corner[1] + high / 2), round(wide), round(high), kids)


def all_frames(frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield frames with those within them."""
    for frame in frames:
        yield frame
        yield from all_frames(frame.kids)
