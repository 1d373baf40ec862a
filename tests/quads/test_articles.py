"""An extraction becomes the graph that the contract describes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from fztgraph.errors import ValidationError
from fztgraph.iris import Iri, article_iri, entity_iri
from fztgraph.model import Entity, Extraction, Form, Label, Mention
from fztgraph.quads.articles import article_quads
from fztgraph.vocab import SPARQL_PREFIXES, term

from .sample import AGREEMENT, DATA, ROUTE, STORIES, TRADE, extraction


def ask(quads: list[Quad], pattern: str, *names: str) -> list[tuple[str | None, ...]]:
    """Return the sorted values of variables in a pattern over the quads."""
    store = Store()
    store.extend(quads)
    query = f"{SPARQL_PREFIXES} SELECT DISTINCT {' '.join('?' + name for name in names)} {{ {pattern} }}"
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return sorted(tuple(None if row[name] is None else row[name].value for name in names) for row in solutions)


def change_article(quads_of: Extraction, **changes: object) -> list[Quad]:
    return article_quads(replace(quads_of, article=replace(quads_of.article, **changes)))


@pytest.fixture(scope="module")
def route() -> list[Quad]:
    return article_quads(extraction(ROUTE))


def test_graph_is_named_by_the_article(route: list[Quad]) -> None:
    assert {quad.graph_name for quad in route} == {NamedNode("https://w3id.org/fztgraph/id/article/issue-238/4")}


def test_same_extraction_in_any_order_gives_the_same_quads() -> None:
    whole = extraction(ROUTE)
    turned = replace(whole, entities=whole.entities[::-1], relations=(*whole.relations[::-1], whole.relations[0]))
    assert article_quads(turned) == article_quads(whole)


def test_quads_are_in_the_order_of_their_text(route: list[Quad]) -> None:
    lines = [str(quad) for quad in route]
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines))


def test_article_says_what_it_is(route: list[Quad]) -> None:
    names = ("title", "issued", "number", "section", "file", "language")
    pattern = """?a a fzt:Article ; dct:title ?title ; dct:issued ?issued ; fzt:number ?number ; fzt:section ?section ;
        fzt:file ?file ; dct:language ?language FILTER(LANG(?title) = "zh")"""
    assert ask(route, pattern, *names) == [(ROUTE.title, "2024-07-01", "4", "龙江板块", "issue-238.md", "zh")]


def test_article_keeps_its_text_as_read(route: list[Quad]) -> None:
    assert ask(route, "?a fzt:text ?text", "text") == [(ROUTE.text,)]


def test_article_leads_to_its_issue(route: list[Quad]) -> None:
    names = ("title", "number", "issued", "publisher", "note")
    pattern = """?a dct:isPartOf ?i . ?i a fzt:Issue ; dct:title ?title ; fzt:number ?number ; dct:issued ?issued ;
        fzt:publisher ?publisher ; rdfs:comment ?note"""
    assert ask(route, pattern, *names) == [("自贸动态第238期", "238", "2024-07-01", "省自贸办", "节选。")]


def test_article_has_its_themes(route: list[Quad]) -> None:
    assert ask(route, "?a fzt:theme ?theme", "theme") == [("https://w3id.org/fztgraph/id/theme/lg-tir",)]


def test_initiative_has_its_own_themes() -> None:
    line = next(entity for entity in extraction(ROUTE).entities if entity.label is Label.INITIATIVE)
    quads = article_quads(replace(extraction(ROUTE), entity_themes=((line.iri, ("lg-tir", "logistics")),)))
    found = ask(quads, "?thing a fzt:Initiative ; fzt:theme ?theme", "thing", "theme")
    assert found == [(line.iri, f"https://w3id.org/fztgraph/id/theme/{theme}") for theme in ("lg-tir", "logistics")]


def test_file_that_is_one_article_has_neither_issue_nor_number() -> None:
    quads = change_article(extraction(ROUTE), issue=None, number=None, section=None, date=None)
    assert ask(quads, "?a a fzt:Issue", "a") == []
    assert ask(quads, "?a fzt:number|fzt:section|dct:issued|dct:isPartOf ?x", "x") == []


def test_bare_issue_has_only_a_title_and_a_file() -> None:
    whole = extraction(ROUTE)
    assert whole.article.issue
    issue = replace(whole.article.issue, number=None, date=None, publisher=None, note=None)
    quads = change_article(whole, issue=issue)
    assert len(ask(quads, "?i a fzt:Issue ; ?p ?o", "p", "o")) == 3


@pytest.mark.parametrize(
    ("url", "node"),
    [
        ("https://example.org/a?b=1", NamedNode("https://example.org/a?b=1")),
        ("https://example.org/with space", Literal("https://example.org/with space")),
        ("javascript:alert(1)", Literal("javascript:alert(1)")),
        ("黑龙江日报", Literal("黑龙江日报")),
    ],
)
def test_only_web_addresses_become_links(url: str, node: NamedNode | Literal) -> None:
    quads = change_article(extraction(ROUTE), url=url, publisher="日报")
    source = NamedNode("http://purl.org/dc/terms/source")
    assert [quad.object for quad in quads if quad.predicate == source] == [node]
    assert ask(quads, "?a a fzt:Article ; fzt:publisher ?p", "p") == [("日报",)]


def test_things_have_their_class_and_its_superclasses(route: list[Quad]) -> None:
    pattern = '?t skos:prefLabel "绥芬河公路口岸"@zh ; a ?class'
    assert ask(route, pattern, "class") == [(term("Port"),), (term("RoadPort"),)]


def test_listed_things_have_the_name_of_the_gazetteer_and_keep_the_one_met() -> None:
    quads = article_quads(extraction(AGREEMENT))
    pattern = '?t skos:altLabel "中国—塞尔维亚自由贸易协定"@zh ; skos:prefLabel ?name'
    assert ask(quads, pattern, "name") == [("中华人民共和国政府和塞尔维亚共和国政府自由贸易协定",)]


def test_things_keep_the_forms_met_without_typography_and_references() -> None:
    name = "数据合规服务专区"
    mentions = (
        Mention(0, 9, "数据合规\n\n服务专区"),
        Mention(9, 13, "**服务专区**", Form.SHORT),
        Mention(13, 16, "该专区", Form.REFERENCE),
    )
    thing = Entity(entity_iri("initiative", name), Label.INITIATIVE, term("Platform"), name, mentions)
    quads = article_quads(replace(extraction(ROUTE), entities=(thing,), relations=(), dates=(), observations=()))
    assert ask(quads, "?t skos:altLabel ?form", "form") == [("服务专区",)]


def test_relation_is_a_triple_and_a_claim_with_evidence(route: list[Quad]) -> None:
    pattern = """?s fzt:routeTo ?o . ?c a fzt:Claim, rdf:Statement ; rdf:subject ?s ; rdf:predicate fzt:routeTo ;
        rdf:object ?o ; fzt:evidence ?e . ?e a fzt:Evidence ; fzt:quote ?quote ; fzt:start ?start ; fzt:end ?end ;
        fzt:rule ?rule ; fzt:confidence ?confidence ; prov:wasDerivedFrom ?a .
        ?a a fzt:Article . ?o skos:prefLabel ?name"""
    start = ROUTE.text.index("绥芬河至莫斯科 TIR")
    expected = ("莫斯科", "绥芬河至莫斯科 TIR 跨境公路货运线路", str(start), str(start + 20), "by-hand", "0.9")
    assert ask(route, pattern, "name", "quote", "start", "end", "rule", "confidence") == [expected]


def test_same_words_are_one_piece_of_evidence_for_two_claims(route: list[Quad]) -> None:
    pattern = "?c rdf:predicate ?p ; fzt:evidence ?e . ?e fzt:quote ?q FILTER(?p IN (fzt:routeFrom, fzt:routeTo))"
    assert len(ask(route, pattern, "c")) == 2
    assert len(ask(route, pattern, "e")) == 1


def test_same_claim_in_two_sentences_is_one_claim_with_two_pieces_of_evidence() -> None:
    whole = extraction(ROUTE)
    again = replace(whole.relations[0], evidence=replace(whole.relations[0].evidence, start=0, end=4, text="####"))
    quads = article_quads(replace(whole, relations=(whole.relations[0], again)))
    pattern = "?c rdf:predicate fzt:routeFrom ; fzt:evidence ?e"
    assert len(ask(quads, pattern, "c")) == 1
    assert len(ask(quads, pattern, "e")) == 2


def test_records_of_two_articles_are_never_the_same() -> None:
    quads = [*article_quads(extraction(ROUTE)), *change_article(extraction(ROUTE), iri=article_iri("copy", 4))]
    pattern = (
        "GRAPH ?g { ?r a ?c } GRAPH ?h { ?r a ?c } FILTER(?g != ?h && ?c IN (fzt:Claim, fzt:Observation, fzt:Evidence))"
    )
    assert ask(quads, pattern, "r") == []


def test_interval_is_two_claims_with_the_same_evidence() -> None:
    whole = extraction(ROUTE)
    quads = article_quads(replace(whole, dates=(replace(whole.dates[0], value="2024-06/2024-07"),)))
    pattern = "?s ?p ?o . ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; fzt:evidence ?e FILTER(ISLITERAL(?o))"
    assert ask(quads, pattern, "p", "o") == [
        (term("openedOnFrom"), "2024-06"),
        (term("openedOnUntil"), "2024-07"),
    ]
    assert len(ask(quads, pattern, "e")) == 1


def test_observation_keeps_value_unit_figure_and_period() -> None:
    quads = article_quads(extraction(TRADE))
    names = ("value", "unit", "raw", "period", "start", "end", "change")
    pattern = """?o a fzt:Observation ; fzt:indicator "出口" ; fzt:value ?value ; fzt:unit ?unit ; fzt:rawValue ?raw ;
        fzt:period ?period ; fzt:periodStart ?start ; fzt:periodEnd ?end ; fzt:change ?change ; fzt:about ?t .
        ?t skos:prefLabel "绥芬河市"@zh"""
    expected = ("4770000000", "CNY", "47.7亿元", "2024-01/2024-05", "2024-01-01", "2024-05-31", "0.527")
    assert ask(quads, pattern, *names) == [expected]


def test_observation_without_period_and_change_has_none() -> None:
    quads = article_quads(extraction(TRADE))
    pattern = "?o a fzt:Observation MINUS { ?o fzt:period ?p } MINUS { ?o fzt:change ?c } ?o fzt:indicator ?indicator"
    assert ask(quads, pattern, "indicator") == [("边境小额贸易进出口占比",)]


def test_a_change_of_zero_is_kept() -> None:
    whole = extraction(TRADE)
    quads = article_quads(replace(whole, observations=(replace(whole.observations[0], change=Decimal(0)),)))
    assert ask(quads, "?o fzt:change ?change", "change") == [("0",)]


def test_numbers_do_not_change_in_the_store() -> None:
    store = Store()
    quads = [quad for story in STORIES for quad in article_quads(extraction(story))]
    store.extend(quads)
    assert sorted(map(str, store)) == sorted(map(str, quads))


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (lambda e: replace(e, dates=(replace(e.dates[0], value="2024-13"),)), "the date 2024-13"),
        (lambda e: replace(e, entities=(replace(e.entities[0], label=Label.ZONE),)), "and yet labelled ZONE"),
        (lambda e: replace(e, article=replace(e.article, lang="中文")), "language"),
        (lambda e: replace(e, relations=(replace(e.relations[0], object=Iri("no iri")),)), "IRI"),
    ],
)
def test_what_rdf_cannot_hold_names_the_article(broken: object, message: str) -> None:
    assert callable(broken)
    with pytest.raises(ValidationError, match=rf"issue-238.md: <\S+/issue-238/4> holds .*{message}"):
        article_quads(broken(extraction(ROUTE)))


def test_unknown_predicate_raises() -> None:
    whole = extraction(DATA)
    with pytest.raises(KeyError, match="is not a term of the ontology"):
        article_quads(replace(whole, relations=(replace(whole.relations[0], predicate="likes"),)))


def test_what_the_gazetteer_does_not_list_has_pinyin() -> None:
    found = {
        quad.subject.value.rpartition("/")[2]: str(quad.object)
        for story in STORIES
        for quad in article_quads(extraction(story))
        if quad.predicate.value.endswith("#pinyin")
    }
    assert found["李士舟"] == '"Li Shizhou"@zh-latn-pinyin'
    assert found["市网信办"] == '"Shi Wangxinban"@zh-latn-pinyin'
    assert "231081" not in found
