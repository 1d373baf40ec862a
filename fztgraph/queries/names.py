"""Find the thing of a class that a name, in whatever form, or an IRI stands for."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from fztgraph.errors import UnknownEntityError
from fztgraph.iris import normalise_name
from fztgraph.suggestions import ask_back, find_nearest
from fztgraph.vocab import CLASS_OF_LABEL, GROUPS, PREFIXES, THING_CLASSES, expand, term

#: Names in the order in which they count: main names, other names, short forms that need a context.
_LABELS = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
_LANGUAGES = ("zh", "en", None)
#: Names in Latin letters, of which a few words may be asked for: main names, then what was romanised.
_LATIN = ("skos:prefLabel", "fzt:pinyin")
_WORD = re.compile(r"[a-z0-9]+")
#: How many of the other things that a name may stand for are told.
_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The thing that was asked for, its main name, and the others that go by the same name, as name and IRI.

    ``partly`` says that only words of the name were given.
    """

    thing: NamedNode
    name: str
    others: tuple[tuple[str, str], ...] = ()
    partly: bool = False

    def remark(self, asked: str) -> str | None:
        """Say which thing a name was taken for, where it could be another; None where it could not."""
        taken = f"{asked} is taken for {self.name} <{self.thing.value}>"
        if not self.others:
            return taken if self.partly else None
        others = ", ".join(f"{name} <{iri}>" for name, iri in self.others[:_OTHERS])
        more = f" and {len(self.others) - _OTHERS} more" if len(self.others) > _OTHERS else ""
        return f"{taken}; it is also {'in' if self.partly else 'a name of'} {others}{more}"


def class_names(name: str) -> frozenset[str]:
    """Return the classes that are or make up a class or a group; raises ValueError for any other name."""
    if name in GROUPS:
        return frozenset(CLASS_OF_LABEL[label] for label in GROUPS[name])
    if name not in THING_CLASSES:
        raise ValueError(f"{name!r} is no class of things")
    return frozenset({name})


def find_thing(store: Store, asked: str, *, class_name: str = "Thing") -> Found:
    """Return the thing of a class that has an IRI or a name; of several, the best named, then the most written about.

    White space, width, case, dashes and quotes do not matter; in Latin letters a few whole words of a name will do
    (heilongjiang), where no name is just that. Raises UnknownEntityError with names that come close.
    """
    if "://" in asked or asked.startswith("id:"):
        return _by_iri(store, asked, class_name)
    ranks = {thing: rank for rank, thing in reversed(list(_exactly(store, asked)))}
    if not any(_is_a(store, thing, class_name) for thing in ranks):
        ranks |= {thing: rank for rank, thing, _ in _loosely(store, normalise_name(asked))}
    found = [thing for thing in ranks if _is_a(store, thing, class_name)]
    partly = not found
    if partly:
        worded = _by_words(store, asked, class_name)
        ranks, found = (worded, list(worded)) if worded else (ranks, [])
    if not found:
        raise UnknownEntityError(_unknown(store, asked, class_name, other=min(ranks, key=str, default=None)))
    found.sort(key=lambda thing: (ranks[thing], -_mentions(store, thing), thing.value))
    others = tuple((_main_name(store, thing), thing.value) for thing in found[1:])
    return Found(found[0], _main_name(store, found[0]), others, partly)


def _by_iri(store: Store, asked: str, class_name: str) -> Found:
    try:
        name = asked.removeprefix("id:")
        thing = NamedNode(asked.strip("<>") if name == asked else PREFIXES["id"] + name.replace("\\", ""))
    except ValueError as error:
        raise UnknownEntityError(f"{asked!r} is no IRI; give a whole IRI or a name") from error
    if not _is_a(store, thing, class_name):
        raise UnknownEntityError(f"<{thing.value}> is no {class_name} of this graph; give its whole IRI or a name")
    return Found(thing, _main_name(store, thing))


