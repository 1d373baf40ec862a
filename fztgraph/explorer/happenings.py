"""What happened when: the initiatives and policies that articles date, of a zone, of themes and of a period."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.belonging import read_scope, read_ties
from fztgraph.explorer.facts import MOST_SENTENCES, Sentence, local_name, read_sentences
from fztgraph.explorer.names import batches
from fztgraph.explorer.source import Row, Source, text_term, values
from fztgraph.intervals import BEGIN, END, joined, parted, written
from fztgraph.vocab import DATES, INTERVAL_DATES

#: How many dates, how many things of a theme, and how many claims of the dates on a page are read.
_MOST, _MOST_THINGS, _MOST_CLAIMS = 20_000, 20_000, 20_000
#: What ties initiatives and policies to the zones that are shown with them.
LINKS = {
    "Initiative": "^fzt:carriesOut|^fzt:participatesIn|(^fzt:carriesOut/(fzt:administers|fzt:locatedIn))|fzt:locatedIn"
    "|fzt:appliesTo|fzt:pilotedIn|fzt:replicatedTo|fzt:routeFrom|fzt:routeTo",
    "Policy": "fzt:appliesTo|^fzt:issues|(^fzt:issues/fzt:administers)",
}
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_ZONES_OF = """SELECT DISTINCT ?it ?zone {{ {values} ?it a fzt:{kind} ; {path} ?zone . ?zone a fzt:Zone }}"""
#: Policies have no themes of their own; they have those of the articles that date them.
_THEMED = {
    "Initiative": "SELECT DISTINCT ?it {{ {values} ?it fzt:theme ?theme ; a fzt:Initiative }} LIMIT {most}",
    "Policy": """SELECT DISTINCT ?it {{ {values} ?article a fzt:Article ; fzt:theme ?theme .
GRAPH ?article {{ ?claim rdf:subject ?it ; rdf:object ?date FILTER(ISLITERAL(?date)) }} ?it a fzt:Policy }}
LIMIT {most}""",
}
_THEMES_OF = {
    "Initiative": "SELECT DISTINCT ?it ?theme {{ {values} ?it fzt:theme ?theme }}",
    "Policy": """SELECT DISTINCT ?it ?theme {{ {values} GRAPH ?article {{ ?claim rdf:subject ?it ; rdf:object ?date
FILTER(ISLITERAL(?date)) }} ?article fzt:theme ?theme }}""",
}
_DATED = """SELECT DISTINCT ?it ?p ?date {{ VALUES ?p {{ {terms} }} ?it ?p ?date ; a fzt:{kind} {period} }}
ORDER BY DESC(STR(?date)) ?it ?p LIMIT {most}"""
_DATES_OF = "SELECT DISTINCT ?it ?p ?date {{ {values} ?it a fzt:{kind} ; ?p ?date FILTER(?p IN ({terms})) {period} }}"
_CLAIMS = """SELECT ?claim ?it ?p ?date {{ {values} ?claim rdf:subject ?it ; rdf:predicate ?p ; rdf:object ?date
FILTER(?p IN ({terms})) }} LIMIT {most}"""
#: A month or a year lies in a period when any day of it does.
_SINCE = 'FILTER(CONCAT(STR(?date), SUBSTR("9999-12-31", STRLEN(STR(?date)) + 1)) >= {since})'
_UNTIL = 'FILTER(CONCAT(STR(?date), SUBSTR("0000-01-01", STRLEN(STR(?date)) + 1)) <= {until})'
_COUNT = "SELECT (COUNT(DISTINCT ?it) AS ?n) {{ {values} ?it a fzt:{kind} }}"


@dataclass(frozen=True, slots=True)
class Happening:
    """A thing by IRI, its main class, a date or interval (``2024-03/`` has no end), and what happened then.

    ``kinds`` are date properties by local name.
    """

    iri: str
    kind: str
    date: str
    kinds: tuple[str, ...]

    @property
    def order(self) -> tuple[int, int, int, str]:
        """What sorts the latest first; what has no day or no month comes last in its month or year."""
        year, month, day = (int(part or 0) for part in _parts(self.date.partition("/")[0]))
        return -year, -month, -day, self.iri

    @property
    def year(self) -> str:
        """The year in which it happened or began."""
        return self.date[:4]

    @property
    def month(self) -> str:
        """The month, empty where only the year is known."""
        return self.date.partition("/")[0][:7] if _parts(self.date.partition("/")[0])[1] else ""


def _parts(date: str) -> tuple[str, str, str]:
    match = _DAY.fullmatch(date)
    year, month, day = match.groups("") if match else ("", "", "")
    return year, month, day


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened, the latest first. ``undated`` counts things without a date; ``is_cut`` says there are more."""

    all: tuple[Happening, ...]
    undated: int = 0
    is_cut: bool = False


