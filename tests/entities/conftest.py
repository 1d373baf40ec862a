"""Run text through the components up to entities."""

import datetime as dt

import pytest
import spacy

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

    def read(text: str, *, title: str = "", stem: str = "sample") -> dict[str, Entity]:
        article = Article(article_iri(stem, None), f"{stem}.txt", title, text, date=dt.date(2024, 7, 1), markdown=False)
        doc = make_doc(nlp, article)
        for _, run in nlp.pipeline:
            doc = run(doc)
        return {entity.name: entity for entity in doc._.entities}

    return read
