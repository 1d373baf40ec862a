"""Run text through the components up to entities."""

import datetime as dt

import pytest
import spacy
from spacy.tokens import Span

from fztgraph.doc import make_doc
from fztgraph.entities import component
from fztgraph.iris import article_iri
from fztgraph.mentions import known, names, sentences
from fztgraph.model import Article, Entity
from fztgraph.settings import RECOGNISER, RULES


@pytest.fixture(autouse=True)
def by_rules_alone(monkeypatch):
    """What the stage makes of names must not hang on what a model was trained on."""
    monkeypatch.setenv(RECOGNISER.variable, RULES)


@pytest.fixture(scope="session")
def read_entities():
    """A function from text (and title) to the article's entities by name."""
    nlp = spacy.blank("zh")
    for name in (sentences.COMPONENT, known.COMPONENT, names.COMPONENT, component.COMPONENT):
        nlp.add_pipe(name)

    def read(text: str, *, title: str = "", stem: str = "sample", markdown: bool = False) -> dict[str, Entity]:
        date = dt.date(2024, 7, 1)
        article = Article(article_iri(stem, None), f"{stem}.txt", title, text, date=date, markdown=markdown)
        doc = make_doc(nlp, article)
        for _, run in nlp.pipeline:
            doc = run(doc)
        return {entity.name: entity for entity in doc._.entities}

    return read


@pytest.fixture(scope="session")
def by_hand():
    """A function from a text and name spans (start, end, label, class, IRI) to the entities made of them."""
    nlp = spacy.blank("zh")
    make = nlp.add_pipe(component.COMPONENT)

    def read(text: str, spans: list[tuple[int, int, str, str, str]]) -> tuple[Entity, ...]:
        doc = make_doc(nlp, Article(article_iri("sample", None), "sample.txt", "", text, markdown=False))
        doc.spans["known"] = []
        doc.spans["names"] = [
            Span(doc, s, e, label=label, span_id=type_, kb_id=iri) for s, e, label, type_, iri in spans
        ]
        return make(doc)._.entities

    return read
