"""Forms, headers and refusals of ``/sparql``."""

import csv
import gzip
import io
import json
from urllib.parse import unquote

import pytest
import rdflib
from serving import DATA, Service

#: rdflib itself still uses it to read JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

ROWS = "SELECT ?d ?says { ?d <https://example.org/says> ?says } ORDER BY ?d"
TRIPLES = "CONSTRUCT { ?d a ?c } WHERE { ?d a ?c }"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values, */*;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("text/turtle, application/json;q=0.5", "application/json"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "application/sparql-results+xml"),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(service: Service, accept: str | None, media_type: str) -> None:
    answer = service.get(ROWS, headers={"accept": accept} if accept else {})
    assert (answer.status, answer.headers["content-type"]) == (200, media_type)
    assert "第“1”" in answer.body.decode()


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("application/sparql-results+json;q=0.9, application/ld+json;q=0.1", "json-ld"),
    ],
)
def test_graphs_come_in_each_form(service: Service, accept: str, parser: str) -> None:
    answer = service.get(TRIPLES, headers={"accept": accept})
    assert {str(subject) for subject in rdflib.Graph().parse(answer.body, format=parser).subjects()} == {
        DATA + name for name in "123"
    }


@pytest.mark.parametrize(("name", "start"), [("csv", b"d,says\r\n"), ("tsv", b"?d\t?says\n"), ("xml", b"<?xml")])
def test_format_wins_over_accept(service: Service, name: str, start: bytes) -> None:
    assert service.get(ROWS, format=name, headers={"accept": "application/json"}).body.startswith(start)


def test_csv_keeps_line_breaks_and_quotes(service: Service) -> None:
    rows = list(csv.reader(io.StringIO(service.get(ROWS, format="csv").body.decode(), newline="")))
    assert rows[1] == [DATA + "1", "第“1”\n号, 42"]


@pytest.mark.parametrize(
    ("parameters", "status", "kind", "detail"),
    [
        ({"query": ROWS, "format": "word"}, 400, "bad-request", "format 'word' is unknown; there are json"),
        ({"query": ROWS, "limit": "5"}, 400, "bad-request", "parameter 'limit' is unknown; there are query"),
        ({"query": ROWS, "default-graph-uri": "no iri"}, 400, "bad-request", "'no iri' is not an IRI in full"),
        ({"query": "INSERT DATA { <a:b> <a:b> 1 }"}, 403, "update-refused", "INSERT is an update"),
        ({"query": "LOAD <http://x/service>"}, 403, "update-refused", "LOAD is an update"),
        ({"query": "SELECT * { ?s nope:x ?o }"}, 400, "malformed-query", "prefix 'nope:' is not declared"),
        ({"query": "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"}, 403, "service-refused", "not allowed"),
        ({"query": "#" * 300_000}, 413, "query-too-large", "larger than 262144 bytes"),
        ({"query": "ASK { FILTER(<x:f>(1)) }"}, 422, "not-answered", "<x:f> is not supported"),
        ({"query": ""}, 400, "malformed-query", "the query is empty"),
        ({"format": "csv"}, 400, "bad-request", "the request has no query"),
    ],
)
def test_what_is_wrong_is_told(service: Service, parameters: dict, status: int, kind: str, detail: str) -> None:
    query = parameters.pop("query", None)
    answer = service.get(query, **parameters) if query is not None else service.request("GET", "/sparql?format=csv")
    assert (answer.status, answer.kind) == (status, kind)
    assert detail in answer.json["detail"]


def test_a_mistake_has_its_line_and_column(service: Service) -> None:
    answer = service.get("SELECT *\nWHERE { ?s ?p }")
    assert (answer.kind, answer.json["line"], answer.json["column"]) == ("malformed-query", 2, 9)


@pytest.mark.parametrize("query", [ROWS, TRIPLES])
def test_no_accepted_form_is_406(service: Service, query: str) -> None:
    answer = service.get(query, headers={"accept": "image/png"})
    assert (answer.status, answer.kind) == (406, "not-acceptable")


def test_only_forms_of_the_other_kind_of_answer_are_406(service: Service) -> None:
    answer = service.get(ROWS, headers={"accept": "text/turtle"})
    assert (answer.status, answer.kind) == (406, "not-acceptable")


@pytest.mark.parametrize("media_type", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_query_of_a_megabyte_is_refused(service: Service, media_type: str) -> None:
    answer = service.post(b"query=" + b"#" * 1_100_000, media_type)
    assert (answer.status, answer.kind) == (413, "query-too-large")


def test_bytes_that_are_no_utf8_are_400(service: Service) -> None:
    assert service.post(b"ASK {} # \xff", "application/sparql-query").status == 400
    assert service.request("GET", "/sparql?query=%FF").status == 400


def test_a_doubled_query_over_address_and_body_is_400(service: Service) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert service.request("POST", "/sparql?query=ASK%7B%7D", b"query=ASK%7B%7D", form).status == 400


def test_more_rows_than_the_limit_are_no_answer(service: Service) -> None:
    values = " ".join(map(str, range(40)))
    answer = service.get(f"SELECT * {{ VALUES ?a {{ {values} }} VALUES ?b {{ {values} }} }}")
    assert (answer.status, answer.kind, answer.json["limit"]) == (422, "too-many-rows", 1000)


def test_more_bytes_than_the_limit_are_no_answer(service: Service) -> None:
    answer = service.get(f'SELECT * {{ VALUES ?a {{ "{"x" * 240_000}" }} VALUES ?b {{ 1 2 }} }}')
    assert (answer.status, answer.kind, answer.json["limit"]) == (422, "answer-too-large", 400_000)


def test_head_has_the_headers_of_get(service: Service) -> None:
    got, head = service.get(ROWS), service.get(ROWS, method="HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == got.headers[name]


def test_options_name_the_methods(service: Service) -> None:
    answer = service.request("OPTIONS", "/sparql")
    assert (answer.status, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")


def test_large_answers_are_compressed_for_those_who_take_it(service: Service) -> None:
    query = f'SELECT * {{ VALUES ?a {{ "{"x" * 5000}" }} }}'
    plain, packed = service.get(query), service.get(query, headers={"accept-encoding": "gzip;q=0.5"})
    assert (plain.headers["content-encoding"], packed.headers["content-encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < 500


@pytest.mark.parametrize("known", ["{}", "*", '"other", {}'])
def test_what_a_client_has_already_is_not_sent_again(service: Service, known: str) -> None:
    etag = service.get(ROWS).headers["etag"]
    answer = service.get(ROWS, headers={"if-none-match": known.format(etag)})
    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", etag)


def test_each_query_and_form_has_its_own_tag(service: Service) -> None:
    answers = [service.get(ROWS), service.get(TRIPLES), service.get(ROWS, format="csv")]
    answers.append(service.get(ROWS, **{"default-graph-uri": DATA + "1"}))
    assert len({answer.headers["etag"] for answer in answers}) == 4


def test_an_answer_that_differs_each_time_has_no_tag(service: Service) -> None:
    first, second = (service.get("SELECT (STRUUID() AS ?id) {}") for _ in range(2))
    assert (first.headers["etag"], first.headers["cache-control"]) == (None, "no-store")
    assert first.body != second.body


def test_from_names_the_graph(service: Service) -> None:
    answer = service.get("SELECT ?d FROM <https://example.org/data/2> { ?d a ?c }")
    assert [row["d"]["value"] for row in json.loads(answer.body)["results"]["bindings"]] == [DATA + "2"]


def test_relative_iris_are_those_of_the_endpoint(service: Service) -> None:
    answer = service.get("CONSTRUCT { <s> <p> 1 } {}", format="nt")
    assert answer.body.startswith(f"<{service.url}/s> <{service.url}/p> ".encode())


def test_a_default_graph_alone_leaves_no_named_graphs(service: Service) -> None:
    answer = service.get("ASK { GRAPH ?g { ?d a ?c } }", **{"default-graph-uri": DATA + "1"})
    assert answer.json["boolean"] is False


def test_without_a_query_the_service_describes_itself(service: Service) -> None:
    answer = service.request("GET", "/sparql")
    graph = rdflib.Graph().parse(answer.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    assert str(next(graph.objects(None, sd.endpoint))) == service.url + "/sparql"
    assert {str(name) for name in graph.objects(None, sd.name)} == {DATA + name for name in "123"}
    assert int(next(graph.objects(rdflib.URIRef(service.url + "/.well-known/void"), void.triples))) == 6


@pytest.mark.parametrize(
    ("accept", "parser"), [("application/ld+json", "json-ld"), ("application/rdf+xml", "xml"), ("text/plain", "nt")]
)
def test_the_description_comes_in_each_form(service: Service, accept: str, parser: str) -> None:
    answer = service.request("GET", "/sparql", headers={"accept": accept})
    assert len(rdflib.Graph().parse(answer.body, format=parser)) > 20


def test_a_description_in_no_accepted_form_is_406(service: Service) -> None:
    assert service.request("GET", "/sparql", headers={"accept": "image/png"}).status == 406


def test_a_misspelt_term_is_hinted_in_a_header(service: Service) -> None:
    answer = service.get("SELECT * { ?who fzt:carriedOut ?what }")
    assert answer.headers["fztgraph-notes"] == "fzt: has no term carriedOut; did you mean carriesOut?"
    assert "fztgraph-notes" not in service.get(ROWS).headers


def test_a_header_has_what_is_not_ascii_in_percent_codes(service: Service) -> None:
    notes = unquote(
        service.get("SELECT * { ?a fzt:实施 ?b ; <https://w3id.org/fztgraph/ns#a%0A> 1 }").headers["fztgraph-notes"]
    )
    assert [note.split(";")[0] for note in notes.split(" | ")] == [
        "fzt: has no term 实施",
        "fzt: has no term a%0A",
    ]
