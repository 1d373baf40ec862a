"""Rules run over a page: which rule matches where, and what fills its roles."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fztgraph.claims.clauses import BY_MEANS, Carry, Topics, goes_by
from fztgraph.claims.gatherings import NONE_HELD, Held
from fztgraph.claims.lines import Line, Thing
from fztgraph.claims.pages import Page
from fztgraph.claims.patterns import CARRIED_MARK, DATE, TRIGGER_MARK, Pattern, kinds
from fztgraph.claims.rules import Fitting, Rule, RuleBook
from fztgraph.claims.words import WordList
from fztgraph.model import Entity, Label

#: A sentence up to this long is evidence as a whole; of a longer one, the clauses that say it.
_SHORT_SENTENCE = 120
#: Nothing that a pattern joins to its trigger word is further from it than this.
_FAR = 400
#: Some act with several others (甲与乙、丙), who do not for that act with one another.
_LOPSIDED = re.compile("[与同跟].*?、")
#: What is not so: 尚未批复.
_NOT = re.compile("尚未|并未|没有|未能|暂未|无法|不得|尚无|不再")
#: A date that belongs to what an attribute tells: 加上去年已经封关的一期，….
_OF_ANOTHER = re.compile(
    "[^，；：。\ue000-\ue010]{0,14}(?:开通|启用|投产|投用|封关|揭牌|挂牌|成立|设立|签署|签订|印发|发布|出台|公布|获批|批准|批复|开工|建成|竣工|生效|试点|推出)的"
)
#: A date since when something goes on: 自4月开工以来，….
_SINCE = re.compile("[^，；：。\ue000-\ue010]{1,14}(?:以来|至今)")
#: Ranks of readings of a trigger word: a subject that is carried yields to every subject that is said.
_UNREAD, _CARRIED = -1001, -1000


@dataclass(frozen=True, slots=True)
class Match:
    """A rule where it matched: half-open span of the reading, and the things that fill each role."""

    rule: Rule
    start: int
    end: int
    roles: dict[str, tuple[Thing, ...]]
    carry: Carry = Carry.NONE


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match of a pattern, by places of the rendered text; ``clause`` is that of an unsaid subject."""

    pattern: Pattern
    start: int
    end: int
    slots: dict[str, tuple[int, int]]
    clause: int | None = None


def match_page(page: Page, book: RuleBook, *, dated: bool) -> Iterator[Match]:
    """Yield the matches of the rules on sentences that say relations, or dates, in order of the sentences.

    A trigger word gives one reading for each predicate: the rule of the highest priority takes it, and a subject that
    is said comes before one that is carried.
    """
    topics = Topics(page, book.words, book.finders)
    for number, line in enumerate(page.lines):
        if line.items:
            yield from _LineMatcher(page, number, line, topics).run(book.fitting(kinds(line.text), dated=dated))