def read_happenings(
    source: Source,
    kinds: Sequence[str] = tuple(LINKS),
    *,
    zone: str = "",
    themes: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> Happened:
    """Return what happened to things of some main classes: of those that belong to a zone, of any of some themes.

    ``since`` and ``until`` are years, months or days.
    """
    found: list[Happening] = []
    of_zone, undated, is_cut = None, 0, False
    if zone:
        ties, is_cut = read_ties(source, read_scope(source, zone))
        of_zone = set(ties)
    for kind in kinds:
        among = _among(source, kind, of_zone, themes)
        rows, cut = _dates(source, kind, among, since, until)
        told = _happenings(rows, kind)
        if not (since or until or cut):
            undated += _count(source, kind, among) - len({each.iri for each in told})
        found += [each for each in told if _lies_in(each.date, since, until)]
        is_cut = is_cut or cut
    return Happened(tuple(sorted(found, key=lambda each: each.order)), undated, is_cut)


def _among(source: Source, kind: str, of_zone: set[str] | None, themes: Sequence[str]) -> set[str] | None:
    """Return which things are of a zone and of some themes, None where both are open."""
    among = of_zone
    if themes:
        rows = source.select(_THEMED[kind].format(values=values("theme", themes), most=_MOST_THINGS))
        of_themes = {row["it"].value for row in rows}
        among = of_themes if among is None else among & of_themes
    return among


def _count(source: Source, kind: str, among: Collection[str] | None) -> int:
    """Return how many things there are of a class."""
    blocks = [""] if among is None else [values("it", batch) for batch in batches(sorted(among))]
    return sum(int(source.select(_COUNT.format(values=block, kind=kind))[0]["n"].value) for block in blocks)


def _dates(source: Source, kind: str, among: Collection[str] | None, since: str, until: str) -> tuple[list[Row], bool]:
    """Return the dates of things, and whether there are more; ends of intervals are not held against a period here."""
    found: list[Row] = []
    is_cut = False
    period = _SINCE.format(since=text_term(since)) if since else ""
    period += _UNTIL.format(until=text_term(until + "~")) if until else ""
    for names, within in ((DATES, period), (INTERVAL_DATES, "")):
        if among is None:
            query = _DATED.format(terms=_terms(names, " "), kind=kind, period=within, most=_MOST)
            rows = source.select(query)
            is_cut = is_cut or len(rows) == _MOST
            found += rows
            continue
        for batch in batches(sorted(among)):
            block = values("it", batch)
            found += source.select(_DATES_OF.format(values=block, kind=kind, terms=_terms(names, ", "), period=within))
    return found, is_cut


def _happenings(rows: Iterable[Row], kind: str) -> list[Happening]:
    """Return what rows of dates tell: one happening for all that happened to a thing at a time."""
    dates: dict[tuple[str, str], set[str]] = defaultdict(set)
    ends: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        iri, name, date = row["it"].value, local_name(row["p"].value), row["date"].value
        if _DAY.fullmatch(date) is None:
            continue
        base, end = parted(name)
        if end:
            ends[iri, base][end].append(date)
        else:
            dates[iri, date].add(name)
    for (iri, name), found in ends.items():
        for pair in joined(found[BEGIN], found[END]):
            dates[iri, written(*pair)].add(name)
    return [Happening(iri, kind, date, tuple(sorted(names, key=DATES.index))) for (iri, date), names in dates.items()]


def _lies_in(date: str, since: str, until: str) -> bool:
    first, slash, last = date.partition("/")
    last = last if slash else first
    return (not since or not last or last + "9999-12-31"[len(last) :] >= since) and (
        not until or first + "0000-01-01"[len(first) :] <= until + "~"
    )


def read_said(source: Source, happenings: Sequence[Happening]) -> Mapping[Happening, tuple[tuple[Sentence, ...], int]]:
    """Return the sentences that date each happening, at most a few, and how many there are."""
    claims: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for batch in batches(sorted({each.iri for each in happenings})):
        block = values("it", batch)
        terms = _terms((*DATES, *INTERVAL_DATES), ", ")
        for row in source.select(_CLAIMS.format(values=block, terms=terms, most=_MOST_CLAIMS)):
            key = (row["it"].value, local_name(row["p"].value), row["date"].value)
            claims[key].append(row["claim"].value)
    own = {each: [claim for key in _keys(each) for claim in sorted(claims.get(key, ()))] for each in happenings}
    wanted = [claim for found in own.values() for claim in found[: 2 * MOST_SENTENCES]]
    sentences = read_sentences(source, list(dict.fromkeys(wanted)))
    said = {
        each: tuple(dict.fromkeys(one for claim in found for one in sentences.get(claim, ())))
        for each, found in own.items()
    }
    return {
        each: (tuple(sorted(found, key=lambda one: one.date, reverse=True)[:MOST_SENTENCES]), len(found))
        for each, found in said.items()
        if found
    }


def _keys(happening: Happening) -> Iterable[tuple[str, str, str]]:
    """Yield what the claims of a happening say: thing, property, date."""
    first, slash, last = happening.date.partition("/")
    for name in happening.kinds:
        if not slash:
            yield happening.iri, name, first
            yield happening.iri, name + END, first
        else:
            yield happening.iri, name + BEGIN, first
            yield happening.iri, name + END, last


def read_zones(source: Source, happenings: Sequence[Happening]) -> Mapping[str, list[str]]:
    """Return the zones of things, by IRI."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, path in LINKS.items():
        for batch in batches(sorted({each.iri for each in happenings if each.kind == kind})):
            for row in source.select(_ZONES_OF.format(values=values("it", batch), kind=kind, path=f"({path})")):
                found[row["it"].value].append(row["zone"].value)
    return {iri: sorted(zones) for iri, zones in found.items()}


def read_themes(source: Source, happenings: Sequence[Happening]) -> Mapping[str, list[str]]:
    """Return the themes of things, by IRI."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, query in _THEMES_OF.items():
        for batch in batches(sorted({each.iri for each in happenings if each.kind == kind})):
            for row in source.select(query.format(values=values("it", batch))):
                found[row["it"].value].append(row["theme"].value)
    return {iri: sorted(themes) for iri, themes in found.items()}


def _terms(names: Iterable[str], joint: str) -> str:
    return joint.join(f"fzt:{name}" for name in names)
