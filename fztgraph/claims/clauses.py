"""Clauses, what they are about, and the subject that a clause leaves unsaid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

from fztgraph.claims.gatherings import Held, find_held
from fztgraph.claims.lines import Line
from fztgraph.claims.pages import Page
from fztgraph.claims.patterns import LABEL_MARKS, Pattern
from fztgraph.claims.words import NUMERALS, Words, names_in
from fztgraph.model import Entity, Label

#: A subject stands at most this far from the start of its clause.
_FAR = 16
#: The names of a thing are looked for in so many of its mentions.
_MOST_MENTIONS = 200
#: No subject is looked for further back than so many sentences: a long article takes time in proportion to its length.
_FARTHEST = 200
#: Nothing is carried over more clauses of one sentence than this.
_MOST_CLAUSES = 50

#: What stands between the name of an object and the start of its clause.
_OBJECT = re.compile("(?<![为除到])了|我们")

#: A body without a name of its own, at the start of a clause: 当地某园区将 ..., 科学城管委会主任张三 ...
_NAMELESS = re.compile(
    "(?![在为自从经据对向随把将以由与同该本])[^，,；;：:。、的\ue000-\ue010]{4,24}"
    "(?:园区|公司|集团|企业|中心|部门|单位|机构|银行|海关|政府|局|厅|委|所|院|校|协会|商会|港|站)"
    "(?:将|已|正|还|也|先后|积极|主动|大力|持续|不断|全力|进一步|近日|日前|今年|累计)"
    "|(?!公司|集团|企业|单位|银行|中心|园区|副|[总该])[^，,；;：:。、的\ue000-\ue010]{4,20}(?:主任|局长|书记|市长|区长|县长|处长|科长)"
    f"{LABEL_MARKS[Label.PERSON]}"
)

#: With what is not what a clause is about, though it is told of: 以新设的甲支行为依托.
BY_MEANS = re.compile(
    r"(?:以(?![^的，]{0,7}主题)|对|把|从|向|依托|通过|围绕|针对)[^的，]{0,8}的\Z"
    r"|(?:与|同|联合|会同)[^的，\ue000-\ue010]{0,8}的\Z"
)

#: Who acts: where a body is what a sentence is about, no area or person named before it is. What bodies make may be.
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})
_SAID_OF = frozenset({Label.POLICY, Label.INITIATIVE})

#: Who speaks is looked for in so many sentences after the one that says 我们.
_SPEAKS = 4

#: With another: at the start of a clause, and between those who act together.
_WITH = re.compile("(?:并|还|又|也|再|已|将|同时|随后|先后|此前|今年|昨日|当天)*[与同跟]")
_TOGETHER = "与同跟"
#: Ties are looked for within so many characters after the subject.
_TIED_WITHIN = 120
#: Ties to those named after 与, who take no part in what the next clauses tell.
_TIED = re.compile(
    "[与同跟][^，]{0,60}(?:建立|签署|签订|签了|保持|加强|开展|举行)[^，]{0,16}(?:机制|协议|备忘录|关系|联系|沟通|会谈|座谈|磋商)"
)

#: The noun of an event takes up one named at most so many sentences before, whatever its name.
_NEAR = 3

Group: TypeAlias = tuple[Entity, ...]


class Carry(IntEnum):
    """From how far a subject was carried: not at all, over clauses, over sentences, from a heading or the title."""

    NONE = 0
    CLAUSE = 1
    SENTENCE = 2
    HEADING = 3


@dataclass(frozen=True, slots=True)
class Finders:
    """The patterns that find what a clause is about.

    ``speaker`` finds whose words are told (甲公司经理张三说), ``subject`` finds names that stand as subjects, ``joint``
    those with whom such a subject acts, ``owner`` names at the start of a clause whose something is its subject
    (甲的厂房), ``thing`` the initiatives and policies anywhere, ``actor`` lists of actors anywhere,
    ``partner`` those with whom an unsaid subject acts (随后与乙会谈).
    """

    subject: Pattern
    joint: Pattern
    owner: Pattern
    thing: Pattern
    actor: Pattern
    partner: Pattern
    speaker: Pattern


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a subject must be like: one of some labels, called by a common noun, several together, or so many.

    ``kind`` is the label of what the noun stands for where nothing is called by it; ``alone`` says that the clause
    names the other with whom the subject acts (并与乙签约), ``gathering`` that the noun is that of an event (活动),
    ``speaking`` that the subject is whoever speaks (我们).
    """

    labels: frozenset[str]
    noun: re.Pattern[str] | None = None
    several: bool = False
    count: int = 0
    kind: str | None = None
    alone: bool = False
    gathering: bool = False
    speaking: bool = False

    @property
    def taken_up(self) -> bool:
        return self.speaking or self.several or self.count > 0 or self.noun is not None

    def fitting(self, things: Group) -> Group:
        """Return those of some things that may be the subject."""
        kept = tuple(t for t in things if t.label in self.labels and (self.noun is None or goes_by(t, self.noun)))
        return kept if len(kept) > 1 or not self.several else ()


