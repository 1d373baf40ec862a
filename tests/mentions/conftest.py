"""Run text through the components that recognise names."""

import pytest
import spacy
from spacy.tokens import Span

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions import known, names, sentences
from fztgraph.model import Article


@pytest.fixture(scope="session")
def read_names():
    """A function from text to the names in it."""
    nlp = spacy.blank("zh")
    for component in (sentences.COMPONENT, known.COMPONENT, names.COMPONENT):
        nlp.add_pipe(component)

    def read(text: str) -> list[Span]:
        doc = make_doc(nlp, Article(article_iri("sample", None), "sample.txt", "", text, markdown=False))
        for _, component in nlp.pipeline:
            doc = component(doc)
        return list(doc.spans[names.GROUP])

    return read
