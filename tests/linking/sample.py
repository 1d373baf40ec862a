"""Things of several articles, in short: each article is its number and what it names."""

from collections.abc import Iterable

from fztgraph.iris import Iri, article_iri, entity_iri
from fztgraph.linking.linkage import Linkage, link_things
from fztgraph.linking.things import Thing
from fztgraph.vocab import class_path, label_of


def thing(kind: str, name: str, *articles: int, home: str = "", **facts: Iterable[object]) -> Thing:
    """Return a thing of a class as articles mint it, at home in a place or nowhere."""
    label = label_of(kind)
    iri = entity_iri(label.kind, f"{name}@{home}" if home else name)
    forms = {name, *facts.pop("forms", ())}  # type: ignore[arg-type]
    names = {article_iri("a", number): name for number in articles}
    return Thing(iri, label, names, forms, set(class_path(kind)), **{key: set(value) for key, value in facts.items()})  # type: ignore[arg-type]


def link(*things: Thing, decisions: Iterable[object] = ()) -> Linkage:
    """Link things, of which several may have one IRI."""
    found: dict[Iri, Thing] = {}
    for each in things:
        known = found.setdefault(each.iri, each)
        known.names.update(each.names)
    return link_things(found, decisions)  # type: ignore[arg-type]


def merged(linkage: Linkage) -> dict[str, str]:
    """Return which name was merged into which."""
    return {merge.renaming.merged_name: merge.renaming.kept_name for merge in linkage.merges}
