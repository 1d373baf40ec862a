"""The vocabulary as a page: all of it, one term, and what comes near one that is not there."""

import pytest

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.pages.vocabulary import read_vocabulary, render_vocabulary, term_address
from fztgraph.iris import NS
from fztgraph.vocab import TERMS


def test_all_terms_are_told_once() -> None:
    names = [entry.name for part in read_vocabulary().parts for entry in part.entries]
    assert sorted(names) == sorted(TERMS)


def test_one_term_is_told_alone() -> None:
    vocabulary = read_vocabulary("partOf")
    assert [entry.name for part in vocabulary.parts for entry in part.entries] == ["partOf"]
    assert vocabulary.iri == f"{NS}partOf"


@pytest.mark.parametrize(("asked", "near"), [("carriedout", "carriesOut"), ("zone", "Zone"), ("片区", "ZoneArea")])
def test_what_comes_near_is_told(asked: str, near: str) -> None:
    assert near in [entry.name for entry in read_vocabulary(asked).near]


def test_a_term_that_means_harm_is_text() -> None:
    page = render_vocabulary(read_vocabulary("<script>" * 50), Frame(LiveLinks(), published="2024-06-16"))
    assert "<script>" not in page.replace('<script type="module"', "")


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{NS}Zone", "/ns/Zone"),
        (f"{NS}Nothing", ""),
        ("https://example.org/x", "https://example.org/x"),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_addresses_are_led_to(iri: str, address: str) -> None:
    assert term_address(iri, LiveLinks()) == address
