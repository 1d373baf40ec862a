"""Codes have the form of their list, and lead to things that are listed."""

import re
from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import ID
from fztgraph.quads.background import background_quads
from fztgraph.quads.codes import SHAPES, codes_of, links_of, load_codes, read_codes, unknown_things

ENTRIES = load_gazetteer().entries
CODES = [(entry, code) for entry in ENTRIES.values() for code in codes_of(entry)]
HEADER = "thing,scheme,code,source,checked\n"


def test_every_code_has_the_form_of_its_list() -> None:
    assert [(entry.name, code) for entry, code in CODES if not SHAPES[code.scheme].fullmatch(code.text)] == []


@pytest.mark.parametrize("scheme", SHAPES)
def test_a_code_is_of_one_thing(scheme: str) -> None:
    texts = [code.text for _, code in CODES if code.scheme == scheme]
    assert len(texts) == len(set(texts)) > 200


def test_every_link_is_the_address_of_a_country() -> None:
    links = [link for entry in ENTRIES.values() for link in links_of(entry)]
    assert len(links) > 240
    assert [link for link in links if not re.fullmatch(r"http://lexvo\.org/id/iso3166/[A-Z]{2}", link)] == []


def test_codes_are_of_things_that_are_listed_and_say_where_they_are_from() -> None:
    assert unknown_things(ENTRIES) == []
    assert unknown_things([]) == sorted(load_codes())
    lines = (Path(__file__).parents[2] / "ontology/gazetteer/codes.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [
        line for line in lines if not re.fullmatch(r"[a-z]+/[^,]+,[^,]+,[^,]+,[^,]+(?:,[^,]+)?,(?:yes|no)", line)
    ] == []


@pytest.mark.parametrize(
    ("thing", "codes"),
    [
        ("place/230000", {"GBT2260 230000", "ISO3166 CN-HL"}),
        ("place/kz", {"ISO3166 KZ"}),
        ("agency/customs-1900", {"CustomsCode 1900"}),
        ("port/lianyunggang-air", set()),
    ],
)
def test_things_have_their_codes(thing: str, codes: set[str]) -> None:
    entry = ENTRIES.get(ID + thing)  # type: ignore[call-overload]
    assert {f"{code.scheme} {code.text}" for code in codes_of(entry)} == codes if entry else not codes


def test_codes_are_notations_of_the_background() -> None:
    notations = {str(quad.object) for quad in background_quads() if "notation" in quad.predicate.value}
    assert '"CN-HL"^^<https://w3id.org/fztgraph/ns#ISO3166>' in notations


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("", "codes.csv:1: no column 'thing'"),
        (HEADER + "place/1,UN/LOCODE,CNTAO,a list\n", "codes.csv:2: the row has not as many cells"),
        (HEADER + "place/1,IATA,TAO,a list,yes\n", "codes.csv:2: scheme 'IATA'"),
        (HEADER + "place/1,UN/LOCODE,TAO,a list,yes\n", "codes.csv:2: 'TAO' is no code of UN/LOCODE"),
        (HEADER + "place/1,UN/LOCODE,CNTAO, ,yes\n", "codes.csv:2: the row has no source"),
        (HEADER + "place/1,UN/LOCODE,CNTAO,a list,maybe\n", "codes.csv:2: checked is 'maybe'"),
        (HEADER + '"place/1', "codes.csv: cannot be read"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(row, encoding="utf-8")
    with pytest.raises(OntologyError, match=re.escape(problem)):
        read_codes(path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"codes\.csv: cannot be read"):
        read_codes(tmp_path / "codes.csv")
