"""Which articles a page is drawn from: all, those since a day, those on a theme."""

import difflib
import re

from pyoxigraph import NamedNode, Store

from fztgraph.errors import UsageError
from fztgraph.themes import Theme, load_themes
from fztgraph.views.access import quads, subjects
from fztgraph.views.scope import Articles
from fztgraph.views.sources import Sources
from fztgraph.vocab import expand

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def choose_articles(store: Store, *, since: str | None, theme: str | None) -> Articles:
    """Return the articles that are new enough and on the theme, None where nothing is asked.

    An article is on a theme, or on one below it, when it treats it or tells of a thing that does.
    """
    if since is not None and not _DAY.fullmatch(since):
        raise UsageError(f"{since!r} is no day; write it as 2024-05-31, 2024-05 or 2024")
    if since is None and theme is None:
        return None
    found = {node.value for node in subjects(store, "rdf:type", NamedNode(expand("fzt:Article")))}
    if since is not None:
        sources = Sources(store)
        found = {iri for iri in found if sources.date(NamedNode(iri)) >= since}
    if theme is not None:
        found &= _on_theme(store, find_theme(theme))
    return frozenset(found)


def find_theme(asked: str) -> Theme:
    """Return the theme with an id or a name; raises UsageError that tells near ones."""
    themes = load_themes()
    names = {name.casefold(): theme for theme in themes.values() for name in (theme.id, theme.name, theme.name_en)}
    if asked.casefold() in names:
        return names[asked.casefold()]
    near = difflib.get_close_matches(asked.casefold(), names, n=3, cutoff=0.3) or list(themes)[:3]
    listed = ", ".join(dict.fromkeys(names[name].name for name in near))
    raise UsageError(f"there is no theme {asked!r}; near it are {listed}")


def _on_theme(store: Store, theme: Theme) -> set[str]:
    return {
        quad.graph_name.value
        for iri in _with_narrower(theme)
        for quad in quads(store, None, "fzt:theme", NamedNode(iri))
        if isinstance(quad.graph_name, NamedNode)
    }


def _with_narrower(theme: Theme) -> list[str]:
    return [theme.iri] + [
        iri for other in load_themes().values() if other.broader == theme.id for iri in _with_narrower(other)
    ]
