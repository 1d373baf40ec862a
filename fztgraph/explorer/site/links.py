"""Addresses of static files, each relative to the page that leads there."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from fztgraph.explorer.assets import asset_digest
from fztgraph.explorer.links import Value
from fztgraph.explorer.site.places import key_place, page_file, thing_file
from fztgraph.iris import ID
from fztgraph.themes import load_themes

#: Parameters that the script of the page of results reads.
_SEARCHED = frozenset({"q", "class"})
#: Pages that are one file for each choice that some page leads to: the parameters that go together.
CHOSEN: Mapping[str, tuple[frozenset[str], ...]] = {
    "diffusion": (frozenset({"e"}),),
    "figures": (frozenset({"i"}),),
    "timeline": (frozenset({"page"}), frozenset({"z"}), frozenset({"t"})),
    "compare": (frozenset({"z"}),),
}
#: How many zones are compared on a page.
_COMPARED = 2


#: A page by name, with its parameters in order.
Wanted = tuple[str, tuple[tuple[str, str], ...]]


def is_of_things(wanted: Wanted) -> bool:
    """Say whether a page tells of some things and what is joined to them, so that it stays as it is while they do.

    What such a page reads is found from the things of its address, one step after another, each of which it names:
    what is new to it stands in a graph with something that it has read.
    """
    name, params = wanted
    return (name, len(params)) in {("compare", _COMPARED), ("diffusion", 1)}


@dataclass(frozen=True, slots=True)
class Reach:
    """What a site has: languages, things with pages, zones with a timeline and comparisons, pages by name."""

    langs: tuple[str, ...]
    things: frozenset[str]
    zones: frozenset[str]
    pages: frozenset[str]


@dataclass(slots=True)
class SiteLinks:
    """Addresses from one file of a site, given by the language's folder and its path there.

    The pages of choices that are led to are noted in ``wanted``, and in ``parts`` what is shown at length of the thing
    that the page is about, ``own``.
    """

    reach: Reach
    lang: str
    file: str
    own: str = ""
    wanted: dict[Wanted, None] = field(default_factory=dict)
    parts: dict[str, None] = field(default_factory=dict)

    def entity(self, iri: str, **params: Value) -> str:
        """Return the address of a thing's page; of one that shows more only on the page of the same thing."""
        pairs = _pairs(params)
        if iri not in self.reach.things or (pairs and (iri != self.own or set(dict(pairs)) != {"more"})):
            return ""
        part = dict(pairs).get("more", "")
        if part:
            self.parts[part] = None
        return self._to(f"{self.lang}/{thing_file(iri, part)}")

    def article(self, iri: str) -> str:
        """Return the address of an article's page."""
        return self.entity(iri)

    def page(self, name: str, **params: Value) -> str:
        """Return the address of a page; empty for what takes a service."""
        pairs = _pairs(params)
        if name == "search.json":
            return f"names?{urlencode(pairs)}"
        if name not in self.reach.pages:
            return ""
        if name == "search":
            kept = [(key, value) for key, value in pairs if key in _SEARCHED]
            return self._to(f"{self.lang}/{page_file(name)}") + ("?" if kept else "") + urlencode(kept)
        if name == "graph" and pairs:
            return self._drawn(pairs)
        if pairs and not self._has(name, pairs):
            return ""
        wanted = (name, tuple(sorted(pairs)))
        if pairs:
            self.wanted[wanted] = None
        return self._to(f"{self.lang}/{page_file(name, grouped(wanted[1]))}")

    def _drawn(self, pairs: list[tuple[str, str]]) -> str:
        """Return the address of the graph around a thing."""
        key = dict(pairs).get("e", "")
        if ID + key not in self.reach.things or set(dict(pairs)) != {"e"}:
            return ""
        return self._to(f"{self.lang}/graph/show.html") + f"?e={key_place(ID + key)}"

    def _has(self, name: str, pairs: list[tuple[str, str]]) -> bool:
        """Say whether there is a page of a choice."""
        if frozenset(dict(pairs)) not in CHOSEN.get(name, ()):
            return False
        values = grouped(pairs)
        zones = {ID + value for value in values.get("z", ())}
        themes = load_themes()
        if any(theme not in themes or themes[theme].broader for theme in values.get("t", ())):
            return False
        return len(zones) == len(values.get("z", ())) <= _COMPARED and self.reach.zones >= zones

    def term(self, name: str) -> str:  # noqa: ARG002 (the vocabulary is the service's)
        """Return nothing: what terms mean is told by the service."""
        return ""

    def data(self, iri: str, form: str) -> str:  # noqa: ARG002
        """Return nothing: a site has no RDF."""
        return ""

    def asset(self, name: str) -> str:
        """Return the address of a file, which changes with its content."""
        return f"{self._to(f'assets/{name}')}?v={asset_digest(name)}"

    def twin(self, lang: str) -> str:
        """Return the address of the same page in another language."""
        return self._to(f"{lang}/{self.file}") if lang in self.reach.langs else ""

    def _to(self, path: str) -> str:
        """Return how a file is reached from this one."""
        here = posixpath.dirname(f"{self.lang}/{self.file}")
        return posixpath.relpath(path, here)


def grouped(pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """Return the values of each parameter."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found


def _pairs(params: Mapping[str, Value]) -> list[tuple[str, str]]:
    pairs = []
    for name, value in params.items():
        values = [] if value is None else [value] if isinstance(value, str) else value
        pairs += [(name, each) for each in values]
    return pairs
