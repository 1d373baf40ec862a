"""The label that the IRI of a thing tells."""

from fztgraph.iris import ID
from fztgraph.model import Label

_LABELS = {label.kind: label for label in Label}


def label_of_iri(iri: str) -> Label | None:
    """Return the label that the IRI of a thing holds, None for the IRI of anything else."""
    return _LABELS.get(iri.removeprefix(ID).partition("/")[0]) if iri.startswith(ID) else None
