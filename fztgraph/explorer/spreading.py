"""How an initiative spreads: where it was first, what had it spread, who took it up, and who copied those."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fztgraph.explorer.facts import MOST_SENTENCES, Fact, Sentence, local_name, read_sentences
from fztgraph.explorer.names import Named, batches, read_names
from fztgraph.explorer.source import Row, Source, values
from fztgraph.vocab import DATES, DIFFUSION

#: How many facts are read in all of the overview, of one path, and how many generations of copies are followed.
_MOST_LISTED, _MOST, _MOST_STEPS = 20_000, 2000, 6
#: How many places or things of each kind a line of the overview names.
_FEW = 4
PILOTED, COPIED, COPIES, SPREAD = "pilotedIn", "replicatedTo", "replicates", "spreadBy"

_ALL = """SELECT ?s ?p ?o {{ VALUES ?p {{ {terms} }} ?s ?p ?o }} LIMIT {most}"""
_OF = """SELECT ?s ?p ?o {{ {values} VALUES ?p {{ {terms} }} ?s ?p ?o }} LIMIT {most}"""
_COPIES = """SELECT ?s ?o {{ {values} ?s fzt:replicates ?o }} LIMIT {most}"""
_CLAIMS = """SELECT ?claim ?s ?p ?o ?day {{ {values} VALUES ?p {{ {terms} }}
GRAPH ?article {{ ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }}
OPTIONAL {{ ?article dct:issued ?own }} OPTIONAL {{ ?article dct:isPartOf/dct:issued ?shared }}
BIND(COALESCE(?own, ?shared) AS ?day) }} LIMIT {most}"""

#: Subject, local name, object, all as text.
Link = tuple[str, str, str]


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
    is_cut: bool = False


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
    rows = source.select(_ALL.format(terms=_terms(DIFFUSION), most=_MOST_LISTED))
    links = sorted({_link(row) for row in rows})
    of = _by_subject(links)
    copies: dict[str, set[str]] = defaultdict(set)
    for subject, name, value in links:
        if name == COPIES:
            copies[value].add(subject)
    models = sorted(({*of, *copies}) - {subject for subject, name, _ in links if name == COPIES})
    taken = {iri: len(of[iri][COPIED]) + len(copies[iri]) for iri in models}
    spreading = [iri for iri in models if taken[iri] or of[iri][SPREAD]]
    spreading.sort(key=lambda iri: (-taken[iri], -len(of[iri][SPREAD]), iri))
    pilots = [iri for iri in models if iri not in set(spreading)]
    listed = [*spreading[:shown], *pilots[:shown]]
    ends = [end for iri in listed for group in (*of[iri].values(), copies[iri]) for end in sorted(group)[:_FEW]]
    names = read_names(source, [*listed, *ends], lang)
    told = [_spread(names, iri, of[iri], copies[iri], taken[iri]) for iri in listed]
    cut = len(spreading[:shown])
    return Overview(tuple(told[:cut]), tuple(told[cut:]), len(spreading), len(pilots), is_cut=len(rows) == _MOST_LISTED)


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
    links = {_link(row) for row in _select(source, _OF, every, DIFFUSION)}
    known = set(every)
    links = {link for link in links if link[1] != COPIES or link[2] in known}
    if not links:
        return None
    claims = _read_claims(source, every)
    said = read_sentences(source, [claim for found in claims.values() for claim in found])
    names = read_names(source, [*every, *(end for link in links for end in (link[0], link[2]))], lang)
    facts = {link: _fact(link, names, claims, said) for link in links}
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
    """Return the claims of links and dates, the latest first, of each link at most as many as sentences are shown."""
    found: dict[Link, list[tuple[str, str]]] = defaultdict(list)
    for row in _select(source, _CLAIMS, iris, (*DIFFUSION, *DATES)):
        found[_link(row)].append((row["day"].value if "day" in row else "", row["claim"].value))
    return {link: [claim for _, claim in sorted(said, reverse=True)[:MOST_SENTENCES]] for link, said in found.items()}


def _fact(
    link: Link,
    names: Mapping[str, Named],
    claims: Mapping[Link, list[str]],
    said: Mapping[str, Sequence[Sentence]],
) -> Fact:
    """Return a link as a fact, with the dates of its subject that the same sentences tell."""
    sentences = _sentences(claims.get(link, ()), said)
    quoted = {(each.article, each.quote) for each in sentences}
    dates = tuple(
        (name, value)
        for (subject, name, value), found in sorted(claims.items())
        if subject == link[0]
        and name in DATES
        and quoted & {(each.article, each.quote) for each in _sentences(found, said)}
    )
    fact = Fact(names[link[0]], link[1], names[link[2]], sentences=sentences, sentence_count=len(sentences))
    return replace(fact, dates=dates, latest=max((each.date for each in sentences), default=""))


def _sentences(claims: Iterable[str], said: Mapping[str, Sequence[Sentence]]) -> tuple[Sentence, ...]:
    return tuple(dict.fromkeys(sentence for claim in claims for sentence in said.get(claim, ())))


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
    return " ".join(f"fzt:{name}" for name in names)