@dataclass(frozen=True, slots=True)
class _About:
    """What a clause is about: subjects, initiatives and policies, actors named together, and all names in it.

    ``heads`` are the subjects without those that they act with: 甲与乙签约 is about both, its head is 甲.
    """

    subjects: list[Group] = field(default_factory=list)
    heads: list[Group] = field(default_factory=list)
    things: list[Group] = field(default_factory=list)
    together: list[Group] = field(default_factory=list)
    names: list[Group] = field(default_factory=list)

    def topics(self, wanted: _Wanted) -> list[Group]:
        """Return the subjects; for one who acts with another yet to be named, without whom they act with."""
        return self.heads if wanted.alone else self.subjects

    def groups(self, wanted: _Wanted) -> list[Group]:
        """Return what the clause is about, subjects first; a common noun may take up any name, 双方 any actors."""
        others = self.together if wanted.several else self.names if wanted.noun else []
        return self.topics(wanted) + self.things + others


@dataclass
class Topics:
    """What each clause of a page is about, found once for each line that is asked for."""

    page: Page
    words: Words
    finders: Finders
    _by_line: dict[int, list[_About]] = field(init=False, default_factory=dict)
    held: Held = field(init=False)
    _events: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._events = names_in(self.words.lists["events"])
        self.held = find_held(self.page.lines, self._events)

    def carried(self, line: int, clause: int, labels: frozenset[str], reach: Carry) -> tuple[Group, Carry]:
        """Return the subject that a clause leaves unsaid, of one of some labels, and from how far it comes.

        A subject comes from no further than ``reach``, unless the clause takes it up by a common noun (该项目, 双方).
        """
        wanted = self._wanted(line, clause, labels)
        if wanted.count:
            return self._counted(line, clause, wanted)
        if wanted.speaking:
            return self._speaker(line, clause, wanted)
        for things, carry in self._candidates(line, clause, wanted):
            if not wanted.taken_up and (
                carry > reach or (carry > Carry.CLAUSE and self._is_of_another(line, clause, wanted))
            ):
                break
            fitting = wanted.fitting(things)
            if fitting:
                return fitting, carry
        if wanted.kind:
            return self._counted(line, clause, _Wanted(labels & {wanted.kind}, count=1, gathering=wanted.gathering))
        return (), Carry.NONE

    def _counted(self, line: int, clause: int, wanted: _Wanted) -> tuple[Group, Carry]:
        """Return the last so many things named before a clause, in order; nothing where there are fewer."""
        page = self.page
        found: dict[Entity, Carry] = {}
        before = [(about, Carry.CLAUSE) for about in self._about(line)[:clause][::-1]]
        for earlier in range(line - 1, max(-1, line - _FARTHEST), -1):
            near = wanted.gathering and line - earlier <= _NEAR
            if near or wanted.noun is not None or page.paragraphs[earlier] == page.paragraphs[line]:
                before += [(about, Carry.SENTENCE) for about in self._about(earlier)[::-1]]
        for about, carry in before:
            for group in about.names:
                for thing in wanted.fitting(group):
                    if wanted.gathering and not goes_by(thing, self._events):
                        continue
                    found.setdefault(thing, carry)
                    if len(found) == wanted.count:
                        return tuple(found)[::-1], carry
        return (), Carry.NONE

    def _is_of_another(self, line: int, clause: int, wanted: _Wanted) -> bool:
        """Say whether a sentence has, up to a clause, another subject than what is wanted, named or not."""
        if self._has_nameless(line, clause):
            return True
        heads = [group for about in self._about(line)[:clause] for group in about.heads]
        bodies = any(thing.label in _BODIES for group in heads for thing in group)
        return bodies and not wanted.labels & _SAID_OF and not any(wanted.fitting(group) for group in heads)

    def _has_nameless(self, line: int, clause: int) -> bool:
        """Say whether a sentence has, up to a clause, a body without a name as its subject."""
        rendered = self.page.lines[line]
        return any(_NAMELESS.match(rendered.text, start) for start in rendered.breaks[: clause + 1])

    def _speaker(self, line: int, clause: int, wanted: _Wanted) -> tuple[Group, Carry]:
        """Return whose words are told where a clause says 我们: said before in its sentence, in it, or around it."""
        page = self.page
        rendered = page.lines[line]
        own = _listed(rendered, self.finders.speaker)
        start = rendered.breaks[clause]
        near = [things for place, things in own if place < start][::-1] + [t for place, t in own if place >= start]
        after = range(line + 1, min(line + _SPEAKS, len(page.lines)))
        around = [n for n in (*after, line - 1) if n >= 0 and page.paragraphs[n] == page.paragraphs[line]]
        far = (t for n in around for _, t in _listed(page.lines[n], self.finders.speaker))
        for carry, groups in ((Carry.CLAUSE, iter(near)), (Carry.SENTENCE, far)):
            bodies = (tuple(t for t in things if t.label is not Label.PERSON) for things in groups)
            found = next((kept for things in bodies if (kept := wanted.fitting(things))), ())
            if found:
                return found, carry
        return (), Carry.NONE

    def _wanted(self, line: int, clause: int, labels: frozenset[str]) -> _Wanted:
        """Return what the subject of a clause must be like: the words that take it up, if any, tell."""
        rendered = self.page.lines[line]
        match = self.words.taken_up.match(rendered.text, rendered.breaks[clause])
        if not match:
            return _Wanted(labels, alone=bool(_WITH.match(rendered.text, rendered.breaks[clause])))
        if match["speaking"]:
            return _Wanted(labels, speaking=True)
        if match["sides"]:
            return _Wanted(labels, _ending(match["sided"]), count=NUMERALS[match["sides"]])
        word = match["noun"] or match["short"] or match["area"] or match["counted"]
        kind = self.words.kinds.get(word)
        if match["count"]:
            return _Wanted(
                labels & {kind} if kind else labels, None if kind else _ending(word), count=NUMERALS[match["count"]]
            )
        gathering = word in self.words.lists["gatherings"].words
        return _Wanted(
            labels, _ending(word) if word else None, several=bool(match["both"]), kind=kind, gathering=gathering
        )

    def _candidates(self, line: int, clause: int, wanted: _Wanted) -> Iterator[tuple[Group, Carry]]:
        """Yield what may be the subject of a clause: of the same sentence, then of what stands before it.

        Of a sentence come the subjects first, then the initiatives and policies, each the nearest first.
        """
        nearest = max(0, clause - _MOST_CLAUSES)
        clauses = self._about(line)[nearest:clause][::-1]
        yield from ((group, Carry.CLAUSE) for about in clauses for group in about.topics(wanted))
        for earlier in range(clause - 1, nearest - 1, -1):
            same = self._wanted(line, earlier, wanted.labels)
            if same.taken_up and not wanted.taken_up and not self._about(line)[earlier].subjects:
                yield self._taken(line, earlier, same), Carry.CLAUSE
        yield from ((group, Carry.CLAUSE) for about in clauses for group in about.groups(wanted))
        yield from self._before(line, wanted)

    def _taken(self, line: int, clause: int, wanted: _Wanted) -> Group:
        """Return what the words at the start of a clause take up."""
        if wanted.count:
            return self._counted(line, clause, wanted)[0]
        if wanted.speaking:
            return self._speaker(line, clause, wanted)[0]
        found = (wanted.fitting(things) for things, _ in self._candidates(line, clause, wanted))
        kind = _Wanted(frozenset({wanted.kind or ""}), count=1)
        return next((things for things in found if things), ()) or self._counted(line, clause, kind)[0]

    def _before(self, line: int, wanted: _Wanted) -> Iterator[tuple[Group, Carry]]:
        """Yield the subjects of the sentences before a line, then those of its heading and of the title."""
        page = self.page
        near = [
            n
            for n in range(line - 1, max(-1, line - _FARTHEST), -1)
            if page.paragraphs[n] == page.paragraphs[line] >= 0
        ]
        far = range(line - len(near) - 1, max(-1, line - _FARTHEST), -1) if wanted.noun else ()
        heading = next((n for n in range(line - 1, max(-1, line - _FARTHEST), -1) if n in page.headings), None)
        for lines, carry in (
            (near, Carry.SENTENCE),
            (far, Carry.HEADING),
            (() if heading is None else (heading,), Carry.HEADING),
        ):
            for before in lines:
                abouts = self._about(before)[:: -1 if wanted.several else 1]
                yield from ((group, carry) for about in abouts for group in about.groups(wanted))
        yield from (((thing,), Carry.HEADING) for thing in page.title)

    def _about(self, line: int) -> list[_About]:
        if line not in self._by_line:
            self._by_line[line] = self._find(self.page.lines[line])
        return self._by_line[line]

    def _find(self, line: Line) -> list[_About]:
        """Return for each clause of a line what it is about."""
        found = [_About() for _ in line.breaks]
        joint = dict(_listed(line, self.finders.joint))
        for place, things in _listed(line, self.finders.subject):
            clause = line.clause(place)
            if self._is_topic(line.text[line.breaks[clause] : place]):
                head = _head(line, place, things)
                found[clause].subjects.append(head if _ties(line, clause, place) else joint.get(place, things))
                found[clause].heads.append(head)
        for place, things in _listed(line, self.finders.owner):
            if not found[line.clause(place)].subjects:
                found[line.clause(place)].subjects.append(things)
                found[line.clause(place)].heads.append(things)
        for place, things in reversed(_listed(line, self.finders.thing)):
            found[line.clause(place)].things.append(things)
        for place, things in _listed(line, self.finders.partner):
            clause = line.clause(place)
            heads = next((about.heads[0] for about in found[:clause][::-1] if about.heads), ())
            found[clause].together.append(heads + things)
        for place, things in _listed(line, self.finders.actor):
            found[line.clause(place)].together.append(things)
        for place, item in sorted(line.items.items(), reverse=True):
            if isinstance(item.thing, Entity):
                found[line.clause(place)].names.append((item.thing,))
        return found

    def _is_topic(self, before: str) -> bool:
        """Say whether a name is what its clause is about, from what the clause says before it."""
        if before.endswith("的"):
            return not BY_MEANS.search(before)
        far = len(before) > _FAR or _OBJECT.search(before)
        return not far and not self.words.lists["verbs"].regex.search(before)