def _exactly(store: Store, asked: str) -> Iterator[tuple[int, NamedNode]]:
    """Yield the things that have a label, letter by letter, the best labels first."""
    for rank, predicate in enumerate(_LABELS):
        for language in _LANGUAGES:
            label = Literal(asked, language=language) if language else Literal(asked)
            for quad in store.quads_for_pattern(None, NamedNode(expand(predicate)), label, DefaultGraph()):
                if isinstance(quad.subject, NamedNode):
                    yield rank, quad.subject


def _loosely(store: Store, key: str) -> Iterator[tuple[int, NamedNode, str]]:
    """Yield the things that have a label which is a name's normal form, the best labels last."""
    for rank, thing, label in _labels(store):
        if normalise_name(label) == key:
            yield rank, thing, label


def _by_words(store: Store, asked: str, class_name: str) -> dict[NamedNode, int]:
    """Return the things of a class that have all words in a name in Latin letters, each with the name's length.

    A main name comes before what was romanised.
    """
    words = _words(asked)
    if not words or not asked.isascii():
        return {}
    for predicate in _LATIN:
        found: dict[NamedNode, int] = {}
        for quad in store.quads_for_pattern(None, NamedNode(expand(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                held = _words(quad.object.value) if quad.object.language != "zh" else frozenset()
                if words <= held and _is_a(store, quad.subject, class_name):
                    found[quad.subject] = min(len(held), found.get(quad.subject, len(held)))
        if found:
            return found
    return {}


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower().replace("'", "")))


def _labels(store: Store) -> Iterator[tuple[int, NamedNode, str]]:
    for rank, predicate in reversed(list(enumerate(_LABELS))):
        for quad in store.quads_for_pattern(None, NamedNode(expand(predicate)), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield rank, quad.subject, quad.object.value


def _is_a(store: Store, thing: NamedNode, class_name: str) -> bool:
    kind = NamedNode(expand("rdf:type"))
    return any(
        next(iter(store.quads_for_pattern(thing, kind, NamedNode(term(name)), DefaultGraph())), None)
        for name in class_names(class_name)
    )


def _mentions(store: Store, thing: NamedNode) -> int:
    quads = store.quads_for_pattern(None, NamedNode(expand("schema:mentions")), thing, DefaultGraph())
    return len({str(quad.subject) for quad in quads})


def _main_name(store: Store, thing: NamedNode) -> str:
    """Return the Chinese main name, another where there is none, else the IRI."""
    quads = store.quads_for_pattern(thing, NamedNode(expand("skos:prefLabel")), None, DefaultGraph())
    labels = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    ranked = sorted((label.language != "zh", label.value) for label in labels)
    return ranked[0][1] if ranked else thing.value


def _unknown(store: Store, asked: str, class_name: str, *, other: NamedNode | None) -> str:
    near = _nearest(store, normalise_name(asked), class_name)
    advice = ask_back(near) if near else "nothing comes near it; ask for a part of the name"
    if other is not None and (classes := _classes(store, other)):
        return (
            f"{asked!r} is a name of {_main_name(store, other)}, which is a {classes[-1]} and no {class_name}; {advice}"
        )
    return f"{asked!r} is no name of a {class_name} in this graph; {advice}"


def _classes(store: Store, thing: NamedNode) -> list[str]:
    """Return the classes of a thing, the widest first."""
    return [name for name in THING_CLASSES if _is_a(store, thing, name)]


def _nearest(store: Store, key: str, class_name: str) -> list[str]:
    """Return a label each of things of a class that are like a name's normal form, or hold it, or lie in it."""
    labels: dict[str, dict[NamedNode, str]] = defaultdict(dict)
    for _, thing, label in _labels(store):
        labels[normalise_name(label)][thing] = label
    pairs = {key[start : start + 2] for start in range(len(key) - 1)} or {key}
    akin = {name for name in labels if key and any(pair in name for pair in pairs)}
    allowed = sorted(name for name in akin if any(_is_a(store, thing, class_name) for thing in labels[name]))
    shown: dict[frozenset[NamedNode], str] = {}
    for name in find_nearest(key, allowed):
        shown.setdefault(frozenset(labels[name]), min(labels[name].values()))
    return list(shown.values())
