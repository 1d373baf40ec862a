"""Choose the things that a page shows: an entity with its surroundings, or what the articles are most about."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from fztgraph.iris import BACKGROUND_GRAPH
from fztgraph.views.access import quads, triples
from fztgraph.vocab import RELATIONS

#: A relation of the graph: subject, local name, object.
Link = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """The IRIs of the things to show, the most connected first, the links among them, and how many are left out."""

    things: tuple[str, ...]
    links: tuple[Link, ...]
    hidden: int = 0


@dataclass(slots=True)
class _Web:
    """Everything that articles write about, and how it is joined."""

    mentions: Counter[str]
    links: set[Link] = field(default_factory=set)
    near: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, link: Link) -> None:
        self.links.add(link)
        subject, _, target = link
        self.near[subject].add(target)
        self.near[target].add(subject)

    def rank(self, iri: str) -> tuple[int, int, str]:
        return -len(self.near.get(iri, ())), -self.mentions[iri], iri


def choose_scope(store: Store, *, entity: NamedNode | None, hops: int, limit: int) -> Scope:
    """Return at most ``limit`` things: those within some hops of the entity, or all that occur in articles.

    What the reference lists say joins things that articles write about; it brings in none of its own, but for the
    things that the entity itself belongs to.
    """
    web = _read_web(store, entity)
    if entity is None:
        ranked = sorted(web.mentions, key=web.rank)
    else:
        steps = _distances(web, entity.value, hops)
        ranked = sorted(steps, key=lambda iri: (steps[iri], web.rank(iri)))
    chosen = set(ranked[:limit])
    links = sorted(link for link in web.links if link[0] in chosen and link[2] in chosen)
    return Scope(tuple(ranked[:limit]), tuple(links), max(0, len(ranked) - limit))


def _read_web(store: Store, entity: NamedNode | None) -> _Web:
    web = _Web(Counter(thing for _, thing in triples(store, None, "schema:mentions")))
    background: list[Link] = []
    for name in RELATIONS:
        for quad in quads(store, None, f"fzt:{name}"):
            link = (_iri(quad.subject), name, _iri(quad.object))
            if quad.graph_name == NamedNode(BACKGROUND_GRAPH):
                background.append(link)
            else:
                web.add(link)
    known = set(web.mentions) | set(web.near)
    for link in background:
        if (link[0] in known and link[2] in known) or (entity is not None and link[0] == entity.value):
            web.add(link)
    for iri in set(web.near) - set(web.mentions):
        web.mentions[iri] = 0
    return web


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _distances(web: _Web, start: str, hops: int) -> dict[str, int]:
    steps = {start: 0}
    front = [start]
    for step in range(1, hops + 1):
        front = [near for iri in front for near in sorted(web.near.get(iri, ())) if near not in steps]
        for iri in front:
            steps.setdefault(iri, step)
        front = sorted(set(front))
    return steps
