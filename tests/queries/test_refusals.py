"""Whatever way SERVICE is written, no request is made; where the word is no clause, the query is answered."""

import http.server
import threading

import pytest

from fztgraph.errors import QueryError


@pytest.fixture
def endpoint():
    """The address of a server on this machine, and the requests that it got."""
    requests = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            requests.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", requests
    server.shutdown()
    thread.join()
    server.server_close()


CLAUSES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "select*{service silent<URL>{?s ?p ?o}}",
    "SELECT * { OPTIONAL { { SERVICE <URL> { ?s ?p ?o } } UNION { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?e) {}",
    "SELECT * {} HAVING (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "SELECT * {} ORDER BY (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { # comment\rSERVICE <URL> { ?s ?p ?o }\n}",
    'SELECT * { BIND("\\u0022 AS ?x) #" AS ?x) SERVICE <URL> { ?s ?p ?o }\n}',
    'SELECT * { BIND("\\U00000022 AS ?x) #" AS ?x) SERVICE <URL> { ?s ?p ?o }\n}',
    "SELECT * { ?s <https://example.org/a#b> ?o . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' SERVICE <URL#x> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1 FILTER(1<fzt:b#('''>\n) SERVICE <URL> { ?s ?p ?o } #''')))\n}",
    "SELECT * { ?s ?p '\ue000' . SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p <<( ?a ?b ?c )>> . SERVICE <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", CLAUSES)
def test_no_query_reaches_out(ask, endpoint, query):
    url, requests = endpoint
    with pytest.raises(QueryError):
        ask(query.replace("URL", url))
    assert requests == []


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { BIND("SERVICE <http://x> {" AS ?x) }',
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { # SERVICE <http://x> { ?s ?p ?o }\n ?s ?p ?o }",
        "SELECT * { ?s <https://example.org/service> ?o }",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:service ?o }",
        'SELECT * { BIND("自助"@zh-service AS ?x) }',
        "SELECT * { ?service <https://example.org/a#b>/<https://example.org/service#c> ?o }",
        "SELECT * { ?service ?p '#' , \"#'\" , '''# service\n'''# service ''' \n}",
    ],
)
def test_the_word_alone_is_no_clause(ask, query):
    assert ask(query).variables


def test_a_clause_is_named_in_one_line(ask):
    with pytest.raises(QueryError, match=r"^SERVICE asks another server, which is not allowed; ask the store alone$"):
        ask(CLAUSES[0])


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s fzt:partOf id:zone/a-b }",
        "SELECT * { id:zone/a-b ?p ?o . }",
        "SELECT * { ?s ?p id:zone/a-b. }",
        "DESCRIBE id:zone/a-b",
        'SELECT * { ?s ?p "id:x/y" FILTER(?s = id:zone/a-b) }',
    ],
)
def test_a_slash_that_is_not_escaped_is_told_how_to_write_it(ask, query):
    with pytest.raises(QueryError) as raised:
        ask(query)
    column = query.index("id:zone") + 1
    assert f"at line 1, column {column}, at 'id:zone/a-b" in str(raised.value)
    assert str(raised.value).endswith(
        r": a slash divides the steps of a path; write id:zone/a-b as <https://w3id.org/fztgraph/id/zone/a-b>"
    )


def test_slashes_in_texts_are_not_minded(ask):
    with pytest.raises(QueryError) as raised:
        ask('SELECT * { ?s ?p "id:zone/a" ')
    assert "slash" not in str(raised.value)
