"""Every address that a page writes is made here: for the service, or for static files."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias
from urllib.parse import quote, urlencode

from fztgraph.explorer.assets import asset_digest
from fztgraph.iris import ID, NS

#: The value of a parameter: a text, some texts, each a parameter of its own, or nothing.
Value: TypeAlias = str | Iterable[str] | None


class Links(Protocol):
    """Where things are found; what cannot be reached has an empty address."""

    def entity(self, iri: str, **params: Value) -> str:
        """Return the address of an entity's page; empty where it takes parameters that only a service can answer."""

    def article(self, iri: str) -> str:
        """Return the address of an article's page."""

    def page(self, name: str, **params: Value) -> str:
        """Return the address of a page by its name in ``PAGES``, or of ``query``, ``ns`` and ``sparql``."""

    def term(self, name: str) -> str:
        """Return the address of what a term of the vocabulary means."""

    def data(self, iri: str, form: str) -> str:
        """Return the address of what the graph says of a thing as RDF (``turtle``, ``jsonld``)."""

    def asset(self, name: str) -> str:
        """Return the address of a file of ``static/``."""

    def twin(self, lang: str) -> str:
        """Return the address of the same page in another language."""


#: Where pages are that are not at their own names.
_PATHS = {"home": "/", "dataset": "/.well-known/void"}


@dataclass(frozen=True, slots=True)
class LiveLinks:
    """Addresses of the service: the path that it is mounted at, the page's path from there as written, its parameters.

    ``pages`` are the pages that there are, None for all that are asked for.
    """

    root: str = ""
    path: str = "/"
    params: tuple[tuple[str, str], ...] = ()
    pages: frozenset[str] | None = None

    def entity(self, iri: str, **params: Value) -> str:
        """Return the address of an entity's page."""
        return self._address(f"/id/{iri.removeprefix(ID)}", _pairs(params))

    def article(self, iri: str) -> str:
        """Return the address of an article's page."""
        return self.entity(iri)

    def page(self, name: str, **params: Value) -> str:
        """Return the address of a page."""
        if self.pages is not None and name not in self.pages:
            return ""
        return self._address(_PATHS.get(name, f"/{name}"), _pairs(params))

    def term(self, name: str) -> str:
        """Return the address of what a term of the vocabulary means."""
        return f"{self.root}/ns/{name.removeprefix(NS)}"

    def data(self, iri: str, form: str) -> str:
        """Return the address of what the graph says of a thing as RDF."""
        return self.entity(iri, format=form)

    def asset(self, name: str) -> str:
        """Return the address of a file, which changes with its content."""
        return f"{self.root}/assets/{name}?v={asset_digest(name)}"

    def twin(self, lang: str) -> str:
        """Return the address of the same page in another language."""
        others = [(name, value) for name, value in self.params if name != "lang"]
        # Whoever asked may have asked for anything: what begins with two slashes would lead to another host.
        path = "/" + quote(self.path.lstrip("/"), safe="/%@:,;=+")
        return self._address(path, [*others, ("lang", lang)])

    def _address(self, path: str, params: list[tuple[str, str]]) -> str:
        return f"{self.root}{path}{'?' if params else ''}{urlencode(params)}"


def key_of(iri: str) -> str:
    """Return what stands for a thing in a parameter: its kind and name.

    >>> key_of("https://w3id.org/fztgraph/id/zone/shanghai")
    'zone/shanghai'
    """
    return iri.removeprefix(ID)


def _pairs(params: dict[str, Value]) -> list[tuple[str, str]]:
    pairs = []
    for name, value in params.items():
        values = [] if value is None else [value] if isinstance(value, str) else value
        pairs += [(name, each) for each in values]
    return pairs