class _LineMatcher:
    """The state of matching one line."""

    def __init__(self, page: Page, number: int, line: Line, topics: Topics) -> None:
        self.page = page
        self.number = number
        self.line = line
        self.topics = topics
        self.present = kinds(line.text)
        self.unsaid = ""
        self.starts = [place + number for number, place in enumerate(line.breaks)]
        self.triggers: dict[int, frozenset[tuple[int, int]]] = {}
        self.taken: dict[tuple[str, int], int] = {}

    def run(self, fitting: Sequence[Fitting]) -> Iterator[Match]:
        for rule, patterns in fitting:
            yield from self._untriggered(rule, patterns)
            yield from self._triggered(rule, patterns, carried=False)
        for rule, patterns in fitting:
            if rule.carried:
                yield from self._triggered(rule, [p for p in patterns if p.carried], carried=True)

    def _untriggered(self, rule: Rule, patterns: Sequence[Pattern]) -> Iterator[Match]:
        for pattern in patterns:
            if pattern.trigger is None and self._may_match(pattern, carried=False):
                for hit in _hits(pattern.regex, self.line.text, pattern, 0, len(self.line.text)):
                    match = self._read(rule, hit)
                    if match:
                        yield match

    def _may_match(self, pattern: Pattern, *, carried: bool) -> bool:
        return (carried or pattern.has_subject(self.present)) and pattern.may_match(self.line.text)

    def _triggered(self, rule: Rule, patterns: Sequence[Pattern], *, carried: bool) -> Iterator[Match]:
        patterns = [p for p in patterns if self._may_match(p, carried=carried)]
        places = {span for p in patterns if p.trigger for span in self._occurrences(p.trigger)}
        rank = _CARRIED if carried else rule.priority
        for start, end in sorted(places):
            if any(self.taken.get((predicate, start), _UNREAD) > rank for predicate in rule.predicates):
                continue
            match = self._best(rule, [h for p in patterns for h in self._around(p, start, end, carried=carried)])
            if match:
                if not rule.adds:
                    read = {(p, start): max(rank, self.taken.get((p, start), rank)) for p in rule.predicates}
                    self.taken.update(read)
                yield match

    def _best(self, rule: Rule, hits: list[_Hit]) -> Match | None:
        """Return the match of the shortest hit that gives one, with the whole of a list that it holds the end of."""
        for hit in sorted(hits, key=lambda h: h.end - h.start):
            match = self._read(rule, _widest(hit, hits))
            if match:
                return match
        return None

    def _around(self, pattern: Pattern, start: int, end: int, *, carried: bool) -> Iterator[_Hit]:
        """Yield the hits of a pattern whose trigger is at a place of the rendered text."""
        if pattern.trigger is None or (start, end) not in self._occurrences(pattern.trigger):
            return
        if not carried:
            text = _marked(self.line.text, start, end)
            yield from _hits(pattern.regex, text, pattern, start - _FAR, end + _FAR)
        elif pattern.carried:
            self.unsaid = self.unsaid or self.line.unsaid()
            shift = self.line.clause(start) + 1
            start, end = start + shift, end + shift
            for hit in _hits(pattern.carried, _marked(self.unsaid, start, end), pattern, start - _FAR, end + _FAR):
                yield self._said(hit)

    def _occurrences(self, trigger: WordList) -> frozenset[tuple[int, int]]:
        key = id(trigger)
        if key not in self.triggers:
            self.triggers[key] = frozenset(trigger.occurrences(self.line.text))
        return self.triggers[key]

    def _said(self, hit: _Hit) -> _Hit:
        """Return a hit on the text with unsaid subjects, by places of the text without them.

        ``starts`` are the places where its clauses begin.
        """
        starts = self.starts

        def said(place: int) -> int:
            number = bisect_right(starts, place) - 1
            return place - number - (place > starts[number])

        slots: dict[str, tuple[int, int]] = {}
        clause = None
        for group, (start, end) in hit.slots.items():
            if start < 0:
                slots[group] = (start, end)
            elif self.unsaid[start] == CARRIED_MARK:
                clause = bisect_right(starts, start) - 1
                slots[group] = (said(start), said(start))
            else:
                slots[group] = (said(start), said(end - 1) + 1)
        return _Hit(hit.pattern, said(hit.start), said(hit.end - 1) + 1, slots, clause)

    def _read(self, rule: Rule, hit: _Hit) -> Match | None:
        """Return the match of a hit, None where the rule bars it or a role stays empty."""
        clause_start = self.line.breaks[self.line.clause(hit.start)]
        barred = rule.without and rule.without.search(self.line.text, clause_start, hit.end)
        if barred or self._is_denied(hit) or self._is_means(hit) or (rule.dated and self._dates_another(hit)):
            return None
        roles: defaultdict[str, tuple[Thing, ...]] = defaultdict(tuple)
        carry = Carry.NONE
        for slot in hit.pattern.slots:
            start, end = hit.slots[slot.group]
            things = tuple(t for t in self.line.things(start, end) if _kind(t) in slot.labels)
            things = _people(things) if slot.many else things
            if start == end >= 0:
                clause = hit.clause or 0
                things, carry = self.topics.carried(self.number, clause, slot.labels, rule.reach)
                if len(things) > 1 and not slot.many:
                    return None
            if slot.role and (not things or too_short(rule, self.line, start, end)):
                return None
            if slot.role in rule.mutual and _LOPSIDED.search(self.line.text, start, end):
                return None
            roles[slot.role] += things
        if not keep_named(rule, roles, self.topics.held):
            return None
        return Match(rule, *self._span(hit), roles=dict(roles), carry=carry)

    def _is_denied(self, hit: _Hit) -> bool:
        """Say whether a hit of one clause holds a word that denies it."""
        line = self.line
        one = line.clause(hit.start) == line.clause(max(hit.start, hit.end - 1))
        return one and _NOT.search(line.text, hit.start, hit.end) is not None

    def _is_means(self, hit: _Hit) -> bool:
        """Say whether the subject of a hit is told of as means or partner: 与区域内的甲、乙等海关签约."""
        start, end = hit.slots.get(hit.pattern.subject or "", (0, 0))
        if start == end or self.line.text[start - 1] != "的":
            return False
        return BY_MEANS.search(self.line.text[self.line.breaks[self.line.clause(start)] : start]) is not None

    def _dates_another(self, hit: _Hit) -> bool:
        """Say whether the date before the subject of a hit is that of something else, which an attribute tells."""
        subject = hit.slots.get(hit.pattern.subject or "", (0, 0))[0]
        dates = [hit.slots[slot.group][0] for slot in hit.pattern.slots if DATE in slot.labels and slot.role]
        barred = (_OF_ANOTHER,) if "以来" in hit.pattern.source else (_OF_ANOTHER, _SINCE)
        text = self.line.text
        return any(0 <= date < subject and one.match(text, date + 1, subject) for date in dates for one in barred)

    def _span(self, hit: _Hit) -> tuple[int, int]:
        """Return the sentence of a hit, of a long one the clauses that the hit lies in."""
        line = self.line
        sentence = self.page.spans[self.number]
        if sentence[1] - sentence[0] <= _SHORT_SENTENCE:
            return sentence
        first, last = line.clause(hit.start), line.clause(max(hit.start, hit.end - 1))
        start = sentence[0] if first == 0 else line.starts[line.breaks[first]]
        end = sentence[1] if last + 1 == len(line.breaks) else line.ends[line.breaks[last + 1] - 1]
        return start, end


