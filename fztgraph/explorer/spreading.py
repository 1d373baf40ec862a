"""How an initiative spreads: where it was first, what had it spread, who took it up, and who copied those."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fztgraph.explorer.facts import Fact, Sentence, local_name, read_sentences
from fztgraph.explorer.names import Named, batches, read_names
from fztgraph.explorer.source import Row, Source, values
from fztgraph.vocab import DATES, DIFFUSION, DIFFUSION_DATES

#: How many facts are read at once, how many things are on one path, and how many generations of copies are followed.
_MOST_LISTED, _MOST, _MOST_STEPS = 20_000, 2000, 6
#: A fact of a path is shown with so many sentences.
_QUOTED = 3
#: How many places or things of each kind a line of the overview names.
_FEW = 4
PILOTED, COPIED, COPIES, SPREAD = "pilotedIn", "replicatedTo", "replicates", "spreadBy"

#: What spreads and copies nothing itself; what was piloted and does not spread. One pattern a filter is quick.
_SPREADS = """{ { ?it fzt:replicatedTo ?taker } UNION { ?taker fzt:replicates ?it } UNION { ?it fzt:spreadBy ?notice }
FILTER NOT EXISTS { ?it fzt:replicates ?model } }"""
_PILOTS = """{ ?it fzt:pilotedIn ?place FILTER NOT EXISTS { ?it fzt:replicates ?model }
FILTER NOT EXISTS { ?it fzt:replicatedTo ?taker } FILTER NOT EXISTS { ?copy fzt:replicates ?it }
FILTER NOT EXISTS { ?it fzt:spreadBy ?notice } }"""
_SPREADING = f"SELECT ?it (COUNT(DISTINCT ?taker) AS ?taken) {_SPREADS} GROUP BY ?it LIMIT {_MOST_LISTED}"
_PILOTED = f"SELECT DISTINCT ?it {_PILOTS} LIMIT {_MOST_LISTED}"
_OF = """SELECT ?s ?p ?o {{ {values} ?s ?p ?o FILTER(?p IN ({terms})) }} LIMIT {most}"""
_COPIES = """SELECT ?s ?o {{ {values} ?s fzt:replicates ?o }} LIMIT {most}"""
_CLAIMS = """SELECT ?claim ?s ?p ?o ?day ?article {{ {values}
GRAPH ?article {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o FILTER(?p IN ({terms})) }}
OPTIONAL {{ ?article dct:issued ?own }} OPTIONAL {{ ?article dct:isPartOf/dct:issued ?shared }}
BIND(COALESCE(?own, ?shared) AS ?day) }} LIMIT {most}"""

#: Which dates of a thing belong to which fact about it: what was begun at the first place began there alone.
_DATES_OF = {
    PILOTED: frozenset(DATES) - frozenset(DIFFUSION_DATES),
    COPIED: frozenset(DIFFUSION_DATES),
    COPIES: frozenset(DATES),
}

#: Subject, local name, object, all as text.
Link: TypeAlias = tuple[str, str, str]
#: A thing, an article and the letters of a sentence; a date's local name and value.
_Quoted: TypeAlias = tuple[str, str, str]
_Dated: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spread:
    """A model in the overview: where it was first, what had it spread, some who took it up; ``taken`` counts all."""

    thing: Named
    first: tuple[Named, ...]
    notices: tuple[Named, ...]
    takers: tuple[Named, ...]
    taken: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The initiatives that spread, those that most took up first, and those that were only piloted."""

    spreads: tuple[Spread, ...]
    pilots: tuple[Spread, ...]
    spread_count: int
    pilot_count: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path, its facts in the order of time.

    ``name`` is ``first``, ``notice``, ``taken`` or ``copied``, and ``from`` where things copy each other in a circle.
    """

    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """How a thing spread. ``model`` is what the chain begins with, which may not be the thing asked for."""

    thing: Named
    model: Named
    steps: tuple[Step, ...]
    is_cut: bool = False


def read_overview(source: Source, lang: str, *, shown: int = 100) -> Overview:
    """Return what spreads and what was piloted, of each at most ``shown``."""
    taken = {row["it"].value: int(row["taken"].value) for row in source.select(_SPREADING)}
    spreading = sorted(taken, key=lambda iri: (-taken[iri], iri))
    piloted = sorted(row["it"].value for row in source.select(_PILOTED))
    listed = [*spreading[:shown], *piloted[:shown]]
    of = _by_subject(map(_link, _select(source, _OF, listed, (PILOTED, COPIED, SPREAD))))
    copies = _copies(source, listed)
    ends = [end for iri in listed for group in (*of[iri].values(), copies[iri]) for end in sorted(group)[:_FEW]]
    names = read_names(source, [*listed, *ends], lang)
    told = [_spread(names, iri, of[iri], copies[iri], taken.get(iri, 0)) for iri in listed]
    cut = len(spreading[:shown])
    return Overview(tuple(told[:cut]), tuple(told[cut:]), len(spreading), len(piloted))


def _copies(source: Source, iris: Sequence[str]) -> Mapping[str, set[str]]:
    """Return what copies each thing."""
    found: dict[str, set[str]] = defaultdict(set)
    for batch in batches(iris):
        for row in source.select(_COPIES.format(values=values("o", batch), most=_MOST_LISTED)):
            found[row["o"].value].add(row["s"].value)
    return found


def _spread(names: Mapping[str, Named], iri: str, of: Mapping[str, set[str]], copies: set[str], taken: int) -> Spread:
    first, notices, takers = (
        tuple(names[end] for end in sorted(group)[:_FEW]) for group in (of[PILOTED], of[SPREAD], of[COPIED])
    )
    rest = tuple(names[end] for end in sorted(copies)[: _FEW - len(takers)])
    return Spread(names[iri], first, notices, (*takers, *rest), taken)


def read_path(source: Source, thing: Named, lang: str) -> Path | None:
    """Return how a thing spread, from what the thing itself copies; None where nothing is said of that."""
    levels, is_cut = _levels(source, thing.iri)
    every = [iri for level in levels for iri in level]
    known = set(every)
    links = {
        link for row in _select(source, _OF, every, DIFFUSION) if (link := _link(row))[1] != COPIES or link[2] in known
    }
    if not links:
        return None
    claims = _read_claims(source, every)
    quoted = [claim for link in links for claim in claims[link][:_QUOTED]]
    said = read_sentences(source, quoted)
    dates = _read_dates(source, every, (each for found in said.values() for each in found))
    names = read_names(source, [*every, *(end for link in links for end in (link[0], link[2]))], lang)
    facts = {link: _fact(link, names, claims[link], said, dates) for link in links}
    steps = [step for at, level in enumerate(levels) for step in _steps(at, level, facts)]
    return Path(thing, names[levels[0][0]], tuple(step for step in steps if step.facts), is_cut)


def _levels(source: Source, iri: str) -> tuple[list[list[str]], bool]:
    """Return the model, what copies it, what copies that, and so on; a circle is passed through once."""
    model, passed = iri, {iri}
    while True:
        above = sorted(row["o"].value for row in _select(source, _OF, [model], (COPIES,)))
        if not above or above[0] in passed:
            break
        model = above[0]
        passed.add(model)
    levels, seen = [[model]], {model}
    while len(levels) <= _MOST_STEPS:
        query = _COPIES.format(values=values("o", levels[-1]), most=_MOST)
        level = sorted({row["s"].value for row in source.select(query)} - seen)
        if not level:
            return levels, False
        if len(seen) + len(level) > _MOST:
            return levels, True
        levels.append(level)
        seen.update(level)
    return levels, True


def _steps(at: int, level: Sequence[str], facts: Mapping[Link, Fact]) -> list[Step]:
    """Return the steps of what stands on one level of copies: the model's are named, all others are copies."""
    own = [fact for link, fact in facts.items() if link[0] in level]
    kinds = {name: sorted((f for f in own if f.predicate == name), key=_when) for name in DIFFUSION}
    if at:
        copied = sorted((*kinds[COPIES], *kinds[PILOTED], *kinds[SPREAD], *kinds[COPIED]), key=_of_thing)
        return [Step("copied", tuple(copied))]
    return [
        Step("from", tuple(kinds[COPIES])),
        Step("first", tuple(kinds[PILOTED])),
        Step("notice", tuple(kinds[SPREAD])),
        Step("taken", tuple(kinds[COPIED])),
    ]


