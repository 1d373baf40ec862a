"""Which entity a figure is about: the mention whose signs add up to the most points.

The signs are what a reader goes by: the kind of entity and of figure, where the mention stands, what stands before and
after it, and what the figures before were about. Their points are in ``ontology/rules/figures.toml``.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from fztgraph.claims.figure_lines import NAME, FigureLine
from fztgraph.claims.figure_roles import Figure
from fztgraph.claims.figure_rules import FigureBook
from fztgraph.claims.figure_signs import Clues, Place, after_name, before_name, find_clues, near_signs
from fztgraph.iris import Iri
from fztgraph.model import Entity, Label

#: How many mentions before and after a figure may be its subject.
_BACK = 40
_AHEAD = 10
#: Of two subjects that are as close as this neither is taken.
_LEAST_LEAD = 0.1
#: What gives the members of a list of figures to those of a list of names.
_RESPECTIVELY = re.compile("分别|分別|依次|各")
#: A list of names, not of partners or places passed.
_NAME_LIST = re.compile(f"(?<![对向自从与经{NAME}、和与及]){NAME}(?:(?:[、和与及]|以及){NAME})+")


#: A subject, with the points by which it leads.
Choice: TypeAlias = tuple[Entity, float]


@dataclass
class Subjects:
    """Chooses the subjects of the figures of one article, in order."""

    book: FigureBook
    lines: Sequence[FigureLine]
    entities: Sequence[Entity]
    _places: list[Place] = field(init=False)
    _title: dict[Iri, Entity] = field(init=False)
    _counts: Mapping[Iri, int] = field(init=False)
    _forms: Mapping[Iri, str] = field(init=False)
    _first: Iri | None = field(init=False)
    _last: tuple[Iri, int] | None = field(init=False, default=None)
    _far_points: dict[tuple[int, int], float] = field(init=False, default_factory=dict)
    _known: tuple[int, list[tuple[Entity, float]]] = field(init=False, default_factory=lambda: (-1, []))
    _told: tuple[int, Clues | None, tuple[Iri, int] | None, dict[Iri, float]] = field(
        init=False, default_factory=lambda: (-1, None, None, {})
    )

    def __post_init__(self) -> None:
        self._places = list(_places(self.lines))
        inside = {place.named.start for place in self._places}
        others = [(n, e) for n, e in enumerate(self.entities) if e.label is not Label.PERSON]
        heads = sorted((m.start, n) for n, e in others for m in e.mentions if m.start not in inside)
        self._title = {self.entities[n].iri: self.entities[n] for _, n in heads[:_BACK]}
        self._forms = {e.iri: "\n".join(sorted({m.text for m in e.mentions})) for e in self.entities}
        self._first = next(iter(self._title), None)
        self._counts = Counter({entity.iri: len(entity.mentions) for entity in self.entities})

    def choose(self, figures: Sequence[Figure], number: int) -> list[Choice | None]:
        """Return the subjects of the figures of a line."""
        chosen: list[Choice | None] = []
        for _, members in groupby(figures, key=lambda figure: figure.group):
            run = list(members)
            listed = self._respective(run, number)
            chosen += listed or [self._choose(figure, number) for figure in run]
        return chosen

    def _respective(self, run: Sequence[Figure], number: int) -> list[Choice | None]:
        """Return the names that a list of figures tells of one by one (甲区和乙区面积分别为5亩和6亩), if it does."""
        text = run[0].line.text
        if len(run) < 2 or len({figure.indicator for figure in run}) > 1:
            return []
        if not _RESPECTIVELY.search(text, run[0].line.clause(run[0].place), run[0].place):
            return []
        places = [place for place in self._places if number - 2 <= place.line <= number]
        for line in range(number, max(-1, number - 3), -1):
            if self.lines[line].paragraph != run[0].line.paragraph:
                break
            end = run[0].place if line == number else len(self.lines[line].text)
            named = {place.place: place.named.entity for place in places if place.line == line}
            for found in reversed(list(_NAME_LIST.finditer(self.lines[line].text, 0, end))):
                members = [named[place] for place in range(*found.span()) if place in named]
                if len(members) == len(run) and len({entity.label for entity in members}) == 1:
                    self._last = members[-1].iri, number
                    return [(entity, math.inf) for entity in members]
        return []

    def _choose(self, figure: Figure, number: int) -> Choice | None:
        """Return the subject of a figure of a line, with the points by which it leads; None where none stands out."""
        scored: dict[Iri, tuple[float, int, Entity]] = {}
        for order, (entity, points) in enumerate(self.candidates(figure, number)):
            score = (round(points, 3), -order, entity)
            if entity.iri not in scored or score[:2] > scored[entity.iri][:2]:
                scored[entity.iri] = score
        if not scored:
            return None
        best, *rest = sorted(scored.values(), key=lambda item: item[:2], reverse=True)
        lead = best[0] - rest[0][0] if rest else math.inf
        self._last = best[2].iri, number
        return (best[2], lead) if lead >= _LEAST_LEAD else None

    def score(self, signs: Iterable[str]) -> float:
        """Return the points of some signs."""
        points = self.book.points
        return sum([points[sign] for sign in signs if sign in points])

    def candidates(self, figure: Figure, number: int) -> Iterator[tuple[Entity, float]]:
        """Yield the entities that a figure may be about, with its points, once for each mention of its sentence."""
        clues = find_clues(figure, self.book)
        if self._told[:3] != (number, clues, self._last):
            self._told = (number, clues, self._last, {})
        own = self._told[3]
        for entity, points in self._earlier(number):
            yield entity, self._own(own, entity, figure, number, clues) + points
        here = bisect_left(self._places, number, key=_line_of)
        last = bisect_left(self._places, (number, figure.place), key=_place_of) + _AHEAD
        for place in self._places[here:last]:
            if place.line > number:
                break
            points = self.score(near_signs(place, figure, self.book, clues))
            yield place.named.entity, self._own(own, place.named.entity, figure, number, clues) + points

    def _own(self, own: dict[Iri, float], entity: Entity, figure: Figure, number: int, clues: Clues) -> float:
        """Return the points of an entity, wherever it is named; ``own`` are those counted with the same clues."""
        if entity.iri not in own:
            own[entity.iri] = self.score(self._signs(entity, figure, number, clues))
        return own[entity.iri]

    def _signs(self, entity: Entity, figure: Figure, number: int, clues: Clues) -> list[str]:
        """Return the signs of an entity, wherever it is named."""
        label = entity.label.value
        signs = [f"label:{label}", f"label:{label}:{clues.kind}", f"mentions:{min(self._counts[entity.iri], 4)}"]
        if self._last and self._last[0] == entity.iri:
            last = self.lines[self._last[1]]
            near = "line" if self._last[1] == number else "paragraph"
            signs.append(f"last:{near if last.paragraph == figure.line.paragraph else 'article'}")
            if clues.within:
                signs.append("within-last")
        if entity.iri in self._title:
            signs.append("in-title")
            if entity.iri == self._first:
                signs.append("title-first")
        return [*signs, *_taken_up(entity, self._forms[entity.iri], clues)]

    def _earlier(self, number: int) -> list[tuple[Entity, float]]:
        """Return what the sentences before a sentence, and the title, name, with the points of its best mention."""
        if self._known[0] != number:
            here = bisect_left(self._places, number, key=_line_of)
            found: dict[Iri, tuple[Entity, float]] = {}
            for place in self._places[max(0, here - _BACK) : here]:
                entity, points = place.named.entity, self._far(place, number)
                if entity.iri not in found or points > found[entity.iri][1]:
                    found[entity.iri] = entity, points
            titled = self.book.points.get("where:title", 0)
            for iri, entity in self._title.items():
                found.setdefault(iri, (entity, titled))
            self._known = number, list(found.values())
        return self._known[1]

    def _far(self, place: Place, number: int) -> float:
        """Return the points of a mention in a sentence before another."""
        line = self.lines[place.line]
        key = place.line, place.place
        if key not in self._far_points:
            signs = [
                f"far-before:{before_name(line, place.place, self.book)}",
                f"far-after:{after_name(line, place.place, self.book)}",
            ]
            self._far_points[key] = self.score([*signs, "far-first"] if place.first else signs)
        near = "previous" if place.line == number - 1 else "paragraph"
        where = f"where:{near if line.paragraph == self.lines[number].paragraph else 'above'}"
        return self._far_points[key] + self.book.points.get(where, 0)


def _taken_up(entity: Entity, forms: str, clues: Clues) -> Iterator[str]:
    """Yield the signs that common nouns of a figure's sentence stand for an entity; each of its forms is on a line."""
    label = entity.label.value
    if clues.label:
        yield "hint" if clues.label == label else "other-hint"
    if clues.noun and clues.noun in forms:
        yield "called"
    elif clues.called == label:
        yield "called-kind"
    if any(f"{clues.topic[:length]}\n" in f"{forms}\n" for length in range(len(clues.topic), 1, -1)):
        yield "topic-called"


def _line_of(place: Place) -> int:
    return place.line


def _place_of(place: Place) -> tuple[int, int]:
    return place.line, place.place


def _places(lines: Sequence[FigureLine]) -> Iterator[Place]:
    """Yield the mentions of the lines that may be subjects; a person is the subject of no figure."""
    for number, line in enumerate(lines):
        named = [(place, name) for place, name in line.names() if name.entity.label is not Label.PERSON]
        for order, (place, name) in enumerate(named):
            yield Place(number, place, name, order == 0)
