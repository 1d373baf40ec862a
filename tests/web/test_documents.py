"""Terms, things and the data set resolve: pages in both languages, RDF for programs, clear words for the rest."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from quads_by_hand import hand_made_store
from serving import Answer, Service, running

from fztgraph.iris import ID, NS, ONTOLOGY_GRAPH
from fztgraph.quads.terms import node
from fztgraph.queries import query_store
from fztgraph.queries.census import QUERIES, Census, make_census
from fztgraph.store import add_quads
from fztgraph.vocab import TERMS

#: rdflib itself still uses it to read JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FORMS = [
    ("text/turtle", "turtle"),
    ("application/n-triples", "nt"),
    ("application/rdf+xml", "xml"),
    ("application/ld+json", "json-ld"),
]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LINE, ODD = "initiative/甲至乙线路", "zone/%EF%BC%88甲%EF%BC%89区"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over a line, an area with parentheses in its name, an article and a merge."""
    store = tmp_path_factory.mktemp("site") / "store"
    hand_made_store(store)
    with running(store) as service:
        yield service


def get(site: Service, path: str, accept: str = BROWSER, **headers: str) -> Answer:
    return site.request("GET", quote(path, safe="/?=%&"), headers={"accept": accept, **headers})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(TERMS))
def test_every_term_has_a_page_in_both_languages(site: Service, name: str, lang: str) -> None:
    answer = get(site, f"/ns/{name}?lang={lang}")
    page = answer.body.decode()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f"{NS}{name}" in page
    assert any(f"<dt>{word}</dt>" in page for word in ("定义域", "示例", "Domain", "Example"))


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("zh", (">企业</a> <code", "子属性，属于")),
        ("en", (">company</a> <code", "subproperty of", "Subsidiary of</h1>")),
    ],
)
def test_a_term_tells_its_ends_and_what_it_is_like(site: Service, lang: str, texts: tuple[str, ...]) -> None:
    page = get(site, f"/ns/subsidiaryOf?lang={lang}").body.decode()
    assert '<a href="/ns/Company">' in page
    assert [text for text in texts if text not in page] == []


def test_a_term_that_is_not_there_is_told_with_what_comes_near(site: Service) -> None:
    page = get(site, "/ns/zone").body.decode()
    assert "没有这个词项" in page
    assert '<a href="/ns/Zone">' in page
    assert "https://w3id.org/fztgraph/ns#zone" in page


@pytest.mark.parametrize("path", ["/query", "/ns", "/ns/Zone", "/ns/nothing", "/nothing", f"/id/{LINE}?format=pdf"])
def test_all_pages_have_one_frame(site: Service, path: str) -> None:
    page = get(site, path).body.decode()
    for part in ('class="skip"', 'class="finder"', 'class="ways"', 'class="languages"', '<footer class="bottom">'):
        assert page.count(part) == 1, part
    assert "base.css" in page


@pytest.mark.parametrize(
    ("path", "status", "texts"),
    [
        ("/query?lang=xx", 400, ("lang", "xx")),
        (f"/id/{LINE}?format=pdf", 406, ("pdf",)),
        (f"/id/{LINE}?format=pdf&lang=en", 406, ("No form of the answer is accepted", "Back to the first page")),
    ],
)
def test_people_read_a_problem_on_a_page(site: Service, path: str, status: int, texts: tuple[str, ...]) -> None:
    answer = get(site, path)
    assert (answer.status, answer.headers["cache-control"]) == (status, "no-store")
    main = answer.body.decode().partition("<main")[2]
    assert [text for text in texts if text not in main] == []