def _when(fact: Fact) -> tuple[str, str, str]:
    day = min((date for _, date in fact.dates), default="9999")
    return (
        day,
        min((said.date for said in fact.sentences if said.date), default="9999"),
        fact.object.iri if fact.object else "",
    )


def _of_thing(fact: Fact) -> tuple[str, int, tuple[str, str, str]]:
    return fact.subject.iri, (COPIES, PILOTED, SPREAD, COPIED).index(fact.predicate), _when(fact)


def _read_claims(source: Source, iris: Sequence[str]) -> Mapping[Link, list[str]]:
    """Return the claims of links, the latest first."""
    found: dict[Link, list[tuple[str, str]]] = defaultdict(list)
    for row in _select(source, _CLAIMS, iris, DIFFUSION):
        found[_link(row)].append((row["day"].value if "day" in row else "", row["claim"].value))
    claims: dict[Link, list[str]] = defaultdict(list)
    return claims | {link: [claim for _, claim in sorted(said, reverse=True)] for link, said in found.items()}


def _read_dates(source: Source, iris: Sequence[str], sentences: Iterable[Sentence]) -> Mapping[_Quoted, set[_Dated]]:
    """Return the dates of things that sentences tell, by thing and sentence."""
    articles = {said.article for said in sentences}
    rows = [row for row in _select(source, _CLAIMS, iris, DATES) if row["article"].value in articles]
    told = read_sentences(source, [row["claim"].value for row in rows], whole=False)
    found: dict[_Quoted, set[_Dated]] = defaultdict(set)
    for row in rows:
        thing, name, value = _link(row)
        for said in told.get(row["claim"].value, ()):
            found[thing, said.article, _letters(said.quote)].add((name, value))
    return found


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _fact(
    link: Link,
    names: Mapping[str, Named],
    claims: Sequence[str],
    said: Mapping[str, Sequence[Sentence]],
    dates: Mapping[_Quoted, set[_Dated]],
) -> Fact:
    """Return a link as a fact, with its latest sentences and the dates that they tell."""
    quoted = claims[:_QUOTED]
    sentences = tuple(dict.fromkeys(sentence for claim in quoted for sentence in said.get(claim, ())))
    names_of_dates = _DATES_OF.get(link[1], ())
    told = sorted(
        {
            date
            for each in sentences
            for date in dates.get((link[0], each.article, _letters(each.quote)), ())
            if date[0] in names_of_dates
        }
    )
    return Fact(
        names[link[0]],
        link[1],
        names[link[2]],
        sentences=sentences,
        sentence_count=len(sentences) + len(claims) - len(quoted),
        dates=tuple(told),
        latest=max((each.date for each in sentences), default=""),
    )


def _select(source: Source, query: str, iris: Sequence[str], terms: Iterable[str]) -> list[Row]:
    rows: list[Row] = []
    for batch in batches(iris):
        rows += source.select(query.format(values=values("s", batch), terms=_terms(terms), most=_MOST_LISTED))
    return rows


def _by_subject(links: Iterable[Link]) -> Mapping[str, Mapping[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for subject, name, value in links:
        found[subject][name].add(value)
    return found


def _link(row: Row) -> Link:
    return row["s"].value, local_name(row["p"].value), row["o"].value


def _terms(names: Iterable[str]) -> str:
    return ", ".join(f"fzt:{name}" for name in names)
