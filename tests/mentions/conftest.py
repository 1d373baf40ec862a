"""Run text through the components that recognise names."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Span

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions import known, names, sentences
from fztgraph.mentions.anchors import Anchors, find_anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.walls import Walls, find_walls
from fztgraph.model import Article
from fztgraph.settings import RECOGNISER, RULES


@pytest.fixture(autouse=True)
def by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the grammar reads must not hang on what a model was trained on."""
    monkeypatch.setenv(RECOGNISER.variable, RULES)


@pytest.fixture(scope="session")
def read_names() -> Callable[[str], list[Span]]:
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


@pytest.fixture(scope="session")
def survey() -> Callable[[str], tuple[Walls, Anchors, list[Candidate]]]:
    """A function from text to what a recogniser is given: walls, anchors, and the known names behind them."""
    index = known.load_known_names()

    def look(text: str) -> tuple[Walls, Anchors, list[Candidate]]:
        listed = [
            Candidate(start, end, entry.label, entry.type, "known", rank=5, iri=entry.iri)
            for start, end, entry, doubtful in index.find(text)
            if not doubtful
        ]
        return find_walls(text, [(c.start, c.end) for c in listed]), find_anchors(listed), listed

    return look
