"""A store that is refreshed step by step holds what one holds that is built at once."""

import sys
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

import fztgraph
from fztgraph import linking
from fztgraph import refresh as module
from fztgraph.iris import LINKS_GRAPH, entity_iri
from fztgraph.linking.decisions import Decision
from fztgraph.linking.graph import link_quads, read_renamings
from fztgraph.model import Entity, Extraction, Label, Mention
from fztgraph.quads import article_quads, check_store, validate_quads
from fztgraph.refresh import refresh
from fztgraph.store import open_snapshot
from fztgraph.vocab import expand, term

#: Names that merge, that do not, and that two articles keep apart; each with its class and home.
NAMES = {
    "a": ("Agency", "黑河片区管委会", ""),
    "b": ("Agency", "黑龙江自贸试验区黑河片区管委会", ""),
    "c": ("Agency", "黑河自贸片区管理委员会", ""),
    "d": ("Company", "星野寰宇汽车有限公司", "黑河市"),
    "e": ("Company", "星野寰宇", "黑河市"),
    "f": ("Company", "星野寰宇汽车有限公司", "哈尔滨市"),
    "g": ("Platform", "“星火直达”服务", "黑河市"),
    "h": ("Initiative", "黑河市“星火直达”", ""),
    "i": ("Person", "史某某", "黑河片区管委会"),
    "j": ("Person", "史某某", "黑龙江自贸试验区黑河片区管委会"),
    "k": ("RoadPort", "广西友谊关口岸", ""),
    "l": ("Platform", "星火直达服务", "黑河市"),
}
ALIASES = {"d": "星野寰宇"}


def extraction(article):
    """An article whose text is letters of names; the first thing is named with its alias as well."""
    entities = []
    for letter in sorted(set(article.text.split()[-1]) & set(NAMES)):
        kind, name, home = NAMES[letter]
        label = Label("INITIATIVE" if kind == "Platform" else "PORT" if kind == "RoadPort" else kind.upper())
        forms = [name, *filter(None, [ALIASES.get(letter)])]
        mentions = tuple(Mention(0, 1, form) for form in forms)
        iri = entity_iri(label.kind, f"{name}@{home}" if home else name)
        if iri not in {entity.iri for entity in entities}:
            entities.append(Entity(iri, label, term(kind), name, mentions))
    return Extraction(article, tuple(entities))


@pytest.fixture(autouse=True)
def processing(monkeypatch):
    """Extraction is replaced by something small."""
    fake = SimpleNamespace(
        SHARED_GRAPHS=(),
        process_article=lambda article: SimpleNamespace(
            quads=tuple(article_quads(extraction(article))), entities=1, claims=0, observations=0, problems=()
        ),
        find_faults=lambda store: [str(violation) for violation in check_store(store)],
    )
    monkeypatch.setitem(sys.modules, "fztgraph.processing", fake)
    monkeypatch.setattr(fztgraph, "processing", fake, raising=False)
    monkeypatch.setattr(module, "reader_fingerprint", lambda: "1")


def write(folder, state):
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, letters in state.items():
        (folder / f"{name}.md").write_text(f"# {name}\n\ntext {letters}\n")


def build(store, folder):
    report = refresh([folder], store, prune=True)
    return report, open_snapshot(store)


def mentioned(snapshot):
    quads = snapshot.store.quads_for_pattern(None, NamedNode(expand("schema:mentions")), None)
    return {quad.object.value for quad in quads}


STATES = st.lists(
    st.dictionaries(st.sampled_from("wxyz"), st.text("abcdefghijkl", min_size=1, max_size=4), min_size=1), max_size=4
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=STATES, last=st.dictionaries(st.sampled_from("wxyz"), st.text("abcdefghijkl", min_size=1), min_size=2))
def test_refreshing_step_by_step_gives_what_a_rebuild_gives(tmp_path_factory, states, last):
    folder = tmp_path_factory.mktemp("links")
    for state in [*states, last]:
        write(folder / "news", state)
        report, stepped = build(folder / "store", folder / "news")
    fresh_report, fresh = build(folder / "fresh", folder / "news")
    assert set(stepped.store) == set(fresh.store)
    assert stepped.manifest.graph_sizes() == fresh.manifest.graph_sizes()
    assert (report.entities, report.quads) == (fresh_report.entities, fresh_report.quads)


def test_a_merge_is_undone_when_its_grounds_are_gone(tmp_path):
    write(tmp_path / "news", {"x": "a", "y": "b"})
    assert len(mentioned(build(tmp_path / "store", tmp_path / "news")[1])) == 1
    write(tmp_path / "news", {"x": "a", "y": "b", "z": "ab"})
    assert len(mentioned(build(tmp_path / "store", tmp_path / "news")[1])) == 2
    write(tmp_path / "news", {"x": "a"})
    _, snapshot = build(tmp_path / "store", tmp_path / "news")
    assert mentioned(snapshot) == {entity_iri("agency", "黑河片区管委会")}


