"""Sentence boundaries: a Chinese full stop, question or exclamation mark with its closing quotes, or a line's end."""

import re

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "fzt_sentences"

#: How spaCy writes "begins a sentence" and "begins none".
_START, _NO_START = 1, 2**64 - 1
_END = re.compile(r"[。！？!?…]+[”’」』）)]*|\n+")


@Language.component(COMPONENT, assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of a document."""
    marks = np.full(len(doc), _NO_START, dtype=np.uint64)
    starts = [0, *(match.end() for match in _END.finditer(doc._.reading.text))]
    marks[[start for start in starts if start < len(doc)]] = _START
    return doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]
