"""``/``: what the graph holds, what is new, the zones by province, the themes, and the search box."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.names import Named, area_name, named_theme, read_names
from fztgraph.explorer.search import Title
from fztgraph.explorer.source import Row, Source
from fztgraph.explorer.visit import Answer, Visit
from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.themes import load_themes
from fztgraph.vocab import CLASS_OF_LABEL

#: How many articles and initiatives are new, and in how many of the latest articles initiatives are looked for.
_NEW, _LATEST = 8, 100
_KINDS = tuple(CLASS_OF_LABEL.values())

_COUNT = "SELECT (COUNT(*) AS ?n) {{ ?it a fzt:{name} }}"
_CLASSES = f"""SELECT ?class (COUNT(*) AS ?n) {{ VALUES ?class {{ {" ".join(f"fzt:{name}" for name in _KINDS)} }}
{{ SELECT DISTINCT ?it {{ ?article schema:mentions ?it }} }} ?it a ?class }} GROUP BY ?class"""
_DATED = "?article a fzt:Article OPTIONAL { ?article dct:issued ?day }"
_SPAN = "SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) { ?article a fzt:Article ; dct:issued ?day }"
_ARTICLES = f"""SELECT ?article ?day ?title {{ {{ SELECT ?article ?day {{ {_DATED} }} ORDER BY DESC(?day) ?article
LIMIT {_NEW} }} OPTIONAL {{ ?article dct:title ?title }} }} ORDER BY DESC(?day) ?article"""
_INITIATIVES = f"""SELECT ?it (MAX(?day) AS ?latest) {{ {{ SELECT ?article ?day {{ {_DATED} }}
ORDER BY DESC(?day) ?article LIMIT {_LATEST} }} ?article schema:mentions ?it . ?it a fzt:Initiative }}
GROUP BY ?it ORDER BY DESC(?latest) ?it LIMIT {_NEW}"""
_ZONES = f"""SELECT ?zone ?place {{ GRAPH <{BACKGROUND_GRAPH}> {{ VALUES ?class {{ fzt:PilotZone fzt:FreeTradePort }}
?zone a ?class OPTIONAL {{ ?zone fzt:locatedIn ?place }} }} }} LIMIT 1000"""
_AREAS = (
    f"""SELECT ?area ?zone {{ GRAPH <{BACKGROUND_GRAPH}> {{ ?area a fzt:ZoneArea ; fzt:partOf ?zone }} }} LIMIT 5000"""
)
#: An article that names a zone and two of its areas names the zone once.
_NAMED_IN = f"""SELECT ?whole (COUNT(DISTINCT ?article) AS ?n) {{ {{ GRAPH <{BACKGROUND_GRAPH}> {{
{{ VALUES ?class {{ fzt:PilotZone fzt:FreeTradePort }} ?zone a ?class BIND(?zone AS ?whole) }}
UNION {{ ?zone a fzt:ZoneArea ; fzt:partOf ?whole }} }} }} ?article schema:mentions ?zone }} GROUP BY ?whole"""
_THEMES = "SELECT ?theme (COUNT(*) AS ?n) { ?article a fzt:Article ; fzt:theme ?theme } GROUP BY ?theme"


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone with its areas, each with a short name, and how many articles name it or one of them."""

    named: Named
    areas: Sequence[tuple[Named, str]]
    articles: int


@dataclass(frozen=True, slots=True)
class Province:
    """The zones of a province."""

    place: Named | None
    zones: Sequence[Zone]


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme with those below it, and how many articles are on each."""

    named: Named
    articles: int
    below: Sequence["Topic"] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page tells. ``new`` are initiatives with the day on which an article last told of each."""

    articles: int
    claims: int
    observations: int
    classes: Sequence[tuple[str, int]]
    first: str
    last: str
    latest: Sequence[Title]
    new: Sequence[tuple[Named, str]]
    provinces: Sequence[Province]
    topics: Sequence[Topic]

    @property
    def entities(self) -> int:
        """How many things articles mention."""
        return sum(count for _, count in self.classes)


def read_home(source: Source, lang: str) -> Home:
    """Return what the graph holds and what is new in it."""
    counts = {row["class"].value.removeprefix(NS): _number(row) for row in source.select(_CLASSES)}
    span = next(iter(source.select(_SPAN)), {})
    return Home(
        _count(source, "Article"),
        _count(source, "Claim"),
        _count(source, "Observation"),
        [(kind, counts[kind]) for kind in _KINDS if kind in counts],
        _text(span, "first"),
        _text(span, "last"),
        [Title(row["article"].value, _text(row, "title"), _text(row, "day")) for row in source.select(_ARTICLES)],
        _new(source, lang),
        _provinces(source, lang),
        _topics(source, lang),
    )


def _count(source: Source, name: str) -> int:
    return _number(source.select(_COUNT.format(name=name))[0])


def _number(row: Row) -> int:
    return int(row["n"].value)


def _text(row: Row, name: str) -> str:
    return row[name].value if name in row else ""


def _new(source: Source, lang: str) -> list[tuple[Named, str]]:
    rows = source.select(_INITIATIVES)
    names = read_names(source, [row["it"].value for row in rows], lang)
    return [(names[row["it"].value], _text(row, "latest")) for row in rows]


def _provinces(source: Source, lang: str) -> list[Province]:
    """Return the provinces in the order of their codes, which is the usual one."""
    places = {row["zone"].value: _text(row, "place") for row in source.select(_ZONES)}
    areas: dict[str, list[str]] = defaultdict(list)
    for row in source.select(_AREAS):
        areas[row["zone"].value].append(row["area"].value)
    counts = {row["whole"].value: _number(row) for row in source.select(_NAMED_IN)}
    wanted = [*places, *places.values(), *(area for found in areas.values() for area in found)]
    names = read_names(source, filter(None, wanted), lang)
    found: dict[str, list[Zone]] = defaultdict(list)
    for zone, place in sorted(places.items(), key=lambda pair: (pair[1] or "~", pair[0])):
        parts = [(names[area], area_name(names[area].name)) for area in sorted(areas[zone])]
        found[place].append(Zone(names[zone], parts, counts.get(zone, 0)))
    return [Province(names.get(place), zones) for place, zones in found.items()]


def _topics(source: Source, lang: str) -> list[Topic]:
    counts = {row["theme"].value: _number(row) for row in source.select(_THEMES)}
    below: dict[str, list[Topic]] = defaultdict(list)
    for theme in load_themes().values():
        if theme.broader and theme.iri in counts:
            below[theme.broader].append(Topic(named_theme(theme, lang), counts[theme.iri]))
    topics = [
        Topic(
            named_theme(theme, lang),
            counts.get(theme.iri, 0),
            sorted(below[theme.id], key=lambda topic: -topic.articles),
        )
        for theme in load_themes().values()
        if not theme.broader and (theme.iri in counts or theme.id in below)
    ]
    return sorted(topics, key=lambda topic: -topic.articles - sum(each.articles for each in topic.below))


def render_home(home: Home, frame: Frame) -> str:
    """Return the page."""
    return render("home.html", frame, home=home)


def show(visit: Visit) -> Answer:
    """Show the page."""
    return render_home(read_home(visit.source, visit.lang), visit.frame)
