"""An installed spaCy pipeline in the place of the model: its entities, under our labels."""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language

from fztgraph.errors import UsageError
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import load_lexicon, type_of
from fztgraph.model import Label
from fztgraph.taken import Taken

SOURCE = "installed"

#: The labels of OntoNotes, which the pipelines that spaCy publishes for Chinese use; ours are taken as they are.
LABELS = {
    "PERSON": Label.PERSON,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PORT,
    "LAW": Label.POLICY,
    "EVENT": Label.INITIATIVE,
    "PRODUCT": Label.INITIATIVE,
    **{label.value: label for label in Label},
}


@cache
def load_pipeline(name: str) -> Language:
    """Load a pipeline by its package's name or its folder; raises UsageError if there is none."""
    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        problem = str(error).splitlines()[0]
        raise UsageError(
            f"recogniser: {name!r} is no installed spaCy pipeline ({problem}); say model or rules"
        ) from None


def recognise_with(name: str, text: str, by_rule: Sequence[Candidate]) -> list[Candidate]:
    """Return the rules' reading and, where it has nothing, the pipeline's entities."""
    taken = Taken(len(text), ((candidate.start, candidate.end) for candidate in by_rule))
    found = list(by_rule)
    for entity in load_pipeline(name)(text).ents:
        label = _label(entity.label_, entity.text)
        start, end = entity.start_char, entity.end_char
        if label is not None and taken.is_free(start, end):
            found.append(Candidate(start, end, label, type_of(label, entity.text), SOURCE, rank=1))
    return found


def _label(label: str, name: str) -> Label | None:
    """Return our label for a pipeline's; bodies that it calls ORG are told apart by their last words."""
    if label != "ORG":
        return LABELS.get(label)
    lexicon = load_lexicon()
    if name.endswith((*lexicon.agencies.bodies, *lexicon.agencies.standing)):
        return Label.AGENCY
    company = any(kind.label is Label.COMPANY and name.endswith(kind.heads) for kind in lexicon.heads.kinds)
    return Label.COMPANY if company else Label.ORGANIZATION
