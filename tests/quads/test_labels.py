"""Every term that a page may show has labels in both languages."""

from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.quads import labels
from fztgraph.quads.labels import labels_of, load_labels, unit_of
from fztgraph.vocab import BORROWED, expand, term


def test_the_borrowed_terms_and_no_others_have_labels() -> None:
    assert set(load_labels()["terms"]) == BORROWED


@pytest.mark.parametrize("curie", sorted(BORROWED))
def test_labels_are_in_both_languages(curie: str) -> None:
    texts = labels_of(expand(curie))
    assert set(texts) == {"zh", "en"}
    assert texts["en"].isascii()
    assert not texts["zh"].isascii()


def test_terms_of_ours_have_the_labels_of_the_ontology() -> None:
    assert labels_of(term("routeTo")) == {"zh": "通往", "en": "route to"}


@pytest.mark.parametrize("iri", ["https://example.org/", "https://w3id.org/fztgraph/ns#nothing", ""])
def test_what_is_no_term_has_none(iri: str) -> None:
    assert labels_of(iri) == {}


def test_properties_without_units_of_their_own_have_them_here() -> None:
    assert unit_of(term("area")) == {"zh": "平方公里", "en": "km²"}
    assert unit_of(term("value")) == {}


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels.toml").write_text("[terms]\n")
    monkeypatch.setattr(labels, "ontology_dir", lambda: tmp_path)
    with pytest.raises(OntologyError, match=r"^labels.toml: cannot be read \('units'\); restore the file$"):
        load_labels.__wrapped__()
