"""What every export says of itself: which generation it is, of when, which part, and under which licence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad, Triple

from fztgraph.exports.facts import Facts
from fztgraph.iris import ID
from fztgraph.queries.dataset import LICENCE, RIGHTS, TITLES, title_triples
from fztgraph.store import Snapshot
from fztgraph.store.layout import manifest_file
from fztgraph.vocab import PREFIXES

#: The graph in which an export describes itself, and the data set that it describes.
EXPORT_GRAPH = NamedNode(ID + "graph/export")
_VOID = "http://rdfs.org/ns/void#"


@dataclass(frozen=True, slots=True)
class About:
    """A generation's number and the day on which it was published (UTC); ``words`` say which part of it is there.

    ``articles`` and ``entities`` are how many of each are there, ``span`` the days of the first and the last article.
    """

    generation: int
    date: str
    words: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    entities: int = 0
    span: str = ""

    @property
    def part(self) -> str:
        """The words of the selection in one line, empty where all is there."""
        return "; ".join(f"{name}: {value}" for name, value in self.words.items())

    def entries(self) -> dict[str, str]:
        """Return what there is to say, by name."""
        return {
            "title": TITLES["zh"],
            "title_en": TITLES["en"],
            "generation": str(self.generation),
            "date": self.date,
            "licence": LICENCE,
            "rights": RIGHTS,
            "part": self.part or "all",
            "articles": str(self.articles),
            "entities": str(self.entities),
            "span": self.span,
        }

    def triples(self) -> Iterator[Triple]:
        """Yield the same as RDF."""
        yield Triple(EXPORT_GRAPH, _term("rdf:type"), NamedNode(_VOID + "Dataset"))
        yield from title_triples(EXPORT_GRAPH, self.generation)
        yield Triple(EXPORT_GRAPH, NamedNode(_VOID + "documents"), Literal(self.articles))
        yield Triple(EXPORT_GRAPH, NamedNode(_VOID + "entities"), Literal(self.entities))
        if self.span:
            yield Triple(EXPORT_GRAPH, _term("schema:temporalCoverage"), Literal(self.span))
        if self.date:
            day = Literal(self.date, datatype=NamedNode(PREFIXES["xsd"] + "date"))
            yield Triple(EXPORT_GRAPH, _term("dct:modified"), day)
        if self.words:
            yield Triple(EXPORT_GRAPH, _term("dct:description"), Literal(f"part: {self.part}", language="en"))

    def quads(self) -> Iterator[Quad]:
        """Yield the same in a graph of its own."""
        for triple in self.triples():
            yield Quad(triple.subject, triple.predicate, triple.object, EXPORT_GRAPH)


def describe(snapshot: Snapshot, facts: Facts) -> About:
    """Return what an export of a selection of a snapshot's facts says of itself."""
    days = sorted(row.date for row in facts.articles.values() if row.date)
    return About(
        snapshot.generation,
        generation_date(snapshot),
        facts.selection.words,
        articles=len(facts.articles),
        entities=len(facts.entities),
        span=f"{days[0]}/{days[-1]}" if days else "",
    )


def generation_date(snapshot: Snapshot) -> str:
    """Return the day on which a generation was published; empty for a snapshot that was never on disk."""
    manifest = manifest_file(snapshot.path)
    if not manifest.exists():
        return ""
    return datetime.fromtimestamp(manifest.stat().st_mtime, UTC).date().isoformat()


def _term(curie: str) -> NamedNode:
    """Return a term of a vocabulary that describes data sets; the graph itself does not use it."""
    prefix, name = curie.split(":")
    return NamedNode(PREFIXES[prefix] + name)
