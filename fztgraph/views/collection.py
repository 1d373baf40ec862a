"""Collect what a page shows out of one generation of the graph."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Store

from fztgraph.errors import UsageError
from fztgraph.iris import BACKGROUND_GRAPH, NS, Iri
from fztgraph.queries import find_thing
from fztgraph.themes import Theme
from fztgraph.views.access import labels, nodes, quads, subjects, text, texts
from fztgraph.views.bounds import choose_articles, find_theme
from fztgraph.views.facts import read_facts
from fztgraph.views.labels import tidy_name
from fztgraph.views.picture import Picture, Term, Thing
from fztgraph.views.scope import choose_scope
from fztgraph.views.sources import Sources
from fztgraph.views.spelling import spell
from fztgraph.vocab import DATES, RELATIONS, THING_CLASSES, class_path, term

#: A page lists at most so many articles of one thing, the latest.
MAX_ARTICLES = 20


class Readable(Protocol):
    """A generation of the graph that stays as it is while it is read."""

    @property
    def store(self) -> Store:
        """The read-only store."""


def collect_picture(
    snapshot: Readable,
    *,
    entities: Sequence[str] = (),
    hops: int = 0,
    limit: int,
    since: str | None = None,
    theme: str | None = None,
) -> Picture:
    """Return the whole graph, or what lies within some steps of entities, of at most ``limit`` things.

    The first entity is the one that the picture is about.

    With ``since``, a day, a month or a year, and ``theme``, an id or a name, it is what articles say that are not older
    and on that theme.
    """
    if hops < 0:
        raise UsageError(f"{hops} is no number of steps around an entity; give 0 or more")
    store = snapshot.store
    found = [find_thing(store, entity) for entity in entities]
    articles = choose_articles(store, since=since, theme=theme)
    starts = [each.thing for each in found]
    scope = choose_scope(store, entities=starts, hops=hops, limit=limit, articles=articles)
    places = {iri: place for place, iri in enumerate(scope.things)}
    sources = Sources(store, articles)
    facts = read_facts(sources, places, scope.links)
    things = tuple(
        replace(_read_thing(store, sources, NamedNode(iri)), near=near)
        for iri, near in zip(scope.things, scope.near, strict=True)
    )
    return Picture(
        things=things,
        facts=facts,
        articles=tuple(sources.articles),
        issues=tuple(sources.issues),
        passages=tuple(sources.passages),
        terms=_terms(store),
        focus=places[starts[0].value] if starts else None,
        hops=hops if starts else None,
        since=since,
        theme=theme_term(find_theme(theme)) if theme is not None else None,
        hidden=scope.hidden,
        others=tuple(name for name, _ in found[0].others) if found else (),
    )


def _read_thing(store: Store, sources: Sources, thing: NamedNode) -> Thing:
    kind, own = _classes(store, thing)
    main = _main_names(store, thing)
    aliases = {tidy_name(name) for name in texts(store, thing, "skos:altLabel")} | set(main.values())
    name = main.get("zh") or main.get("") or main.get("en") or min(aliases, default=_last(thing))
    articles = [article for article in subjects(store, "schema:mentions", thing) if sources.admits(article)]
    latest = sorted(articles, key=lambda article: (sources.date(article), article.value), reverse=True)
    return Thing(
        iri=thing.value,
        name=name,
        kind=kind,
        type=own,
        name_en=main.get("en"),
        pinyin=text(store, thing, "fzt:pinyin"),
        spelt=spell(name),
        themes=tuple(sources.theme(theme) for theme in nodes(store, thing, "fzt:theme")),
        aliases=tuple(sorted(aliases - {name, main.get("en", name)}, key=lambda alias: (len(alias), alias))),
        articles=tuple(sources.article(article) for article in latest[:MAX_ARTICLES]),
        article_count=len(articles),
    )


def theme_term(theme: Theme) -> Term:
    """Return the names of a theme."""
    return Term(zh=theme.name, en=theme.name_en, key=theme.id)


def _last(thing: NamedNode) -> str:
    return thing.value.rsplit("/", 1)[-1]


def _classes(store: Store, thing: NamedNode) -> tuple[str, str]:
    """Return the main class and the most specific class; the reference lists have the last word, then the majority."""
    votes: Counter[str] = Counter()
    for quad in quads(store, thing, "rdf:type"):
        name = quad.object.value.removeprefix(NS)  # type: ignore[union-attr]
        if name in THING_CLASSES:
            votes[name] += 1_000_000 if quad.graph_name == NamedNode(BACKGROUND_GRAPH) else 1
    ranked = sorted(votes, key=lambda name: (-votes[name], -len(class_path(name)), name))
    if not ranked:
        return "Initiative", "Initiative"
    kind = class_path(ranked[0])[-1]
    own = [name for name in ranked if class_path(name)[-1] == kind]
    return kind, max(own, key=lambda name: len(class_path(name)))


def _main_names(store: Store, thing: NamedNode) -> dict[str, str]:
    """Return the main name in each language; of several, that of the reference lists, else the most frequent."""
    votes: dict[str, Counter[str]] = {}
    for quad in quads(store, thing, "skos:prefLabel"):
        if isinstance(quad.object, Literal):
            weight = 1_000_000 if quad.graph_name == NamedNode(BACKGROUND_GRAPH) else 1
            votes.setdefault(quad.object.language or "", Counter())[tidy_name(quad.object.value)] += weight
    return {lang: min(names, key=lambda name: (-names[name], -len(name), name)) for lang, names in votes.items()}


def _terms(store: Store) -> tuple[tuple[str, Term], ...]:
    """Return what the ontology calls its classes, relations and dates; a term without a label keeps its own name."""
    return tuple((name, _term(store, term(name))) for name in (*THING_CLASSES, *RELATIONS, *DATES, "area"))


def _term(store: Store, iri: Iri) -> Term:
    names = labels(store, NamedNode(iri), "rdfs:label")
    plain = _spaced(iri.removeprefix(NS))
    return Term(zh=names.get("zh") or plain, en=names.get("en") or plain)


def _spaced(name: str) -> str:
    """Write a local name in words.

    >>> _spaced("routeTo")
    'route to'
    """
    return "".join(" " + c.lower() if c.isupper() else c for c in name).strip()
