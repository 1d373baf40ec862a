"""Choose the things that a page shows: an entity with its surroundings, or what the articles are most about."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.iris import BACKGROUND_GRAPH
from fztgraph.views.access import quads, triples
from fztgraph.vocab import RELATIONS

#: A relation of the graph: subject, local name, object.
Link = tuple[str, str, str]
#: The articles that a page is drawn from; None for all.
Articles = frozenset[str] | None

_BACKGROUND = NamedNode(BACKGROUND_GRAPH)


@dataclass(frozen=True, slots=True)
class Scope:
    """The IRIs of the things to show, the most connected first, the links among them, and how many are left out.

    ``near`` counts the things that each is joined to, shown or not.
    """

    things: tuple[str, ...]
    links: tuple[Link, ...]
    near: tuple[int, ...]
    hidden: int = 0


@dataclass(slots=True)
class _Web:
    """What articles write about, and how it is joined, as far as it has been read."""

    mentions: Counter[str] = field(default_factory=Counter)
    links: set[Link] = field(default_factory=set)
    near: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, link: Link) -> None:
        self.links.add(link)
        subject, _, target = link
        self.near[subject].add(target)
        self.near[target].add(subject)

    def rank(self, iri: str) -> tuple[int, int, str]:
        return -len(self.near.get(iri, ())), -self.mentions[iri], iri


def choose_scope(
    store: Store, *, entities: Sequence[NamedNode], hops: int, limit: int, articles: Articles = None
) -> Scope:
    """Return at most ``limit`` things: those within some hops of the entities, or, of none, all that occur in articles.

    What the reference lists say joins things that articles write about; it brings in none of its own, but for the
    things that the entities themselves belong to.
    """
    if not entities:
        web = _read_all(store, articles)
        ranked = sorted(web.mentions, key=web.rank)
    else:
        surroundings = _Surroundings(store, frozenset(entity.value for entity in entities), articles)
        steps = surroundings.explore(hops)
        web = surroundings.web
        ranked = sorted(steps, key=lambda iri: (steps[iri], web.rank(iri)))
        for iri in ranked[:limit]:
            surroundings.read(iri)
    chosen = set(ranked[:limit])
    links = sorted(link for link in web.links if link[0] in chosen and link[2] in chosen)
    near = tuple(len(web.near.get(iri, set()) - {iri}) for iri in ranked[:limit])
    return Scope(tuple(ranked[:limit]), tuple(links), near, max(0, len(ranked) - limit))


def _read_all(store: Store, articles: Articles) -> _Web:
    mentions = triples(store, None, "schema:mentions")
    web = _Web(Counter(thing for article, thing in mentions if articles is None or article in articles))
    background: list[Link] = []
    for name in RELATIONS:
        for quad in quads(store, None, f"fzt:{name}"):
            if quad.graph_name == _BACKGROUND:
                background.append(_link(quad, name))
            elif _is_drawn_from(quad, articles):
                web.add(_link(quad, name))
    known = set(web.mentions) | set(web.near)
    for link in background:
        if link[0] in known and link[2] in known:
            web.add(link)
    for iri in set(web.near) - set(web.mentions):
        web.mentions[iri] = 0
    return web


@dataclass(slots=True)
class _Surroundings:
    """What lies around entities, read step by step, so that a large store is not read through."""

    store: Store
    entities: frozenset[str]
    articles: Articles
    web: _Web = field(default_factory=_Web)
    _read: set[str] = field(default_factory=set)
    _known: dict[str, bool] = field(default_factory=dict)

    def explore(self, hops: int) -> dict[str, int]:
        """Return how many steps each thing is away, of those within some hops."""
        steps = dict.fromkeys(sorted(self.entities), 0)
        front = list(steps)
        for step in range(1, hops + 1):
            found = sorted({near for iri in front for near in self.read(iri)} - steps.keys())
            steps.update(dict.fromkeys(found, step))
            front = found
        for iri in steps:
            self.web.mentions[iri] = len(self._mentions(iri))
        return steps

    def read(self, iri: str) -> set[str]:
        """Read the relations of a thing, once, and return what it is joined to."""
        if iri not in self._read:
            self._read.add(iri)
            node = NamedNode(iri)
            for name in RELATIONS:
                for one, other in ((node, None), (None, node)):
                    for quad in quads(self.store, one, f"fzt:{name}", other):
                        if self._is_shown(quad, name):
                            self.web.add(_link(quad, name))
        return self.web.near.get(iri, set())

    def _is_shown(self, quad: Quad, name: str) -> bool:
        subject, _, target = _link(quad, name)
        if quad.graph_name != _BACKGROUND:
            return _is_drawn_from(quad, self.articles)
        return subject in self.entities or (self._is_known(subject) and self._is_known(target))

    def _is_known(self, iri: str) -> bool:
        """Say whether an article writes about a thing."""
        if iri not in self._known:
            self._known[iri] = bool(self._mentions(iri)) or self._is_joined(iri)
        return self._known[iri]

    def _is_joined(self, iri: str) -> bool:
        node = NamedNode(iri)
        return any(
            quad.graph_name != _BACKGROUND and _is_drawn_from(quad, self.articles)
            for name in RELATIONS
            for ends in ((node, None), (None, node))
            for quad in quads(self.store, ends[0], f"fzt:{name}", ends[1])
        )

    def _mentions(self, iri: str) -> list[str]:
        said = triples(self.store, None, "schema:mentions", NamedNode(iri))
        return [article for article, _ in said if self.articles is None or article in self.articles]


def _is_drawn_from(quad: Quad, articles: Articles) -> bool:
    return articles is None or getattr(quad.graph_name, "value", "") in articles


def _link(quad: Quad, name: str) -> Link:
    return _iri(quad.subject), name, _iri(quad.object)


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""
