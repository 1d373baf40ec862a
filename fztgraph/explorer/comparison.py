"""Zones side by side, as frozen values."""

from dataclasses import dataclass

from fztgraph.explorer.facts import Fact
from fztgraph.explorer.names import Named
from fztgraph.explorer.observations import Figure
from fztgraph.themes import load_themes

#: The theme of what has none.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """A thing, the facts that tie it to a zone, and the other zones of the comparison that have it, by their places."""

    thing: Named
    facts: tuple[Fact, ...]
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one zone has of something; ``total`` counts what is not shown too."""

    items: tuple[Item, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme by id, with what each zone has of it."""

    id: str
    cells: tuple[Cell, ...]

    @property
    def holders(self) -> tuple[int, ...]:
        """Which zones have something of it, by their places."""
        return tuple(at for at, cell in enumerate(self.cells) if cell.total)

    def name(self, lang: str) -> str:
        """Return what it is called; nothing for what is of no theme."""
        theme = load_themes().get(self.id)
        return theme.called(lang) if theme else ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, with the facts that tie it to each zone; none where nothing does."""

    thing: Named
    cells: tuple[tuple[Fact, ...], ...]

    @property
    def holders(self) -> tuple[int, ...]:
        """Which zones it is tied to, by their places."""
        return tuple(at for at, facts in enumerate(self.cells) if facts)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure, and what it is of: the zone, one of its areas, or a place in which it lies."""

    about: Named
    figure: Figure


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator in one unit, with the figures of each zone, the latest first; ``totals`` counts all there are."""

    name: str
    unit: str
    cells: tuple[tuple[Reading, ...], ...]
    totals: tuple[int, ...]

    @property
    def holders(self) -> tuple[int, ...]:
        """Which zones have figures of it, by their places."""
        return tuple(at for at, total in enumerate(self.totals) if total)


@dataclass(frozen=True, slots=True)
class Side:
    """A zone and how much there is of it; ``is_cut`` says that the counts of things are not whole."""

    zone: Named
    areas: tuple[Named, ...]
    places: tuple[Named, ...]
    articles: int
    initiatives: int
    policies: int
    measures: int
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some zones side by side. The counts are of all that there is, the rest is what is shown.

    ``theme`` is the theme that alone is shown, ``is_own`` says that places in which zones lie are left out.
    """

    sides: tuple[Side, ...]
    topics: tuple[Topic, ...]
    policies: tuple[Policy, ...]
    policy_count: int
    measures: tuple[Measure, ...]
    measure_count: int
    theme: str = ""
    is_own: bool = False

    @property
    def places(self) -> tuple[Named, ...]:
        """The places in which the zones lie."""
        return tuple(dict.fromkeys(place for side in self.sides for place in side.places))
