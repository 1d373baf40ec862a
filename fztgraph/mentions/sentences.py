"""Sentence boundaries: a Chinese full stop, question or exclamation mark with its closing quotes, or a line's end."""

import re

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "fzt_sentences"

_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\n+")


@Language.component(COMPONENT, assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of a document."""
    starts = {match.end() for match in _END.finditer(doc.text)}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.i in starts
    return doc
