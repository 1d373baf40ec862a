import datetime as dt
import subprocess
import sys

import pandas as pd
import pytest
import rdflib
from sample_graph import iri, make_graph

import fztgraph
from fztgraph.errors import QueryError, StoreError, UnknownEntityError, UsageError
from fztgraph.iris import NS

LINE, COMPANY, ZONE = "initiative/专列", "company/龙运", "zone/甲片区"
FACTS = [
    (COMPANY, "carriesOut", LINE),
    (COMPANY, "carriesOut", LINE),
    (LINE, "appliesTo", ZONE),
    (LINE, "openedOn", "2024-06-16"),
    ("company/远方", "investsIn", "zone/乙片区"),
]
FIGURES = [(ZONE, "进出口总值", "9620000000", "CNY", "2024-01/2024-05")]


@pytest.fixture
def graph():
    return make_graph(*FACTS, figures=FIGURES, background=[(ZONE, "partOf", "zone/甲")])


def run(code):
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()


def test_importing_fztgraph_imports_nothing_large():
    code = "import sys, fztgraph; print([m for m in ('pyoxigraph', 'spacy', 'rdflib', 'networkx') if m in sys.modules])"
    assert run(code) == ["[]"]


def test_opening_a_store_imports_no_extraction_and_no_data_frames(corpus_store):
    code = (
        f"import sys, fztgraph; graph = fztgraph.open({str(corpus_store)!r}); graph.facts();"
        "print([m for m in ('spacy', 'pandas', 'networkx', 'rdflib', 'pyshacl') if m in sys.modules])"
    )
    assert run(code) == ["[]"]


def test_open_takes_the_store_of_the_environment(corpus_store, monkeypatch):
    monkeypatch.setenv("FZTGRAPH_STORE", str(corpus_store))
    with fztgraph.open() as graph:
        assert (graph.generation, len(graph.articles())) == (1, 11)
        assert dt.date.fromisoformat(graph.date)


@pytest.mark.parametrize("arguments", [{}, {"generation": 99}])
def test_a_store_that_is_not_there_is_told_in_one_line(tmp_path, arguments):
    with pytest.raises(StoreError) as raised:
        fztgraph.open(tmp_path / "none", **arguments)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.query("SELECT * { ?s ?p ?o }"),
        lambda graph: graph.entity("龙运"),
        lambda graph: graph.facts(),
        lambda graph: graph.network(),
        lambda graph: graph.rdflib(),
    ],
)
def test_a_closed_graph_says_so(graph, ask):
    with graph:
        pass
    assert repr(graph).endswith(", closed>")
    with pytest.raises(StoreError, match=r"this graph is closed; open it again with fztgraph\.open"):
        ask(graph)


def test_rows_are_plain_values(graph):
    rows = graph.query("SELECT DISTINCT ?n ?d ?no { ?line fzt:openedOn ?d ; skos:prefLabel ?n }")
    assert list(rows) == [{"n": "专列", "d": dt.date(2024, 6, 16), "no": None}]
    assert rows.columns == ("n", "d", "no")


