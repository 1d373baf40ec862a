"""The whole extraction on the newsletter of the corpus, against its gold."""

import datetime as dt
from pathlib import Path

import pytest

from fztgraph.articles import read_articles
from fztgraph.evaluation import evaluate
from fztgraph.iris import article_iri
from fztgraph.model import Article, Extraction
from fztgraph.pipeline import COMPONENTS, build_pipeline, extract_article
from fztgraph.records import extraction_record


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


@pytest.fixture(scope="module")
def extractions(nlp, corpus: Path) -> list[Extraction]:
    return [extract_article(nlp, article) for article in read_articles(corpus / "issue-238.md")]


def test_the_components_run_in_their_order(nlp):
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_every_component_gets_what_it_requires(nlp):
    assert not nlp.analyze_pipes()["problems"] or not any(nlp.analyze_pipes()["problems"].values())


def test_every_quote_stands_at_its_offsets(extractions):
    facts = [(e.article, f.evidence) for e in extractions for f in (*e.relations, *e.dates, *e.observations)]
    assert len(facts) > 50
    assert all(article.text[at.start : at.end] == at.text for article, at in facts)


def test_every_end_of_a_fact_is_an_entity_of_the_article(extractions):
    for extraction in extractions:
        entities = {entity.iri for entity in extraction.entities}
        ends = {end for relation in extraction.relations for end in (relation.subject, relation.object)}
        ends |= {fact.subject for fact in (*extraction.dates, *extraction.observations)}
        assert ends <= entities


def test_the_same_article_gives_the_same_extraction(nlp, extractions):
    assert extract_article(nlp, extractions[3].article) == extractions[3]


FLOORS = [("entities", 0.88), ("facts", 0.70), ("observations", 0.80)]


@pytest.mark.parametrize(("row", "floor"), FLOORS)
def test_the_newsletter_is_read_well(extractions, root, row, floor):
    scores = evaluate(root / "corpus" / "gold" / "issue-238", map(extraction_record, extractions)).scores
    assert scores[row].f1 >= floor


def test_a_page_in_traditional_characters_keeps_them_in_its_quotes(nlp):
    text = "天津海關統計，今年前5個月天津市進出口總值96.2億元，增長21.8%。"
    article = Article(article_iri("page", None), "page.txt", "", text, date=dt.date(2024, 7, 1), markdown=False)
    extraction = extract_article(nlp, article)
    assert [(str(o.value), o.evidence.text) for o in extraction.observations] == [("9620000000", text)]
    assert "天津海關" in {mention.text for entity in extraction.entities for mention in entity.mentions}


def test_an_article_without_text_gives_nothing(nlp):
    article = Article(article_iri("empty", None), "empty.txt", "", "", markdown=False)
    assert extract_article(nlp, article) == Extraction(article)


def test_initiatives_have_themes_of_their_own(extractions):
    extraction = extractions[3]
    names = {entity.iri: entity.name for entity in extraction.entities}
    themes = {names[iri]: themes for iri, themes in extraction.entity_themes}
    assert themes["绥芬河至莫斯科TIR跨境公路货运线路"] == ("lg-tir",)
    assert not {"绥芬河海关", "莫斯科"} & set(themes)