def test_renamed_graphs_and_the_graph_of_links_conform_to_the_shapes(tmp_path):
    write(tmp_path / "news", {"x": "adgi", "y": "behjk", "z": "cf"})
    _, snapshot = build(tmp_path / "store", tmp_path / "news")
    graphs = list(snapshot.store.named_graphs())
    assert NamedNode(LINKS_GRAPH) in graphs
    assert len(read_renamings(snapshot.store)) >= 2
    for graph in graphs:
        assert validate_quads(snapshot.store.quads_for_pattern(None, None, None, graph)) == ()


def test_a_merged_thing_has_one_preferred_name_and_the_other_beside_it(tmp_path):
    write(tmp_path / "news", {"x": "a", "y": "b"})
    _, snapshot = build(tmp_path / "store", tmp_path / "news")
    labels = {
        name: {quad.object.value for quad in snapshot.store.quads_for_pattern(None, NamedNode(expand(name)), None)}
        for name in ("skos:prefLabel", "skos:altLabel")
    }
    assert labels == {"skos:prefLabel": {"黑龙江自贸试验区黑河片区管委会"}, "skos:altLabel": {"黑河片区管委会"}}


def test_a_thing_of_one_iri_that_articles_spell_differently_has_one_preferred_name(tmp_path):
    write(tmp_path / "news", {"x": "g", "y": "l"})
    _, snapshot = build(tmp_path / "store", tmp_path / "news")
    names = snapshot.store.quads_for_pattern(None, NamedNode(expand("skos:prefLabel")), None)
    pinyin = snapshot.store.quads_for_pattern(None, NamedNode(term("pinyin")), None)
    assert {quad.object.value for quad in names} == {"“星火直达”服务"}
    assert len({quad.object.value for quad in pinyin}) == 1
    assert validate_quads(snapshot.store.quads_for_pattern(None, None, None, NamedNode(LINKS_GRAPH))) == ()
    assert not list(snapshot.store.quads_for_pattern(None, NamedNode(term("merged")), None))


def decide(monkeypatch, *decisions):
    monkeypatch.setattr(linking, "load_decisions", lambda: decisions)
    monkeypatch.setattr(module, "link_fingerprint", lambda reader: f"{reader} {decisions}")


def test_a_decision_is_taken_up_though_no_article_changed(tmp_path, monkeypatch):
    write(tmp_path / "news", {"x": "a", "y": "b"})
    build(tmp_path / "store", tmp_path / "news")
    decide(monkeypatch, Decision(False, *(NAMES[letter][1] for letter in "ab"), Label.AGENCY, "two"))
    report, snapshot = build(tmp_path / "store", tmp_path / "news")
    assert (report.published, report.changed, len(mentioned(snapshot))) == (True, 0, 2)
    assert not build(tmp_path / "store", tmp_path / "news")[0].published


def test_links_and_separations_are_on_record(tmp_path, monkeypatch):
    write(tmp_path / "news", {"x": "ad", "y": "e", "z": "b"})
    same = Decision(True, "黑河片区管委会", "黑龙江自贸试验区黑河片区管委会", Label.AGENCY, "renamed")
    apart = Decision(False, "星野寰宇汽车有限公司", "星野寰宇", Label.COMPANY, "another firm")
    decide(monkeypatch, same, apart)
    _, snapshot = build(tmp_path / "store", tmp_path / "news")
    comments = snapshot.store.quads_for_pattern(None, NamedNode(expand("rdfs:comment")), None, NamedNode(LINKS_GRAPH))
    assert sorted(quad.object.value for quad in comments) == ["another firm", "renamed"]
    assert validate_quads(link_quads(linking.link_store(snapshot.store))) == ()


def test_articles_of_which_nothing_is_renamed_anew_are_not_written(tmp_path, monkeypatch):
    write(tmp_path / "news", {"x": "a", "y": "b"})
    build(tmp_path / "store", tmp_path / "news")
    write(tmp_path / "news", {"x": "a", "y": "b", "z": "k"})
    written = []
    plain = linking.Relinking.rewritten
    monkeypatch.setattr(
        linking.Relinking, "rewritten", lambda self: [written.append(graph) or (graph, q) for graph, q in plain(self)]
    )
    build(tmp_path / "store", tmp_path / "news")
    assert [graph.rpartition("/")[2] for graph in written] == ["z"]