@pytest.mark.parametrize(("accept", "parser"), FORMS)
@pytest.mark.parametrize("name", ["partOf", "Zone"])
def test_a_term_comes_as_rdf(site: Service, name: str, accept: str, parser: str) -> None:
    answer = get(site, f"/ns/{name}", accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    graph = rdflib.Graph().parse(answer.body, format=parser)
    assert graph.value(rdflib.URIRef(NS + name), rdflib.RDFS.isDefinedBy) == rdflib.URIRef(ONTOLOGY_GRAPH)


@pytest.mark.parametrize("path", ["/ns", "/ns/"])
@pytest.mark.parametrize(("accept", "parser"), FORMS)
def test_the_ontology_comes_whole(site: Service, path: str, accept: str, parser: str) -> None:
    graph = rdflib.Graph().parse(get(site, path, accept).body, format=parser)
    defined = {str(term).removeprefix(NS) for term in graph.subjects(rdflib.RDFS.isDefinedBy)}
    assert defined == TERMS


def test_the_vocabulary_has_an_anchor_for_each_term(site: Service) -> None:
    page = get(site, "/ns").body.decode()
    assert [name for name in TERMS if f'id="{name}"' not in page] == []


def test_the_version_resolves_and_others_do_not(site: Service) -> None:
    graph = rdflib.Graph().parse(get(site, "/ns", "text/turtle").body, format="turtle")
    version = graph.value(rdflib.URIRef(ONTOLOGY_GRAPH), rdflib.OWL.versionIRI)
    assert get(site, str(version).removeprefix("https://w3id.org/fztgraph")).status == 200
    assert get(site, "/ns/9.9.9").status == 404
    assert get(site, "/ns/alignments").headers["location"] == "/ns"


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("运输线路", "通往", "原文 1 处")), ("en", ("transport route", "Route to", "1 source"))]
)
def test_a_thing_has_a_page(site: Service, lang: str, words: tuple[str, ...]) -> None:
    page = get(site, f"/id/{LINE}?lang={lang}").body.decode()
    for text in (*words, "甲至乙线路</bdi></h1>", "线路通往乙市", f"{ID}{LINE}"):
        assert text in page


def test_an_area_is_shown_with_its_unit(site: Service) -> None:
    page = get(site, f"/id/{ODD}").body.decode()
    assert "<dt>面积</dt><dd>19.99 平方公里</dd>" in page
    assert "<dt>其他名称</dt>" in page


def test_a_quote_is_shown_without_the_marks_of_its_source(site: Service) -> None:
    assert "<mark>线路通往乙市</mark>" in get(site, f"/id/{LINE}").body.decode()
    assert "**（一）线路通往 乙市**" in get(site, "/id/evidence/1").body.decode()


def test_a_thing_leads_to_others_and_to_its_classes(site: Service) -> None:
    page = get(site, f"/id/{LINE}").body.decode()
    assert '<a class="entity" href="/id/place/乙市" title="地点">' in page
    assert '<a href="/ns/TransportRoute">运输线路</a>' in page
    assert '<a href="/id/article/a/1"><bdi>甲至乙</bdi></a>' in page


def test_a_thing_tells_what_is_said_of_it(site: Service) -> None:
    page = get(site, "/id/place/乙市").body.decode()
    assert "通往此处的线路" in page
    assert '<a class="entity" href="/id/initiative/甲至乙线路"' in page


def test_a_record_is_told_property_by_property(site: Service) -> None:
    page = get(site, "/id/claim/1").body.decode()
    for text in ("<dt>主体</dt>", "甲至乙线路", "通往", 'href="/id/evidence/1"'):
        assert text in page


@pytest.mark.parametrize(("accept", "parser"), FORMS)
def test_a_thing_comes_as_rdf(site: Service, accept: str, parser: str) -> None:
    answer = get(site, f"/id/{LINE}", accept)
    graph = rdflib.Graph().parse(answer.body, format=parser)
    assert (rdflib.URIRef(ID + LINE), rdflib.URIRef(NS + "routeTo"), rdflib.URIRef(ID + "place/乙市")) in graph


@pytest.mark.parametrize("path", [f"/id/{ODD}", "/id/zone/（甲）区", "/id/zone/%EF%BC%88甲）区"])
def test_an_address_is_found_however_it_is_encoded(site: Service, path: str) -> None:
    answer = get(site, path)
    assert answer.status == 200
    assert f"{ID}{ODD}" in answer.body.decode()


