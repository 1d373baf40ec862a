"""Clauses, what they are about, and the subject that a clause leaves unsaid."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise
from typing import TypeAlias

from spacy.tokens import Doc

from fztgraph.claims.lines import Item, Line, outermost, render
from fztgraph.claims.patterns import Pattern
from fztgraph.claims.words import Words
from fztgraph.model import Entity

Group: TypeAlias = tuple[Entity, ...]


class Carry(IntEnum):
    """From how far a subject was carried: not at all, over clauses, over sentences, from a heading or the title."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2
    HEADING = 3


#: A subject stands at most this far from the start of its clause.
_FAR = 16


@dataclass(frozen=True, slots=True)
class Page:
    """An article as the rules read it: its lines (sentences) by paragraph, and what its title names."""

    text: str
    lines: tuple[Line, ...]
    spans: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    headings: frozenset[int]
    entities: tuple[Entity, ...]
    title: tuple[Entity, ...]
    date: dt.date | None = None


def read_page(doc: Doc) -> Page:
    """Render the sentences of a document for the rules."""
    starts = [place for place, mark in enumerate(doc.to_array("SENT_START")) if mark == 1 or not place]
    items = [Item(m.start, m.end, entity) for entity in doc._.entities for m in entity.mentions]
    items += [Item(date.start, date.end, date) for date in doc._.dates]
    reading, article = doc._.reading, doc._.article
    return make_page(
        reading.text if reading else doc.text,
        list(pairwise([*starts, len(doc)])),
        items,
        paragraphs=[(p.start, p.heading) for p in reading.paragraphs] if reading else [],
        entities=doc._.entities,
        title=article.title if article else "",
        date=article.date if article else None,
    )


def make_page(
    text: str,
    spans: Sequence[tuple[int, int]],
    items: Iterable[Item],
    *,
    paragraphs: Sequence[tuple[int, int]] = (),
    entities: Sequence[Entity] = (),
    title: str = "",
    date: dt.date | None = None,
) -> Page:
    """Render a text by its sentences; ``paragraphs`` are pairs of a start and a heading level (0 for text)."""
    kept = outermost(items)
    lines: list[Line] = []
    numbers: list[int] = []
    headings: set[int] = set()
    ahead = 0
    number = -1
    for start, end in spans:
        while ahead < len(kept) and kept[ahead].start < start:
            ahead += 1
        last = ahead
        while last < len(kept) and kept[last].start < end:
            last += 1
        lines.append(render(text, start, end, kept[ahead:last]))
        ahead = last
        while number + 1 < len(paragraphs) and paragraphs[number + 1][0] <= start:
            number += 1
        numbers.append(number)
        if number >= 0 and paragraphs[number][1]:
            headings.add(len(lines) - 1)
    return Page(
        text=text,
        lines=tuple(lines),
        spans=tuple(spans),
        paragraphs=tuple(numbers),
        headings=frozenset(headings),
        entities=tuple(entities),
        title=named_in(title, entities),
        date=date,
    )