def _ties(line: Line, clause: int, place: int) -> bool:
    """Say whether a clause tells that its subject is tied to others, and not that they do something: 甲与乙建立机制."""
    end = line.breaks[clause + 1] if clause + 1 < len(line.breaks) else len(line.text)
    return bool(_TIED.search(line.text, place, min(end, place + _TIED_WITHIN)))


def _head(line: Line, place: int, things: Group) -> Group:
    """Return the first of some things in a row, up to the word that says with whom they act."""
    end = next((p for p in range(place, len(line.text)) if line.text[p] in _TOGETHER), len(line.text))
    head = tuple(thing for thing in line.things(place, end) if thing in things)
    return tuple(thing for thing in head if isinstance(thing, Entity)) or things


def _ending(noun: str) -> re.Pattern[str]:
    return re.compile(re.escape(noun) + r".{0,4}\Z")


def _listed(line: Line, pattern: Pattern) -> list[tuple[int, Group]]:
    """Return the lists of names that a pattern finds, with the place of the first; none that is part of another."""
    found: list[tuple[int, Group]] = []
    end = 0
    for match in pattern.regex.finditer(line.text):
        spans = [match.span(slot.group) for slot in pattern.slots if match[slot.group]]
        if spans[-1][1] > end:
            things = tuple(t for span in spans for t in line.things(*span) if isinstance(t, Entity))
            found.append((spans[0][0], things))
            end = spans[-1][1]
    return found


def goes_by(entity: Entity, noun: re.Pattern[str]) -> bool:
    """Say whether one of an entity's names has a common noun."""
    return bool(noun.search(entity.name)) or any(
        noun.search(mention.text) for mention in entity.mentions[:_MOST_MENTIONS]
    )
