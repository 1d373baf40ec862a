"""FROM is told from what only looks like it."""

import pytest

from fztgraph.queries.datasets import has_dataset_clause


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <https://example.org/g> { ?s ?p ?o }",
        "select*from named<https://example.org/g>{?s ?p ?o}",
        "ASK\nFROM x:g {}",
        "SELECT (EXISTS { ?s ?p 'it''s' } AS ?e) FROM x:g {}",
        "CONSTRUCT { ?s ?p \"a 'FROM\" } # '\nFROM x:g WHERE { ?s ?p ?o }",
        "DESCRIBE <https://example.org/#a> FROM <g> { FILTER(?a<?b) }",
    ],
)
def test_a_clause(query: str) -> None:
    assert has_dataset_clause(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?from { ?from ?p $from }",
        "SELECT * { ?s <https://example.org/from> ?o . ?s x:from ?o . ?s from:x ?o }",
        'SELECT * { ?s ?p \'FROM\', "a\\" FROM", \'\'\'it\'s\nFROM\'\'\', """"FROM""" }',
        "SELECT * { ?s ?p 'x'@from } # FROM <g>",
    ],
)
def test_no_clause(query: str) -> None:
    assert not has_dataset_clause(query)