def test_what_was_merged_leads_to_what_was_kept(site: Service) -> None:
    answer = get(site, "/id/initiative/甲乙线")
    assert (answer.status, answer.headers["location"]) == (303, quote(f"/id/{LINE}"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/id/zone/nowhere", "没有“nowhere”"),
        ("/id/", "这里没有网页"),
        ("/id/zone", "没有“zone”"),
        ("/ns/Nothing", "https://w3id.org/fztgraph/ns#Nothing"),
        ("/id/zone/x%3E%20%3Fp%20%3Fo", "没有“x&gt; ?p ?o”"),
        ("/id/%00", "没有找到"),
        ("/id/zone/" + "x" * 3000, "没有找到"),
    ],
)
def test_what_is_not_there_is_said_clearly(site: Service, path: str, text: str) -> None:
    page = get(site, path)
    assert page.status == 404
    assert text in page.body.decode()
    problem = get(site, path, "text/turtle")
    assert (problem.kind, "\n" in problem.json["detail"]) == ("not-found", False)


@pytest.mark.parametrize("path", [f"/id/{LINE}", "/ns/Zone", "/.well-known/void"])
def test_forms_that_there_are_not_are_refused(site: Service, path: str) -> None:
    assert get(site, path, "image/png").kind == "not-acceptable"


@pytest.mark.parametrize("path", [f"/id/{LINE}", "/ns/Zone"])
def test_format_wins_over_accept(site: Service, path: str) -> None:
    assert get(site, f"{path}?format=nt").headers["content-type"].startswith("application/n-triples")
    assert get(site, f"{path}?format=html", "text/turtle").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(("form", "accept", "parser"), [("jsonld", *FORMS[3]), ("nt", *FORMS[1])])
def test_format_chooses_the_form_of_the_data_set(site: Service, form: str, accept: str, parser: str) -> None:
    answer = get(site, f"/.well-known/void?format={form}", "text/turtle")
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert rdflib.Graph().parse(answer.body, format=parser)


@pytest.mark.parametrize(
    ("path", "form", "offered"),
    [
        (f"/id/{LINE}", "pdf", "html, turtle"),
        (f"/id/{LINE}", "csv", "html, turtle"),
        ("/ns/Zone", "pdf", "html, turtle"),
        ("/.well-known/void", "pdf", "turtle"),
        ("/.well-known/void", "html", "turtle"),
    ],
)
def test_a_format_that_there_is_not_is_told_those_that_there_are(
    site: Service, path: str, form: str, offered: str
) -> None:
    answer = get(site, f"{path}?format={form}", "*/*")
    assert (answer.status, answer.kind) == (406, "not-acceptable")
    assert answer.json["detail"] == f"format {form!r} is none of the document's; there are {offered}, jsonld, nt, rdf"


