"""What is told of a term is what the ontology says of it."""

import pytest

from fztgraph.iris import NS
from fztgraph.quads.reference import PARTS, term_entries
from fztgraph.vocab import CLASS_OF_LABEL, SIGNATURES, TERMS, THING_CLASSES

ENTRIES = term_entries()


def test_every_term_is_told_once() -> None:
    names = [name for _, _, _, names in PARTS for name in names]
    assert len(names) == len(set(names))
    assert set(names) == set(ENTRIES) == TERMS


@pytest.mark.parametrize("name", SIGNATURES)
def test_ends_are_those_of_the_signature(name: str) -> None:
    groups = {NS + "Actor": ENTRIES["Actor"].members}
    for iris, labels in zip((ENTRIES[name].domain, ENTRIES[name].range), SIGNATURES[name], strict=True):
        ends = {end for iri in iris for end in groups.get(iri, (iri,))}
        assert ends == {NS + CLASS_OF_LABEL[label] for label in labels}


@pytest.mark.parametrize(("name", "parent"), [(n, p) for n, p in THING_CLASSES.items() if p])
def test_parents_are_told(name: str, parent: str) -> None:
    assert ENTRIES[name].parents == (NS + parent,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Zone", "class"), ("partOf", "object property"), ("openedOn", "datatype property"), ("UNLOCODE", "datatype")],
)
def test_kinds_are_told(name: str, kind: str) -> None:
    assert ENTRIES[name].kind == kind


def test_a_term_has_all_there_is_to_say() -> None:
    entry = ENTRIES["subsidiaryOf"]
    assert entry.labels == {"en": "subsidiary of", "zh": "母公司"}
    assert set(entry.definitions) == {"en", "zh"}
    assert entry.example == "ex:company fzt:subsidiaryOf ex:group ."
    assert entry.alignments == (
        ("subproperty of", "http://www.w3.org/ns/org#subOrganizationOf"),
        ("subproperty of", "https://schema.org/parentOrganization"),
    )


def test_only_what_is_symmetric_is_told_to_be() -> None:
    assert [entry.name for entry in ENTRIES.values() if entry.symmetric] == ["cooperatesWith"]
    assert ENTRIES["Claim"].parents == ("http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement",)
