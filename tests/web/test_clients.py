"""Clients that other people wrote: SPARQLWrapper, rdflib and curl. Comunica is in tests/interop, since npm is slow."""

import gc
import shutil
import subprocess
from collections.abc import Iterator

import pytest
import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import DATA, Service

ROWS = "SELECT ?d ?says { ?d <https://example.org/says> ?says } ORDER BY ?d"
TRIPLES = "CONSTRUCT { ?d a ?c } WHERE { ?d a ?c }"

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Drop the connections that these clients leave open here, and not in a test of something else."""
    yield
    gc.collect()


def wrapper(service: Service, query: str, form: str, method: str) -> SPARQLWrapper.SPARQLWrapper:
    client = SPARQLWrapper.SPARQLWrapper(service.url + "/sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    return client


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("way", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper_gets_rows(service: Service, method: str, way: str) -> None:
    client = wrapper(service, ROWS, SPARQLWrapper.JSON, method)
    client.setRequestMethod(way)
    bindings = client.queryAndConvert()["results"]["bindings"]
    assert [row["d"]["value"] for row in bindings] == [DATA + name for name in "123"]


@pytest.mark.parametrize("form", [SPARQLWrapper.XML, SPARQLWrapper.CSV, SPARQLWrapper.TSV])
def test_sparqlwrapper_gets_each_form_of_rows(service: Service, form: str) -> None:
    answer = wrapper(service, ROWS, form, SPARQLWrapper.GET).queryAndConvert()
    text = answer.toxml() if form == SPARQLWrapper.XML else answer.decode()
    assert "第“1”" in text


@pytest.mark.parametrize("form", [SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD, SPARQLWrapper.N3])
def test_sparqlwrapper_gets_each_form_of_a_graph(service: Service, form: str) -> None:
    answer = wrapper(service, TRIPLES, form, SPARQLWrapper.GET).queryAndConvert()
    text = answer if isinstance(answer, bytes | str) else answer.serialize(format="turtle")
    assert str(DATA + "1") in (text.decode() if isinstance(text, bytes) else text)


def test_sparqlwrapper_tells_a_mistake(service: Service) -> None:
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="line 1, column 12"):
        wrapper(service, "SELECT * { ?s ?p }", SPARQLWrapper.JSON, SPARQLWrapper.GET).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_gets_rows(service: Service, method: str, form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(service.url + "/sparql", method=method, returnFormat=form))
    assert [str(row[0]) for row in graph.query(ROWS)] == [DATA + name for name in "123"]


def test_rdflib_reads_the_store_as_a_graph(service: Service) -> None:
    graph = rdflib.Graph(SPARQLStore(service.url + "/sparql"))
    subject = rdflib.URIRef(DATA + "1")
    assert [str(text) for text in graph.objects(subject, rdflib.URIRef("https://example.org/says"))] == [
        "第“1”\n号, 42"
    ]
    assert len(graph.query(TRIPLES).graph) == 3


def test_rdflib_reads_one_named_graph(service: Service) -> None:
    graph = rdflib.Graph(SPARQLStore(service.url + "/sparql", context_aware=True), identifier=rdflib.URIRef(DATA + "2"))
    assert {str(subject) for subject in graph.subjects()} == {DATA + "2"}


def curl(*arguments: str) -> str:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    command = ["curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "20", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("arguments", [["--get"], [], ["--compressed"], ["--http2"]])
def test_curl_gets_rows(service: Service, arguments: list[str]) -> None:
    url = service.url + "/sparql"
    text = curl(*arguments, url, "--data-urlencode", f"query={ROWS}", "--header", "Accept: text/csv")
    assert text.startswith("d,says\n")
    assert "第“1”" in text


def test_curl_posts_a_query_as_it_is_and_gets_a_graph(service: Service) -> None:
    url, media_type = service.url + "/sparql", "Content-Type: application/sparql-query"
    text = curl(url, "--data-binary", TRIPLES, "--header", media_type, "--header", "Accept: application/n-triples")
    assert text.count(" .\n") == 3


def test_curl_follows_head_and_a_tag(service: Service) -> None:
    url = service.url + "/sparql?query=ASK%7B%7D"
    head = curl("--head", url)
    etag = next(line.split(": ")[1] for line in head.splitlines() if line.lower().startswith("etag"))
    assert "304" in curl("--include", "--header", f"If-None-Match: {etag}", url).splitlines()[0]
