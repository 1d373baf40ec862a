"""A sound article graph has no violation, and a broken one names what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from fztgraph.errors import OntologyError, ValidationError
from fztgraph.iris import Iri, article_iri, entity_iri
from fztgraph.model import Article, DateClaim, Entity, Evidence, Extraction, Label, Mention, Observation, Relation
from fztgraph.quads import article_quads, validate_quads, validation
from fztgraph.quads.validation import rdflib_graph, shape_violations
from fztgraph.vocab import DATES, RELATIONS, THING_CLASSES, expand, label_of, may_relate, term

from .sample import DATA, ROUTE, STORIES, TRADE, Story, extraction

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story.number))
def test_sound_graph_has_no_violation(story: Story) -> None:
    assert validate_quads(article_quads(extraction(story))) == ()


def test_graph_of_an_article_that_says_nothing_has_no_violation() -> None:
    article = replace(extraction(ROUTE).article, issue=None, number=None, section=None, date=None)
    assert validate_quads(article_quads(Extraction(article))) == ()


def node(curie: str) -> NamedNode:
    return NamedNode(expand(curie))


def without(predicate: str) -> Callable[[Quad], list[Quad]]:
    return lambda quad: [] if quad.predicate == node(predicate) else [quad]


def with_object(predicate: str, text: str, type_: str = "") -> Callable[[Quad], list[Quad]]:
    datatype = NamedNode(XSD + (type_ or "string"))
    literal = Literal(text, datatype=datatype)
    return lambda quad: (
        [Quad(quad.subject, quad.predicate, literal, quad.graph_name)] if quad.predicate == node(predicate) else [quad]
    )


def twice(predicate: str, second: Literal | NamedNode) -> Callable[[Quad], list[Quad]]:
    return lambda quad: (
        [quad, Quad(quad.subject, quad.predicate, second, quad.graph_name)]
        if quad.predicate == node(predicate)
        else [quad]
    )


def typed_too(class_: str, other: str) -> Callable[[Quad], list[Quad]]:
    return lambda quad: (
        [quad, Quad(quad.subject, quad.predicate, node(other), quad.graph_name)]
        if quad.object == node(class_)
        else [quad]
    )


def with_property(class_: str, predicate: str) -> Callable[[Quad], list[Quad]]:
    return lambda quad: (
        [quad, Quad(quad.subject, node(predicate), Literal("x"), quad.graph_name)]
        if quad.object == node(class_)
        else [quad]
    )


SERIAL = Literal("2", datatype=NamedNode(XSD + "integer"))

#: What is done to the quads of a sound graph, and a shape or check that must find it.
BROKEN: list[tuple[Story, Callable[[Quad], list[Quad]], str]] = [
    (ROUTE, without("dct:title"), "Article-title"),
    (ROUTE, with_object("dct:title", "x"), "Article-title"),
    (ROUTE, with_object("dct:issued", "2024", "gYear"), "Article-issued"),
    (ROUTE, with_object("fzt:number", "0", "integer"), "Article-number"),
    (ROUTE, twice("fzt:number", SERIAL), "Issue-number"),
    (ROUTE, twice("fzt:section", Literal("x")), "Article-section"),
    (ROUTE, without("dct:language"), "Article-language"),
    (ROUTE, without("fzt:file"), "Article-file"),
    (ROUTE, without("fzt:file"), "Issue-file"),
    (ROUTE, without("fzt:text"), "Article-text"),
    (ROUTE, twice("fzt:text", Literal("x")), "Article-text"),
    (ROUTE, with_object("fzt:theme", "x"), "Article-theme"),
    (ROUTE, with_object("schema:mentions", "x"), "Article-mentions"),
    (ROUTE, with_property("fzt:Article", "fzt:rule"), "Article"),
    (ROUTE, with_property("fzt:Issue", "fzt:rule"), "Issue"),
    (ROUTE, without("skos:prefLabel"), "Thing-prefLabel"),
    (ROUTE, twice("skos:prefLabel", Literal("x", language="zh")), "Thing-prefLabel"),
    (ROUTE, with_object("skos:altLabel", "x"), "Thing-altLabel"),
    (ROUTE, typed_too("fzt:Port", "fzt:Zone"), "Thing-kind"),
    (ROUTE, typed_too("fzt:Port", "skos:Concept"), "Class"),
    (ROUTE, without("rdf:subject"), "Claim-subject"),
    (ROUTE, twice("rdf:subject", node("fzt:Port")), "Claim-subject"),
    (ROUTE, without("rdf:predicate"), "Claim-predicate"),
    (ROUTE, twice("rdf:predicate", node("fzt:issues")), "Claim-predicate"),
    (ROUTE, twice("rdf:predicate", node("fzt:about")), "Predicate"),
    (ROUTE, without("rdf:object"), "Claim-object"),
    (ROUTE, without("fzt:evidence"), "Claim-evidence"),
    (ROUTE, without("fzt:evidence"), "Observation-evidence"),
    (ROUTE, with_property("fzt:Claim", "fzt:rule"), "Claim"),
    (TRADE, without("fzt:about"), "Observation-about"),
    (TRADE, without("fzt:indicator"), "Observation-indicator"),
    (TRADE, with_object("fzt:indicator", ""), "Observation-indicator"),
    (TRADE, without("fzt:value"), "Observation-value"),
    (TRADE, with_object("fzt:value", "many", "decimal"), "Observation-value"),
    (TRADE, with_object("fzt:value", "1", "integer"), "Observation-value"),
    (TRADE, without("fzt:unit"), "Observation-unit"),
    (TRADE, without("fzt:rawValue"), "Observation-rawValue"),
    (TRADE, with_object("fzt:period", "前5个月"), "Observation-period"),
    (TRADE, with_object("fzt:periodStart", "2025-01-01", "date"), "Observation-periodStart"),
    (TRADE, with_object("fzt:periodEnd", "2024-05", "gYearMonth"), "Observation-periodEnd"),
    (TRADE, without("fzt:periodEnd"), "period-out-of-order"),
    (TRADE, with_object("fzt:change", "0.2", "double"), "Observation-change"),
    (TRADE, with_property("fzt:Observation", "fzt:rule"), "Observation"),
    (ROUTE, without("prov:wasDerivedFrom"), "Evidence-wasDerivedFrom"),
    (ROUTE, without("fzt:quote"), "Evidence-quote"),
    (ROUTE, with_object("fzt:start", "-1", "integer"), "Evidence-start"),
    (ROUTE, with_object("fzt:start", "9999", "integer"), "Evidence-start"),
    (ROUTE, with_object("fzt:start", "1", "integer"), "quote-not-at-offsets"),
    (ROUTE, without("fzt:end"), "Evidence-end"),
    (ROUTE, without("fzt:rule"), "Evidence-rule"),
    (ROUTE, with_object("fzt:confidence", "1.1", "decimal"), "Evidence-confidence"),
    (ROUTE, with_object("fzt:confidence", "-0.1", "decimal"), "Evidence-confidence"),
    (ROUTE, with_property("fzt:Evidence", "fzt:unit"), "Evidence"),
    (ROUTE, with_object("fzt:openedOn", "2024-06-31", "date"), "Date"),
    (ROUTE, with_object("fzt:openedOn", "2024-06-16"), "Date"),
    (ROUTE, twice("fzt:routeTo", node("fzt:Port")), "routeToObject"),
    (DATA, with_object("fzt:basedOn", "x"), "basedOnObject"),
    (ROUTE, twice("fzt:routeTo", node("fzt:Port")), "fact-without-claim"),
]


@pytest.mark.parametrize(
    ("story", "change", "shape"), BROKEN, ids=[f"{i}-{shape}" for i, (_, _, shape) in enumerate(BROKEN)]
)
def test_broken_graph_names_the_shape(story: Story, change: Callable[[Quad], list[Quad]], shape: str) -> None:
    quads = [changed for quad in article_quads(extraction(story)) for changed in change(quad)]
    assert shape in {violation.shape for violation in validate_quads(quads)}


def test_violation_names_node_property_value_and_shape() -> None:
    quads = [q for quad in article_quads(extraction(ROUTE)) for q in with_object("fzt:number", "0", "integer")(quad)]
    (violation,) = validate_quads(quads)
    assert violation.focus == "https://w3id.org/fztgraph/id/article/issue-238/4"
    assert (violation.path, violation.detail) == (term("number"), "0")
    assert violation.message == "The number of an article counts from 1."
    assert violation.message_zh == "文章序号从1起计。"


def test_blank_nodes_are_kept_apart() -> None:
    triples = [
        (BlankNode("a"), node("rdf:type"), node("fzt:Zone")),
        (BlankNode("b"), node("rdf:type"), node("fzt:Zone")),
    ]
    assert len(rdflib_graph(Quad(*triple) for triple in triples)) == 2


def test_triples_as_terms_are_refused() -> None:
    inner = Triple(node("fzt:Zone"), node("rdf:type"), node("fzt:Zone"))
    with pytest.raises(ValidationError, match="a triple used as a term"):
        rdflib_graph([Quad(node("fzt:Zone"), node("rdf:subject"), inner)])


def test_shapes_that_are_no_turtle_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "shapes.ttl").write_text("<urn:a> <urn:b>", encoding="utf-8")
    monkeypatch.setattr(validation, "ontology_dir", lambda: folder)
    validation._shapes.cache_clear()
    try:
        with pytest.raises(OntologyError, match=r"shapes.ttl: .*; correct the file"):
            list(shape_violations([]))
    finally:
        validation._shapes.cache_clear()


TEXT = "某片区与某企业于2024年签署协议，投资1.5亿元，增长3%，项目将于2025年上半年竣工。" * 3
CLASSES = sorted(THING_CLASSES)

dates = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: f"{day.year:04d}-{day.month:02d}"),
    st.integers(1, 9999).map(lambda year: f"{year:04d}"),
    st.tuples(st.dates(), st.dates()).map(lambda days: "/".join(map(str, sorted(days)))),
)
decimals = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    start = draw(st.integers(0, len(TEXT) - 2))
    end = draw(st.integers(start + 1, len(TEXT)))
    return Evidence(start, end, TEXT[start:end], draw(st.sampled_from(("a", "b"))), draw(st.floats(0, 1)))


@st.composite
def things(draw: st.DrawFn) -> Entity:
    class_ = draw(st.sampled_from(CLASSES))
    name = draw(st.text("某片区企业12ABⅣ—“”", min_size=1, max_size=4))
    start = draw(st.integers(0, len(TEXT) - 3))
    label = label_of(class_)
    return Entity(
        entity_iri(label.kind, class_ + name),
        label,
        term(class_),
        name,
        (Mention(start, start + 2, TEXT[start : start + 2]),),
    )


@st.composite
def relations(draw: st.DrawFn, entities: list[Entity]) -> list[Relation]:
    subject, object_ = draw(st.sampled_from(entities)), draw(st.sampled_from(entities))
    allowed = [name for name in RELATIONS if may_relate(subject.label, name, object_.label)]
    return [Relation(subject.iri, draw(st.sampled_from(allowed)), object_.iri, draw(evidences()))] if allowed else []


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Draw an extraction whose relations have the right signatures."""
    found = draw(st.lists(things(), min_size=1, max_size=6, unique_by=lambda entity: entity.iri))
    iris = st.sampled_from([entity.iri for entity in found])
    evidence = evidences()
    observation = st.builds(
        Observation,
        subject=iris,
        indicator=st.sampled_from(("投资", "出口")),
        value=decimals,
        unit=st.sampled_from(("CNY", "1", "家")),
        raw=st.just("1.5亿元"),
        evidence=evidence,
        period=st.none() | dates,
        change=st.none() | decimals,
    )
    return Extraction(
        article=Article(article_iri("x", 1), "x.md", "题", TEXT, 1),
        entities=tuple(found),
        relations=tuple(relation for batch in draw(st.lists(relations(found), max_size=6)) for relation in batch),
        dates=tuple(draw(st.lists(st.builds(DateClaim, iris, st.sampled_from(DATES), dates, evidence), max_size=4))),
        observations=tuple(draw(st.lists(observation, max_size=3))),
    )


