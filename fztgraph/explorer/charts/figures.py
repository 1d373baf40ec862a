"""The figures of a chart: points of series, and how those of one period agree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fztgraph.explorer.charts.periods import Kind, Stretch, joined, read_stretch


@dataclass(frozen=True, slots=True)
class Point:
    """A figure. ``value`` is in the base unit, ``period`` as the graph has it, empty where none is stated.

    ``printed`` is the figure as the article has it, ``href`` leads to the sentence, ``note`` says more (the article).
    """

    period: str
    value: float
    printed: str = ""
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing. ``unit`` is the graph's code (``CNY``, ``1``, ``家``)."""

    name: str
    points: tuple[Point, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A point with its stretch; ``contested`` says that another source has another value for the same."""

    point: Point
    stretch: Stretch
    contested: bool = False


def by_unit(series: Iterable[Series]) -> dict[str, tuple[Series, ...]]:
    """Return series by their unit, since a chart has one."""
    found: dict[str, list[Series]] = defaultdict(list)
    for each in series:
        found[each.unit].append(each)
    return {unit: tuple(group) for unit, group in found.items()}


def place(series: Series) -> tuple[Placed, ...]:
    """Return the points that have a period, in the order of time; equal figures of one period are one point."""
    found: dict[Stretch, dict[float, Placed]] = defaultdict(dict)
    for point in series.points:
        stretch = read_stretch(point.period)
        if stretch is not None:
            found[stretch].setdefault(point.value, Placed(point, stretch))
    return tuple(
        replace(placed, contested=len(values) > 1)
        for _, values in sorted(found.items())
        for _, placed in sorted(values.items())
    )


def undated(series: Sequence[Series]) -> int:
    """Return how many points have no period."""
    return sum(read_stretch(point.period) is None for each in series for point in each.points)


def runs(placed: Sequence[Placed]) -> list[tuple[Kind, list[Placed]]]:
    """Return what lines join: figures of like periods, in order, broken where sources differ."""
    found = []
    for kind, group in joined((each.stretch, each) for each in placed):
        run: list[Placed] = []
        for each in group:
            if each.contested:
                found.append((kind, run))
                run = []
            else:
                run.append(each)
        found.append((kind, run))
    return [(kind, run) for kind, run in found if len(run) > 1]


def disagreements(placed: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Return neighbours in value of one period on which sources differ."""
    return [(one, other) for one, other in pairwise(placed) if one.stretch == other.stretch]
