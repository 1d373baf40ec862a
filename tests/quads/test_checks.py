"""Each check finds what was planted, and nothing in a sound store."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from fztgraph.errors import OntologyError
from fztgraph.iris import BACKGROUND_GRAPH, LINKS_GRAPH
from fztgraph.quads import article_quads, check_store, ontology_quads
from fztgraph.quads.checks import Check, Scope, Violation, load_checks, read_check, run_check
from fztgraph.vocab import SPARQL_PREFIXES

from .sample import STORIES, extraction, sample_store

ARTICLE = "<https://w3id.org/fztgraph/id/article/issue-238/4>"
OTHER = "<https://w3id.org/fztgraph/id/article/issue-238/7>"
EVIDENCE = f"""{{ SELECT ?e {{ GRAPH {ARTICLE} {{ ?e a fzt:Evidence }} }} ORDER BY ?e LIMIT 1 }}"""

#: A SPARQL update that breaks the store, the checks that must find it, and what the first of them names.
PLANTED = {
    "evidence removed from a claim": (
        f"WITH {ARTICLE} DELETE {{ ?c fzt:evidence ?e }} WHERE {{ ?c rdf:predicate fzt:routeTo ; fzt:evidence ?e }}",
        {"statement-without-evidence"},
        "/id/claim/",
    ),
    "evidence removed from an observation": (
        f"WITH {ARTICLE} DELETE {{ ?o fzt:evidence ?e }} WHERE {{ ?o a fzt:Observation ; fzt:evidence ?e }}",
        {"statement-without-evidence", "evidence-of-nothing"},
        "/id/evidence/",
    ),
    "another quote": (
        f"WITH {ARTICLE} DELETE {{ ?e fzt:quote ?q }} INSERT {{ ?e fzt:quote '莫斯科' }} "
        f"WHERE {{ {EVIDENCE} ?e fzt:quote ?q }}",
        {"quote-not-at-offsets"},
        "/id/evidence/",
    ),
    "another start": (
        f"WITH {ARTICLE} DELETE {{ ?e fzt:start ?s }} INSERT {{ ?e fzt:start ?t }} "
        f"WHERE {{ {EVIDENCE} ?e fzt:start ?s BIND(?s + 1 AS ?t) }}",
        {"quote-not-at-offsets"},
        "/id/evidence/",
    ),
    "a start that is no number": (
        f"WITH {ARTICLE} DELETE {{ ?e fzt:start ?s }} INSERT {{ ?e fzt:start 'x' }} "
        f"WHERE {{ {EVIDENCE} ?e fzt:start ?s }}",
        {"quote-not-at-offsets"},
        "/id/evidence/",
    ),
    "text removed": (
        f"WITH {ARTICLE} DELETE {{ ?a fzt:text ?t }} WHERE {{ ?a fzt:text ?t }}",
        {"evidence-without-text"},
        "/id/evidence/",
    ),
    "a relation without claim": (
        f"INSERT DATA {{ GRAPH {ARTICLE} {{ <https://w3id.org/fztgraph/id/place/231081> fzt:partOf "
        "<https://w3id.org/fztgraph/id/place/ru-moscow> } }",
        {"fact-without-claim"},
        "/id/place/231081",
    ),
    "a date without claim": (
        f"WITH {ARTICLE} INSERT {{ ?t fzt:completedOn '2024'^^xsd:gYear }} WHERE {{ ?t a fzt:Initiative }}",
        {"fact-without-claim"},
        "/id/initiative/",
    ),
    "a claim without its triple": (
        f"WITH {ARTICLE} DELETE {{ ?t fzt:openedOn ?d }} WHERE {{ ?t fzt:openedOn ?d }}",
        {"claim-without-fact"},
        "/id/claim/",
    ),
    "a thing no longer mentioned": (
        f"WITH {ARTICLE} DELETE {{ ?a schema:mentions ?t }} WHERE {{ ?a schema:mentions ?t . ?t a fzt:Initiative }}",
        {"thing-not-mentioned"},
        "/id/claim/",
    ),
    "a label removed": (
        f"WITH {ARTICLE} DELETE {{ ?t skos:prefLabel ?l }} WHERE {{ ?t a fzt:Initiative ; skos:prefLabel ?l }}",
        {"thing-without-label", "dangling-reference"},
        "/id/company/",
    ),
    "a label in English only": (
        f"WITH {ARTICLE} DELETE {{ ?t skos:prefLabel ?l }} INSERT {{ ?t skos:prefLabel 'Line'@en }} "
        "WHERE { ?t a fzt:Initiative ; skos:prefLabel ?l }",
        {"thing-without-label"},
        "/id/initiative/",
    ),
    "a class removed": (
        f"WITH {ARTICLE} DELETE {{ ?t a ?c }} WHERE {{ ?t a fzt:Initiative, ?c }}",
        {"thing-without-class"},
        "/id/initiative/",
    ),
    "a background relation that leads nowhere": (
        f"WITH <{BACKGROUND_GRAPH}> INSERT {{ ?z fzt:locatedIn <urn:nowhere> }} "
        'WHERE { ?z a fzt:PilotZone ; skos:prefLabel "中国（天津）自由贸易试验区"@zh }',
        {"dangling-reference"},
        "/id/zone/tianjin",
    ),
    "a period turned round": (
        "DELETE { GRAPH ?g { ?o fzt:periodEnd ?e } } INSERT { GRAPH ?g { ?o fzt:periodEnd '2023-12-31'^^xsd:date } } "
        "WHERE { GRAPH ?g { ?o fzt:indicator '出口' ; fzt:periodEnd ?e } }",
        {"period-out-of-order"},
        "/id/observation/",
    ),
    "a period without end": (
        "DELETE { GRAPH ?g { ?o fzt:periodEnd ?e } } WHERE { GRAPH ?g { ?o fzt:indicator '出口' ; fzt:periodEnd ?e } }",
        {"period-out-of-order"},
        "/id/observation/",
    ),
    "a period without start": (
        "DELETE { GRAPH ?g { ?o fzt:periodStart ?e } } "
        "WHERE { GRAPH ?g { ?o fzt:indicator '出口' ; fzt:periodStart ?e } }",
        {"period-out-of-order"},
        "/id/observation/",
    ),
    "an article that is none": (
        f"WITH {ARTICLE} DELETE {{ ?a a fzt:Article }} WHERE {{ ?a a fzt:Article }}",
        {"record-outside-article"},
        "/id/claim/",
    ),
    "an article in the graph of another": (
        f"INSERT DATA {{ GRAPH {OTHER} {{ {ARTICLE} a fzt:Article }} }}",
        {"article-outside-graph"},
        "/id/article/issue-238/4",
    ),
    "a merge that was not carried out": (
        f"INSERT {{ GRAPH <{LINKS_GRAPH}> {{ <urn:merge> fzt:merged ?t ; prov:wasDerivedFrom {ARTICLE} }} }} "
        f"WHERE {{ GRAPH {ARTICLE} {{ ?t a fzt:TransportRoute }} }}",
        {"merged-thing-still-mentioned"},
        "/id/article/issue-238/4",
    ),
    "a theme of nobody's": (
        f"INSERT DATA {{ GRAPH {ARTICLE} {{ {ARTICLE} fzt:theme <urn:theme> }} }}",
        {"theme-not-listed"},
        "/id/article/issue-238/4",
    ),
}


@pytest.fixture
def store() -> Store:
    """Return a store that a test may break; it has a little of the background."""
    store = Store()
    store.extend(ontology_quads())
    store.extend(quad for story in STORIES for quad in article_quads(extraction(story)))
    store.update(f"""{SPARQL_PREFIXES} INSERT DATA {{ GRAPH <{BACKGROUND_GRAPH}> {{
        <https://w3id.org/fztgraph/id/zone/tianjin> a fzt:Zone, fzt:PilotZone ;
            skos:prefLabel "中国（天津）自由贸易试验区"@zh }} }}""")
    return store


def test_a_sound_store_has_no_violation() -> None:
    assert check_store(sample_store()) == ()


def test_a_sound_small_store_has_none_either(store: Store) -> None:
    assert check_store(store) == ()


def test_every_check_has_a_planted_violation() -> None:
    assert {name for _, names, _ in PLANTED.values() for name in names} == {check.name for check in load_checks()}


@pytest.mark.parametrize("case", PLANTED)
def test_check_finds_what_was_planted(store: Store, case: str) -> None:
    update, names, focus = PLANTED[case]
    store.update(SPARQL_PREFIXES + update)
    violations = check_store(store)
    assert {violation.shape for violation in violations} == names
    assert focus in violations[0].focus


def test_scope_chooses_the_checks(store: Store) -> None:
    store.update(SPARQL_PREFIXES + PLANTED["a theme of nobody's"][0])
    store.update(SPARQL_PREFIXES + PLANTED["another quote"][0])
    assert [violation.shape for violation in check_store(store, scope=Scope.STORE)] == ["theme-not-listed"]
    assert [violation.shape for violation in check_store(store, scope=Scope.ARTICLE)] == ["quote-not-at-offsets"]


def test_limit_holds_for_each_check(store: Store) -> None:
    store.update(SPARQL_PREFIXES + PLANTED["text removed"][0])
    assert len(check_store(store)) > 3
    assert len(check_store(store, limit=3)) == 3


def test_violation_says_what_is_wrong_where_and_in_both_languages(store: Store) -> None:
    store.update(SPARQL_PREFIXES + PLANTED["a theme of nobody's"][0])
    (violation,) = check_store(store)
    assert violation == Violation(
        focus=ARTICLE.strip("<>"),
        path="https://w3id.org/fztgraph/ns#theme",
        message="An article or an initiative has a theme that the theme scheme does not list.",
        shape="theme-not-listed",
        message_zh="文章或举措的主题不在主题表中。",
        detail="urn:theme",
        graph=ARTICLE.strip("<>"),
    )
    assert str(violation).endswith("does not list. (urn:theme) [theme-not-listed]")


def write(folder: Path, text: str) -> Check:
    path = folder / "planted-violation.rq"
    path.write_text(text, encoding="utf-8")
    return read_check(path)


@pytest.mark.parametrize("text", ["", "SELECT ?focus {}", "# A\n# 甲\nSELECT ?focus {}", "# A\n# 甲\n# scope: graph\n"])
def test_a_check_without_its_comments_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(OntologyError, match=r"planted-violation.rq"):
        write(tmp_path, text)


@pytest.mark.parametrize("query", ["SELECT ?focus {", "ASK {}", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_a_check_that_cannot_be_run_is_named(tmp_path: Path, query: str) -> None:
    check = write(tmp_path, f"# A\n# 甲\n# scope: store\n{query}\n")
    with pytest.raises(OntologyError, match=r"planted-violation.rq: "):
        list(run_check(Store(), check))


def test_what_a_check_does_not_bind_is_empty(tmp_path: Path, store: Store) -> None:
    check = write(
        tmp_path, "# A\n# 甲\n# scope: store\nSELECT ?focus ?path { VALUES (?focus ?path) { (<urn:a> UNDEF) } }"
    )
    assert list(run_check(store, check)) == [Violation("urn:a", "", "A", "planted", "甲")]
    assert str(next(run_check(store, check))) == "urn:a: A [planted]"
