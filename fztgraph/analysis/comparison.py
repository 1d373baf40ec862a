"""Two zones side by side: what each has, and the figures that both give."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Unpack

from fztgraph.research.frames import make_frame

if TYPE_CHECKING:
    import pandas as pd

    from fztgraph.research import Figure, Filters, Graph

_COUNTS = ("aspect", "item", "first", "second", "both")
_FIGURES = (
    "indicator",
    "period",
    "unit",
    "first_about",
    "first",
    "second_about",
    "second",
    "ratio",
    "first_quote",
    "second_quote",
)


def compare_zones(graph: "Graph", first: str, second: str, **filters: "Unpack[Filters]") -> "pd.DataFrame":
    """Return how much two zones have of each kind, and how much of it both have.

    ``aspect`` says what is counted: ``things`` by label, ``relations`` by name, ``articles`` by theme. What belongs to
    a zone is what the filter ``zone`` takes; the other filters go for both.
    """
    sides = [_contents(graph, {**filters, "zone": zone}) for zone in (first, second)]
    keys = sorted({key for side in sides for key in side})
    rows = [
        {
            "aspect": aspect,
            "item": item,
            "first": len(one := sides[0].get((aspect, item), set())),
            "second": len(two := sides[1].get((aspect, item), set())),
            "both": len(one & two),
        }
        for aspect, item in keys
    ]
    return make_frame(rows, _COUNTS)


def compare_figures(graph: "Graph", first: str, second: str, **filters: "Unpack[Filters]") -> "pd.DataFrame":
    """Return the figures of the same indicator, period and unit that both zones have, with their sentences.

    ``ratio`` is the first divided by the second.
    """
    sides = [_figures(graph, {**filters, "zone": zone}) for zone in (first, second)]
    rows = [
        _pair(key, one, two)
        for key in sorted(sides[0].keys() & sides[1].keys())
        for one in sides[0][key]
        for two in sides[1][key]
        if one.about != two.about
    ]
    return make_frame(rows, _FIGURES)


def _contents(graph: "Graph", filters: Any) -> dict[tuple[str, str], set[object]]:
    """Return the things, relations and articles of a part by aspect and item."""
    found: dict[tuple[str, str], set[object]] = defaultdict(set)
    for aspect, item, thing in _counted(graph, filters):
        found[aspect, item].add(thing)
    return found


def _counted(graph: "Graph", filters: Any) -> Iterator[tuple[str, str, object]]:
    for entity in graph.entities(**filters):
        yield "things", entity.label, entity.id
    for fact in graph.facts(**filters):
        yield "relations", fact.predicate, (fact.subject, fact.object)
    for article in graph.articles(**filters):
        for theme in article.themes:
            yield "articles", theme, article.id


def _figures(graph: "Graph", filters: Any) -> dict[tuple[str, str, str], list["Figure"]]:
    found: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in graph.figures(**filters):
        found[figure.indicator, figure.period, figure.unit].append(figure)
    return found


def _pair(key: tuple[str, str, str], one: "Figure", two: "Figure") -> dict[str, Any]:
    indicator, period, unit = key
    return {
        "indicator": indicator,
        "period": period,
        "unit": unit,
        "first_about": one.about_name,
        "first": float(one.value),
        "second_about": two.about_name,
        "second": float(two.value),
        "ratio": float(one.value / two.value) if two.value else None,
        "first_quote": one.evidence[0].quote if one.evidence else "",
        "second_quote": two.evidence[0].quote if two.evidence else "",
    }
