import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import DCTERMS, OWL, VOID, Dataset, Graph, URIRef

from fztgraph.exports.about import EXPORT_GRAPH
from fztgraph.iris import BACKGROUND_GRAPH, article_iri
from fztgraph.queries.dataset import LICENCE
from fztgraph.store import named_quads
from fztgraph.vocab import expand

FORMS = [("graph.ttl", "turtle"), ("graph.trig", "trig"), ("graph.nq", "nquads"), ("graph.jsonld", "json-ld")]


def merged(snapshot):
    """The triples of all graphs."""
    return {quad.triple for quad in named_quads(snapshot.store)}


def quads_of(path, form):
    """The quads of a file without those that describe the export."""
    return {quad for quad in parse(path=str(path), format=form) if EXPORT_GRAPH not in {quad.subject, quad.graph_name}}


def test_nquads_are_sorted_and_complete(export, snapshot):
    lines = [line for line in export("graph.nq").read_bytes().splitlines() if not line.startswith(b"#")]
    assert lines == sorted(set(lines))
    assert set(parse(path=str(export("graph.nq")), format=RdfFormat.N_QUADS)) == set(named_quads(snapshot.store))


def test_nquads_say_in_comments_what_they_are(export):
    lines = export("graph.nq").read_text(encoding="utf-8").splitlines()
    assert "# generation: 1" in lines[:10]
    assert f"# licence: {LICENCE}" in lines[:10]


def test_trig_is_complete_and_has_its_graphs_in_order(export, snapshot):
    quads = list(parse(path=str(export("graph.trig")), format=RdfFormat.TRIG))
    assert quads_of(export("graph.trig"), RdfFormat.TRIG) == set(named_quads(snapshot.store))
    first, *names = dict.fromkeys(quad.graph_name.value for quad in quads)
    assert first == EXPORT_GRAPH.value
    assert names == sorted(names)


def test_turtle_is_the_merge(export, snapshot):
    triples = [quad.triple for quad in parse(path=str(export("graph.ttl")), format=RdfFormat.TURTLE)]
    assert {triple for triple in triples if triple.subject != EXPORT_GRAPH} == {
        quad.triple for quad in named_quads(snapshot.store)
    }
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize(("name", "form"), FORMS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of its own use
def test_other_readers_agree(export, snapshot, name, form):
    dataset = Dataset()
    dataset.parse(data=export(name).read_text(encoding="utf-8"), format=form)
    about = URIRef(EXPORT_GRAPH.value)
    read = {quad for quad in dataset.quads() if quad[0] != about}
    expected = (
        {quad.triple for quad in named_quads(snapshot.store)}
        if name == "graph.ttl"
        else set(named_quads(snapshot.store))
    )
    assert len(read) == len(expected)


@pytest.mark.parametrize(("name", "form"), [FORMS[0], FORMS[1], FORMS[3]])
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_reader_finds_generation_date_and_licence(export, name, form):
    dataset = Dataset(default_union=True)
    dataset.parse(data=export(name).read_text(encoding="utf-8"), format=form)
    about = URIRef(EXPORT_GRAPH.value)
    assert str(dataset.value(about, OWL.versionInfo)) == "generation 1"
    assert dataset.value(about, DCTERMS.modified).toPython().year >= 2024
    assert dataset.value(about, DCTERMS.license) == URIRef(LICENCE)
    assert dataset.value(about, VOID.documents).toPython() == 2


def test_prefixes_are_used(export):
    assert "a fzt:Company" in export("graph.ttl").read_text(encoding="utf-8")


def test_a_part_holds_what_its_statements_need(export):
    graph = Graph().parse(export("graph.ttl", class_="Division"))
    fzt = "https://w3id.org/fztgraph/ns#"
    claims = set(graph.subjects(URIRef(expand("rdf:type")), URIRef(fzt + "Claim")))
    assert {str(graph.value(claim, URIRef(expand("rdf:predicate")))) for claim in claims} == {fzt + "routeFrom"}
    assert all(graph.value(graph.value(claim, URIRef(fzt + "evidence")), URIRef(fzt + "quote")) for claim in claims)
    assert str(graph.value(URIRef(EXPORT_GRAPH.value), DCTERMS.description)) == "part: class: Division"


def test_a_part_says_nothing_of_things_that_are_not_in_it(export, snapshot):
    quads = quads_of(export("graph.nq", class_="Division"), RdfFormat.N_QUADS)
    assert quads < set(named_quads(snapshot.store))
    company = [quad for quad in quads if "龙运集团" in str(quad.subject) + str(quad.object)]
    assert company == []


def test_a_part_has_the_background_of_its_things_alone(export):
    quads = quads_of(export("graph.nq", class_="Division"), RdfFormat.N_QUADS)
    background = {quad.subject.value for quad in quads if quad.graph_name == NamedNode(BACKGROUND_GRAPH)}
    assert sorted((iri.rsplit("/", 1)[-1] for iri in background), reverse=True) == ["suifenhe", "heilongjiang"]


def test_articles_of_a_part_are_named_graphs(export):
    quads = quads_of(export("graph.nq", class_="Company"), RdfFormat.N_QUADS)
    assert {article_iri("n", 2), article_iri("n", 10)} <= {quad.graph_name.value for quad in quads}