@pytest.mark.parametrize("path", [f"/id/{LINE}", "/ns/Zone", "/ns", "/.well-known/void"])
@pytest.mark.parametrize("accept", [BROWSER, "text/turtle"])
def test_what_is_known_already_is_not_sent_again(site: Service, path: str, accept: str) -> None:
    answer = get(site, path, accept)
    assert answer.headers["vary"].startswith("Accept")
    again = get(site, path, accept, **{"if-none-match": answer.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_names_are_escaped(site: Service) -> None:
    page = get(site, "/id/company/坏").body.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;坏" in page
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["name"] == [{"@value": "<script>坏</script>", "@language": "zh"}]


def test_pages_ask_only_their_own_server(site: Service) -> None:
    page = get(site, f"/id/{LINE}").body.decode()
    loaded = re.findall(r'(?:src|rel="(?:stylesheet|icon)" href)="([^"]*)"', page)
    assert len(loaded) >= 3
    assert [address for address in loaded if not address.startswith("/assets/")] == []
    assert re.findall(r"<script(?! type=\"application/ld\+json\">)(?! type=\"module\" src=)", page) == []
    assert re.findall(r"\s(?:style|on\w+)=", page) == []


def test_the_service_describes_the_data_set_as_its_own_page_does(site: Service) -> None:
    page, service = (
        rdflib.Graph().parse(get(site, path, "text/turtle").body, format="turtle")
        for path in ("/.well-known/void", "/sparql")
    )
    (dataset,) = page.subjects(rdflib.RDF.type, rdflib.DCAT.Dataset)
    told = {triple for triple in page.triples((dataset, None, None)) if not isinstance(triple[2], rdflib.BNode)}
    counted = {(dataset, rdflib.VOID.documents, count) for count in page.objects(dataset, rdflib.VOID.documents)}
    assert len(told) > 15
    assert told - counted <= set(service)


@pytest.mark.parametrize(("accept", "parser"), FORMS)
def test_the_data_set_is_described(site: Service, accept: str, parser: str) -> None:
    graph = rdflib.Graph().parse(get(site, "/.well-known/void", accept).body, format=parser)
    (dataset,) = graph.subjects(rdflib.RDF.type, rdflib.DCAT.Dataset)
    assert (dataset, rdflib.RDF.type, rdflib.VOID.Dataset) in graph
    span = graph.value(dataset, rdflib.DCTERMS.temporal)
    days = [str(graph.value(span, rdflib.DCAT[name])) for name in ("startDate", "endDate")]
    assert days == ["2024-06-16", "2024-06-16"]
    assert int(str(graph.value(dataset, rdflib.VOID.documents))) == 1
    assert graph.value(dataset, rdflib.VOID.sparqlEndpoint) == rdflib.URIRef(f"{site.url}/sparql")


def test_the_data_set_is_counted_by_class_and_predicate(site: Service) -> None:
    graph = rdflib.Graph().parse(get(site, "/.well-known/void", "text/turtle").body, format="turtle")
    counts = {
        str(graph.value(part, kind)).removeprefix(NS): int(str(graph.value(part, unit)))
        for kind, unit in ((rdflib.VOID["class"], rdflib.VOID.entities), (rdflib.VOID.property, rdflib.VOID.triples))
        for part in graph.subjects(kind)
    }
    assert (counts["TransportRoute"], counts["Claim"], counts["routeTo"]) == (1, 1, 1)


def test_browsers_see_the_description_as_turtle(site: Service) -> None:
    assert get(site, "/.well-known/void", "text/html").headers["content-type"] == "text/turtle; charset=utf-8"


def test_the_first_page_leads_to_all_of_it(site: Service) -> None:
    page = get(site, "/").body.decode()
    assert 'href="/ns"' in page
    assert 'href="/.well-known/void"' in page


def take_census(store: Store) -> Census:
    """Ask what the service asks, of a store that is open."""
    answers = [query_store(store, query) for query in QUERIES]
    rows = [[dict(zip(each.variables, row, strict=True)) for row in each.rows()] for each in answers]
    return make_census(*([{name: cell.value for name, cell in row.items() if cell} for row in some] for some in rows))


def test_a_fact_of_two_graphs_counts_once() -> None:
    store, fact = Store(), (NamedNode(ID + "zone/a"), NamedNode(NS + "partOf"), NamedNode(ID + "zone/b"))
    add_quads(store, [Quad(*fact, NamedNode(ID + f"article/{name}")) for name in "12"])
    other = Quad(fact[0], NamedNode("https://example.org/other"), Literal("x"), NamedNode(ID + "article/1"))
    add_quads(store, [other])
    census = take_census(store)
    assert (census.articles, census.first, dict(census.predicates)) == (0, "", {NS + "partOf": 1})


def test_articles_without_a_date_do_not_hide_those_with_one() -> None:
    store, graph = Store(), NamedNode(ID + "article/1")
    for name, day in (("1", "2024-02-01"), ("2", "2023-01-01"), ("3", "")):
        article = NamedNode(ID + f"article/{name}")
        add_quads(store, [Quad(article, node("rdf:type"), node("fzt:Article"), graph)])
        if day:
            issued = Literal(day, datatype=node("xsd:date"))
            add_quads(store, [Quad(article, node("dct:issued"), issued, graph)])
    census = take_census(store)
    assert (census.articles, census.first, census.last) == (3, "2023-01-01", "2024-02-01")


def test_problems_are_json(site: Service) -> None:
    assert json.loads(get(site, "/id/zone/nowhere", "application/json").body)["status"] == 404


def test_a_store_without_articles_spans_no_time(tmp_path: Path) -> None:
    hand_made_store(tmp_path / "empty", empty=True)
    with running(tmp_path / "empty", workers=1) as service:
        graph = rdflib.Graph().parse(get(service, "/.well-known/void", "text/turtle").body, format="turtle")
    assert list(graph.objects(predicate=rdflib.DCTERMS.temporal)) == []
