"""Documents of random text with random names and dates in it, for tests that nothing raises."""

import datetime as dt

import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc

from fztgraph.claims.rules import load_rules
from fztgraph.doc import make_doc
from fztgraph.iris import article_iri, entity_iri
from fztgraph.model import Article, DateSpan, Entity, Label, Mention
from fztgraph.vocab import class_of

_NLP = spacy.blank("zh")
#: Words that make rules match, and characters that break text.
_WORDS = sorted({word for words in load_rules().words.lists.values() for word in words.words})
_PIECES = st.one_of(st.sampled_from(_WORDS), st.sampled_from("，。；、的在由于与“”《》（）\n …"), st.text(max_size=3))


@st.composite
def random_docs(draw: st.DrawFn) -> Doc:
    """Draw a document whose sentences, entities and dates need not make sense."""
    text = "".join(draw(st.lists(_PIECES, min_size=1, max_size=60)))
    article = Article(article_iri("x", None), "x.md", text[:9], text, date=dt.date(2024, 7, 1))
    doc = make_doc(_NLP, article)
    length = len(doc)
    spans = draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, 9), st.sampled_from(Label)), max_size=12))
    doc._.entities = tuple(_entity(doc, n, start, size, label) for n, (start, size, label) in enumerate(spans))
    days = draw(st.lists(st.tuples(st.integers(0, length), st.sampled_from(["2024", "2024-06/2024-07", "2025-01-02"]))))
    doc._.dates = tuple(DateSpan(start, start + 2, "某日", value) for start, value in days)
    starts = draw(st.sets(st.integers(0, max(length - 1, 0)), max_size=9))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.i in starts
    return doc


def _entity(doc: Doc, number: int, start: int, size: int, label: Label) -> Entity:
    end = min(start + size, len(doc))
    name = doc.text[start:end] or "某"
    iri = entity_iri(label.kind, f"{name}{number % 5}")
    return Entity(iri, label, class_of(label), name, (Mention(start, end, name),) if end > start else ())
