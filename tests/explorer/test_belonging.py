"""What belongs to a zone, and the sentences that say so."""

import pytest
from sample_graph import iri

from explorer.zones import ONE, TWO, WHOLE, zone_source
from fztgraph.explorer.belonging import Tie, read_said, read_scope, read_ties
from fztgraph.explorer.source import StoreSource


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return zone_source()


def held(source: StoreSource, zone: str, *, own: bool = False) -> set[str]:
    found, is_cut = read_ties(source, read_scope(source, iri(zone), own=own))
    assert not is_cut
    return {name for each in found if (name := each.removeprefix(iri(""))).startswith(("initiative", "policy"))}


def test_a_zone_is_told_with_its_areas_and_places(source: StoreSource) -> None:
    area, whole = read_scope(source, iri(ONE)), read_scope(source, iri(WHOLE))
    assert (area.told, area.above) == ((iri(ONE), iri("place/甲市")), (iri(WHOLE),))
    assert whole.areas == (iri(TWO), iri(ONE))
    assert read_scope(source, iri(ONE), own=True).told == (iri(ONE),)


@pytest.mark.parametrize(
    ("zone", "own", "things"),
    [
        (ONE, False, {"initiative/甲办", "initiative/共用", "initiative/市办", "policy/总则", "policy/甲则"}),
        (ONE, True, {"initiative/甲办", "initiative/共用", "policy/总则", "policy/甲则"}),
        (TWO, True, {"initiative/乙管", "initiative/共用", "policy/总则"}),
        (WHOLE, True, {"initiative/甲办", "initiative/共用", "initiative/乙管", "policy/总则", "policy/甲则"}),
    ],
)
def test_what_a_zone_has_is_what_is_done_there_or_by_it(
    source: StoreSource, zone: str, own: bool, things: set[str]
) -> None:
    assert held(source, zone, own=own) == things


@pytest.mark.parametrize(
    ("tie", "quote"),
    [
        ((ONE, "carriesOut", "initiative/甲办"), "zone/甲片区carriesOut initiative/甲办"),
        (("initiative/共用", "pilotedIn", TWO), "initiative/共用pilotedIn zone/乙片区"),
        (("agency/乙管委", "carriesOut", "initiative/乙管"), "agency/乙管委carriesOut initiative/乙管"),
    ],
)
def test_a_tie_has_its_sentence(source: StoreSource, tie: tuple[str, str, str], quote: str) -> None:
    wanted = Tie(iri(tie[0]), tie[1], iri(tie[2]))
    ((sentence,), number) = read_said(source, [wanted])[wanted]
    assert (sentence.quote, number) == (quote, 1)


def test_what_nothing_says_has_no_sentence(source: StoreSource) -> None:
    assert read_said(source, [Tie(iri(ONE), "carriesOut", iri("initiative/共用"))]) == {}
