"""Which predicted entity is which gold entity."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fztgraph.evaluation.gold import GoldArticle, GoldEntity
from fztgraph.evaluation.prediction import PredictedEntity
from fztgraph.iris import normalise_name

#: How good a pair is, the best first: required, of the same label, with a long name in common, by id.
_Rank = tuple[bool, bool, int, str]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The entities of one article, paired one to one.

    ``typed`` pairs ids of predicted entities with gold keys of the same label. ``ends`` says what each id stands
    for as an end of a fact: a gold key, of whatever label, else the id with a question mark before it, which is no
    key. ``readings`` leads from an optional key to the required one of another label that shares a name with it.
    """

    typed: dict[str, str]
    loose: dict[str, str]
    ends: dict[str, str]
    readings: dict[str, str]
    optional: frozenset[str]

    def end(self, entity: str) -> str:
        """Return what a predicted entity's id stands for in a fact."""
        return self.ends.get(entity, "?")

    def key(self, key: str) -> str:
        """Return the key that stands for a gold entity in a fact."""
        return self.readings.get(key, key)


def align(article: GoldArticle, predicted: Iterable[PredictedEntity]) -> Alignment:
    """Pair the predicted entities of an article with its gold entities."""
    predicted = tuple(predicted)
    readings = _find_readings(article.entities)
    loose = match_entities(article.entities, predicted, typed=False)
    ends = {entity.id: "?" + entity.id for entity in predicted}
    ends |= {entity: readings.get(key, key) for entity, key in loose.items()}
    return Alignment(
        typed=match_entities(article.entities, predicted, typed=True),
        loose=loose,
        ends=ends,
        readings=readings,
        optional=frozenset(entity.key for entity in article.entities if entity.optional),
    )


def match_entities(gold: Iterable[GoldEntity], predicted: Iterable[PredictedEntity], *, typed: bool) -> dict[str, str]:
    """Return gold keys by predicted id: as many pairs as possible, one to one, better pairs first.

    A pair shares a name and, where ``typed``, the label.
    """
    ranks: dict[str, list[_Rank]] = defaultdict(list)
    forms = [(entity, entity.forms) for entity in gold]
    for candidate in predicted:
        for entity, names in forms:
            shared = names & candidate.forms
            if shared and (candidate.label == entity.label or not typed):
                longest = max(len(name) for name in shared)
                ranks[entity.key].append((entity.optional, candidate.label != entity.label, -longest, candidate.id))
    choices = {key: [rank[-1] for rank in sorted(ranks[key])] for key in sorted(ranks, key=lambda key: min(ranks[key]))}
    owners: dict[str, str] = {}
    for key in choices:
        _place(key, choices, owners, set())
    return owners


def _place(key: str, choices: dict[str, list[str]], owners: dict[str, str], tried: set[str]) -> bool:
    """Find a predicted entity for a gold key, moving earlier keys to their next choice where that makes room."""
    free = next((choice for choice in choices[key] if choice not in owners), None)
    if free is not None:
        owners[free] = key
        return True
    for choice in choices[key]:
        if choice not in tried:
            tried.add(choice)
            if _place(owners[choice], choices, owners, tried):
                owners[choice] = key
                return True
    return False


def _find_readings(gold: Iterable[GoldEntity]) -> dict[str, str]:
    gold = tuple(gold)
    required = {form: entity for entity in gold if not entity.optional for form in sorted(entity.forms)}
    readings: dict[str, str] = {}
    for entity in gold:
        for name in entity.names if entity.optional else ():
            twin = required.get(normalise_name(name))
            if twin and twin.label != entity.label:
                readings.setdefault(entity.key, twin.key)
    return readings
