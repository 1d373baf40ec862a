"""Articles with their names marked in the text as 〔LABEL:name〕, for tests of the stages after recognition."""

import datetime as dt
import re

import spacy
from spacy.tokens import Doc

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri, entity_iri
from fztgraph.mentions.dates import dates_component
from fztgraph.mentions.quantities import quantities_component
from fztgraph.mentions.sentences import mark_sentences
from fztgraph.model import Article, Entity, Form, Label, Mention
from fztgraph.vocab import class_of

_NAME = re.compile(r"〔([A-Z]+):([^〕=]+)(?:=([^〕]+))?〕")
_NLP = spacy.blank("zh")


def marked_doc(text: str, *, date: dt.date | None = dt.date(2024, 7, 1), title: str = "") -> Doc:
    """Return the document of a text with sentences, dates, quantities and the marked entities.

    〔PLACE:全市=绥芬河市〕 marks a reference to an entity that has another name.
    """
    plain = _NAME.sub(lambda match: match[2], text)
    doc = make_doc(_NLP, Article(article_iri("a", None), "a.txt", title, plain, date=date, markdown=False))
    doc._.entities = _entities(text, doc._.reading.text)
    for component in (mark_sentences, dates_component, quantities_component):
        component(doc)
    return doc


def _entities(text: str, reading: str) -> tuple[Entity, ...]:
    mentions: dict[tuple[Label, str], list[Mention]] = {}
    end = 0
    for label, words, name in _NAME.findall(text):
        start = reading.index(words, end)
        end = start + len(words)
        form = Form.REFERENCE if name else Form.NAME
        mentions.setdefault((Label(label), name or words), []).append(Mention(start, end, words, form))
    return tuple(
        Entity(entity_iri(label.kind, name), label, class_of(label), name, tuple(found))
        for (label, name), found in mentions.items()
    )
