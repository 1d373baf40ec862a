"""Common nouns inside clauses that stand for what was named before: 在片区内, 对该口岸, 制定本办法."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from fztgraph.claims.lines import Item
from fztgraph.claims.words import Words
from fztgraph.model import Entity, Form, Label

#: Where a thing is named, and the thing.
_Named: TypeAlias = tuple[int, int, Entity]

#: The lists of nouns, with the kind of thing that each stands for.
_NOUNS = (("zone_nouns", Label.ZONE), ("port_nouns", Label.PORT))
#: The names of a thing are looked for in so many of its mentions.
_MOST_MENTIONS = 50
#: Bodies, which act; what a noun means is looked for among so many before it.
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})
_MOST_BODIES = 6
#: What points before a noun, and the nouns that mean companies whatever their names.
_POINTER = re.compile("^(?:该|本|此|这[个家一])")
_ANY = frozenset({"公司", "企业"})
_THE_ZONE = re.compile("该区(?![域块间位])|(?<=[在为对向给让])区(?=内)")
#: Where a sentence ends, and how far back its start or what a noun means is looked for.
_STOPS = "。！？\n"
_FAR = 1000


def read_mentions(text: str, entities: Iterable[Entity], words: Words) -> Iterator[Item]:
    """Yield the mentions of entities as items.

    What refers back (该关, 公司) to a body that is only named as means or partner (在甲海关支持下, 由甲公司出资) means
    the last such body of that sentence that is not.
    """
    named = [(m.start, m.end, entity) for entity in entities for m in entity.mentions if m.form is not Form.REFERENCE]
    bodies = sorted((one for one in named if one[2].label in _BODIES), key=lambda one: one[:2])
    yield from (Item(*one) for one in named)
    starts = [start for start, _, _ in bodies]
    aside = tuple(words.lists["before_no_subject"].words)
    for entity in entities:
        for mention in entity.mentions:
            if mention.form is Form.REFERENCE:
                number = bisect_left(starts, mention.start)
                before = bodies[max(0, number - _MOST_BODIES) : number]
                yield Item(mention.start, mention.end, _topic(text, mention.text, entity, before, aside))


def _topic(text: str, words: str, entity: Entity, before: Sequence[_Named], aside: tuple[str, ...]) -> Entity:
    """Return what words mean that are taken to mean an entity: the last of the bodies before them that is a topic."""
    noun = _POINTER.sub("", words)
    fitting = [one for one in before if one[2].label is entity.label and (noun in _ANY or _ends_in(one[2], noun))]
    if not fitting or fitting[-1][2] is not entity:
        return entity
    last = fitting[-1][0]
    sentence = max(text.rfind(stop, max(0, last - _FAR), last) for stop in _STOPS)
    topics = [thing for start, _, thing in fitting if start > sentence and not text.endswith(aside, 0, start)]
    return topics[-1] if topics else entity


def points_back(text: str, items: Iterable[Item], title: Iterable[Entity], words: Words) -> Iterator[Item]:
    """Yield the common nouns of a text that mean a zone, a port or the article's own document, with what they mean.

    A noun means the thing named last before it in its paragraph whose name ends in it, or else the only such thing of
    the article; a document (本办法) the one of the title, or else the first of the article.
    """
    named = sorted(((i.start, i.end, i.thing) for i in items if isinstance(i.thing, Entity)), key=lambda one: one[:2])
    starts = [start for start, _, _ in named]
    found = [*_areas(text, named, words), *_zones(text, named), *_own_documents(text, named, title, words)]
    yield from (item for item in found if not _overlaps(named, starts, item))


def _areas(text: str, named: Sequence[_Named], words: Words) -> Iterator[Item]:
    """Yield the nouns of areas that a word before and none after them shows to stand alone."""
    before, after = (words.lists[key].source for key in ("before_noun", "after_noun"))
    things = {
        label: {thing.iri: thing for _, _, thing in named if thing.label is label}.values() for _, label in _NOUNS
    }
    for name, label in _NOUNS:
        fitting: dict[str, list[_Named]] = {}
        for match in re.finditer(f"{before}({words.lists[name].source})(?!{after})", text):
            noun = match[1]
            if noun not in fitting:
                called = {thing.iri for thing in things[label] if _ends_in(thing, noun)}
                fitting[noun] = [one for one in named if one[2].iri in called]
            thing = _meant(text, match.start(1), fitting[noun])
            if thing:
                yield Item(*match.span(1), thing)


def _zones(text: str, named: Sequence[_Named]) -> Iterator[Item]:
    """Yield where the zone that is spoken of is called only 该区, or meant by 区内 after a preposition."""
    zones = [one for one in named if one[2].label is Label.ZONE]
    for match in _THE_ZONE.finditer(text) if zones else ():
        thing = _meant(text, match.start(), zones)
        if thing:
            yield Item(*match.span(), thing)


def _meant(text: str, place: int, fitting: Sequence[_Named]) -> Entity | None:
    """Return the thing named last before a place in its paragraph, or else the only one that is named before it."""
    number = bisect_right(fitting, place, key=lambda one: one[1])
    if not number:
        return None
    _, end, thing = fitting[number - 1]
    alone = all(one.iri == thing.iri for _, _, one in fitting[:_MOST_MENTIONS])
    near = place - end < _FAR and "\n" not in text[end:place]
    return thing if alone or near else None


def _own_documents(text: str, named: Sequence[_Named], title: Iterable[Entity], words: Words) -> Iterator[Item]:
    named_so = (*title, *(thing for _, _, thing in named))
    policies = dict.fromkeys(thing for thing in named_so if thing.label is Label.POLICY)
    own: dict[str, Entity | None] = {}
    for match in re.finditer(f"本({words.lists['own_documents'].source})", text) if policies else ():
        noun = match[1]
        if noun not in own:
            own[noun] = next((policy for policy in policies if _ends_in(policy, noun)), None)
        meant = own[noun]
        if meant:
            yield Item(*match.span(), meant)


def _ends_in(entity: Entity, noun: str) -> bool:
    names = (entity.name, *(mention.text for mention in entity.mentions[:_MOST_MENTIONS]))
    return any(name.rstrip("》”」)）").endswith(noun) for name in names)


def _overlaps(named: Sequence[_Named], starts: Sequence[int], item: Item) -> bool:
    number = bisect_right(starts, item.start)
    return (number > 0 and named[number - 1][1] > item.start) or (number < len(named) and starts[number] < item.end)
