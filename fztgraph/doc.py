"""The spaCy ``Doc`` of an article: one token a character, and what each stage leaves on it for the next.

========================  ==============================  =====================
attribute                 value                           set by
========================  ==============================  =====================
``doc._.article``         ``Article``                     ``make_doc``
``doc._.reading``         ``Reading``                     ``make_doc``
``doc._.tables``          ``tuple[Table, ...]``           ``make_doc``
``doc.sents``             sentences                       ``mentions``
``doc.spans["names"]``    names with label and IRI        ``mentions``
``doc._.dates``           ``tuple[DateSpan, ...]``        ``mentions``
``doc._.quantities``      ``tuple[Quantity, ...]``        ``mentions``
``doc._.entities``        ``tuple[Entity, ...]``          ``entities``
``doc._.relations``       ``tuple[Relation, ...]``        ``claims``
``doc._.date_claims``     ``tuple[DateClaim, ...]``       ``claims``
``doc._.observations``    ``tuple[Observation, ...]``     ``claims``
========================  ==============================  =====================

A token's index is its character's offset in the reading, so ``doc[start:end]`` is a span by characters.
"""

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.model import Article
from fztgraph.reading import read_text
from fztgraph.tables import find_tables

_EMPTY = ("tables", "dates", "quantities", "entities", "relations", "date_claims", "observations")

for _name in ("article", "reading"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
for _name in _EMPTY:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return the unprocessed ``Doc`` of an article; ``nlp(doc)`` runs the pipeline over it."""
    reading = read_text(article.text, markdown=article.markdown)
    doc = Doc(nlp.vocab, words=list(reading.text), spaces=[False] * len(reading.text))
    doc._.article = article
    doc._.reading = reading
    doc._.tables = find_tables(article.text, reading)
    return doc
