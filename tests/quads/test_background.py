"""The gazetteer becomes a graph with names, structure and checked facts."""

from dataclasses import replace

import pytest
from pyoxigraph import Quad

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import BACKGROUND_GRAPH, Iri, listed_iri
from fztgraph.model import Label
from fztgraph.quads.background import background_quads, entry_quads

PROVINCE = Entry(listed_iri("place", "1"), Label.PLACE, "Division", "某省", facts=(("code", "1"),))
TOWN = Entry(listed_iri("place", "2"), Label.PLACE, "Place", "某镇", located_in=(PROVINCE.iri,))
ZONE = Entry(
    iri=listed_iri("zone", "z"),
    label=Label.ZONE,
    type="PilotZone",
    name="中国（某省）自由贸易试验区",
    aliases=("某省自贸区", "MFTZ"),
    contextual=("某区",),
    name_en="China (Mou) Pilot Free Trade Zone",
    located_in=(PROVINCE.iri,),
    facts=(("openedOn", "2019-08-30"), ("area", "119.80"), ("code", "Z1")),
    source="a list",
    checked=True,
)
GROUP = Entry(listed_iri("company", "g"), Label.COMPANY, "Company", "某集团")
FIRM = Entry(listed_iri("company", "f"), Label.COMPANY, "Bank", "某银行", subsidiary_of=(GROUP.iri,))


def lines(*entries: Entry) -> set[str]:
    """Return what is said of the last entry, without its own IRI and namespaces."""
    quads = entry_quads({entry.iri: entry for entry in entries})
    return {shown(quad) for quad in quads if quad.subject.value == entries[-1].iri}


def shown(quad: Quad) -> str:
    value = str(quad.object)
    for namespace in ("http://www.w3.org/2001/XMLSchema#", "https://w3id.org/fztgraph/"):
        value = value.replace(namespace, "")
    return f"{quad.predicate.value.rpartition('#')[2].rpartition('/')[2]} {value}"


def test_entry_has_classes_names_source_and_facts() -> None:
    assert lines(PROVINCE, ZONE) == {
        "type <ns#PilotZone>",
        "type <ns#Zone>",
        'prefLabel "中国（某省）自由贸易试验区"@zh',
        'prefLabel "China (Mou) Pilot Free Trade Zone"@en',
        'altLabel "某省自贸区"@zh',
        'altLabel "MFTZ"@zh',
        'hiddenLabel "某区"@zh',
        "locatedIn <id/place/1>",
        'openedOn "2019-08-30"^^<date>',
        'area "119.8"^^<decimal>',
        'code "Z1"',
        'source "a list"',
    }


def test_facts_that_nobody_checked_stay_out_but_for_codes() -> None:
    unchecked = lines(PROVINCE, replace(ZONE, checked=False))
    assert {line.split()[0] for line in unchecked} & {"openedOn", "area", "code"} == {"code"}


def test_place_in_a_place_is_part_of_it() -> None:
    assert "partOf <id/place/1>" in lines(PROVINCE, TOWN)


def test_company_of_a_group_is_its_subsidiary() -> None:
    assert "subsidiaryOf <id/company/g>" in lines(GROUP, FIRM)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (replace(ZONE, facts=(("openedOn", "2019-13"),)), "'2019-13' is no value of openedOn"),
        (replace(ZONE, facts=(("area", "large"),)), "'large' is no value of area"),
        (replace(ZONE, facts=(("area", "NaN"),)), "'NaN' is no value of area"),
        (replace(ZONE, part_of=(PROVINCE.iri,)), "partOf cannot join it"),
    ],
)
def test_a_wrong_entry_is_named(entry: Entry, message: str) -> None:
    with pytest.raises(OntologyError, match=f"<?{entry.iri}>?: {message}"):
        entry_quads({PROVINCE.iri: PROVINCE, entry.iri: entry})


def test_whole_gazetteer_is_one_sorted_graph() -> None:
    quads = background_quads()
    subjects = {Iri(quad.subject.value) for quad in quads}
    assert subjects == set(load_gazetteer().entries)
    assert {quad.graph_name.value for quad in quads} == {BACKGROUND_GRAPH}
    assert [str(quad) for quad in quads] == sorted({str(quad) for quad in quads})