def test_a_named_question_takes_parameters(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        rows = graph.query("zone-initiatives", zone="黑河片区", theme=None)
        assert len(rows) > 3
        assert rows.to_pandas()["iri"].str.startswith("https://").all()


@pytest.mark.parametrize(
    ("text", "parameters", "error"),
    [
        ("zone-initiatve", {}, UsageError),
        ("zone-initiatives", {"zon": "黑河片区"}, UsageError),
        ("zone-initiatives", {}, UsageError),
        ("SELECT * { ?s ?p ?o }", {"zone": "甲"}, UsageError),
        ("SELECT * { ?s ?p", {}, QueryError),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", {}, QueryError),
    ],
)
def test_what_is_no_question_is_answered_in_one_line(graph, text, parameters, error):
    with pytest.raises(error) as raised:
        graph.query(text, **parameters)
    assert "\n" not in str(raised.value)


def test_an_entity_has_what_is_said_of_it(graph):
    entity = graph.entity("专列")
    assert (entity.id, entity.type, entity.labels) == (iri(LINE), "Project", {"zh": ("专列",)})
    assert [(fact.predicate, fact.object_name, len(fact.evidence)) for fact in entity.facts] == [
        ("carriesOut", "专列", 2),
        ("appliesTo", "甲片区", 1),
        ("openedOn", "2024-06-16", 1),
    ]
    assert [article.title for article in entity.articles] == ["文1", "文2", "文3", "文4"]
    assert len(entity.evidence) == 4


def test_an_entity_has_its_figures_and_its_place(graph):
    entity = graph.entity("甲片区")
    assert [(figure.indicator, int(figure.value), figure.period) for figure in entity.figures] == [
        ("进出口总值", 9620000000, "2024-01/2024-05")
    ]
    assert (entity.facts[-1].predicate, entity.facts[-1].object_name, entity.facts[-1].evidence) == ("partOf", "甲", ())


def test_an_entity_that_articles_do_not_name_has_its_background(corpus_store):
    with fztgraph.open(corpus_store) as graph:
        entity = graph.entity("绥芬河片区")
        assert entity.labels["en"] == ("Suifenhe Area",)
        assert {fact.predicate for fact in entity.facts} >= {"partOf", "locatedIn"}


def test_an_unknown_name_is_told_what_comes_near(graph):
    with pytest.raises(UnknownEntityError, match="龙运"):
        graph.entity("龙运集")


def test_the_dates_of_a_fact_are_those_of_its_articles(graph):
    fact = graph.facts()[0]
    assert (fact.first_date, fact.last_date, fact.confidence) == (dt.date(2024, 1, 1), dt.date(2024, 1, 2), 0.9)


@pytest.mark.parametrize(
    ("filters", "predicates"),
    [
        ({}, {"carriesOut", "appliesTo", "investsIn", "openedOn", "partOf"}),
        ({"zone": "甲片区"}, {"carriesOut", "appliesTo", "openedOn", "partOf"}),
        ({"zone": "甲"}, {"carriesOut", "appliesTo", "openedOn", "partOf"}),
        ({"class_": "Company"}, {"carriesOut", "investsIn"}),
        ({"relation": ["carriesOut", "openedOn"]}, {"carriesOut", "openedOn"}),
        ({"since": "2024-01-04"}, {"openedOn", "investsIn", "partOf"}),
        ({"until": dt.date(2024, 1, 2)}, {"carriesOut"}),
        ({"zone": "乙片区", "since": "2025"}, set()),
    ],
)
def test_filters_choose_facts(graph, filters, predicates):
    assert {fact.predicate for fact in graph.facts(**filters)} == predicates


def test_data_frames_have_a_row_for_each_record(graph):
    facts, figures = graph.facts().to_pandas(), graph.figures().to_pandas()
    assert facts.loc[facts["predicate"] == "carriesOut", "sentences"].tolist() == [2]
    assert (figures["value"].tolist(), figures["value"].dtype) == ([9.62e9], float)
    assert isinstance(graph.articles().to_pandas(), pd.DataFrame)
    assert graph.entities().to_pandas()["name"].is_unique


def test_an_empty_data_frame_has_its_columns(graph):
    assert list(graph.figures(zone="乙片区").to_pandas().columns)[:3] == ["about", "about_name", "indicator"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of its own use
def test_rdflib_reads_the_same_graph_and_changes_nothing(corpus_store):
    fzt = rdflib.Namespace(NS)
    with fztgraph.open(corpus_store) as graph:
        dataset = graph.rdflib()
        articles = set(dataset.subjects(rdflib.RDF.type, fzt.Article))
        assert len(articles) == len(graph.articles()) == 11
        found = dataset.query("SELECT ?a { ?a a fzt:Article }", initNs={"fzt": fzt})
        assert {row.a for row in found} == articles
        with pytest.raises(Exception, match="only possible on read-write"):
            dataset.graph(rdflib.URIRef("a:g")).add((rdflib.URIRef("a:s"), rdflib.RDF.type, fzt.Zone))


@pytest.mark.parametrize(
    ("module", "ask", "name"),
    [
        ("pandas", lambda graph: graph.facts().to_pandas(), "pandas"),
        ("oxrdflib", lambda graph: graph.rdflib(), "oxrdflib"),
    ],
)
def test_a_missing_extra_is_named_with_what_installs_it(graph, monkeypatch, module, ask, name):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=rf"needs {name}, which is not installed; pip install 'fztgraph\[research\]'"):
        ask(graph)


def test_analysis_is_imported_when_it_is_asked_for():
    assert run("import fztgraph; print(fztgraph.analysis.centrality.__name__)") == ["centrality"]
    with pytest.raises(AttributeError, match="no attribute 'synthesis'"):
        _ = fztgraph.synthesis


def test_a_misspelt_term_is_hinted_in_the_notes(graph):
    assert graph.query("SELECT * { ?who fzt:carriedOut ?what }").notes == (
        "fzt: has no term carriedOut; did you mean carriesOut?",
    )


@pytest.mark.parametrize("ask", ["entities", "articles", "facts", "figures", "network"])
def test_an_unknown_filter_is_told_the_known_ones(graph, ask):
    with pytest.raises(UsageError, match=r"^filter 'zonee' is unknown; did you mean zone\?$"):
        getattr(graph, ask)(zonee="x")
    with pytest.raises(UsageError, match=r"choose one of zone, theme, class_, relation, since, until$"):
        getattr(graph, ask)(xyzzy="x")
