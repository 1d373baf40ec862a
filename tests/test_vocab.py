"""The vocabulary and its ontology say the same, and unknown terms raise."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, PROV, SDO, SKOS, XSD
from rdflib.term import Node

from fztgraph import vocab
from fztgraph.iris import ID, NS
from fztgraph.model import Label

FZT = Namespace(NS)


@pytest.fixture(scope="module")
def ontology(root: Path) -> Graph:
    return Graph().parse(root / "ontology" / "fzt.ttl")


def members(graph: Graph, class_: Node | None) -> Iterator[str]:
    """Yield the local names of the nine classes that a class expression stands for."""
    for union in (OWL.unionOf, OWL.disjointUnionOf):
        if items := graph.value(class_, union):
            for item in Collection(graph, items):
                yield from members(graph, item)
            return
    yield str(class_).removeprefix(NS)


def test_ontology_defines_exactly_the_terms(ontology: Graph) -> None:
    assert {str(term).removeprefix(NS) for term in ontology.subjects(RDFS.isDefinedBy)} == vocab.TERMS


def test_classes_are_classes_and_the_rest_are_properties(ontology: Graph) -> None:
    classes = {
        str(term).removeprefix(NS) for term in ontology.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)
    }
    assert classes == {*vocab.GROUPS, *vocab.THING_CLASSES, *vocab.RECORD_CLASSES}


def test_superclasses_are_equal(ontology: Graph) -> None:
    parents = {
        name: next((str(parent).removeprefix(NS) for parent in ontology.objects(FZT[name], RDFS.subClassOf)), None)
        for name in vocab.THING_CLASSES
    }
    assert parents == vocab.THING_CLASSES


@pytest.mark.parametrize("name", vocab.RELATIONS)
def test_signature_is_domain_and_range(ontology: Graph, name: str) -> None:
    ends = [set(members(ontology, ontology.value(FZT[name], end))) for end in (RDFS.domain, RDFS.range)]
    assert ends == [{vocab.CLASS_OF_LABEL[label] for label in labels} for labels in vocab.SIGNATURES[name]]


@pytest.mark.parametrize("name", vocab.GROUPS)
def test_groups_are_equal(ontology: Graph, name: str) -> None:
    assert set(members(ontology, FZT[name])) == {vocab.CLASS_OF_LABEL[label] for label in vocab.GROUPS[name]}


def test_symmetric_relations_are_equal(ontology: Graph) -> None:
    symmetric = {str(term).removeprefix(NS) for term in ontology.subjects(RDF.type, OWL.SymmetricProperty)}
    assert symmetric == vocab.SYMMETRIC


@pytest.mark.parametrize("name", [*vocab.DATES, *vocab.INTERVAL_DATES])
def test_dates_are_of_things_and_of_three_precisions(ontology: Graph, name: str) -> None:
    datatypes = Collection(ontology, ontology.value(ontology.value(FZT[name], RDFS.range), OWL.unionOf))
    assert ontology.value(FZT[name], RDFS.domain) == FZT.Thing
    assert set(datatypes) == {XSD.date, XSD.gYearMonth, XSD.gYear}


@pytest.mark.parametrize("name", vocab.PROPERTIES)
def test_properties_have_domain_and_range(ontology: Graph, name: str) -> None:
    assert ontology.value(FZT[name], RDFS.domain)
    assert ontology.value(FZT[name], RDFS.range)


def test_claims_are_statements(ontology: Graph) -> None:
    assert (FZT.Claim, RDFS.subClassOf, RDF.Statement) in ontology


@pytest.mark.parametrize("curie", sorted(vocab.BORROWED))
def test_borrowed_terms_exist(curie: str) -> None:
    prefix, _, name = curie.partition(":")
    homes = {"dct": DCTERMS, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SDO, "skos": SKOS, "xsd": XSD}
    assert vocab.expand(curie) == str(homes[prefix][name])


def test_every_label_has_its_class() -> None:
    assert set(vocab.CLASS_OF_LABEL) == set(Label)
    assert {label: vocab.class_of(label) for label in Label} == {
        label: NS + name for label, name in vocab.CLASS_OF_LABEL.items()
    }


@pytest.mark.parametrize("name", ["Zones", "zone", "", "rdf:type"])
def test_unknown_term_raises(name: str) -> None:
    with pytest.raises(KeyError, match="is not a term of the ontology"):
        vocab.term(name)


@pytest.mark.parametrize("curie", ["skos:closeMatch", "foaf:name", "name", "fzt:zone"])
def test_unknown_curie_raises(curie: str) -> None:
    with pytest.raises(KeyError, match="is not a term"):
        vocab.expand(curie)


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (NS + "openedOn", "fzt:openedOn"),
        ("http://www.w3.org/2004/02/skos/core#prefLabel", "skos:prefLabel"),
        (ID + "zone/shanghai", f"<{ID}zone/shanghai>"),
        ("https://example.org/x", "<https://example.org/x>"),
    ],
)
def test_iris_are_shortened_where_turtle_allows(iri: str, short: str) -> None:
    assert vocab.shorten(iri) == short


def test_term_name_undoes_term() -> None:
    assert {vocab.term_name(vocab.term(name)) for name in vocab.TERMS} == vocab.TERMS


@pytest.mark.parametrize("iri", ["https://example.org/ns#Zone", NS + "Zones", "Zone"])
def test_term_name_of_anything_else_raises(iri: str) -> None:
    with pytest.raises(KeyError, match="is not a term of the ontology"):
        vocab.term_name(iri)


@pytest.mark.parametrize(
    ("name", "path", "label"),
    [
        ("Airport", ("Airport", "Port"), Label.PORT),
        ("Person", ("Person",), Label.PERSON),
        ("Bank", ("Bank", "Company"), Label.COMPANY),
    ],
)
def test_class_path_leads_to_the_label(name: str, path: tuple[str, ...], label: Label) -> None:
    assert vocab.class_path(name) == path
    assert vocab.label_of(name) is label


def test_label_of_a_record_class_raises() -> None:
    with pytest.raises(KeyError):
        vocab.label_of("Claim")


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "allowed"),
    [
        (Label.INITIATIVE, "routeTo", Label.PLACE, True),
        (Label.PLACE, "routeTo", Label.INITIATIVE, False),
        (Label.ZONE, "partOf", Label.ZONE, True),
        (Label.ZONE, "partOf", Label.PLACE, False),
        (Label.PERSON, "cooperatesWith", Label.AGENCY, False),
    ],
)
def test_signatures_decide_what_may_be_related(
    subject: Label, predicate: str, object_: Label, *, allowed: bool
) -> None:
    assert vocab.may_relate(subject, predicate, object_) is allowed


@pytest.mark.parametrize(("value", "name"), [("2024", "gYear"), ("2024-06", "gYearMonth"), ("2024-06-16", "date")])
def test_datatype_follows_precision(value: str, name: str) -> None:
    assert vocab.date_datatype(value) == str(XSD[name])


@pytest.mark.parametrize("value", ["", "24", "2024-6", "2024-01/2024-05", "２０２４", "近日"])
def test_what_is_no_date_has_no_datatype(value: str) -> None:
    with pytest.raises(ValueError, match="is not an ISO date"):
        vocab.date_datatype(value)


def test_sparql_prefixes_are_valid() -> None:
    query = vocab.SPARQL_PREFIXES + "ASK { ?s rdf:type fzt:Zone ; skos:prefLabel ?l ; dct:title ?t ; schema:about ?x }"
    assert not Store().query(query)
