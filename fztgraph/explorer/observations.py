"""The figures that are stated of a thing, by indicator; figures that contradict each other are marked, not mended."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from fztgraph.explorer.charts import Point, Series, read_stretch
from fztgraph.explorer.facts import MOST_SENTENCES, Sentence, read_sentences
from fztgraph.explorer.source import Row, Source, iri_term
from fztgraph.rounding import Span, contradicted, span_of

#: How many figures are read of one thing.
_MOST = 3000
_FIGURES = """SELECT ?observation ?indicator ?value ?unit ?raw ?period ?change ?day {{ GRAPH ?article {{
?observation fzt:about {thing} ; fzt:indicator ?indicator ; fzt:value ?value ; fzt:unit ?unit ; fzt:rawValue ?raw
OPTIONAL {{ ?observation fzt:period ?period }} OPTIONAL {{ ?observation fzt:change ?change }} }}
OPTIONAL {{ ?article dct:issued ?day }} }} LIMIT {most}"""

#: What figures are the same by: period, value, change.
_Same: TypeAlias = tuple[str, float, float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed, of a period (empty: none is stated); ``change`` is a share of the year before.

    ``is_disputed`` says that another source has another value for the same period.
    """

    raw: str
    value: float
    period: str
    change: float | None
    observations: tuple[str, ...]
    day: str = ""
    sentences: tuple[Sentence, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """The figures of one indicator in one unit, the latest period first."""

    name: str
    unit: str
    figures: tuple[Figure, ...]
    total: int

    @property
    def periods(self) -> int:
        """How many different periods there are figures of."""
        return len({figure.period for figure in self.figures if figure.period})

    @property
    def is_disputed(self) -> bool:
        """Whether sources contradict each other."""
        return any(figure.is_disputed for figure in self.figures)

    def series(self, name: str, links: Mapping[int, str] | None = None) -> Series:
        """Return the figures as a chart takes them."""
        return Series(
            name,
            tuple(
                Point(figure.period, figure.value, printed=figure.raw, href=(links or {}).get(at, ""))
                for at, figure in enumerate(self.figures)
            ),
            self.unit,
        )


def read_indicators(source: Source, iri: str) -> list[Indicator]:
    """Return the figures of a thing without their sentences; the indicators with most figures come first."""
    found: dict[tuple[str, str], dict[_Same, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in source.select(_FIGURES.format(thing=iri_term(iri), most=_MOST)):
        change = float(row["change"].value) if "change" in row else None
        period = row["period"].value if "period" in row else ""
        same = (period, float(row["value"].value), change)
        found[row["indicator"].value, row["unit"].value][same].append(row)
    indicators = [
        Indicator(name, unit, figures := figures_of(rows), len(figures)) for (name, unit), rows in found.items()
    ]
    return sorted(indicators, key=lambda one: (-len(one.figures), one.name, one.unit))


def with_sentences(source: Source, indicators: Sequence[Indicator], *, most: int) -> list[Indicator]:
    """Return indicators with the sentences of the first figures of each."""
    wanted = [
        each for one in indicators for figure in one.figures[:most] for each in figure.observations[:MOST_SENTENCES]
    ]
    said = read_sentences(source, wanted)
    return [
        replace(one, figures=tuple(replace(figure, sentences=_said(figure, said)) for figure in one.figures))
        for one in indicators
    ]


def _said(figure: Figure, said: Mapping[str, Sequence[Sentence]]) -> tuple[Sentence, ...]:
    found = (sentence for one in figure.observations[:MOST_SENTENCES] for sentence in said.get(one, ()))
    return tuple(dict.fromkeys(found))[:MOST_SENTENCES]


def figures_of(found: Mapping[_Same, Sequence[Row]]) -> tuple[Figure, ...]:
    """Return figures of one indicator, thing and unit, the latest period first, from rows by period, value, change."""
    disputed = _disputed(found)
    figures = []
    for (period, value, change), rows in found.items():
        ranked = sorted(rows, key=lambda row: (row["day"].value if "day" in row else "", row["observation"].value))
        latest = ranked[-1]
        observations = tuple(row["observation"].value for row in reversed(ranked))
        day = latest["day"].value if "day" in latest else ""
        is_disputed = (period, value, change) in disputed
        figures.append(Figure(latest["raw"].value, value, period, change, observations, day, (), is_disputed))
    return tuple(sorted(figures, key=_order))


def _disputed(found: Mapping[_Same, Sequence[Row]]) -> set[_Same]:
    """Return the figures that others of the same period contradict."""
    of: dict[str, list[_Same]] = defaultdict(list)
    for same in found:
        if same[0]:
            of[same[0]].append(same)
    spans = {same: {_span(row) for row in rows} for same, rows in found.items()}
    flags = (
        (same, flag)
        for each in of.values()
        for same, flag in zip(each, contradicted([spans[s] for s in each]), strict=True)
    )
    return {same for same, flag in flags if flag}


def _span(row: Row) -> Span:
    return span_of(Decimal(row["value"].value), row["raw"].value)


def _order(figure: Figure) -> tuple[int, float, str, float]:
    stretch = read_stretch(figure.period)
    return (
        (0, -stretch.last.toordinal(), figure.period, figure.value)
        if stretch
        else (1, 0.0, figure.period, figure.value)
    )