def named_in(title: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that a title names, in its order; a name inside a longer one does not count."""
    squeezed = "".join(title.split())
    places = [
        Item(place, place + len(mention), entity)
        for entity in entities
        for mention in {"".join(m.text.split()) for m in entity.mentions}
        if len(mention) > 1 and (place := squeezed.find(mention)) >= 0
    ]
    found = [item.thing for item in outermost(places)]
    return tuple(dict.fromkeys(thing for thing in found if isinstance(thing, Entity)))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a subject must be like: one of some labels, called by a common noun, or several together."""

    labels: frozenset[str]
    noun: re.Pattern[str] | None = None
    several: bool = False

    @property
    def taken_up(self) -> bool:
        return self.several or self.noun is not None

    def fitting(self, things: Group) -> Group:
        """Return those of some things that may be the subject."""
        kept = tuple(t for t in things if t.label in self.labels and (self.noun is None or goes_by(t, self.noun)))
        return kept if len(kept) > 1 or not self.several else ()


@dataclass
class Topics:
    """What each clause of a page is about, found once for each line that is asked for.

    ``subject`` finds the names that stand as subjects, ``object`` those of initiatives and policies anywhere.
    """

    page: Page
    words: Words
    subject: Pattern
    object: Pattern
    _by_line: dict[int, list[list[Group]]] = field(init=False, default_factory=dict)

    def carried(self, line: int, clause: int, labels: frozenset[str], reach: Carry) -> tuple[Group, Carry]:
        """Return the subject that a clause leaves unsaid, of one of some labels, and from how far it comes.

        A subject comes from no further than ``reach``, unless the clause takes it up by a common noun (该项目, 双方).
        """
        wanted = self._wanted(line, clause, labels)
        for things, carry in self._candidates(line, clause, wanted):
            if carry > reach and not wanted.taken_up:
                break
            fitting = wanted.fitting(things)
            if fitting:
                return fitting, carry
        return (), Carry.NONE

    def _wanted(self, line: int, clause: int, labels: frozenset[str]) -> _Wanted:
        """Return what the subject of a clause must be like: the words that take it up, if any, tell."""
        rendered = self.page.lines[line]
        match = self.words.taken_up.match(rendered.text, rendered.breaks[clause])
        noun = re.compile(re.escape(match["noun"]) + r".{0,4}\Z") if match and match["noun"] else None
        return _Wanted(labels, noun, several=bool(match and match["both"]))

    def _candidates(self, line: int, clause: int, wanted: _Wanted) -> Iterator[tuple[Group, Carry]]:
        """Yield the subjects before a clause, the nearest first."""
        for earlier in range(clause - 1, -1, -1):
            groups = self._groups(line)[earlier]
            yield from ((group, Carry.CLAUSE) for group in groups)
            if not groups and not wanted.taken_up:
                same = self._wanted(line, earlier, wanted.labels)
                if same.taken_up:
                    yield self._taken(line, earlier, same), Carry.CLAUSE
        yield from self._before(line, far=wanted.noun is not None)

    def _taken(self, line: int, clause: int, wanted: _Wanted) -> Group:
        """Return what the words at the start of a clause take up."""
        found = (wanted.fitting(things) for things, _ in self._candidates(line, clause, wanted))
        return next((things for things in found if things), ())

    def _before(self, line: int, *, far: bool) -> Iterator[tuple[Group, Carry]]:
        """Yield the subjects of the sentences before a line, then those of its heading and of the title."""
        page = self.page
        near = [n for n in range(line - 1, -1, -1) if page.paragraphs[n] == page.paragraphs[line] >= 0]
        for before in near:
            yield from ((group, Carry.SENTENCE) for groups in self._groups(before) for group in groups)
        if far:
            for before in range(line - len(near) - 1, -1, -1):
                yield from ((group, Carry.HEADING) for groups in self._groups(before) for group in groups)
        heading = next((n for n in range(line - 1, -1, -1) if n in page.headings), None)
        if heading is not None:
            yield from ((group, Carry.HEADING) for groups in self._groups(heading) for group in groups)
        yield from (((thing,), Carry.HEADING) for thing in page.title)

    def _groups(self, line: int) -> list[list[Group]]:
        """Return for each clause of a line its subjects, then the initiatives and policies that it names."""
        if line not in self._by_line:
            rendered = self.page.lines[line]
            groups: list[list[Group]] = [[] for _ in rendered.breaks]
            for place, things in _listed(rendered, self.subject):
                clause = rendered.clause(place)
                if self._is_topic(rendered.text[rendered.breaks[clause] : place]):
                    groups[clause].append(things)
            for place, things in reversed(_listed(rendered, self.object)):
                groups[rendered.clause(place)].append(things)
            self._by_line[line] = groups
        return self._by_line[line]

    def _is_topic(self, before: str) -> bool:
        """Say whether a name is what its clause is about, from what the clause says before it."""
        return before.endswith("的") or (len(before) <= _FAR and not self.words.lists["verbs"].regex.search(before))


def _listed(line: Line, pattern: Pattern) -> list[tuple[int, Group]]:
    """Return the lists of names that a pattern of one slot finds, with their places; none that is part of another."""
    found: list[tuple[int, Group]] = []
    end = 0
    for match in pattern.regex.finditer(line.text):
        start, stop = match.span("s0")
        if stop > end:
            found.append((start, tuple(t for t in line.things(start, stop) if isinstance(t, Entity))))
            end = stop
    return found


def goes_by(entity: Entity, noun: re.Pattern[str]) -> bool:
    """Say whether one of an entity's names has a common noun."""
    return bool(noun.search(entity.name)) or any(noun.search(mention.text) for mention in entity.mentions)
