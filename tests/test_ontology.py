"""The files of the ontology are complete, agree with the vocabulary, and their documentation agrees with them."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, ORG, PROV, QB, SDO, SH, SKOS, SOSA
from rdflib.term import Node

from fztgraph import vocab
from fztgraph.exports.jsonld import context
from fztgraph.iris import NS

FZT = Namespace(NS)
OA = Namespace("http://www.w3.org/ns/oa#")
SHAPE = Namespace("https://w3id.org/fztgraph/shapes#")
#: Of Web Annotation and the newest terms of schema.org rdflib keeps no list.
UNLISTED = {
    OA[name] for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector", "end", "exact", "start")
}
UNLISTED |= {URIRef("https://schema.org/observationAbout")}


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "ontology"


@pytest.fixture(scope="module")
def terms(folder: Path) -> Graph:
    return Graph().parse(folder / "fzt.ttl")


@pytest.fixture(scope="module")
def shapes(folder: Path) -> Graph:
    return Graph().parse(folder / "shapes.ttl")


@pytest.fixture(scope="module")
def alignments(folder: Path) -> Graph:
    return Graph().parse(folder / "alignments.ttl")


def texts(graph: Graph, subject: Node, property_: URIRef) -> dict[str, str]:
    """Return texts by language; two of one language fail."""
    found = [o for o in graph.objects(subject, property_) if isinstance(o, Literal)]
    assert max(Counter(literal.language for literal in found).values(), default=0) <= 1, f"{subject} {property_}"
    return {str(literal.language): str(literal) for literal in found}


@pytest.mark.parametrize("name", sorted(vocab.TERMS))
def test_each_term_has_one_label_and_one_definition_a_language(terms: Graph, name: str) -> None:
    definitions = texts(terms, FZT[name], SKOS.definition)
    assert set(texts(terms, FZT[name], RDFS.label)) == {"en", "zh"}
    assert re.fullmatch(r"[A-Z][^.]*\.", definitions["en"])
    assert re.fullmatch(r"[^。]+。", definitions["zh"])


@pytest.mark.parametrize("name", sorted(vocab.TERMS))
def test_each_term_has_one_example_that_can_be_read(terms: Graph, name: str) -> None:
    (example,) = terms.objects(FZT[name], SKOS.example)
    if isinstance(example, Literal) and example.language is None:
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in vocab.PREFIXES.items())
        graph = Graph().parse(data=f"{prefixes}@prefix ex: <https://example.org/> .\n{example}", format="turtle")
        used = {str(term) for triple in graph for term in triple}
        used |= {str(term.datatype) for triple in graph for term in triple if isinstance(term, Literal)}
        assert str(FZT[name]) in used


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_terms_share_a_label(terms: Graph, language: str) -> None:
    labels = Counter(texts(terms, FZT[name], RDFS.label)[language] for name in vocab.TERMS)
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("name", ["fzt.ttl", "alignments.ttl"])
def test_files_say_who_made_them_and_which_version_they_are(folder: Path, name: str) -> None:
    graph = Graph().parse(folder / name)
    ontology = graph.value(predicate=RDF.type, object=OWL.Ontology)
    version = graph.value(ontology, OWL.versionInfo)
    assert graph.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    assert graph.value(ontology, DCTERMS.creator) == Literal("fztgraph contributors")
    assert graph.value(ontology, DCTERMS.license)


def test_changelog_opens_with_the_version(folder: Path, terms: Graph) -> None:
    version = terms.value(URIRef(NS.rstrip("#")), OWL.versionInfo)
    headings = re.findall(r"^## (.+)$", (folder / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == str(version)


def test_alignments_are_about_our_terms_and_lead_to_terms_that_exist(alignments: Graph) -> None:
    homes = (SDO, ORG, PROV, DCTERMS, QB, SOSA)
    for subject, _, target in alignments:
        if str(subject).startswith(NS):
            assert str(subject).removeprefix(NS) in vocab.TERMS
            assert target in UNLISTED or any(target in home for home in homes), target


def test_core_does_not_depend_on_alignments(terms: Graph) -> None:
    used = {str(node) for triple in terms for node in triple if isinstance(node, URIRef)}
    assert not {iri for iri in used if iri.startswith(("https://schema.org/", str(PROV), str(ORG)))}


def test_shapes_are_valid_shacl(shapes: Graph) -> None:
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


def targeted(shapes: Graph) -> list[Node]:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return sorted({shape for target in targets for shape in shapes.subjects(target)})


def test_each_shape_has_a_name_and_a_message_in_both_languages(shapes: Graph) -> None:
    for shape in targeted(shapes):
        assert str(shape).startswith(str(SHAPE))
        assert set(texts(shapes, shape, SH.message)) == {"en", "zh"}, shape


def classes(shapes: Graph, shape: Node) -> Iterator[str]:
    for items in shapes.objects(shape, SH["or"]):
        for item in Collection(shapes, items):
            yield from classes(shapes, item)
    for class_ in shapes.objects(shape, SH["class"]):
        yield str(class_).removeprefix(NS)


@pytest.mark.parametrize("name", vocab.RELATIONS)
def test_shapes_hold_relations_to_their_signatures(shapes: Graph, name: str) -> None:
    ends = ((SH.targetSubjectsOf, "Subject"), (SH.targetObjectsOf, "Object"))
    for (target, end), labels in zip(ends, vocab.SIGNATURES[name], strict=True):
        shape = SHAPE[name + end]
        assert shapes.value(shape, target) == FZT[name]
        assert set(classes(shapes, shape)) == {vocab.CLASS_OF_LABEL[label] for label in labels}


@pytest.mark.parametrize("name", sorted(vocab.SAME_LABEL))
def test_shapes_hold_structure_to_one_kind(shapes: Graph, name: str) -> None:
    pairs = []
    for item in Collection(shapes, shapes.value(SHAPE[name + "SameKind"], SH["or"])):
        end = shapes.value(shapes.value(item, SH.property), SH["class"])
        assert shapes.value(item, SH["class"]) == end
        pairs.append(str(end).removeprefix(NS))
    assert set(pairs) == {vocab.CLASS_OF_LABEL[label] for label in vocab.SIGNATURES[name][0]}


def listed(shapes: Graph, shape: Node) -> set[str]:
    return {vocab.shorten(str(item)) for item in Collection(shapes, shapes.value(shape, SH["in"]))}


def test_shapes_list_all_predicates_of_claims(shapes: Graph) -> None:
    names = (*vocab.RELATIONS, *vocab.DATES, *vocab.INTERVAL_DATES)
    assert listed(shapes, SHAPE.Predicate) == {f"fzt:{name}" for name in names}


def test_shapes_list_all_classes(shapes: Graph) -> None:
    names = (*vocab.THING_CLASSES, *vocab.RECORD_CLASSES)
    assert listed(shapes, SHAPE.Class) == {*(f"fzt:{name}" for name in names), "rdf:Statement"}


def test_shapes_target_all_dates(shapes: Graph) -> None:
    assert set(shapes.objects(SHAPE.Date, SH.targetObjectsOf)) == {
        FZT[name] for name in (*vocab.DATES, *vocab.INTERVAL_DATES)
    }


@pytest.mark.parametrize("name", vocab.RECORD_CLASSES)
def test_records_are_closed_around_the_properties_that_shapes_describe(shapes: Graph, name: str) -> None:
    described = {shapes.value(s, SH.path) for s in targeted(shapes) if (s, SH.targetClass, FZT[name]) in shapes}
    allowed = set(Collection(shapes, shapes.value(SHAPE[name], SH.ignoredProperties)))
    assert shapes.value(SHAPE[name], SH.closed) == Literal(lexical_or_value=True)
    assert allowed == {RDF.type, *described} - {None}


def test_context_is_that_of_the_exports(folder: Path) -> None:
    assert json.loads((folder / "context.jsonld").read_text(encoding="utf-8")) == {"@context": context()}


def test_context_leads_to_the_terms(folder: Path) -> None:
    document: dict[str, Any] = json.loads((folder / "context.jsonld").read_text(encoding="utf-8"))
    document |= {"@id": "https://example.org/line", "@type": "TransportRoute", "routeTo": "https://example.org/place"}
    document |= {"skos:prefLabel": {"@value": "线路", "@language": "zh"}}
    quads = parse(json.dumps(document), format=RdfFormat.JSON_LD)
    assert {(str(quad.predicate), str(quad.object)) for quad in quads} == {
        (f"<{vocab.expand('rdf:type')}>", f"<{vocab.term('TransportRoute')}>"),
        (f"<{vocab.term('routeTo')}>", "<https://example.org/place>"),
        (f"<{vocab.expand('skos:prefLabel')}>", '"线路"@zh'),
    }


def question_table(folder: Path) -> str:
    """Return the competency questions as they stand at the head of their queries."""
    rows = ["| query | question | 问题 |", "|---|---|---|"]
    for path in sorted((folder / "questions").glob("*.rq")):
        english, chinese = (line.removeprefix("# ") for line in path.read_text(encoding="utf-8").splitlines()[:2])
        rows.append(f"| [`{path.stem}`](questions/{path.name}) | {english} | {chinese} |")
    return "\n".join(rows) + "\n"


def term_tables(folder: Path) -> str:
    """Return a table of terms for each part of the vocabulary."""
    graph = Graph().parse(folder / "fzt.ttl")
    parts = {
        "Things": (*vocab.GROUPS, *vocab.THING_CLASSES),
        "Records": vocab.RECORD_CLASSES,
        "Relations": vocab.RELATIONS,
        "Dates": vocab.DATES,
        "Properties": vocab.PROPERTIES,
        "Codes": vocab.DATATYPES,
    }
    return "\n".join(f"### {title}\n\n{term_table(graph, names)}" for title, names in parts.items())


def term_table(graph: Graph, names: tuple[str, ...]) -> str:
    rows = ["| term | en | zh | definition | 定义 |", "|---|---|---|---|---|"]
    for name in names:
        labels, definitions = texts(graph, FZT[name], RDFS.label), texts(graph, FZT[name], SKOS.definition)
        parent = vocab.THING_CLASSES.get(name)
        term = f"`fzt:{name}`" + (f" < `fzt:{parent}`" if parent else "")
        rows.append(f"| {term} | {labels['en']} | {labels['zh']} | {definitions['en']} | {definitions['zh']} |")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("table", [question_table, term_tables])
def test_readme_has_the_questions_and_the_terms(folder: Path, table: Any) -> None:
    assert table(folder) in (folder / "README.md").read_text(encoding="utf-8")
