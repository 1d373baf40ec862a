"""The ontology, its alignments and the scheme of themes as a graph of their own."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from fztgraph.errors import OntologyError
from fztgraph.iris import ONTOLOGY_GRAPH
from fztgraph.quads.terms import Triple, node, sorted_quads, text_literal
from fztgraph.resources import ontology_dir
from fztgraph.themes import SCHEME, Theme, load_themes

_FILES = ("fzt.ttl", "alignments.ttl")
_SCHEME_NAME = {"en": "Themes of news about free-trade zones", "zh": "自由贸易试验区资讯主题表"}


def ontology_quads() -> list[Quad]:
    """Return the sorted quads of the ontology graph; its blank nodes have the same names in every run."""
    return sorted_quads([*ontology_triples(), *_theme_triples(load_themes())], ONTOLOGY_GRAPH)


def ontology_triples() -> list[Triple]:
    """Return the triples of the ontology and its alignments, without the themes."""
    return read_turtle(*(ontology_dir() / name for name in _FILES))


def read_turtle(*paths: Path) -> list[Triple]:
    """Read Turtle files, their blank nodes named by what they hold; raises OntologyError naming file and line."""
    dataset = Dataset()
    for path in paths:
        try:
            for quad in parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True):
                dataset.add(quad)
        except (OSError, SyntaxError) as error:
            raise OntologyError(f"{path.name}: {error}; correct the file") from error
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [(quad.subject, quad.predicate, quad.object) for quad in dataset]


def _theme_triples(themes: dict[str, Theme]) -> Iterator[Triple]:
    scheme = NamedNode(SCHEME)
    yield scheme, node("rdf:type"), node("skos:ConceptScheme")
    for lang, name in _SCHEME_NAME.items():
        yield scheme, node("skos:prefLabel"), text_literal(name, lang=lang)
    for theme in themes.values():
        subject = NamedNode(theme.iri)
        yield subject, node("rdf:type"), node("skos:Concept")
        yield subject, node("skos:inScheme"), scheme
        yield subject, node("skos:prefLabel"), text_literal(theme.name, lang="zh")
        yield subject, node("skos:prefLabel"), text_literal(theme.name_en, lang="en")
        for keyword in theme.keywords:
            yield subject, node("skos:hiddenLabel"), text_literal(keyword, lang="zh")
        if theme.broader:
            yield subject, node("skos:broader"), NamedNode(themes[theme.broader].iri)
        else:
            yield subject, node("skos:topConceptOf"), scheme
            yield scheme, node("skos:hasTopConcept"), subject
