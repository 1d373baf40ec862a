"""Pack boxes of different sizes closely, into a frame of a given shape."""

from collections.abc import Iterator, Sequence

Box = tuple[float, float]
#: Left, top, right, bottom.
_Placed = tuple[float, float, float, float]


def pack_boxes(boxes: Sequence[Box], *, gap: float, aspect: float) -> list[tuple[float, float]]:
    """Return the upper left corner of each box, so that boxes keep a gap and their frame has about the aspect.

    The aspect is width by height. Boxes are placed in their order, so the largest should come first.
    """
    placed: list[_Placed] = []
    for wide, high in boxes:
        spots = [spot for spot in _corners(placed) if _is_free(spot, (wide + gap, high + gap), placed)]
        left, top = min(spots, key=lambda spot: (_frame(spot, (wide, high), placed, aspect), spot[1], spot[0]))
        placed.append((left, top, left + wide + gap, top + high + gap))
    return [(left, top) for left, top, _, _ in placed]


def _corners(placed: Sequence[_Placed]) -> Iterator[tuple[float, float]]:
    """Yield where a box may begin: beside or below another, level with it or at the frame's edge."""
    yield 0.0, 0.0
    for left, top, right, bottom in placed:
        yield from ((right, top), (right, 0.0), (left, bottom), (0.0, bottom))


def _is_free(spot: tuple[float, float], size: Box, placed: Sequence[_Placed]) -> bool:
    left, top = spot
    right, bottom = left + size[0], top + size[1]
    return not any(left < r and lft < right and top < b and t < bottom for lft, t, r, b in placed)


def _frame(spot: tuple[float, float], size: Box, placed: Sequence[_Placed], aspect: float) -> float:
    """Return the height of the frame, or of one of its shape, that holds the box and those placed before."""
    right = max([spot[0] + size[0], *(box[2] for box in placed)])
    bottom = max([spot[1] + size[1], *(box[3] for box in placed)])
    return max(right / aspect, bottom)
