import json

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from fztgraph.exports.about import EXPORT_GRAPH
from fztgraph.exports.contents import read_contents
from fztgraph.exports.jsonld import write_jsonld
from fztgraph.iris import article_iri
from fztgraph.store import Manifest, Snapshot, named_quads
from fztgraph.vocab import expand, term


def test_all_is_there(export, snapshot):
    quads = parse(path=str(export("graph.jsonld")), format=RdfFormat.JSON_LD)
    assert {quad for quad in quads if quad.graph_name != EXPORT_GRAPH} == set(named_quads(snapshot.store))


def test_terms_are_bare_names(export):
    document = json.loads(export("graph.jsonld").read_text(encoding="utf-8"))
    article = next(graph for graph in document["@graph"] if graph["@id"] == article_iri("n", 2))
    nodes = {node["@id"]: node for node in article["@graph"]}
    observation = next(node for node in nodes.values() if node["@type"] == "Observation")
    assert (observation["value"], observation["change"], observation["indicator"]) == ("-0.03", "0.1", "运费")
    assert nodes[observation["evidence"]]["prov:wasDerivedFrom"] == article_iri("n", 2)


SUBJECTS = st.sampled_from([NamedNode("https://example.org/a"), NamedNode(term("Zone")), BlankNode("b")])
PREDICATES = st.sampled_from(
    [NamedNode(iri) for iri in ("https://example.org/p", term("about"), term("value"), term("start"), term("unit"))]
    + [NamedNode(expand(curie)) for curie in ("rdf:type", "dct:title", "schema:mentions", "rdf:object")]
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
DATATYPES = st.sampled_from([NamedNode(expand(f"xsd:{name}")) for name in ("decimal", "integer", "date")])
OBJECTS = (
    SUBJECTS
    | st.builds(Literal, TEXTS)
    | st.builds(Literal, TEXTS, language=st.sampled_from(["zh", "en"]))
    | st.builds(Literal, st.sampled_from(["1", "a"]), datatype=DATATYPES)
    | st.builds(Literal, TEXTS, datatype=st.just(NamedNode("https://example.org/type")))
)


@settings(deadline=None, max_examples=100)
@given(triples=st.lists(st.tuples(SUBJECTS, PREDICATES, OBJECTS), min_size=1, max_size=8))
def test_any_quads_are_read_back_as_they_were(tmp_path_factory, triples):
    store = Store()
    store.extend(Quad(*triple, NamedNode("https://example.org/g")) for triple in triples if not is_odd_type(triple))
    path = tmp_path_factory.getbasetemp() / "any.jsonld"
    write_jsonld(read_contents(Snapshot(1, path, store, Manifest())), path)
    quads = parse(path=str(path), format=RdfFormat.JSON_LD)
    assert unnamed(quad for quad in quads if quad.graph_name != EXPORT_GRAPH) == unnamed(store)


def is_odd_type(triple):
    """JSON-LD has no literal as a type."""
    return triple[1].value == expand("rdf:type") and isinstance(triple[2], Literal)


def unnamed(quads):
    """Quads as text, whatever a reader calls the one blank node."""
    return {str(Quad(*(hide(term) for term in quad))) for quad in quads}


def hide(term):
    return NamedNode("https://example.org/blank") if isinstance(term, BlankNode) else term


def test_an_empty_store_says_what_it_is_and_no_more(tmp_path):
    write_jsonld(read_contents(Snapshot(1, tmp_path, Store(), Manifest())), tmp_path / "empty.jsonld")
    [graph] = json.loads((tmp_path / "empty.jsonld").read_text())["@graph"]
    assert graph["@id"] == EXPORT_GRAPH.value
