"""Put facts under zones, themes and things, in words, each with a sentence."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from fztgraph.explorer.charts.periods import tell_stretch
from fztgraph.explorer.charts.units import choose_unit, tell_figure
from fztgraph.explorer.digest.facts import ArticleRow, Facts, Key, Stated, new_things, stated_facts
from fztgraph.explorer.digest.model import Entry, Line, Renamed, Revised, Section, Source, Theme
from fztgraph.explorer.digest.zones import read_belonging, zone_parts
from fztgraph.explorer.facts import Sentence, read_sentences
from fztgraph.explorer.frame import cut
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.source import Source as Graph
from fztgraph.explorer.words import term_label
from fztgraph.queries.changes import Figure, Move, Revision, Statement
from fztgraph.themes import load_themes
from fztgraph.vocab import RELATIONS

#: A digest lists so many facts, those of the latest articles, and so many articles.
MOST_FACTS = 1500
MOST_ARTICLES = 300


class Telling:
    """One generation and facts of it, told in a language, of one zone with its parts or of all."""

    def __init__(
        self,
        graph: Graph,
        articles: Mapping[str, ArticleRow],
        *,
        since: dt.date,
        lang: str,
        zone: str | None,
    ) -> None:
        self._graph, self._articles, self._since, self._lang = graph, articles, since.isoformat(), lang
        self._parts = zone_parts(graph, zone) if zone else None
        self.unlisted = 0

    def sections(self, facts: Facts, *, fresh: Collection[str] = ()) -> tuple[Section, ...]:
        """Return facts under their zones and themes, zones with the most facts first.

        ``fresh`` are the articles that came in: what no other one mentions is new.
        """
        placed = self._place(facts)
        listed = sorted(placed, key=lambda key: (self._date(facts[key]), str(key)), reverse=True)[:MOST_FACTS]
        self.unlisted = len(placed) - len(listed)
        names = read_names(self._graph, _things(listed, placed), self._lang)
        said = read_sentences(self._graph, sorted(claim for key in listed for claim in facts[key].claims), whole=False)
        new = new_things(self._graph, {key.subject for key in listed}, fresh) if fresh else frozenset()
        groups: dict[str, dict[str, dict[str, list[Key]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for key in listed:
            zone, theme = placed[key]
            groups[zone][theme][key.subject].append(key)
        order = ["", *reversed(load_themes())]
        sections = [
            Section(
                names[zone] if zone else None,
                tuple(
                    Theme(self._theme(theme), self._entries(themes[theme], facts, names, said, new, fresh=bool(fresh)))
                    for theme in sorted(themes, key=order.index, reverse=True)
                ),
            )
            for zone, themes in groups.items()
        ]
        return tuple(sorted(sections, key=lambda each: (each.zone is None, -each.facts, each.zone and each.zone.iri)))

    def revised(self, revisions: Iterable[Revision]) -> tuple[Revised, ...]:
        """Return what has another value than before, with the sentences that say so now."""
        given = list(revisions)
        dates = [
            Statement(each.subject, each.name, value, True) for each in given if not each.unit for value in each.after
        ]
        figures = [
            Figure(each.subject, each.name, each.period, each.unit, Decimal(value))
            for each in given
            if each.unit
            for value in each.after
        ]
        facts = stated_facts(self._graph, dates, figures)
        placed = self._place(facts)
        shown = [each for each in given if any(key.subject == each.subject and key.what == each.name for key in placed)]
        names = read_names(self._graph, [each.subject for each in shown], self._lang)
        said = read_sentences(self._graph, sorted(claim for key in placed for claim in facts[key].claims), whole=False)
        return tuple(
            Revised(
                names[each.subject],
                term_label(each.name, self._lang) if not each.unit else each.name,
                self._values(each, each.before),
                self._values(each, each.after),
                tell_stretch(each.period, self._lang),
                self._quotes((facts[key] for key in placed if _is_of(key, each)), said),
                printed=bool(each.unit),
            )
            for each in shown
        )

    def renamed(self, moves: Iterable[Move]) -> tuple[Renamed, ...]:
        """Return the things that became one, or are two again."""
        given = list(moves)
        zones = read_belonging(self._graph, [each.after for each in given], []).zones
        near = [each for each in given if self._parts is None or self._parts & {*zones.get(each.after, ())}]
        return tuple(Renamed(cut(each.before_name), cut(each.after_name), each.after) for each in near)

    def sources(self, articles: Iterable[str]) -> tuple[Source, ...]:
        """Return articles, the latest first; of a zone those that mention it."""
        given = [iri for iri in articles if iri in self._articles]
        if self._parts is not None:
            zones = read_belonging(self._graph, [], given).zones
            given = [iri for iri in given if self._parts & {*zones.get(iri, ())}]
        rows = sorted((self._articles[iri] for iri in given), key=lambda row: (row.date, row.iri), reverse=True)
        return tuple(Source(row.iri, cut(row.title), row.date, row.url) for row in rows)

    def recent(self) -> list[str]:
        """Return the articles since the date."""
        return [iri for iri, row in self._articles.items() if row.date >= self._since]

    def _place(self, facts: Facts) -> dict[Key, tuple[str, str]]:
        """Return the zone and the theme of each fact, both empty where it has none; without those of other zones."""
        ends = {end for key in facts for end in _ends(key)}
        belonging = read_belonging(
            self._graph, ends, {article for stated in facts.values() for article in stated.claims.values()}
        )
        placed = {}
        for key, stated in facts.items():
            articles = stated.claims.values()
            zones = belonging.zones_of(_ends(key), articles)
            if self._parts is not None:
                zones = tuple(zone for zone in zones if zone in self._parts)
            if zones or self._parts is None:
                placed[key] = (zones[0] if zones else "", belonging.theme_of(_ends(key), articles))
        return placed

    def _theme(self, theme: str) -> str:
        return load_themes()[theme].called(self._lang) if theme else ""

    def _entries(
        self,
        subjects: Mapping[str, Sequence[Key]],
        facts: Facts,
        names: Mapping[str, Named],
        said: Mapping[str, Sequence[Sentence]],
        new: Collection[str],
        *,
        fresh: bool,
    ) -> tuple[Entry, ...]:
        entries = [
            Entry(
                names[subject],
                tuple(self._line(key, facts[key], names, fresh=fresh) for key in sorted(keys, key=_order)),
                self._quotes((facts[key] for key in sorted(keys, key=_order)), said),
                is_new=subject in new,
            )
            for subject, keys in subjects.items()
        ]
        return tuple(sorted(entries, key=lambda entry: (not entry.is_new, -len(entry.lines), entry.subject.iri)))

    def _line(self, key: Key, stated: Stated, names: Mapping[str, Named], *, fresh: bool) -> Line:
        late = fresh and all(self._articles[article].date < self._since for article in stated.claims.values())
        if key.kind == "figure":
            value, raw = tell_figure(key.unit, key.value, stated.printed, self._lang)
            period = tell_stretch(key.period, self._lang)
            return Line(cut(key.what), value=cut(value), period=period, late=late, printed=True, raw=raw)
        what = term_label(key.what, self._lang)
        if key.kind == "date":
            return Line(what, value=tell_stretch(key.value, self._lang), late=late)
        return Line(what, object=names[key.value], late=late)

    def _quotes(self, stated: Iterable[Stated], said: Mapping[str, Sequence[Sentence]]) -> tuple[Sentence, ...]:
        """Return a sentence for each fact, each once: the first since the date, else the latest before it."""
        found: dict[tuple[str, str], Sentence] = {}
        for each in stated:
            sentences = [sentence for claim in sorted(each.claims) for sentence in said.get(claim, ())]
            recent = sorted((s for s in sentences if s.date >= self._since), key=lambda s: s.date)
            chosen = recent[0] if recent else max(sentences, key=lambda s: s.date, default=None)
            if chosen is not None:
                found.setdefault((chosen.article, chosen.quote), chosen)
        return tuple(found.values())

    def _values(self, each: Revision, values: Sequence[str]) -> str:
        told = (
            [tell_stretch(value, self._lang) for value in values]
            if not each.unit
            else [choose_unit(each.unit, [float(value)], self._lang).tell_exactly(value) for value in values]
        )
        return ("、" if self._lang == "zh" else ", ").join(told)

    def _date(self, stated: Stated) -> str:
        return max((self._articles[article].date for article in stated.claims.values()), default="")


def _ends(key: Key) -> tuple[str, ...]:
    return (key.subject, key.value) if key.kind == "relation" else (key.subject,)


def _things(keys: Iterable[Key], placed: Mapping[Key, tuple[str, str]]) -> list[str]:
    return [iri for key in keys for iri in (*_ends(key), placed[key][0]) if iri]


def _order(key: Key) -> tuple[int, int, str, str, str]:
    kinds = ("relation", "date", "figure")
    place = RELATIONS.index(key.what) if key.what in RELATIONS else 0
    return kinds.index(key.kind), place, key.what, key.period, key.value


def _is_of(key: Key, each: Revision) -> bool:
    return (key.subject, key.what, key.period, key.unit) == (each.subject, each.name, each.period, each.unit)
