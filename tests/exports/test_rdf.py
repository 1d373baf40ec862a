import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset


def test_nquads_are_sorted_and_complete(export, snapshot):
    lines = export("graph.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))
    assert set(parse(path=str(export("graph.nq")), format=RdfFormat.N_QUADS)) == set(snapshot.store)


def test_trig_is_complete_and_has_its_graphs_in_order(export, snapshot):
    quads = list(parse(path=str(export("graph.trig")), format=RdfFormat.TRIG))
    assert set(quads) == set(snapshot.store)
    names = list(dict.fromkeys(quad.graph_name.value for quad in quads))
    assert names == sorted(names)


def test_turtle_is_the_union(export, snapshot):
    triples = [quad.triple for quad in parse(path=str(export("graph.ttl")), format=RdfFormat.TURTLE)]
    assert set(triples) == {quad.triple for quad in snapshot.store}
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize(("name", "form"), [("graph.ttl", "turtle"), ("graph.trig", "trig"), ("graph.nq", "nquads")])
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of its own use
def test_other_readers_agree(export, snapshot, name, form):
    dataset = Dataset()
    dataset.parse(data=export(name).read_text(encoding="utf-8"), format=form)
    expected = {quad.triple for quad in snapshot.store} if name == "graph.ttl" else set(snapshot.store)
    assert len(set(dataset.quads())) == len(expected)


def test_prefixes_are_used(export):
    assert "a fzt:Company" in export("graph.ttl").read_text(encoding="utf-8")
