"""``/id/KIND/NAME``: a thing with its names, dates, relations, figures, articles, and what is near it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from fztgraph.explorer.charts import SMALL, Chart, line_chart
from fztgraph.explorer.claims import SHOWN, Facts, Group, read_facts
from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.linked_data import json_ld
from fztgraph.explorer.names import Named, read_name, read_names
from fztgraph.explorer.observations import Figure, Indicator, read_indicators, with_sentences
from fztgraph.explorer.search import Title
from fztgraph.explorer.source import Cell, Source, iri_term
from fztgraph.explorer.visit import Answer, Visit
from fztgraph.vocab import RELATIONS, class_path

#: How many other names, articles, related things and charts a page shows; how many figures of one indicator.
_ARTICLES, _MORE_ARTICLES, _RELATED, _CHARTS, _FIGURES, _MOST_FIGURES = 12, 500, 12, 4, 6, 300
#: A small chart has room for so many figures, the latest.
_POINTS = 30
#: How many indicators are shown before the rest is folded away, and how many articles tell what is near.
_INDICATORS, _NEAR = 16, 30

_OWN = """SELECT ?property ?value {{ VALUES ?property {{ skos:prefLabel skos:altLabel fzt:pinyin skos:notation fzt:area
skos:exactMatch fzt:theme }} {thing} ?property ?value }} LIMIT 500"""
_COUNT = "SELECT (COUNT(*) AS ?n) {{ ?article schema:mentions {thing} }}"
_MENTIONING = """SELECT ?article ?title ?day {{ {{ SELECT ?article ?day {{ ?article schema:mentions {thing}
OPTIONAL {{ ?article dct:issued ?day }} }} ORDER BY DESC(?day) ?article LIMIT {limit} }}
OPTIONAL {{ ?article dct:title ?title }} }} ORDER BY DESC(?day) ?article"""
_TOGETHER = """SELECT ?it (COUNT(?article) AS ?n) {{ {{ SELECT ?article {{ ?article schema:mentions {thing}
OPTIONAL {{ ?article dct:issued ?day }} }} ORDER BY DESC(?day) LIMIT {articles} }} ?article schema:mentions ?it
FILTER(?it != {thing}) }} GROUP BY ?it ORDER BY DESC(?n) ?it LIMIT 60"""


@dataclass(frozen=True, slots=True)
class Entity:
    """All that a page tells of a thing. ``codes`` are pairs of the list and the code in it."""

    named: Named
    names: Mapping[str, str]
    aliases: Sequence[tuple[str, str]]
    codes: Sequence[tuple[str, str]]
    area: str
    same: Sequence[str]
    themes: Sequence[Named]
    facts: Facts
    indicators: Sequence[Indicator]
    indicator_count: int
    articles: Sequence[Title]
    article_count: int
    related: Sequence[Named]
    more: str = ""
    path: Sequence[str] = field(default_factory=tuple)

    @property
    def is_zone(self) -> bool:
        """Whether it can be compared with other zones."""
        return self.named.kind == "Zone"

    @property
    def single_figures(self) -> list[tuple[Indicator, Figure]]:
        """The figures of indicators that have but one, the latest period first."""
        return [(one, one.figures[0]) for one in self.indicators if one.total == 1]

    @property
    def outgoing(self) -> list[Group]:
        """What it does to others."""
        return [group for group in self.facts.groups if not group.is_incoming]

    @property
    def incoming(self) -> list[Group]:
        """What others do to it."""
        return [group for group in self.facts.groups if group.is_incoming]


def read_entity(source: Source, iri: str, lang: str, *, more: str = "") -> Entity | None:
    """Return what is known of a thing, None for what is none; ``more`` names the part that is shown at length."""
    named = read_name(source, iri, lang)
    if not named.type:
        return None
    own = _own(source, iri)
    facts = read_facts(source, named, lang, shown=SHOWN, only=_group_key(more))
    names, indicators = _names(own), read_indicators(source, iri)
    limit = _MORE_ARTICLES if more == "articles" else _ARTICLES
    return Entity(
        named,
        names,
        _aliases(own, names),
        [(_datatype(cell), cell.value) for cell in own.get("notation", ())],
        next((cell.value for cell in own.get("area", ())), ""),
        sorted(cell.value for cell in own.get("exactMatch", ()) if cell.kind == "uri"),
        list(read_names(source, sorted(cell.value for cell in own.get("theme", ())), lang).values()),
        facts,
        _shown(source, indicators, is_whole=more == "figures"),
        len(indicators),
        _articles(source, iri, limit),
        int(source.select(_COUNT.format(thing=iri_term(iri)))[0]["n"].value),
        _related(source, iri, facts, lang),
        more,
        class_path(named.type),
    )


def _group_key(more: str) -> tuple[str, str, bool] | None:
    """Return which group of facts is asked for at length (``carriesOut``, ``in.carriesOut``)."""
    name = more.removeprefix("in.")
    return (name, "", more != name) if name in RELATIONS else None


def _own(source: Source, iri: str) -> Mapping[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for row in source.select(_OWN.format(thing=iri_term(iri))):
        found[row["property"].value.rpartition("#")[2]].append(row["value"])
    return found


def _names(own: Mapping[str, Sequence[Cell]]) -> dict[str, str]:
    """Return the names of a thing by language, the spelling in pinyin among them."""
    names: dict[str, str] = {}
    for cell in sorted(own.get("prefLabel", ()), key=lambda cell: (-len(cell.value), cell.value)):
        names.setdefault(cell.language or "zh", cell.value)
    for cell in own.get("pinyin", ()):
        names.setdefault("zh-Latn", cell.value)
    return names


def _aliases(own: Mapping[str, Sequence[Cell]], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the other names with their languages, Chinese ones first, the short ones in front."""
    found = {
        (cell.language or "zh", cell.value)
        for property_ in ("altLabel", "prefLabel")
        for cell in own.get(property_, ())
        if cell.value not in names.values()
    }
    return sorted(found, key=lambda alias: (alias[0] != "zh", alias[0], len(alias[1]), alias[1]))


