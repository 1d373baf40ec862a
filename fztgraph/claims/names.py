"""What names say by themselves: a name is read like a sentence, with the names nested in it as its slots."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

import ahocorasick

from fztgraph.claims.clauses import goes_by
from fztgraph.claims.lines import Item, Line, Thing, outermost, render
from fztgraph.claims.matching import Match, keep_named, too_short
from fztgraph.claims.pages import Page
from fztgraph.claims.rules import SELF, Rule, RuleBook
from fztgraph.claims.words import Words
from fztgraph.model import Entity, Form, Label
from fztgraph.vocab import SIGNATURES

#: Endings that a place's short name leaves out.
_DIVISION = "省市县区州盟旗"


def match_names(page: Page, book: RuleBook) -> Iterator[Match]:
    """Yield the matches of the rules that read names, in order of the entities."""
    if not book.names:
        return
    aliases = [(entity, _aliases(entity, book.words)) for entity in page.entities]
    nested = _Nested(aliases)
    starts = [start for start, _ in page.spans]
    labels = frozenset().union(*(rule.of for rule in book.names))
    for entity, own in aliases:
        if entity.label not in labels or not entity.mentions:
            continue
        lines = [nested.render(name, entity) for name in own]
        sentence = _sentence(page, entity, starts)
        for rule in book.names:
            if entity.label in rule.of:
                yield from _matches(rule, entity, [line for line in lines if line.items or rule.sole], sentence, page)


def _matches(
    rule: Rule, entity: Entity, lines: Sequence[Line], sentence: tuple[int, int], page: Page
) -> Iterator[Match]:
    start, end = sentence
    for line in lines:
        for pattern in rule.patterns:
            for match in pattern.regex.finditer(line.text):
                spans = {slot.role: match.span(slot.group) for slot in pattern.slots}
                if any(too_short(rule, line, *span) for span in spans.values()):
                    continue
                roles: dict[str, tuple[Thing, ...]] = {role: line.things(*span) for role, span in spans.items()}
                roles[SELF] = (entity,)
                if rule.sole:
                    roles[rule.sole] = _only(page, rule, entity)
                if keep_named(rule, roles):
                    yield Match(rule, start, end, roles)


def _only(page: Page, rule: Rule, entity: Entity) -> tuple[Thing, ...]:
    """Return the one thing of an article that may fill the sole role of a rule, named before an entity or in the title.

    Where there are several such things, none fills it.
    """
    nouns = dict(rule.named)[rule.sole or ""]
    labels = SIGNATURES[rule.says[0].predicate][1]
    found = [entity for entity in page.entities if entity.label in labels and goes_by(entity, nouns)]
    if len(found) != 1 or (found[0] not in page.title and not _precedes(found[0], entity)):
        return ()
    return tuple(found)


def _precedes(first: Entity, second: Entity) -> bool:
    return min(m.start for m in first.mentions) < min(m.start for m in second.mentions)


def _aliases(entity: Entity, words: Words) -> list[str]:
    """Return the names of an entity in short form, the longest first; a place also without its ending."""
    names = {entity.name, *(m.text for m in entity.mentions if m.form != Form.REFERENCE)}
    short = {words.shorten("".join(name.split())) for name in names}
    if entity.label == Label.PLACE:
        short |= {name[:-1] for name in short if len(name) > 2 and name[-1] in _DIVISION}
    return sorted(short, key=lambda name: (-len(name), name))


class _Nested:
    """The names of a page as an index, to find those that are part of others."""

    def __init__(self, aliases: Sequence[tuple[Entity, list[str]]]) -> None:
        self._entities = [entity for entity, _ in aliases]
        owners: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, (_, names) in enumerate(aliases):
            for rank, name in enumerate(names):
                if name:
                    owners[name].append((number, rank))
        self._automaton = ahocorasick.Automaton()
        for name, who in owners.items():
            self._automaton.add_word(name, (len(name), who))
        if owners:
            self._automaton.make_automaton()

    def render(self, name: str, owner: Entity) -> Line:
        """Render a name with those of others in it; single characters count where two stand together (中塞)."""
        items = [Item(place, place + length, entity) for place, length, entity in self._find(name, owner)]
        single = {item.start for item in items if item.end - item.start == 1}
        kept = [i for i in items if i.end - i.start > 1 or not single.isdisjoint((i.start - 1, i.start + 1))]
        return render(name, 0, len(name), outermost(kept))

    def _find(self, name: str, owner: Entity) -> Iterator[tuple[int, int, Entity]]:
        """Yield where each shorter name of another entity stands first, and its length, in order of the entities."""
        first: dict[tuple[int, int], tuple[int, int]] = {}
        for last, (length, who) in self._automaton.iter(name) if len(self._automaton) else ():
            for key in who if length < len(name) else ():
                first.setdefault(key, (last + 1 - length, length))
        for (number, _), (place, length) in sorted(first.items()):
            if self._entities[number] is not owner:
                yield place, length, self._entities[number]


def _sentence(page: Page, entity: Entity, starts: Sequence[int]) -> tuple[int, int]:
    """Return the span of the sentence that names an entity first: of running text, if any names it, else a heading."""
    places = (mention.start for mention in entity.mentions if mention.form is not Form.REFERENCE)
    numbers = {bisect_right(starts, place) - 1 for place in places}
    naming = [(number in page.headings, number) for number in numbers if number >= 0]
    return page.spans[min(naming)[1]] if naming else (entity.mentions[0].start, entity.mentions[0].end)
