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

from fztgraph.claims.figure_lines import DATE, NAME, QUANTITY, FigureLine, Named
from fztgraph.claims.figure_roles import Figure
from fztgraph.claims.figure_rules import FigureBook
from fztgraph.iris import Iri
from fztgraph.model import Entity, Form, Label

#: How many mentions before and after a figure may be its subject.
_BACK = 40
_AHEAD = 10
#: How far before a figure its sentence is searched for clues.
_REACH = 120
_WITHIN = re.compile("其中[^；。]*$")
_CLAUSE = "，；：。！？"
#: What a subject may follow; a dash opens another name of what was named.
_OPENING = _CLAUSE + "—"
#: What gives the members of a list of figures to those of a list of names.
_RESPECTIVELY = re.compile("分别|分別|依次|各")
#: A list of names, not of partners or places passed.
_NAME_LIST = re.compile(f"(?<![对向自从与经{NAME}、和与及]){NAME}(?:(?:[、和与及]|以及){NAME})+")
#: What stands before those that one trades with.
_PARTNERS = frozenset({"toward", "from"})
_MARKS = {NAME: "name", DATE: "date", QUANTITY: "number"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention in a line."""

    line: int
    place: int
    named: Named
    first: bool


@dataclass(frozen=True, slots=True)
class _Clues:
    """What a sentence tells of the subject of a figure without naming it.

    ``kind`` is the kind of figure, ``label`` that of a common noun in its clause (公司), ``noun`` the noun by which it
    takes up a name (该项目) and ``called`` the label that it shows; ``within`` says that it is a part of the figure
    before (其中).
    """

    kind: str
    label: str
    noun: str
    called: str
    within: bool


#: A subject, with the points by which it leads.
Choice: TypeAlias = tuple[Entity, float]


@dataclass
class Subjects:
    """Chooses the subjects of the figures of one article, in order."""

    book: FigureBook
    lines: Sequence[FigureLine]
    entities: Sequence[Entity]
    _places: list[_Place] = field(init=False)
    _title: dict[Iri, Entity] = field(init=False)
    _counts: Mapping[Iri, int] = field(init=False)
    _forms: Mapping[Iri, str] = field(init=False)
    _first: Iri | None = field(init=False)
    _last: tuple[Iri, int] | None = field(init=False, default=None)

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
        """Return the subject of a figure of a line, with the points by which it leads; None where nothing is named."""
        scored: dict[Iri, tuple[float, int, Entity]] = {}
        for order, (entity, signs) in enumerate(self.candidates(figure, number)):
            score = (self.score(signs), -order, entity)
            if entity.iri not in scored or score[:2] > scored[entity.iri][:2]:
                scored[entity.iri] = score
        if not scored:
            return None
        best, *rest = sorted(scored.values(), key=lambda item: item[:2], reverse=True)
        self._last = best[2].iri, number
        return best[2], best[0] - rest[0][0] if rest else math.inf

    def score(self, signs: Iterable[str]) -> float:
        """Return the points of some signs."""
        return sum(self.book.points.get(sign, 0) for sign in signs)

    def candidates(self, figure: Figure, number: int) -> Iterator[tuple[Entity, list[str]]]:
        """Yield the entities that a figure may be about, each with the signs for and against it."""
        clues = _clues(figure, self.book)
        here = bisect_left(self._places, (number, figure.place), key=lambda place: (place.line, place.place))
        seen: set[Iri] = set()
        for place in self._places[max(0, here - _BACK) : here + _AHEAD]:
            if place.line > number:
                break
            entity = place.named.entity
            seen.add(entity.iri)
            where = _near(place, figure, self.book, clues) if place.line == number else self._far(place, figure, number)
            if place.named.mention.form is Form.REFERENCE:
                where.append("reference")
            yield entity, where + self._signs(entity, figure, number, clues)
        for iri, entity in self._title.items():
            if iri not in seen:
                yield entity, ["where:title", *self._signs(entity, figure, number, clues)]

    def _signs(self, entity: Entity, figure: Figure, number: int, clues: _Clues) -> list[str]:
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
        if clues.label:
            signs.append("hint" if clues.label == label else "other-hint")
        if clues.noun and clues.noun in self._forms[entity.iri]:
            signs.append("called")
        elif clues.called == label:
            signs.append("called-kind")
        return signs

    def _far(self, place: _Place, figure: Figure, number: int) -> list[str]:
        line = self.lines[place.line]
        near = "previous" if place.line == number - 1 else "paragraph"
        signs = [f"where:{near if line.paragraph == figure.line.paragraph else 'above'}"]
        signs += [
            f"far-before:{_before(line, place.place, self.book)}",
            f"far-after:{_after(line, place.place, self.book)}",
        ]
        return [*signs, "far-first"] if place.first else signs


def _places(lines: Sequence[FigureLine]) -> Iterator[_Place]:
    """Yield the mentions of the lines that may be subjects; a person is the subject of no figure."""
    for number, line in enumerate(lines):
        named = [(place, name) for place, name in line.names() if name.entity.label is not Label.PERSON]
        for order, (place, name) in enumerate(named):
            yield _Place(number, place, name, order == 0)


def _near(place: _Place, figure: Figure, book: FigureBook, clues: _Clues) -> list[str]:
    """Return the signs of a mention in the sentence of a figure."""
    line, where = figure.line, place.place
    before = _before(line, where, book)
    after = _after(line, where, book)
    signs = [f"before:{before}", f"after:{after}"]
    if before == "at" and after in ("end", "inside") and NAME in line.text[where + 1 : figure.place]:
        signs.append("setting")
    signs += _told(where, figure, before, clues)
    if figure.topic[0] <= where < figure.topic[1]:
        signs.append("inside")
    if where > figure.place:
        return [*signs, "where:after" if where < line.clause_end(figure.place) else "where:later"]
    clause = line.clause(figure.place)
    between = line.text.count(NAME, where + 1, figure.place)
    signs += [
        f"names-between:{min(between, 3)}",
        f"numbers-between:{min(line.text.count(QUANTITY, where, figure.place), 2)}",
    ]
    signs.append("where:clause" if where >= clause else "where:sentence")
    if place.first:
        signs.append("first")
    if where + 1 == figure.topic[0]:
        signs.append("adjacent")
    if "；" in line.text[where : figure.place]:
        signs.append("over-semicolon")
    if where >= clause and NAME not in line.text[clause:where]:
        signs.append("first-in-clause")
    return signs


def _told(where: int, figure: Figure, before: str, clues: _Clues) -> Iterator[str]:
    """Yield the signs by which the words of a figure tell whose it is."""
    if _ruled(figure, where):
        yield f"ruled:{figure.rule.about}"
    if clues.kind == "trade" and before in _PARTNERS:
        yield "partner"
    if where + 1 == figure.place:
        yield f"beside:{clues.kind}"


def _ruled(figure: Figure, where: int) -> bool:
    """Say whether the rule of a figure tells of the name at a place that the figure is, or is not, about it."""
    text, about = figure.line.text, figure.rule.about
    if about == "after":
        return text.find(NAME, figure.place) == where
    return bool(about) and text.rfind(NAME, 0, figure.place) == where


def _kind(figure: Figure, book: FigureBook) -> str:
    """Return what a figure is about, as far as it tells its subject: trade, investment, time, money, a count."""
    for name in ("tax", "route", "trade", "invest"):
        if book.words[name].search(figure.indicator):
            return name
    if figure.kind == "count":
        return "flow" if figure.quantity.unit in book.units else "count"
    return "time" if figure.kind == "years" else figure.kind


def _clues(figure: Figure, book: FigureBook) -> _Clues:
    line, place = figure.line, figure.place
    start = line.clause(place)
    called = book.called.search(line.text, max(0, place - _REACH), place)
    return _Clues(
        kind=_kind(figure, book),
        label=next((label for label, nouns in book.hints if nouns.search(line.text, start, place)), ""),
        noun=called["noun"] if called else "",
        called=next((label for label, nouns in book.hints if called and nouns.fullmatch(called["noun"])), ""),
        within=bool(_WITHIN.search(line.text[max(0, place - _REACH) : place])),
    )


def _before(line: FigureLine, place: int, book: FigureBook) -> str:
    """Return the kind of what stands before a name, or before the list that it is a member of."""
    while place > 1 and line.text[place - 1] in "、和与及" and line.text[place - 2] == NAME:
        place -= 2
    if not place or line.text[place - 1] in _OPENING:
        return "start"
    mark = _MARKS.get(line.text[place - 1])
    return mark or next((kind for kind, words in book.before if words.search(line.text, place - 4, place)), "other")


def _after(line: FigureLine, place: int, book: FigureBook) -> str:
    """Return the kind of what stands after a name."""
    following = line.text[place + 1 : place + 2]
    if not following or following in _CLAUSE:
        return "end"
    if following == DATE:
        return "date"
    return next((kind for kind, words in book.after if words.match(line.text, place + 1)), "other")