@settings(max_examples=25, deadline=None)
@given(extractions())
def test_whatever_has_the_right_signatures_is_sound(drawn: Extraction) -> None:
    assert validate_quads(article_quads(drawn)) == ()


@settings(max_examples=25, deadline=None)
@given(extractions(), st.sampled_from(RELATIONS), st.sampled_from(Label), st.sampled_from(Label), st.data())
def test_a_wrong_signature_is_found(
    drawn: Extraction, predicate: str, subject: Label, object_: Label, data: st.DataObject
) -> None:
    ends = [
        next(c for c in CLASSES if THING_CLASSES[c] is None and label_of(c) is label) for label in (subject, object_)
    ]
    pair = [
        Entity(entity_iri(label_of(c).kind, f"{c}{i}"), label_of(c), term(c), f"{c}{i}") for i, c in enumerate(ends)
    ]
    relation = Relation(pair[0].iri, predicate, pair[1].iri, data.draw(evidences()))
    quads = article_quads(replace(drawn, entities=(*drawn.entities, *pair), relations=(*drawn.relations, relation)))
    assert bool(validate_quads(quads)) is not may_relate(subject, predicate, object_)


@pytest.mark.parametrize("field", ["subject", "object"])
def test_an_unmentioned_end_is_found(field: str) -> None:
    whole = extraction(ROUTE)
    relation = replace(whole.relations[0], **{field: Iri("https://w3id.org/fztgraph/id/place/nowhere")})
    shapes = {violation.shape for violation in validate_quads(article_quads(replace(whole, relations=(relation,))))}
    assert "thing-not-mentioned" in shapes


def test_a_quote_that_is_not_the_text_is_found() -> None:
    whole = extraction(TRADE)
    broken = replace(
        whole.observations[0], evidence=replace(whole.observations[0].evidence, text="96.2 亿元"), value=Decimal(1)
    )
    (violation,) = validate_quads(article_quads(replace(whole, observations=(broken,))))
    assert (violation.shape, violation.detail) == ("quote-not-at-offsets", "96.2亿元")
