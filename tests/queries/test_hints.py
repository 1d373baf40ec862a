import pytest

from fztgraph.queries import find_hints, named_queries


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("?a fzt:carriedOut ?b", ["fzt: has no term carriedOut; did you mean carriesOut?"]),
        ("?a fzt:carriesout ?b . ?b fzt:carriesout ?c", ["fzt: has no term carriesout; did you mean carriesOut?"]),
        ("?a fzt:zzz ?b", ["fzt: has no term zzz; docs/reference/vocabulary.md lists them"]),
        ("?a skos:preflabel ?b", ["skos: has no term preflabel; did you mean prefLabel?"]),
        ("?a <https://w3id.org/fztgraph/ns#openOn> ?b", ["fzt: has no term openOn; did you mean openedOn?"]),
        (
            "PREFIX z: <https://w3id.org/fztgraph/ns#> SELECT * { ?a z:Zonn ?b }",
            ["fzt: has no term Zonn; did you mean Zone?"],
        ),
        ("PREFIX fzt: <https://example.org/> SELECT * { ?a fzt:carriedOut ?b }", []),
        ("?a fzt:carriesOut/skos:prefLabel ?b . ?b skos:definition ?c ; ex:carriedOut id:zone", []),
        ('# fzt:carriedOut\n?a ?b \'fzt:carriedOut\' , """x"fzt:carriedOut""" . FILTER(?a<?b && ?c>fzt:value)', []),
    ],
)
def test_terms_that_the_graph_never_has_are_told(text, hints):
    assert list(find_hints(text)) == hints


@pytest.mark.parametrize("query", named_queries().values(), ids=named_queries())
def test_the_named_questions_ask_for_terms_that_there_are(query):
    assert find_hints(query.text) == ()


def test_a_long_text_is_read_at_once():
    assert find_hints('"' * 100_000 + "<" * 100_000 + "a:" * 100_000) == ()
