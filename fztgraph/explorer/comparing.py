"""Zones side by side: what belongs to each, by theme, who has it and who has not, and the sentences that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.belonging import Scope, Tie, read_said, read_scope, read_ties
from fztgraph.explorer.comparison import OTHER, Cell, Comparison, Item, Measure, Policy, Reading, Side, Topic
from fztgraph.explorer.facts import Fact, Sentence
from fztgraph.explorer.indicators import Stated, read_stated, with_said
from fztgraph.explorer.names import Named, batches, read_names, read_types
from fztgraph.explorer.source import Source, values
from fztgraph.themes import load_themes
from fztgraph.vocab import class_path

#: How many things of a theme, policies, indicators, and figures of one indicator are shown of a zone; how many things
#: where one theme alone is looked at; how many ties of a thing to a zone are told.
_ITEMS, _POLICIES, _MEASURES, _FIGURES, _MOST_ITEMS, _TIES = 4, 12, 16, 3, 40, 1

#: One row a thing: a row costs more than what is in it.
_THEMES = """SELECT ?it (GROUP_CONCAT(DISTINCT STR(?theme); SEPARATOR = " ") AS ?themes) {{
{values} ?it fzt:theme ?theme }} GROUP BY ?it"""
_ARTICLES = "SELECT (COUNT(DISTINCT ?article) AS ?n) {{ {values} ?article schema:mentions ?it }}"


@dataclass(frozen=True, slots=True)
class _Held:
    """What one zone has, by IRI, with the ties that say so."""

    scope: Scope
    initiatives: Mapping[str, Sequence[Tie]]
    policies: Mapping[str, Sequence[Tie]]
    stated: Sequence[Stated]
    is_cut: bool


#: What is shown: for each theme the things of each zone, the policies, and for each indicator the figures of each zone.
_Topics = Mapping[str, Sequence[Sequence[str]]]
_Measures = Mapping[tuple[str, str], Sequence[Sequence[Stated]]]


def read_comparison(
    source: Source, zones: Sequence[Named], lang: str, *, theme: str = "", own: bool = False
) -> Comparison:
    """Return zones side by side; of one theme alone, if wanted; with ``own`` without the places in which they lie."""
    held = [_read_held(source, zone, own=own) for zone in zones]
    topics, policies, measures = _topics(source, held), _policies(held), _measures(held)
    chosen = {id_: topics[id_] for id_ in ([theme] if theme in topics else [] if theme else topics)}
    most = _MOST_ITEMS if theme else _ITEMS
    shown = {id_: [_shared_first(things, cells)[:most] for things in cells] for id_, cells in chosen.items()}
    listed = [] if theme else policies[:_POLICIES]
    figures = {} if theme else dict(list(measures.items())[:_MEASURES])
    told = _Told(source, lang, held, shown, listed, figures)
    return Comparison(
        tuple(
            _side(source, zone, each, told, measures, at)
            for at, (zone, each) in enumerate(zip(zones, held, strict=True))
        ),
        tuple(told.topic(id_, cells, chosen[id_]) for id_, cells in shown.items()),
        tuple(told.policy(iri) for iri in listed),
        len(policies),
        tuple(told.measure(key, cells) for key, cells in figures.items()),
        len(measures),
        theme,
        own,
    )


def _read_held(source: Source, zone: Named, *, own: bool) -> _Held:
    scope = read_scope(source, zone.iri, own=own)
    found, is_cut = read_ties(source, scope)
    disputed = [iri for iri, each in found.items() if len(each.kinds) > 1]
    kinds = {iri: min(each.kinds) for iri, each in found.items()}
    kinds |= {iri: class_path(type_)[-1] for iri, type_ in read_types(source, disputed).items()}
    initiatives, policies = (
        {iri: _told_first(found[iri].ties, scope) for iri in sorted(found) if kinds[iri] == kind}
        for kind in ("Initiative", "Policy")
    )
    return _Held(scope, initiatives, policies, read_stated(source, scope.told), is_cut)


def _told_first(ties: Iterable[Tie], scope: Scope) -> list[Tie]:
    """Return ties with those to the zone itself in front, then those to its areas, its places, and the rest."""
    order = {iri: place for place, iri in enumerate((*scope.told, *scope.above))}
    return sorted(ties, key=lambda tie: (min(order.get(end, len(order)) for end in (tie.subject, tie.object)), tie))


def _topics(source: Source, held: Sequence[_Held]) -> _Topics:
    """Return the things of each zone by the widest themes, what they have in common in front."""
    themes = _themes(source, sorted({iri for each in held for iri in each.initiatives}))
    found: dict[str, list[list[str]]] = defaultdict(lambda: [[] for _ in held])
    for at, each in enumerate(held):
        for iri in each.initiatives:
            for id_ in themes.get(iri, (OTHER,)):
                found[id_][at].append(iri)
    order = (*load_themes(), OTHER)
    return {
        id_: found[id_] for id_ in sorted(found, key=lambda id_: (id_ == OTHER, -_width(found[id_]), order.index(id_)))
    }


def _width(cells: Iterable[Sequence[object]]) -> int:
    """Return how many zones have something."""
    return sum(bool(cell) for cell in cells)


def _themes(source: Source, things: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the widest themes of things by id."""
    by_iri = {str(theme.iri): theme.broader or theme.id for theme in load_themes().values()}
    found: dict[str, Sequence[str]] = {}
    for batch in batches(things):
        for row in source.select(_THEMES.format(values=values("it", batch))):
            ids = {by_iri[theme] for theme in row["themes"].value.split() if theme in by_iri}
            found[row["it"].value] = sorted(ids) or (OTHER,)
    return found


