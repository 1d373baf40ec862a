"""The facts of one thing: its relations to others either way, grouped by what they say, and its dates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fztgraph.explorer.facts import MOST_SENTENCES, Fact, Sentence, local_name, read_sentences
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.source import Source, iri_term, values
from fztgraph.intervals import BEGIN, END, joined, parted, written
from fztgraph.vocab import DATES, INTERVAL_DATES, RELATIONS, SYMMETRIC

#: How many facts of a group a page shows at first, how many triples and claims are read of one thing, and how many
#: claims of one fact are looked at for sentences.
SHOWN, _MOST, _MOST_CLAIMS = 12, 5000, 20_000

_OUT = """SELECT ?p ?o {{ VALUES ?p {{ {terms} }} {thing} ?p ?o }} LIMIT {most}"""
_IN = """SELECT ?p ?o {{ VALUES ?p {{ {terms} }} ?o ?p {thing} }} LIMIT {most}"""
#: A claim is in the graph of the article that makes it.
_CLAIMS = """SELECT ?claim ?p ?o ?day {{ GRAPH ?article {{ ?claim {this} {thing} ; rdf:predicate ?p ; {that} ?o }}
OPTIONAL {{ ?article dct:issued ?day }} }} LIMIT {most}"""
_DATES_OF = """SELECT ?it ?p ?date {{ {values} ?it ?p ?date FILTER(?p IN ({terms})) }} LIMIT {most}"""

#: A fact about a thing: local name of the property, the other end or the value, whether it points here.
Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one kind, the latest said first; ``total`` counts those that are not shown too."""

    predicate: str
    is_incoming: bool
    facts: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a thing: relations in groups, and dates. ``is_cut`` says that even the counts are not whole."""

    groups: tuple[Group, ...] = ()
    dates: tuple[Fact, ...] = ()
    neighbours: Mapping[str, int] = field(default_factory=dict)
    is_cut: bool = False


@dataclass(slots=True)
class _Said:
    """The claims of a fact, the latest first."""

    claims: list[tuple[str, str]] = field(default_factory=list)

    @property
    def latest(self) -> str:
        return max((day for day, _ in self.claims), default="")

    def some(self) -> list[str]:
        return [claim for _, claim in sorted(self.claims, reverse=True)[:MOST_SENTENCES]]


def read_facts(source: Source, thing: Named, lang: str, *, shown: int = SHOWN, only: Key | None = None) -> Facts:
    """Return the facts of a thing, of each group at most ``shown``; of the group that ``only`` names, many more."""
    keys, is_cut = _triples(source, thing.iri)
    said = _claims(source, thing.iri)
    groups: dict[tuple[str, bool], list[Key]] = defaultdict(list)
    dates: list[Key] = []
    for key in keys:
        if key[0] in RELATIONS:
            groups[key[0], key[2]].append(key)
        else:
            dates.append(key)
    ranked = {kind: _ranked(found, said) for kind, found in groups.items()}
    chosen = {kind: found[: _most(kind, shown, only)] for kind, found in ranked.items()}
    every = [key for found in chosen.values() for key in found] + dates
    sentences = read_sentences(source, [claim for key in every if key in said for claim in said[key].some()])
    names = read_names(source, [key[1] for found in chosen.values() for key in found], lang)
    told = _told(source, [key[1] for found in chosen.values() for key in found])
    neighbours: dict[str, int] = defaultdict(int)
    for _, other, _ in (key for found in groups.values() for key in found):
        neighbours[other] += 1
    return Facts(
        tuple(
            Group(
                kind[0],
                kind[1],
                tuple(_fact(thing, key, names, said, sentences, told) for key in chosen[kind]),
                len(ranked[kind]),
            )
            for kind in sorted(ranked, key=lambda kind: (kind[1], RELATIONS.index(kind[0])))
        ),
        tuple(_dates(thing, dates, said, sentences)),
        neighbours,
        is_cut,
    )


def _most(kind: tuple[str, bool], shown: int, only: Key | None) -> int:
    return 500 if only is not None and (only[0], only[2]) == kind else shown


def _triples(source: Source, iri: str) -> tuple[list[Key], bool]:
    out = source.select(
        _OUT.format(terms=_terms((*RELATIONS, *DATES, *INTERVAL_DATES)), thing=iri_term(iri), most=_MOST)
    )
    back = source.select(_IN.format(terms=_terms(RELATIONS), thing=iri_term(iri), most=_MOST))
    keys: dict[Key, None] = {}
    for rows, is_incoming in ((out, False), (back, True)):
        for row in rows:
            name = local_name(row["p"].value)
            if row["o"].kind != "bnode":
                keys[name, row["o"].value, is_incoming and name not in SYMMETRIC] = None
    return list(keys), max(len(out), len(back)) >= _MOST


def _claims(source: Source, iri: str) -> Mapping[Key, _Said]:
    found: dict[Key, _Said] = defaultdict(_Said)
    for this, that, is_incoming in (("rdf:subject", "rdf:object", False), ("rdf:object", "rdf:subject", True)):
        query = _CLAIMS.format(thing=iri_term(iri), this=this, that=that, most=_MOST_CLAIMS)
        for row in source.select(query):
            name = local_name(row["p"].value)
            day = row["day"].value if "day" in row else ""
            key = (name, row["o"].value, is_incoming and name not in SYMMETRIC)
            found[key].claims.append((day, row["claim"].value))
    return found


def _ranked(keys: Iterable[Key], said: Mapping[Key, _Said]) -> list[Key]:
    """Return facts with those that were said last in front."""
    by_name = sorted(keys)
    return sorted(by_name, key=lambda key: said[key].latest if key in said else "", reverse=True)


def _told(source: Source, iris: Sequence[str]) -> Mapping[str, list[tuple[str, str]]]:
    """Return the dates of things, by which a list of them tells when each began."""
    if not iris:
        return {}
    terms = ", ".join(f"fzt:{name}" for name in DATES)
    query = _DATES_OF.format(values=values("it", dict.fromkeys(iris)), terms=terms, most=_MOST)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in source.select(query):
        found[row["it"].value][local_name(row["p"].value)].add(row["date"].value)
    return {iri: [(name, max(dates[name])) for name in DATES if name in dates][:2] for iri, dates in found.items()}


def _fact(
    thing: Named,
    key: Key,
    names: Mapping[str, Named],
    said: Mapping[Key, _Said],
    sentences: Mapping[str, list[Sentence]],
    told: Mapping[str, list[tuple[str, str]]],
) -> Fact:
    predicate, iri, is_incoming = key
    other = names[iri]
    shown, count = _shown(key, said, sentences)
    return Fact(
        other if is_incoming else thing,
        predicate,
        thing if is_incoming else other,
        sentences=shown,
        sentence_count=count,
        dates=tuple(told.get(iri, ())),
        latest=said[key].latest if key in said else "",
    )


def _shown(
    key: Key, said: Mapping[Key, _Said], sentences: Mapping[str, list[Sentence]]
) -> tuple[tuple[Sentence, ...], int]:
    if key not in said:
        return (), 0
    found = [sentence for claim in said[key].some() for sentence in sentences.get(claim, ())]
    more = max(0, len(said[key].claims) - MOST_SENTENCES)
    return tuple(found[:MOST_SENTENCES]), len(found) + more


def _dates(
    thing: Named, keys: Sequence[Key], said: Mapping[Key, _Said], sentences: Mapping[str, list[Sentence]]
) -> Iterable[Fact]:
    """Return the dates in order; the two ends of an interval that the same sentences give are one date."""
    facts: list[Fact] = []
    ends: dict[tuple[str, tuple[Sentence, ...], int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(keys):
        shown, count = _shown((key[0], key[1], False), said, sentences)
        name, end = parted(key[0])
        if end:
            ends[name, shown, count][end].append(key[1])
        else:
            facts.append(Fact(thing, name, value=key[1], sentences=shown, sentence_count=count))
    for (name, shown, count), found in ends.items():
        facts += [
            Fact(thing, name, value=written(*pair), sentences=shown, sentence_count=count)
            for pair in joined(found[BEGIN], found[END])
        ]
    return sorted(facts, key=lambda fact: (fact.value, fact.predicate))


def _terms(names: Iterable[str]) -> str:
    return " ".join(f"fzt:{name}" for name in names)
