"""Where the nodes of a graph stand: stress layout of each connected part, labels pushed apart, parts packed.

Everything is computed, nothing drawn at random, so the same graph always gives the same picture.
"""

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from fztgraph.views.packing import Box, pack_boxes

Points = NDArray[np.float64]
Places = NDArray[np.int64]

EDGE_PX = 120.0
GAP_PX = 12.0
PART_GAP_PX = 50.0
ASPECT = 1.2
_STRESS_STEPS = 60
_SPREAD_STEPS = 400
_RESCAN = 10
_SOON_PX = 60.0
_CLEARINGS = 12
_LINE_ROOM_PX = 24.0


def place_nodes(
    boxes: Sequence[Box],
    edges: Sequence[tuple[int, int]],
    *,
    edge_length: float = EDGE_PX,
    clearings: int = _CLEARINGS,
) -> list[tuple[int, int]]:
    """Return the centre of each box, in pixels, so that joined boxes are near and none overlap.

    Parts of the graph stand side by side; boxes with no edge stand in a grid of their own below. ``clearings`` says how
    often boxes move off the lines of others.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    joined = [part for part in parts if len(part) > 1]
    alone = [part[0] for part in parts if len(part) == 1]
    drawings = [
        (part, _place_part(graph.subgraph(part).copy(), part, boxes, edge_length, clearings)) for part in joined
    ]
    points = np.zeros((len(boxes), 2))
    cell = _cell(alone, boxes)
    width, depth = _pack(points, drawings, boxes)
    _place_grid(points, alone, cell, width=width, top=depth)
    return [(round(x), round(y)) for x, y in points]


def _place_part(
    graph: "nx.Graph[int]", part: list[int], boxes: Sequence[Box], edge_length: float, clearings: int
) -> Points:
    sizes = np.array([boxes[node] for node in part])
    if len(part) == 2:
        return _spread(np.array([[0.0, 0.0], [edge_length + sizes[:, 0].mean() / 2, 0.0]]), sizes)
    for one, other in graph.edges:
        crowd = max(graph.degree[one], graph.degree[other])
        graph.edges[one, other]["length"] = edge_length * max(1.0, (crowd / 6) ** 0.5)
    distances = np.asarray(nx.floyd_warshall_numpy(graph, nodelist=part, weight="length"))
    points = _spread(_level(_least_stress(distances)), sizes)
    place = {node: at for at, node in enumerate(part)}
    ends = np.array([(place[one], place[other]) for one, other in graph.edges])
    for _ in range(clearings):
        points = _spread(_clear_lines(points, ends), sizes)
    return points


def _least_stress(distances: Points) -> Points:
    """Return points whose distances are close to those given: classical scaling, then stress majorisation."""
    points = _scale(distances)
    weights = np.where(distances > 0, distances, np.inf) ** -2.0
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1 / len(points))
    pull = weights * distances
    for _ in range(_STRESS_STEPS):
        apart = np.hypot(*(np.subtract.outer(axis, axis) for axis in points.T))
        ratio = -pull / np.maximum(apart, 1e-9)
        np.fill_diagonal(ratio, 0.0)
        np.fill_diagonal(ratio, -ratio.sum(axis=1))
        points = inverse @ (ratio @ points)
    return np.asarray(points)


def _scale(distances: Points) -> Points:
    """Return the two main coordinates of the distances, nodes at one place fanned out a little."""
    squares = distances**2
    centred = -(squares - squares.mean(0) - squares.mean(1)[:, None] + squares.mean()) / 2
    values, vectors = np.linalg.eigh(centred)
    points = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1.0))
    points *= np.where(points[np.abs(points).argmax(0), [0, 1]] < 0, -1.0, 1.0)
    turn = np.arange(len(points)) * 2.399963
    return np.asarray(points + distances.max() / 50 * np.column_stack([np.cos(turn), np.sin(turn)]))


def _level(points: Points) -> Points:
    """Turn a drawing so that it is wider than high."""
    centred = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    across = vectors[:, 1] * (1.0 if vectors[0, 1] >= 0 else -1.0)
    return np.asarray(centred @ np.column_stack([across, [-across[1], across[0]]]))


def _spread(points: Points, sizes: Points) -> Points:
    """Push overlapping boxes apart, along the axis where that takes the shorter way, until none overlap."""
    points = points.copy()
    for step in range(_SPREAD_STEPS):
        if step % _RESCAN == 0:
            one, other, room = _close_pairs(points, sizes)
        apart = points[one] - points[other]
        lack = room - np.abs(apart)
        hit = (lack > 0.5).all(axis=1)
        if not hit.any() and step % _RESCAN == 0:
            break
        axis = (lack[:, 1] < lack[:, 0]).astype(int)
        for side in (0, 1):
            chosen = hit & (axis == side)
            way = np.where(apart[chosen, side] < 0, -1.0, 1.0)
            push = np.zeros(len(points))
            weight = np.zeros(len(points))
            for ends, sign in ((one[chosen], 1.0), (other[chosen], -1.0)):
                push += np.bincount(ends, sign * way * lack[chosen, side], minlength=len(points))
                weight += np.bincount(ends, minlength=len(points))
            points[:, side] += 0.55 * push / np.maximum(weight, 1.0)
    return points


def _clear_lines(points: Points, ends: Places) -> Points:
    """Move nodes off the lines that pass them by, which would seem to end there."""
    start, along = points[ends[:, 0]], points[ends[:, 1]] - points[ends[:, 0]]
    length = np.maximum(np.linalg.norm(along, axis=1), 1e-9)
    way = along / length[:, None]
    normal = np.column_stack([-way[:, 1], way[:, 0]])
    forward = points @ way.T - (start * way).sum(axis=1)
    aside = points @ normal.T - (start * normal).sum(axis=1)
    passed = (forward > 0) & (forward < length) & (np.abs(aside) < _LINE_ROOM_PX)
    passed[ends[:, 0], np.arange(len(ends))] = False
    passed[ends[:, 1], np.arange(len(ends))] = False
    lack = np.where(passed, np.where(aside < 0, -1.0, 1.0) * (_LINE_ROOM_PX - np.abs(aside)), 0.0)
    move = lack @ normal / np.maximum(passed.sum(axis=1), 1)[:, None]
    return np.asarray(points + move)


def _close_pairs(points: Points, sizes: Points) -> tuple[Places, Places, Points]:
    """Return the pairs of boxes that overlap or may soon, with the room that each pair needs."""
    order = np.argsort(points[:, 0], kind="stable")
    along = points[order, 0]
    reach = along + sizes[:, 0].max() + GAP_PX + _SOON_PX
    behind = np.searchsorted(along, reach) - np.arange(len(points)) - 1
    one = np.repeat(np.arange(len(points)), behind)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(behind) - behind, behind)
    one, other = order[one], order[other]
    room = (sizes[one] + sizes[other]) / 2 + GAP_PX
    near = (np.abs(points[one] - points[other]) < room + _SOON_PX).all(axis=1)
    return one[near], other[near], room[near]


def _pack(points: Points, drawings: list[tuple[list[int], Points]], boxes: Sequence[Box]) -> tuple[float, float]:
    """Set the parts beside one another; returns their width and height."""
    framed = [_frame(drawing, np.array([boxes[node] for node in part])) for part, drawing in drawings]
    corners = pack_boxes([extent for _, extent in framed], gap=PART_GAP_PX, aspect=ASPECT)
    for (part, _), (drawing, _), corner in zip(drawings, framed, corners, strict=True):
        points[part] = drawing + np.array(corner)
    ends = [(x + wide, y + high) for (x, y), (_, (wide, high)) in zip(corners, framed, strict=True)]
    return max((x for x, _ in ends), default=0.0), max((y + PART_GAP_PX for _, y in ends), default=0.0)


def _frame(drawing: Points, sizes: Points) -> tuple[Points, Box]:
    """Move a drawing so that its boxes begin at the origin; returns it with its extent."""
    low = (drawing - sizes / 2).min(axis=0)
    high = (drawing + sizes / 2).max(axis=0)
    wide, tall = (high - low).tolist()
    return drawing - low, (wide, tall)


def _cell(alone: list[int], boxes: Sequence[Box]) -> Box:
    wide = max((boxes[node][0] for node in alone), default=0.0)
    return wide + GAP_PX, max((boxes[node][1] for node in alone), default=0.0) + GAP_PX


def _place_grid(points: Points, alone: list[int], cell: Box, *, width: float, top: float) -> None:
    columns = max(1, int(max(width, (len(alone) * cell[0] * cell[1] * ASPECT) ** 0.5) // cell[0]))
    for place, node in enumerate(alone):
        row, column = divmod(place, columns)
        points[node] = [(column + 0.5) * cell[0], top + (row + 0.5) * cell[1]]
