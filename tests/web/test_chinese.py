"""Problems are told in Chinese too, every kind, and every detail that is ours."""

import json
import re
from urllib.parse import quote

import pytest
from serving import ENDLESS, Service

from fztgraph.web.chinese import in_chinese, title_in_chinese
from fztgraph.web.problems import Kind, ProblemError, problem_response

_CHINESE = re.compile("[\u4e00-\u9fff]")
#: Words of English that may stand in a Chinese detail: names of parameters, formats and keywords of SPARQL.
_SENTENCE = re.compile(r"\b(?:the|is|are|of|has|give|write|send|such)\b")


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_title_in_chinese(kind: Kind) -> None:
    assert _CHINESE.search(title_in_chinese(kind.slug))
    body = json.loads(problem_response(ProblemError(kind, "written by the engine")).body)
    assert (body["title"], body["title_zh"]) == (kind.title, title_in_chinese(kind.slug))
    assert "detail_zh" not in body


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELECT * {",
        "SELECT * { ?s ?p }",
        "SELECT * { ?s foo:bar ?o }",
        "SELECT * { ?s a id:zone/a }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { <<( ?a ?b ?service )>> ?p ?o . ?s ?p <<( ?a ?b ?c )>> }",
        "SELECT (<http://example.org/function>(1) AS ?x) {}",
        'SELECT * { ?service ?p "\\u0041" }',
        ENDLESS,
        "SELECT * { VALUES ?a { 1 2 3 4 5 6 7 8 9 0 } VALUES ?b { 1 2 3 4 5 6 7 8 9 0 } VALUES ?c "
        "{ 1 2 3 4 5 6 7 8 9 0 } VALUES ?d { 1 2 } }",
        f'SELECT * {{ VALUES ?a {{ "{"x" * 200_000}" "{"y" * 50_000}" }} VALUES ?b {{ 1 2 3 }} }}',
        "x" * 270_000,
    ],
)
def test_what_is_wrong_with_a_query_is_told_in_chinese(service: Service, query: str) -> None:
    answer = service.post(query, "application/sparql-query")
    assert answer.status >= 400
    assert _CHINESE.search(answer.json["detail_zh"]), answer.json["detail"]
    assert not _SENTENCE.search(answer.json["detail_zh"])


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
        "/sparql?default-graph-uri=x&query=ASK%7B%7D",
        "/sparql?quest=1",
        "/sparql?query=ASK%7B%7D&format=doc",
        "/sparql?query=%FF",
        "/sparql?format=json",
        "/sparql?update=x",
        "/query?lang=fr",
        "/query/nothing",
        "/query/areas",
        "/query/areas?zone=",
        "/query/areas?zone=nowhere",
        "/query/areas?zone=id:nowhere",
        "/query/areas?zon=x",
        "/query/areas?zone=a&zone=b",
        "/query/overview?x=1",
        "/query/new-since?since=soon",
        "/query/new-since",
        "/query/year-initiatives?year=soon",
        "/query/doubtful?below=much",
        "/query/facts?relation=" + quote("无此关系"),
        "/query/theme-initiatives?theme=" + quote("无此主题"),
    ],
)
def test_what_is_wrong_with_a_request_is_told_in_chinese(service: Service, path: str) -> None:
    answer = service.request("GET", path)
    assert answer.status >= 400
    assert _CHINESE.search(answer.json["detail_zh"]), answer.json["detail"]
    assert not _SENTENCE.search(answer.json["detail_zh"].replace(quote("无此主题"), ""))


def test_details_within_details_are_told_in_chinese() -> None:
    detail = "'黑合' is no name of a Zone in this graph; did you mean 黑河?"
    assert in_chinese(detail) == "本图谱的“功能区”中没有名称 '黑合'；您要找的是 黑河 吗？"
    assert in_chinese("Error of the engine at (1:2)") is None