def _shared_first(things: Sequence[str], cells: Sequence[Sequence[str]]) -> list[str]:
    return sorted(things, key=lambda iri: (-sum(iri in cell for cell in cells), iri))


def _policies(held: Sequence[_Held]) -> list[str]:
    """Return the policies of the zones, those that most of them have in front."""
    every = sorted({iri for each in held for iri in each.policies})
    return sorted(every, key=lambda iri: [-sum(iri in each.policies for each in held), *_lacks(iri, held)])


def _lacks(iri: str, held: Sequence[_Held]) -> list[int]:
    return [iri not in each.policies for each in held]


def _measures(held: Sequence[_Held]) -> _Measures:
    """Return the figures of each zone by indicator and unit, those that most zones have in front."""
    found: dict[tuple[str, str], list[list[Stated]]] = defaultdict(lambda: [[] for _ in held])
    for at, each in enumerate(held):
        for stated in each.stated:
            found[stated.indicator, stated.unit][at].append(stated)
    ranked = sorted(found, key=lambda key: (-_width(found[key]), [not cell for cell in found[key]], key))
    return {key: found[key] for key in ranked}


def _side(source: Source, zone: Named, held: _Held, told: "_Told", measures: _Measures, at: int) -> Side:
    query = _ARTICLES.format(values=values("it", (zone.iri, *held.scope.areas)))
    return Side(
        zone,
        tuple(told.names[iri] for iri in held.scope.areas),
        tuple(told.names[iri] for iri in held.scope.places),
        int(source.select(query)[0]["n"].value),
        len(held.initiatives),
        len(held.policies),
        sum(bool(cells[at]) for cells in measures.values()),
        held.is_cut,
    )


class _Told:
    """Names and sentences of all that is shown, read at once."""

    def __init__(
        self,
        source: Source,
        lang: str,
        held: Sequence[_Held],
        topics: Mapping[str, Sequence[Sequence[str]]],
        policies: Sequence[str],
        measures: _Measures,
    ) -> None:
        self._held = held
        ties = {tie for at, each in enumerate(held) for tie in _shown_ties(each, at, topics, policies)}
        self._said: Mapping[Tie, tuple[tuple[Sentence, ...], int]] = read_said(source, sorted(ties))
        some = [each for cells in measures.values() for cell in cells for each in cell[:_FIGURES]]
        self._figures = dict(zip(some, with_said(source, some), strict=True))
        scopes = [iri for each in held for iri in each.scope.told]
        ends = [end for tie in sorted(ties) for end in (tie.subject, tie.object)]
        self.names: Mapping[str, Named] = read_names(source, [*scopes, *ends, *policies], lang)

    def topic(self, id_: str, cells: Sequence[Sequence[str]], every: Sequence[Sequence[str]]) -> Topic:
        """Return a theme with the facts of what is shown."""
        return Topic(
            id_,
            tuple(Cell(tuple(self._item(iri, at) for iri in shown), len(every[at])) for at, shown in enumerate(cells)),
        )

    def _item(self, iri: str, at: int) -> Item:
        others = tuple(place for place, each in enumerate(self._held) if place != at and iri in each.initiatives)
        return Item(self.names[iri], self._facts(self._held[at].initiatives[iri]), others)

    def policy(self, iri: str) -> Policy:
        """Return a policy with the facts that tie it to each zone."""
        return Policy(self.names[iri], tuple(self._facts(each.policies.get(iri, ())) for each in self._held))

    def measure(self, key: tuple[str, str], cells: Sequence[Sequence[Stated]]) -> Measure:
        """Return the figures of an indicator with their sentences."""
        shown = tuple(
            tuple(Reading(self.names[each.about], self._figures[each].figure) for each in cell[:_FIGURES])
            for cell in cells
        )
        return Measure(*key, shown, tuple(map(len, cells)))

    def _facts(self, ties: Sequence[Tie]) -> tuple[Fact, ...]:
        return tuple(self._fact(tie) for tie in ties[:_TIES])

    def _fact(self, tie: Tie) -> Fact:
        sentences, count = self._said.get(tie, ((), 0))
        names = self.names
        return Fact(names[tie.subject], tie.predicate, names[tie.object], sentences=sentences, sentence_count=count)


def _shown_ties(
    held: _Held, at: int, topics: Mapping[str, Sequence[Sequence[str]]], policies: Iterable[str]
) -> Iterable[Tie]:
    """Yield the ties that are told of one zone."""
    for iri in {iri for cells in topics.values() for iri in cells[at]}:
        yield from held.initiatives[iri][:_TIES]
    for iri in policies:
        yield from held.policies.get(iri, ())[:_TIES]
