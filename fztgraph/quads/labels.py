"""What people are shown in place of the IRI of a property or a class, of ours or of another vocabulary."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from fztgraph.errors import OntologyError
from fztgraph.iris import NS
from fztgraph.quads.reference import term_entries
from fztgraph.resources import ontology_dir
from fztgraph.vocab import shorten

#: Texts by language, zh and en.
Texts: TypeAlias = Mapping[str, str]


def labels_of(iri: str) -> Texts:
    """Return the labels of a term; none for the IRI of anything else.

    >>> labels_of("http://www.w3.org/2004/02/skos/core#altLabel")["zh"]
    '其他名称'
    """
    entry = term_entries().get(iri.removeprefix(NS)) if iri.startswith(NS) else None
    return entry.labels if entry else load_labels()["terms"].get(shorten(iri), {})


def unit_of(iri: str) -> Texts:
    """Return the unit in which all values of a property are; none where they have none."""
    return load_labels()["units"].get(shorten(iri), {})


@cache
def load_labels() -> Mapping[str, Mapping[str, Texts]]:
    """Read the labels of borrowed terms and the units, once a process."""
    path = ontology_dir() / "labels.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {part: {name: dict(texts) for name, texts in table[part].items()} for part in ("terms", "units")}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise OntologyError(f"{path.name}: cannot be read ({error}); restore the file") from error
