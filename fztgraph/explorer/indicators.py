"""Indicators across things: which there are, who has figures of one, and the figures with whom they are of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from fztgraph.explorer.facts import MOST_SENTENCES, read_sentences
from fztgraph.explorer.folding import fold
from fztgraph.explorer.names import batches
from fztgraph.explorer.observations import Figure, figures_of
from fztgraph.explorer.source import Row, Source, text_term, values

#: How many indicators are read, of how many figures of one it is read what they are about, how many are read at once.
_MOST_LISTED, MOST_HELD, _MOST = 20_000, 2000, 6000
#: How much of a name one that comes near has in common with it.
_CLOSE = 0.4

_INDICATORS = f"""SELECT ?name (COUNT(?observation) AS ?n) {{ ?observation fzt:indicator ?name }}
GROUP BY ?name LIMIT {_MOST_LISTED}"""
_ONE = "SELECT (COUNT(?observation) AS ?n) {{ ?observation fzt:indicator {name} }}"
_HOLDERS = """SELECT ?about (COUNT(?observation) AS ?n) {{
{{ SELECT ?observation {{ ?observation fzt:indicator {name} }} LIMIT {most} }} ?observation fzt:about ?about }}
GROUP BY ?about ORDER BY DESC(?n) ?about"""
#: The things come first, since each has few figures; a filter keeps it so.
_STATED = f"""SELECT ?observation ?about ?indicator ?value ?unit ?raw ?period ?change ?day {{{{ {{values}}
GRAPH ?article {{{{ ?observation fzt:about ?about ; fzt:indicator ?indicator {{only}}
?observation fzt:value ?value ; fzt:unit ?unit ; fzt:rawValue ?raw
OPTIONAL {{{{ ?observation fzt:period ?period }}}} OPTIONAL {{{{ ?observation fzt:change ?change }}}} }}}}
OPTIONAL {{{{ ?article dct:issued ?day }}}} }}}} LIMIT {_MOST}"""


@dataclass(frozen=True, slots=True)
class Counted:
    """An indicator, or the IRI of a thing, and how many figures there are of it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of an indicator, and the IRI of what it is about."""

    about: str
    indicator: str
    unit: str
    figure: Figure


def read_list(source: Source) -> list[Counted]:
    """Return the indicators, those with most figures first."""
    found = [Counted(row["name"].value, int(row["n"].value)) for row in source.select(_INDICATORS)]
    return sorted(found, key=lambda one: (-one.count, len(one.name), one.name))


def read_count(source: Source, name: str) -> Counted | None:
    """Return one indicator, None for one that there is not; it may be one that the list has no room for."""
    count = int(source.select(_ONE.format(name=text_term(name)))[0]["n"].value)
    return Counted(name, count) if count else None


def read_holders(source: Source, indicator: str, *, most: int = MOST_HELD) -> list[Counted]:
    """Return the things that some of an indicator's figures are about, those with most of them first."""
    rows = source.select(_HOLDERS.format(name=text_term(indicator), most=most))
    return [Counted(row["about"].value, int(row["n"].value)) for row in rows]


def read_stated(source: Source, things: Sequence[str], *, indicator: str = "") -> list[Stated]:
    """Return the figures of things, of one indicator or of all, without sentences; in order, the latest first."""
    only = f"FILTER(?indicator = {text_term(indicator)})" if indicator else "."
    found: dict[tuple[str, str, str], dict[tuple[str, float, float | None], list[Row]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for batch in batches(things):
        for row in source.select(_STATED.format(values=values("about", batch), only=only)):
            key = (row["about"].value, row["indicator"].value, row["unit"].value)
            change = float(row["change"].value) if "change" in row else None
            period = row["period"].value if "period" in row else ""
            found[key][period, float(row["value"].value), change].append(row)
    order = {iri: place for place, iri in enumerate(things)}
    return [
        Stated(*key, figure)
        for key in sorted(found, key=lambda key: (order[key[0]], key[1:]))
        for figure in figures_of(found[key])
    ]


def with_said(source: Source, stated: Sequence[Stated]) -> list[Stated]:
    """Return figures with their sentences."""
    wanted = [iri for each in stated for iri in each.figure.observations[:MOST_SENTENCES]]
    said = read_sentences(source, wanted)
    return [
        replace(
            each,
            figure=replace(
                each.figure,
                sentences=tuple(
                    dict.fromkeys(
                        sentence for iri in each.figure.observations[:MOST_SENTENCES] for sentence in said.get(iri, ())
                    )
                ),
            ),
        )
        for each in stated
    ]


def find_indicators(listed: Sequence[Counted], asked: str, *, limit: int = 200) -> list[Counted]:
    """Return the indicators whose names hold a text."""
    key = fold(asked)
    return [one for one in listed if key in fold(one.name)][:limit]


def near_indicators(listed: Iterable[Counted], asked: str, *, limit: int = 12) -> list[Counted]:
    """Return other indicators with a name like one: that holds it, that it holds, or that has much in common."""
    key = fold(asked)
    ranked: Mapping[Counted, float] = {
        one: _likeness(key, fold(one.name)) for one in listed if one.name != asked and fold(one.name)
    }
    close = [one for one, likeness in ranked.items() if likeness >= _CLOSE]
    return sorted(close, key=lambda one: (-ranked[one], -one.count, one.name))[:limit]


def _likeness(key: str, name: str) -> float:
    if not set(key) & set(name):
        return 0.0
    inside = 1.0 if key in name or name in key else 0.0
    return inside + SequenceMatcher(None, key, name, autojunk=False).ratio()
