"""The query cases of the W3C SPARQL 1.1 Protocol test suite, and the update cases that a server must refuse anyway."""

import json
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from serving import DATA, Service

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}
D1, D2, D3 = DATA + "1", DATA + "2", DATA + "3"

BOTH_DEFAULT = f"ASK {{ <{D1}> a ?type . <{D2}> a ?type }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g1 {{ <{D1}> a ?type }} GRAPH ?g2 {{ <{D2}> a ?type }} }}"
ALL_THREE = f"ASK {{ <{D3}> a ?type GRAPH ?g1 {{ <{D1}> a ?type }} GRAPH ?g2 {{ <{D2}> a ?type }} }}"
FROM_THIRD = f"ASK FROM <{D3}> {{ GRAPH ?g1 {{ <{D1}> a ?type }} GRAPH ?g2 {{ <{D2}> a ?type }} }}"

DEFAULT_0 = {"default-graph-uri": DATA + "0"}
DEFAULT_12 = {"default-graph-uri": [D1, D2]}
NAMED_12 = {"named-graph-uri": [D1, D2]}
FULL = {"default-graph-uri": [D3], "named-graph-uri": [D1, D2]}

BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
TABULAR = BOOLEAN | {"text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"}
RDF = {"application/rdf+xml", "text/turtle; charset=utf-8", "application/n-triples", "application/ld+json"}


@dataclass(frozen=True)
class Case:
    """A request of the suite. ``types`` are those that the answer may have; none where it must be refused."""

    name: str
    method: str = "GET"
    address: dict = field(default_factory=dict)
    body: str | bytes = ""
    headers: dict = field(default_factory=dict)
    types: set = field(default_factory=set)
    says: bool | None = None
    status: int = 200


def _true(name: str, *request: object) -> Case:
    return Case(name, *request, types=BOOLEAN, says=True)


CASES = [
    _true("query_post_form", "POST", DEFAULT_0, "query=ASK%20%7B%7D", FORM),
    _true("query_dataset_default_graphs_get", "GET", {"query": BOTH_DEFAULT, **DEFAULT_12}),
    _true("query_dataset_default_graphs_post", "POST", DEFAULT_12, BOTH_DEFAULT, DIRECT),
    _true("query_dataset_named_graphs_post", "POST", NAMED_12, BOTH_NAMED, DIRECT),
    _true("query_dataset_named_graphs_get", "GET", {"query": BOTH_NAMED, **NAMED_12}),
    _true("query_dataset_full", "POST", FULL, ALL_THREE, DIRECT),
    _true("query_multiple_dataset", "POST", NAMED_12, FROM_THIRD, DIRECT),
    _true("query_get", "GET", {"query": "ASK {}", **DEFAULT_0}),
    Case("query_content_type_select", "POST", DEFAULT_0, "SELECT (1 AS ?value) {}", DIRECT, TABULAR),
    Case("query_content_type_ask", "POST", DEFAULT_0, "ASK {}", DIRECT, BOOLEAN),
    Case("query_content_type_describe", "POST", DEFAULT_0, "DESCRIBE <http://example.org/>", DIRECT, RDF),
    Case("query_content_type_construct", "POST", DEFAULT_0, "CONSTRUCT { <s> <p> 1 } WHERE {}", DIRECT, RDF),
    _true("query_post_direct", "POST", {}, "ASK {}", DIRECT),
    Case("bad_query_method", "PUT", {"query": "ASK {}", **DEFAULT_0}, "", FORM, status=405),
    Case("bad_multiple_queries", "GET", {"query": ["ASK {}", "SELECT * {}"]}, status=400),
    Case("bad_query_wrong_media_type", "POST", {}, "ASK {}", {"content-type": "text/plain"}, status=415),
    Case("bad_query_missing_form_type", "POST", {}, "query=ASK%20%7B%7D", status=415),
    Case("bad_query_missing_direct_type", "POST", {}, "ASK {}", status=415),
    Case(
        "bad_query_non_utf8",
        "POST",
        {},
        "ASK {}".encode("utf-16"),
        {"content-type": "application/sparql-query; charset=UTF-16"},
        status=415,
    ),
    Case("bad_query_syntax", "GET", {"query": "ASK {"}, status=400),
    Case("bad_update_get", "GET", {"update": "CLEAR ALL"}, status=403),
    Case("bad_multiple_updates", "POST", {}, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, status=403),
    Case("bad_update_wrong_media_type", "POST", {}, "CLEAR NAMED", {"content-type": "text/plain"}, status=415),
    Case("bad_update_missing_form_type", "POST", {}, "update=CLEAR%20NAMED", status=415),
    Case(
        "bad_update_non_utf8",
        "POST",
        {},
        "CLEAR NAMED".encode("utf-16"),
        {"content-type": "application/sparql-update; charset=UTF-16"},
        status=403,
    ),
    Case("bad_update_syntax", "POST", {}, "update=CLEAR%20XYZ", FORM, status=403),
    Case(
        "bad_update_dataset_conflict",
        "POST",
        {"using-named-graph-uri": "http://example/people"},
        "WITH <http://example/addresses> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        UPDATE,
        status=403,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_of_the_suite(service: Service, case: Case) -> None:
    body = case.body.encode() if isinstance(case.body, str) else case.body
    path = "/sparql/" + ("?" + urlencode(case.address, doseq=True) if case.address else "")
    answer = service.request(case.method, path, body or None, case.headers)
    assert answer.status == case.status
    if case.types:
        assert answer.headers["content-type"] in case.types
    if case.says is not None:
        assert json.loads(answer.body)["boolean"] is case.says


def test_every_query_case_is_there() -> None:
    assert sum("update" not in case.name for case in CASES) == 20
