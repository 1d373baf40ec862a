"""Whether a generation lost more than it may of what the one before it held: articles, entities, claims.

They are counted in all, by class of thing, and by source, which is the folder that an article's file lies in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Store

from fztgraph.iris import NS
from fztgraph.queries.runner import query_store
from fztgraph.settings import FALL_ARTICLES, FALL_CLAIMS, FALL_CLASS, FALL_ENTITIES, FALL_LEAST, FALL_SOURCE, Setting
from fztgraph.settings import percent_or_count as read
from fztgraph.store import Manifest
from fztgraph.vocab import THING_CLASSES

#: Counts by what is counted (``entities``, ``claims by class``) and by class or folder, empty for all.
Tallies: TypeAlias = Mapping[str, Mapping[str, int]]

_CLASSES = " ".join(f"fzt:{name}" for name, parent in THING_CLASSES.items() if parent is None)
_ENTITIES = f"""SELECT ?class (COUNT(*) AS ?number) {{ {{ SELECT DISTINCT ?it {{ ?article schema:mentions ?it }} }}
?it a ?class VALUES ?class {{ {_CLASSES} }} }} GROUP BY ?class"""
_CLAIMS = f"""SELECT ?class (SUM(?claims) AS ?number) {{
{{ SELECT ?it (COUNT(*) AS ?claims) {{ ?claim rdf:subject ?it }} GROUP BY ?it }}
?it a ?class VALUES ?class {{ {_CLASSES} }} }} GROUP BY ?class"""

#: What each count may fall by.
_BOUNDS: dict[str, Setting] = {
    "articles": FALL_ARTICLES,
    "entities": FALL_ENTITIES,
    "claims": FALL_CLAIMS,
    "entities of class": FALL_CLASS,
    "claims of class": FALL_CLASS,
    "articles in": FALL_SOURCE,
    "claims in": FALL_SOURCE,
}


@dataclass(frozen=True, slots=True)
class Fall:
    """A count that fell by more than it may; ``bound`` is in percent."""

    what: str
    name: str
    before: int
    after: int
    bound: int
    variable: str

    def __str__(self) -> str:
        """Say what fell by how much, and which setting allows more."""
        percent = (self.before - self.after) * 100 / self.before
        return (
            f"{self.what} {self.name}".rstrip() + f" fell by {percent:.0f} % ({self.before} to {self.after}), "
            f"more than the {self.bound} % of {self.variable}"
        )


def count_classes(store: Store) -> Tallies:
    """Return how many entities and claims a graph has of each class."""
    return {"entities of class": _count(store, _ENTITIES), "claims of class": _count(store, _CLAIMS)}


def find_falls(before: Manifest, after: Manifest) -> tuple[Fall, ...]:
    """Return what fell by more than the settings allow; where nothing was before, nothing falls."""
    least = read(FALL_LEAST)
    falls = _falls(_tallies(before, before), _tallies(after, before))
    return tuple(fall for fall in falls if fall.before - fall.after >= least)


def check_bounds() -> None:
    """Read the settings; raises UsageError where one is no number."""
    for setting in (*_BOUNDS.values(), FALL_LEAST):
        read(setting)


def _falls(old: Tallies, new: Tallies) -> Iterator[Fall]:
    for what, setting in _BOUNDS.items():
        bound = read(setting)
        for name, before in sorted(old.get(what, {}).items()):
            after = new.get(what, {}).get(name, 0)
            if (before - after) * 100 > before * bound:
                yield Fall(what, name, before, after, bound, setting.variable)


def _tallies(manifest: Manifest, before: Manifest) -> dict[str, Mapping[str, int]]:
    """Return all counts of a generation; an article that moved counts for the folder that it was in before.

    A generation of before classes were counted has none by class.
    """
    articles, claims = Counter[str](), Counter[str]()
    for graph, record in manifest.articles.items():
        folder = str(Path(before.articles.get(graph, record).path).parent)
        articles[folder] += 1
        claims[folder] += record.counts.claims
    return {
        "articles": {"": len(manifest.articles)},
        "entities": {"": manifest.totals.entities},
        "claims": {"": manifest.totals.claims},
        "articles in": articles,
        "claims in": claims,
        **manifest.classes,
    }


def _count(store: Store, query: str) -> dict[str, int]:
    return {row[0].value.removeprefix(NS): int(row[1].value) for row in query_store(store, query).rows()}
