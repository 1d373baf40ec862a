import shutil
from functools import partial

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph import checks as module
from fztgraph.checks import check
from fztgraph.claims import rule_examples
from fztgraph.errors import OntologyError
from fztgraph.store import open_snapshot
from fztgraph.store.layout import database_dir
from fztgraph.vocab import expand


def test_the_ontology_folder_that_is_shipped_is_sound():
    report = check()
    assert report.findings == ()
    assert (report.checked, report.status) == (("ontology", "gazetteer", "rules", "checks"), 0)


@pytest.fixture
def only_store(monkeypatch):
    """Leaves the ontology folder unchecked."""
    monkeypatch.setattr(module, "KNOWLEDGE", {})


@pytest.mark.usefixtures("only_store")
def test_the_store_of_the_corpus_is_sound(corpus_store):
    assert check(corpus_store).findings == ()


@pytest.mark.usefixtures("only_store")
def test_a_store_that_is_not_there_is_a_finding(tmp_path):
    report = check(tmp_path / "store")
    assert report.findings[0].startswith("store: no store at ")
    assert (report.checked, report.status, list(tmp_path.iterdir())) == (("store",), 1, [])


@pytest.fixture
def spoil(corpus_store, tmp_path):
    """A function that changes the graph of a copy of the corpus's store and returns what is found wrong with it."""

    def run(change):
        shutil.copytree(corpus_store, tmp_path / "store")
        change(Store(str(database_dir(open_snapshot(tmp_path / "store").path))))
        return check(tmp_path / "store").findings

    return run


def move_evidence(store):
    """Let the quote of the first piece of evidence begin one character later."""
    start = NamedNode(expand("fzt:start"))
    quads = store.quads_for_pattern(None, start, None)
    quad = min((quad for quad in quads if isinstance(quad.graph_name, NamedNode)), key=str)
    store.remove(quad)
    later = Literal(str(int(quad.object.value) + 1), datatype=quad.object.datatype)
    store.add(Quad(quad.subject, start, later, quad.graph_name))


def add_graph(store, name):
    node = NamedNode(name)
    store.add(Quad(node, NamedNode(expand("rdfs:label")), Literal("x"), node))


def empty_ontology(store):
    store.clear_graph(NamedNode("https://w3id.org/fztgraph/ns"))


SPOILED = [
    (move_evidence, "The quote of a piece of evidence does not stand at its offsets"),
    (partial(add_graph, name="https://example.org/g"), "https://example.org/g: in the graph, but not on record"),
    (empty_ontology, "https://w3id.org/fztgraph/ns: 0 quads, but"),
]


@pytest.mark.usefixtures("only_store")
@pytest.mark.parametrize(("change", "finding"), SPOILED)
def test_a_spoiled_store_is_found_out(spoil, change, finding):
    findings = spoil(change)
    assert any(line.startswith("store: ") and finding in line for line in findings)
    assert all("\n" not in line for line in findings)


def test_a_file_that_does_not_parse_is_a_finding_and_the_others_are_checked(tmp_path, monkeypatch):
    (tmp_path / "broken.ttl").write_text("<a> <b>\n")
    monkeypatch.setattr(module, "ontology_dir", lambda: tmp_path)
    report = check()
    assert len(report.findings) == 1
    assert report.findings[0].startswith("ontology: broken.ttl: ")
    assert report.checked[-1] == "checks"


@pytest.mark.parametrize(
    ("reads", "part"),
    [
        ("ontology_quads", "ontology"),
        ("background_quads", "gazetteer"),
        ("load_decisions", "gazetteer"),
        ("load_checks", "checks"),
    ],
)
def test_each_part_of_the_ontology_folder_is_read(monkeypatch, reads, part):
    def fail():
        raise OntologyError("zones.csv:3: broken;\ncorrect the file")

    monkeypatch.setattr(module, reads, fail)
    assert check().findings == (f"{part}: zones.csv:3: broken; correct the file",)


def test_rules_are_tried_on_an_article(monkeypatch):
    def fail(_):
        raise OntologyError("actions.toml: rule 'x': has no examples")

    monkeypatch.setattr(module, "process_article", fail)
    assert check().findings == ("rules: actions.toml: rule 'x': has no examples",)


@pytest.mark.usefixtures("only_store")
def test_the_report_is_json(tmp_path):
    record = check(tmp_path).to_json()
    assert (record["status"], record["checked"]) == (1, ("store",))


def test_a_rule_s_failing_example_is_a_finding(monkeypatch):
    monkeypatch.setattr(rule_examples, "failing_examples", lambda _: iter(["actions.toml: rule 'x' reads nothing"]))
    assert check().findings == ("rules: actions.toml: rule 'x' reads nothing",)
