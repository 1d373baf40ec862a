"""One article's extraction as the quads of one named graph, which its IRI names."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.errors import ValidationError
from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import Iri, listed_iri, statement_iri
from fztgraph.model import Article, Entity, Evidence, Extraction, Form, Issue, Observation
from fztgraph.quads.pinyin import LANGUAGE, romanise
from fztgraph.quads.terms import (
    Term,
    Triple,
    date_literals,
    day_literal,
    decimal_literal,
    integer_literal,
    node,
    period_literals,
    sorted_quads,
    text_literal,
)
from fztgraph.reading import read_text
from fztgraph.vocab import class_path, label_of, term, term_name

#: Names are those of Chinese texts, whatever script they are in.
_NAME_LANG = "zh"
_TYPE = node("rdf:type")


def article_quads(extraction: Extraction) -> list[Quad]:
    """Return the sorted quads of an article's graph; the same extraction gives the same quads.

    Raises ValidationError for a value that RDF cannot hold, such as a day that the calendar does not have.
    """
    article = extraction.article
    try:
        return sorted_quads(_triples(extraction), article.iri)
    except ValueError as error:
        raise ValidationError(
            f"{article.source}: <{article.iri}> holds {error}; correct it or the rule that read it"
        ) from error


def _triples(extraction: Extraction) -> Iterator[Triple]:
    article = extraction.article
    yield from _article_triples(extraction)
    if article.issue:
        yield from _issue_triples(article.issue, lang=article.lang)
    for entity in extraction.entities:
        yield from _entity_triples(entity, markdown=article.markdown)
    for thing, themes in extraction.entity_themes:
        yield from _theme_triples(NamedNode(thing), themes)
    for subject, predicate, object_, evidence in _statements(extraction):
        yield from _claim_triples(article, subject, predicate, object_, evidence)
    for observation in extraction.observations:
        yield from _observation_triples(article, observation)


def _article_triples(extraction: Extraction) -> Iterator[Triple]:
    article = extraction.article
    subject = NamedNode(article.iri)
    yield subject, _TYPE, node("fzt:Article")
    yield subject, node("dct:title"), text_literal(article.title, lang=article.lang)
    yield subject, node("dct:language"), Literal(article.lang)
    yield subject, node("fzt:file"), Literal(article.source)
    yield subject, node("fzt:text"), Literal(article.text)
    if article.date:
        yield subject, node("dct:issued"), day_literal(article.date)
    if article.issue:
        yield subject, node("dct:isPartOf"), NamedNode(article.issue.iri)
    if article.url:
        yield subject, node("dct:source"), _address(article.url)
    if article.number is not None:
        yield subject, node("fzt:number"), integer_literal(article.number)
    if article.section:
        yield subject, node("fzt:section"), Literal(article.section)
    if article.publisher:
        yield subject, node("fzt:publisher"), Literal(article.publisher)
    yield from _theme_triples(subject, extraction.themes)
    for entity in extraction.entities:
        yield subject, node("schema:mentions"), NamedNode(entity.iri)


def _theme_triples(subject: NamedNode, themes: Iterable[str]) -> Iterator[Triple]:
    for theme in themes:
        yield subject, node("fzt:theme"), NamedNode(listed_iri("theme", theme))


def _address(url: str) -> Term:
    """Return a web address as an IRI; anything else that stands there stays a text, so that no page links to it."""
    if not url.startswith(("http://", "https://")):
        return Literal(url)
    try:
        return NamedNode(url)
    except ValueError:
        return Literal(url)


def _issue_triples(issue: Issue, *, lang: str) -> Iterator[Triple]:
    subject = NamedNode(issue.iri)
    yield subject, _TYPE, node("fzt:Issue")
    yield subject, node("dct:title"), text_literal(issue.title, lang=lang)
    yield subject, node("fzt:file"), Literal(issue.source)
    if issue.number is not None:
        yield subject, node("fzt:number"), integer_literal(issue.number)
    if issue.date:
        yield subject, node("dct:issued"), day_literal(issue.date)
    if issue.publisher:
        yield subject, node("fzt:publisher"), Literal(issue.publisher)
    if issue.note:
        yield subject, node("rdfs:comment"), text_literal(issue.note, lang=lang)


def _entity_triples(entity: Entity, *, markdown: bool) -> Iterator[Triple]:
    subject = NamedNode(entity.iri)
    name = term_name(entity.type)
    if label_of(name) is not entity.label:
        raise ValueError(f"{entity.name}, which is a {name} and yet labelled {entity.label}")
    for class_ in class_path(name):
        yield subject, _TYPE, node(f"fzt:{class_}")
    preferred = _preferred_name(entity)
    yield subject, node("skos:prefLabel"), text_literal(preferred, lang=_NAME_LANG)
    pinyin = None if entity.listed else romanise(preferred, entity.label)
    if pinyin:
        yield subject, node("fzt:pinyin"), text_literal(pinyin, lang=LANGUAGE)
    forms = {_clean_name(mention.text, markdown) for mention in entity.mentions if mention.form is not Form.REFERENCE}
    for form in {entity.name, *forms} - {preferred, ""}:
        yield subject, node("skos:altLabel"), text_literal(form, lang=_NAME_LANG)


def _preferred_name(entity: Entity) -> str:
    """Return the name by which the gazetteer knows a listed thing, so that all graphs give it the same one."""
    entry = load_gazetteer().entries.get(entity.iri) if entity.listed else None
    return entry.name if entry else entity.name


@lru_cache(maxsize=4096)
def _clean_name(text: str, markdown: bool) -> str:
    """Return a name as it would be printed on one line, without marks and line breaks."""
    return read_text(text, markdown=markdown).text.replace("\n", "")


def _statements(extraction: Extraction) -> Iterator[tuple[Iri, str, Term, Evidence]]:
    """Yield each triple that the article states; an interval states two."""
    for relation in extraction.relations:
        yield relation.subject, relation.predicate, NamedNode(relation.object), relation.evidence
    for date in extraction.dates:
        first, last = date_literals(date.value)
        if last is None:
            yield date.subject, date.predicate, first, date.evidence
        else:
            yield date.subject, f"{date.predicate}From", first, date.evidence
            yield date.subject, f"{date.predicate}Until", last, date.evidence


def _claim_triples(
    article: Article, subject: Iri, predicate: str, object_: Term, evidence: Evidence
) -> Iterator[Triple]:
    """Yield a plain triple and its claim; a claim that is made twice is one claim with two pieces of evidence."""
    yield NamedNode(subject), NamedNode(term(predicate)), object_
    claim = NamedNode(statement_iri("claim", article.iri, subject, predicate, str(object_)))
    yield claim, _TYPE, node("fzt:Claim")
    yield claim, _TYPE, node("rdf:Statement")
    yield claim, node("rdf:subject"), NamedNode(subject)
    yield claim, node("rdf:predicate"), NamedNode(term(predicate))
    yield claim, node("rdf:object"), object_
    yield from _evidence_triples(article, claim, evidence)


def _observation_triples(article: Article, observation: Observation) -> Iterator[Triple]:
    value = decimal_literal(observation.value)
    change = None if observation.change is None else decimal_literal(observation.change)
    content = (observation.indicator, value.value, observation.unit, observation.raw, observation.period or "")
    subject = NamedNode(
        statement_iri(
            "observation", article.iri, observation.subject, *content, change.value if change is not None else ""
        )
    )
    yield subject, _TYPE, node("fzt:Observation")
    yield subject, node("fzt:about"), NamedNode(observation.subject)
    yield subject, node("fzt:indicator"), Literal(observation.indicator)
    yield subject, node("fzt:value"), value
    yield subject, node("fzt:unit"), Literal(observation.unit)
    yield subject, node("fzt:rawValue"), Literal(observation.raw)
    if observation.period:
        start, end = period_literals(observation.period)
        yield subject, node("fzt:period"), Literal(observation.period)
        yield subject, node("fzt:periodStart"), start
        yield subject, node("fzt:periodEnd"), end
    if change is not None:
        yield subject, node("fzt:change"), change
    yield from _evidence_triples(article, subject, observation.evidence)


def _evidence_triples(article: Article, stated: NamedNode, evidence: Evidence) -> Iterator[Triple]:
    """Yield the evidence of a claim or an observation; the same span, rule and confidence are one piece."""
    confidence = decimal_literal(round(Decimal(str(evidence.confidence)), 4))
    start, end = integer_literal(evidence.start), integer_literal(evidence.end)
    parts = (start.value, end.value, evidence.text, evidence.rule, confidence.value)
    subject = NamedNode(statement_iri("evidence", article.iri, *parts))
    yield stated, node("fzt:evidence"), subject
    yield subject, _TYPE, node("fzt:Evidence")
    yield subject, node("prov:wasDerivedFrom"), NamedNode(article.iri)
    yield subject, node("fzt:quote"), Literal(evidence.text)
    yield subject, node("fzt:start"), start
    yield subject, node("fzt:end"), end
    yield subject, node("fzt:rule"), Literal(evidence.rule)
    yield subject, node("fzt:confidence"), confidence