def _datatype(cell: Cell) -> str:
    return cell.datatype.rpartition("#")[2]


def _shown(source: Source, found: Sequence[Indicator], *, is_whole: bool) -> list[Indicator]:
    return with_sentences(
        source, found if is_whole else found[:_INDICATORS], most=_MOST_FIGURES if is_whole else _FIGURES
    )


def _articles(source: Source, iri: str, limit: int) -> list[Title]:
    rows = source.select(_MENTIONING.format(thing=iri_term(iri), limit=limit))
    return [
        Title(
            row["article"].value, row["title"].value if "title" in row else "", row["day"].value if "day" in row else ""
        )
        for row in rows
    ]


def _related(source: Source, iri: str, facts: Facts, lang: str) -> list[Named]:
    """Return things with most facts in common with a thing, then those that its latest articles mention most."""
    weights: Counter[str] = Counter()
    for other, count in facts.neighbours.items():
        weights[other] += 3 * min(count, 5)
    for row in source.select(_TOGETHER.format(thing=iri_term(iri), articles=_NEAR)):
        weights[row["it"].value] += int(row["n"].value)
    listed = {fact.object.iri for group in facts.groups for fact in group.facts if fact.object} | {
        fact.subject.iri for group in facts.groups for fact in group.facts
    }
    best = sorted((other for other in weights if other not in listed), key=lambda other: (-weights[other], other))
    return [named for named in read_names(source, best[:_RELATED], lang).values() if named.type]


def render_entity(entity: Entity, frame: Frame) -> str:
    """Return the page."""
    data = json_ld(entity.named, entity.names, [text for _, text in entity.aliases], entity.same)
    return render(
        "entity.html",
        frame,
        entity=entity,
        charts=_charts(entity.indicators, frame),
        data=Markup(data),  # noqa: S704 (escaped by json_ld)
        key=entity.named.key,
        shown=_MOST_FIGURES if entity.more == "figures" else _FIGURES,
    )


def _charts(indicators: Sequence[Indicator], frame: Frame) -> Mapping[Indicator, Chart]:
    """Return a small chart of each of the indicators that have most periods."""
    fit = sorted((one for one in indicators if one.periods >= 3), key=lambda one: -one.periods)
    drawn = {one: one.series(one.name) for one in fit[:_CHARTS]}
    return {
        one: line_chart([replace(series, points=series.points[:_POINTS])], title=one.name, lang=frame.lang, size=SMALL)
        for one, series in drawn.items()
    }


def show(visit: Visit, iri: str) -> Answer | None:
    """Show a thing; None for what is none."""
    entity = read_entity(visit.source, iri, visit.lang, more=visit.params.one("more"))
    return None if entity is None else render_entity(entity, visit.frame)
