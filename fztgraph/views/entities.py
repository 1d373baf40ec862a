"""Find the entity that a name or an IRI asks for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from fztgraph.errors import UnknownEntityError
from fztgraph.iris import NS, normalise_name
from fztgraph.views.access import quads, subjects, triples
from fztgraph.vocab import THING_CLASSES

_SUGGESTIONS = 5
_CLOSE = 0.5
#: Normalised name to entities, each with (0 where it is a main name, else 1) and its main name.
_Names = dict[str, dict[str, tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Match:
    """The entity that a name stands for, and the main names of others that it may stand for as well."""

    entity: NamedNode
    others: tuple[str, ...] = ()


def find_entity(store: Store, asked: str) -> Match:
    """Return the entity with an IRI or a name; of several, one whose main name it is, then the most written about.

    White space, width, case, dashes and quotes do not matter. Raises UnknownEntityError with the nearest names.
    """
    if "://" in asked:
        return _by_iri(store, asked)
    names = _names(store)
    found = names.get(normalise_name(asked), {})
    if not found:
        raise UnknownEntityError(_unknown(asked, names))
    ranked = sorted(found, key=lambda iri: (found[iri][0], -_mentions(store, iri), iri))
    return Match(NamedNode(ranked[0]), tuple(sorted({found[iri][1] for iri in ranked[1:]})))


def _by_iri(store: Store, iri: str) -> Match:
    if iri not in _things(store):
        raise UnknownEntityError(f"<{iri}> is no entity of this graph; give its whole IRI or one of its names")
    return Match(NamedNode(iri))


def _things(store: Store) -> set[str]:
    classes = {NS + name for name in THING_CLASSES}
    return {subject for subject, kind in triples(store, None, "rdf:type") if kind in classes}


def _names(store: Store) -> _Names:
    things = _things(store)
    main: dict[str, str] = {}
    names: _Names = defaultdict(dict)
    for rank, predicate in enumerate(("skos:prefLabel", "skos:altLabel")):
        for _, iri, name in sorted(_labels(store, predicate)):
            if iri in things:
                main.setdefault(iri, name)
                names[normalise_name(name)].setdefault(iri, (rank, main[iri]))
    return names


def _labels(store: Store, predicate: str) -> Iterator[tuple[bool, str, str]]:
    """Yield whether a label is in another language than Chinese, whose it is, and its text."""
    for quad in quads(store, None, predicate):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.object.language != "zh", quad.subject.value, quad.object.value


def _mentions(store: Store, iri: str) -> int:
    return len(subjects(store, "schema:mentions", NamedNode(iri)))


def _unknown(asked: str, names: _Names) -> str:
    near = _nearest(normalise_name(asked), names)
    advice = (
        f"near it are {'、'.join(near)}" if near else "nothing comes near it; search for a part of the name instead"
    )
    return f"{asked!r} is no name in this graph; {advice}"


def _nearest(key: str, names: _Names) -> list[str]:
    """Return the main names of entities that have a name like the key, or one that holds it or lies in it."""
    holding = sorted((name for name in names if key and (key in name or (len(name) > 1 and name in key))), key=len)
    pairs = {key[start : start + 2] for start in range(len(key) - 1)}
    akin = sorted(name for name in names if any(pair in name for pair in pairs))
    close = get_close_matches(key, akin, n=_SUGGESTIONS, cutoff=_CLOSE)
    shown = (min(names[name].values())[1] for name in dict.fromkeys([*close, *holding]))
    return list(dict.fromkeys(shown))[:_SUGGESTIONS]
