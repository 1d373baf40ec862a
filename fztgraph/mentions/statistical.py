"""The statistical recogniser: a linear-chain CRF over characters that weighs what the rules propose."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import pycrfsuite

from fztgraph.errors import OntologyError
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.features import describe_each
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.known import GROUP as KNOWN
from fztgraph.mentions.lexicon import load_lexicon, type_of
from fztgraph.mentions.tags import read_spans
from fztgraph.model import Label
from fztgraph.resources import ontology_dir

SOURCE = "statistical"
#: A longer text is read in pieces, since what is seen of a character takes some kB.
_LONG = 20_000
#: A listed name of so many characters means one thing wherever it stands.
_TELLING = 6


def model_path() -> Path:
    """Return where the trained model is."""
    return ontology_dir() / "names" / "model.crfsuite"


@cache
def load_tagger() -> pycrfsuite.Tagger:
    """Open the model, once a process; raises OntologyError if it is missing or damaged."""
    path = model_path()
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: the model cannot be read ({error}); train it with `make model`") from None
    return tagger


def recognise(
    text: str, proposed: Sequence[Candidate], chosen: Sequence[Candidate], gaps: Gaps = frozenset()
) -> list[Candidate]:
    """Return the names that the model reads in a text; none overlap.

    A name that a rule proposes with the same span and label is that candidate, with its class and IRI; a long name is
    what the gazetteer lists it as. The last word of a name alone (新区, 协定) is left to what refers back.
    """
    if not text:
        return []
    listed = {(c.start, c.end): c for c in proposed if c.source == KNOWN and c.end - c.start >= _TELLING}
    same = {(c.start, c.end, c.label): c for c in sorted(proposed, key=lambda c: (c.rank, c.type))}
    features = describe_each(text, proposed, chosen, gaps)
    tags = [tag for length in _pieces(text) for tag in load_tagger().tag(list(islice(features, length)))]
    found = []
    for start, end, name in read_spans(tags):
        label = Label(name)
        if (start, end, label) in same:
            found.append(same[start, end, label])
        elif (start, end) in listed:
            found.append(listed[start, end])
        elif not _is_head(label, text[start:end]):
            found.append(Candidate(start, end, label, type_of(label, text[start:end]), SOURCE, rank=3))
    return found


def _pieces(text: str) -> Iterator[int]:
    """Yield the lengths of the pieces that a text is read in: whole lines or sentences, where it is long."""
    start = 0
    while len(text) - start > _LONG:
        end = start + _LONG
        stop = max(text.rfind("\n", start, end), text.rfind("。", start, end)) + 1 or end
        yield stop - start
        start = stop
    yield len(text) - start


def _is_head(label: Label, name: str) -> bool:
    """Say whether a name is nothing but the last word of a kind of name."""
    return any(kind.label is label and name in kind.heads for kind in load_lexicon().heads.kinds)
