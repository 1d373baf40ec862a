"""The figures of one indicator: of which things, of which periods, in which units, and where sources differ."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.charts import read_stretch
from fztgraph.explorer.charts.periods import Kind
from fztgraph.explorer.charts.units import Unit, choose_unit
from fztgraph.explorer.indicators import MOST_HELD, Counted, Stated, read_holders, read_stated, with_said
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.observations import Figure
from fztgraph.explorer.source import Source

#: How many things are offered, how many figures are shown where things are chosen and where none is, and how many are
#: looked at for all.
_OFFERED, _FIGURES, _SOME, _MOST = 24, 300, 100, 6000


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of the table; ``number`` names it inside the page, ``told`` is its value in the unit of the chart."""

    number: int
    figure: Figure
    told: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Part:
    """The figures in one unit, by what they are about; ``unit`` is in words."""

    code: str
    unit: str
    things: Sequence[tuple[Named, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing with figures of the indicator, how many, and whether it is chosen."""

    thing: Named
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, and what in it could not be understood.

    ``since`` and ``until`` are years, months or days; ``odd`` are dates that are none; ``unknown`` are things that are
    not there, each with what comes near.
    """

    since: str = ""
    until: str = ""
    kind: Kind | None = None
    disputed: bool = False
    things: Sequence[str] = ()
    odd: Sequence[str] = ()
    unknown: Sequence[tuple[str, Sequence[Named]]] = ()

    @property
    def is_backwards(self) -> bool:
        """Whether the period ends before it begins."""
        ends = _bounds(self)
        return ends[0] > ends[1]

    @property
    def is_narrowed(self) -> bool:
        """Whether figures are left out because of what they tell."""
        return bool(self.since or self.until or self.kind or self.disputed)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one indicator. ``shown`` of ``total`` are told, of those that ``asked`` lets through ``fitting``.

    ``undated`` counts those that a period leaves out because none is stated for them; ``span`` is from the first day
    to the last that there are figures of; ``bare`` are things that have none; ``near`` are indicators like it;
    ``is_cut`` says that there are more things than were read.
    """

    indicator: str
    asked: Asked
    parts: Sequence[Part]
    choices: Sequence[Choice]
    holder_count: int
    kinds: Sequence[Kind]
    total: int
    fitting: int
    shown: int
    undated: int
    disputed: int
    span: str = ""
    bare: Sequence[Named] = ()
    near: Sequence[Counted] = ()
    is_cut: bool = False


def read_figures(
    source: Source, indicator: Counted, asked: Asked, lang: str, *, near: Sequence[Counted] = ()
) -> Figures:
    """Return the figures of an indicator; of all things, if none is chosen, those with most figures first."""
    holders = read_holders(source, indicator.name)
    counts = {each.name: each.count for each in holders}
    room = _FIGURES if asked.things else _SOME
    # What is left out is not known before it is read: a filter looks at all.
    things = list(asked.things) or _some(holders, MOST_HELD if asked.is_narrowed else 2 * room)
    stated = read_stated(source, things, indicator=indicator.name)
    counts |= Counter(each.about for each in stated if each.about not in counts)
    fitting = [each for each in stated if _fits(each.figure, asked)]
    shown = with_said(source, fitting[:room])
    chosen = [iri for iri in things if iri in counts]
    offered = list(dict.fromkeys((*chosen, *(each.name for each in holders))))[: max(_OFFERED, len(asked.things))]
    names = read_names(source, [*offered, *(each.about for each in shown), *asked.things], lang)
    return Figures(
        indicator.name,
        asked,
        _parts(shown, names, lang),
        [Choice(names[iri], counts[iri], iri in asked.things) for iri in offered],
        len(holders),
        _kinds(stated),
        indicator.count,
        len(fitting),
        len(shown),
        sum(not read_stretch(each.figure.period) for each in stated) if asked.since or asked.until else 0,
        sum(each.figure.is_disputed for each in fitting),
        _span(stated),
        [names[iri] for iri in asked.things if iri not in counts],
        near,
        indicator.count > MOST_HELD,
    )


def _some(holders: Iterable[Counted], room: int) -> list[str]:
    """Return the things with most figures, as many as there is room for their figures."""
    chosen, taken = [], 0
    for each in holders:
        if taken >= room:
            break
        chosen.append(each.name)
        taken += each.count
    return chosen


def _bounds(asked: Asked) -> tuple[dt.date, dt.date]:
    since, until = read_stretch(asked.since), read_stretch(asked.until)
    return since.first if since else dt.date.min, until.last if until else dt.date.max


def _fits(figure: Figure, asked: Asked) -> bool:
    """Say whether a figure is of a period, a kind, and contradicted, as far as that is asked for."""
    stretch = read_stretch(figure.period)
    if asked.disputed and not figure.is_disputed:
        return False
    if asked.kind and (stretch is None or stretch.kind is not asked.kind):
        return False
    if not (asked.since or asked.until):
        return True
    first, last = _bounds(asked)
    return stretch is not None and stretch.last >= first and stretch.first <= last


def _kinds(stated: Iterable[Stated]) -> list[Kind]:
    found = {stretch.kind for each in stated if (stretch := read_stretch(each.figure.period))}
    return [kind for kind in Kind if kind in found]


def _span(stated: Iterable[Stated]) -> str:
    stretches = [stretch for each in stated if (stretch := read_stretch(each.figure.period))]
    if not stretches:
        return ""
    first, last = min(each.first for each in stretches), max(each.last for each in stretches)
    return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"


def _parts(shown: Sequence[Stated], names: Mapping[str, Named], lang: str) -> list[Part]:
    """Return figures by unit, those of the unit with most figures first, and by thing."""
    found: dict[str, dict[str, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for each in shown:
        found[each.unit][each.about].append(each)
    numbers = {each: number for number, each in enumerate(shown)}
    parts = []
    for code, things in sorted(found.items(), key=lambda pair: -sum(map(len, pair[1].values()))):
        unit = choose_unit(code, [each.figure.value for group in things.values() for each in group], lang)
        told = [
            (names[iri], [_line(numbers[each], each.figure, unit) for each in sorted(group, key=_order)])
            for iri, group in things.items()
        ]
        parts.append(Part(code, unit.name, told))
    return parts


def _order(stated: Stated) -> tuple[int, int]:
    """Put figures of one kind of period together, the latest first."""
    stretch = read_stretch(stated.figure.period)
    return (list(Kind).index(stretch.kind), -stretch.last.toordinal()) if stretch else (len(Kind), 0)


def _line(number: int, figure: Figure, unit: Unit) -> Line:
    stretch = read_stretch(figure.period)
    return Line(number, figure, unit.tell_exactly(repr(figure.value)), stretch.kind if stretch else None)


def read_all(source: Source, indicator: str, asked: Asked, lang: str) -> list[tuple[Named, Stated]]:
    """Return all figures that are asked for, with their sentences and what they are of."""
    things = asked.things or [each.name for each in read_holders(source, indicator, most=_MOST)]
    stated = [each for each in read_stated(source, things, indicator=indicator) if _fits(each.figure, asked)]
    found = with_said(source, stated[:_MOST])
    names = read_names(source, [each.about for each in found], lang)
    return [(names[each.about], each) for each in found]
