"""A name as one of the recognisers proposes it, before one reading of the text is chosen."""

from dataclasses import dataclass

from fztgraph.iris import Iri
from fztgraph.model import Label


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the reading that may be a name.

    ``type`` is the local name of its class; ``iri`` is set where the gazetteer lists it; ``rank`` is its
    recogniser's trust (higher wins an overlap that length does not decide); ``source`` names the recogniser.
    """

    start: int
    end: int
    label: Label
    type: str
    source: str
    rank: int = 0
    iri: Iri | None = None
