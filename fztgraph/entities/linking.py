"""Which thing a name means, and its IRI: the gazetteer's, or one minted from its name."""

import re
from collections import Counter

from fztgraph.entities.drafts import Draft, core_of
from fztgraph.gazetteer import Entry, Gazetteer
from fztgraph.iris import Iri, entity_iri, normalise_name
from fztgraph.model import Article, Label

#: Names that begin so mean a body of the article's own place.
_OWN = re.compile(r"(?:[省市区县州盟旗](?![区])|本|我|全|当地)")
_PARTICULAR = re.compile(r"[A-Z0-9]{2,}")
#: Labels whose unlisted names are often the same for different things.
_COMMON = frozenset({Label.INITIATIVE, Label.ORGANIZATION, Label.AGENCY, Label.ZONE, Label.PORT})
_FULL_TITLE = 8


def listed(draft: Draft, gazetteer: Gazetteer) -> Iri | None:
    """Return the gazetteer's IRI for an entity whose whole name is listed under its label."""
    for name in sorted(draft.names()):
        for entry in gazetteer.by_name.get(name, ()):
            if entry.label is draft.label:
                return entry.iri
    return None


def choose_entry(iri: Iri, names: set[str], gazetteer: Gazetteer, context: Counter[Iri]) -> Iri:
    """Return the entry that a listed name means: of those that share it, the one that the context speaks of most."""
    rivals = {entry.iri: entry for name in names for entry in gazetteer.by_name.get(name, ())}
    if iri not in rivals or len(rivals) == 1:
        return iri
    order = list(rivals)
    return max(order, key=lambda key: (_support(rivals[key], gazetteer, context), key == iri, -order.index(key)))


def _support(entry: Entry, gazetteer: Gazetteer, context: Counter[Iri]) -> int:
    """Count the mentions of what an entry is part of or lies in."""
    return sum(context[iri] for iri in ancestors(entry, gazetteer))


def ancestors(entry: Entry, gazetteer: Gazetteer) -> list[Iri]:
    """Return what an entry is part of or lies in, at any remove, nearest first."""
    found: list[Iri] = []
    queue = [*entry.part_of, *entry.located_in]
    while queue:
        iri = queue.pop(0)
        if iri not in found and iri in gazetteer.entries:
            found.append(iri)
            queue.extend((*gazetteer.entries[iri].part_of, *gazetteer.entries[iri].located_in))
    return found


def mint_iri(draft: Draft, article: Article, home: str, places: set[str]) -> Iri:
    """Mint the IRI of an unlisted entity.

    A name that says which one it is (a place, an abbreviation, a full title) is the same thing everywhere; any other
    (区文旅局, “企业服务中心”, a person's name) is taken for the thing of that name of the article's home only.
    """
    name = core_of(draft.name) or normalise_name(draft.name)
    if _is_particular(draft, name, places):
        return entity_iri(draft.label.kind, name)
    return entity_iri(draft.label.kind, f"{name}@{home or article.iri.rsplit('/article/', 1)[-1]}")


def _is_particular(draft: Draft, name: str, places: set[str]) -> bool:
    if draft.label is Label.PERSON or _OWN.match(name):
        return False
    if draft.label is Label.POLICY:
        return len(name) >= _FULL_TITLE
    if draft.label not in _COMMON:
        return True
    return bool(_PARTICULAR.search(name)) or any(normalise_name(place) in name for place in places)
