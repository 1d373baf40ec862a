"""The extraction as one spaCy pipeline, and the pure function that takes an article to its extraction."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.claims import events, figures, relations
from fztgraph.doc import make_doc
from fztgraph.entities import component as entities
from fztgraph.iris import Iri
from fztgraph.mentions import dates, known, names, quantities, sentences
from fztgraph.model import Article, DateClaim, Entity, Evidence, Extraction, Form, Label, Mention, Observation, Relation
from fztgraph.reading import Reading
from fztgraph.themes import find_themes, find_thing_themes

Claim = TypeVar("Claim", Relation, DateClaim, Observation)

#: What an initiative is about shows in the first sentences that name it.
_MOST_MENTIONS = 50

#: The components, in the order in which they run.
COMPONENTS = (
    sentences.COMPONENT,
    known.COMPONENT,
    dates.COMPONENT,
    quantities.COMPONENT,
    names.COMPONENT,
    entities.COMPONENT,
    relations.COMPONENT,
    events.COMPONENT,
    figures.COMPONENT,
)


def build_pipeline() -> Language:
    """Return the pipeline; building it reads the gazetteer, the lexicons and the rules."""
    nlp = spacy.blank("zh")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract_article(nlp: Language, article: Article) -> Extraction:
    """Return all that an article says; the same article gives the same extraction in every process."""
    return _extraction(nlp(make_doc(nlp, article)))


def _extraction(doc: Doc) -> Extraction:
    """Lead the offsets of a document's results back into the article."""
    article, reading = doc._.article, doc._.reading
    themes = find_themes(f"{article.title}\n{reading.text}")
    return Extraction(
        article=article,
        entities=tuple(_entity(entity, article, reading) for entity in doc._.entities),
        relations=tuple(_claim(claim, article, reading) for claim in doc._.relations),
        dates=tuple(_claim(claim, article, reading) for claim in doc._.date_claims),
        observations=tuple(_claim(claim, article, reading) for claim in doc._.observations),
        themes=themes,
        entity_themes=tuple(_entity_themes(doc, themes)),
    )


def _entity_themes(doc: Doc, treated: tuple[str, ...]) -> Iterator[tuple[Iri, tuple[str, ...]]]:
    """Yield the initiatives that have themes of their own, from their names and the first sentences that name them."""
    text = doc._.reading.text
    starts = [int(start) for start in (doc.to_array("SENT_START") == 1).nonzero()[0] if start]
    bounds = [0, *starts, len(text)]
    for entity in doc._.entities:
        if entity.label is Label.INITIATIVE:
            mentions = sorted(entity.mentions)[:_MOST_MENTIONS]
            numbers = sorted({bisect_right(bounds, mention.start) for mention in mentions})
            sentences = [text[bounds[number - 1] : bounds[number]] for number in numbers]
            names = {mention.text for mention in mentions if mention.form is not Form.REFERENCE}
            themes = find_thing_themes(names, sentences, treated)
            if themes:
                yield entity.iri, themes


def _entity(entity: Entity, article: Article, reading: Reading) -> Entity:
    mentions = []
    for mention in entity.mentions:
        start, end = reading.source_span(mention.start, mention.end)
        mentions.append(Mention(start, end, article.text[start:end], mention.form))
    return replace(entity, mentions=tuple(mentions))


def _claim(claim: Claim, article: Article, reading: Reading) -> Claim:
    start, end = reading.source_span(claim.evidence.start, claim.evidence.end)
    evidence: Evidence = replace(claim.evidence, start=start, end=end, text=article.text[start:end])
    return replace(claim, evidence=evidence)