def _kind(thing: Thing) -> str:
    return thing.label if isinstance(thing, Entity) else DATE


def _people(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Return the people of a list without the bodies where they have their posts; of any other list, all."""
    people = tuple(t for t in things if isinstance(t, Entity) and t.label is Label.PERSON)
    return people or things


def too_short(rule: Rule, line: Line, start: int, end: int) -> bool:
    """Say whether a range of a line holds a name of fewer characters than the rule asks for."""
    items = (line.items[place] for place in range(start, end) if place in line.items)
    return rule.shortest > 1 and any(item.end - item.start < rule.shortest for item in items)


def keep_named(rule: Rule, roles: dict[str, tuple[Thing, ...]], held: Held = NONE_HELD) -> bool:
    """Keep in a role only what has a name as the rule asks; say whether anything is left.

    Where the rule asks for the name of an event, whatever is held will do.
    """
    for role, nouns in rule.named:
        also = held.iris if nouns == held.named else frozenset()
        roles[role] = tuple(t for t in roles[role] if isinstance(t, Entity) and (t.iri in also or goes_by(t, nouns)))
    for role, nouns in rule.not_named:
        roles[role] = tuple(t for t in roles[role] if not (isinstance(t, Entity) and goes_by(t, nouns)))
    return all(roles[role] for role, _ in (*rule.named, *rule.not_named))


def _marked(text: str, start: int, end: int) -> str:
    return text[:start] + TRIGGER_MARK * (end - start) + text[end:]


def _hits(regex: re.Pattern[str], text: str, pattern: Pattern, first: int, last: int) -> Iterator[_Hit]:
    """Yield the hits of a regular expression in a range of a text."""
    for match in regex.finditer(text, max(first, 0), last):
        start, end = match.span(1)
        yield _Hit(pattern, start, end, {slot.group: match.span(slot.group) for slot in pattern.slots})


def _widest(narrow: _Hit, hits: list[_Hit]) -> _Hit:
    """Return a hit with the whole of the lists of names of which it has only the ends; its unsaid subject stays."""
    wider = [hit for hit in hits if hit.end == narrow.end and hit.start < narrow.start and _widens(hit, narrow)]
    wide = min(wider, key=lambda hit: hit.start, default=narrow)
    if wide.clause == narrow.clause:
        return wide
    unsaid = {group: span for group, span in narrow.slots.items() if span[0] == span[1] >= 0}
    return replace(narrow, slots={**wide.slots, **unsaid})


def _widens(wide: _Hit, narrow: _Hit) -> bool:
    """Say whether one hit differs from another only in slots that hold more of the same lists."""
    return wide.pattern is narrow.pattern and all(
        _holds(wide.slots[s.group], narrow.slots[s.group]) for s in narrow.pattern.slots
    )


def _holds(wide: tuple[int, int], narrow: tuple[int, int]) -> bool:
    """Say whether a slot holds a list of which another has the end, or whether both stand for an unsaid subject."""
    unsaid = wide[0] == wide[1] >= 0 and narrow[0] == narrow[1]
    return unsaid or (wide[0] <= narrow[0] and wide[1] == narrow[1])
