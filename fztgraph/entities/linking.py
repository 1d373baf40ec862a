"""Which listed thing a name means, where several share it."""

from collections import Counter

from fztgraph.entities.drafts import Draft
from fztgraph.gazetteer import Entry, Gazetteer
from fztgraph.iris import Iri


def link_drafts(drafts: list[Draft], gazetteer: Gazetteer) -> None:
    """Give each entity whose name the gazetteer lists its IRI: of things of one name, the one the article speaks of."""
    context: Counter[Iri] = Counter()
    for draft in drafts:
        if draft.iri:
            context[draft.iri] += len(draft.mentions)
    for draft in drafts:
        rivals = _rivals(draft, gazetteer)
        if rivals and (draft.iri is None or any(entry.iri == draft.iri for entry in rivals)):
            draft.iri = _choose(rivals, draft.iri, gazetteer, context)


def _rivals(draft: Draft, gazetteer: Gazetteer) -> list[Entry]:
    """Return the entries of an entity's label that have one of its names, the likelier first."""
    found = (entry for name in sorted(draft.names()) for entry in gazetteer.by_name.get(name, ()))
    return list({entry.iri: entry for entry in found if entry.label is draft.label}.values())


def _choose(rivals: list[Entry], iri: Iri | None, gazetteer: Gazetteer, context: Counter[Iri]) -> Iri:
    """Return the rival whose surroundings the context names most; in doubt the one found, else the likelier."""
    return max(rivals, key=lambda entry: (_support(entry, gazetteer, context), entry.iri == iri)).iri


def _support(entry: Entry, gazetteer: Gazetteer, context: Counter[Iri]) -> int:
    """Count the mentions of what an entry is part of or lies in."""
    return sum(context[iri] for iri in ancestors(entry, gazetteer))


def ancestors(entry: Entry, gazetteer: Gazetteer) -> list[Iri]:
    """Return what an entry is part of or lies in, at any remove, nearest first."""
    found: dict[Iri, None] = {}
    queue = [*entry.part_of, *entry.located_in]
    for iri in queue:
        if iri not in found and iri in gazetteer.entries:
            found[iri] = None
            queue.extend((*gazetteer.entries[iri].part_of, *gazetteer.entries[iri].located_in))
    return list(found)
