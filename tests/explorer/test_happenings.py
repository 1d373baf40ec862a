"""What happened when: half known dates, intervals, zones with their parts, themes, periods."""

import pytest
from pyoxigraph import Literal, NamedNode, Store
from sample_graph import iri, quad, quads

from fztgraph.explorer.happenings import Happening, read_happenings, read_said, read_themes, read_zones
from fztgraph.explorer.source import StoreSource
from fztgraph.store import add_quads
from fztgraph.vocab import expand

#: Subject, date property, date.
DATED = (
    ("initiative/线路", "openedOn", "2024-06-16"),
    ("initiative/线路", "startedOn", "2024-06-16"),
    ("initiative/工程", "startedOn", "2024-06"),
    ("initiative/平台", "completedOn", "2024"),
    ("policy/办法", "issuedOn", "2023-12-01"),
    ("initiative/展会", "heldOnFrom", "2024-02"),
    ("initiative/展会", "heldOnUntil", "2024-05"),
    ("initiative/改革", "startedOnFrom", "2022"),
    ("zone/甲", "openedOn", "2020-01-01"),
)
TIES = (
    ("zone/甲", "carriesOut", "initiative/线路"),
    ("zone/乙", "partOf", "zone/甲"),
    ("initiative/工程", "locatedIn", "zone/乙"),
    ("agency/管委会", "administers", "zone/乙"),
    ("agency/管委会", "issues", "policy/办法"),
    ("initiative/无日期", "locatedIn", "zone/甲"),
)


def date_literal(text):
    name = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]
    return Literal(text, datatype=NamedNode(expand(f"xsd:{name}")))


def dated(number, fact):
    """The quads of a date of any precision, said in an article of its own."""
    subject, predicate, date = fact
    for each in quads(number, (subject, "openedOn", "2000-01-01")):
        if each.object == date_literal("2000-01-01"):
            own = expand("fzt:openedOn") == each.predicate.value
            property_ = NamedNode(expand(f"fzt:{predicate}")) if own else each.predicate
            yield type(each)(each.subject, property_, date_literal(date), each.graph_name)
        elif each.predicate.value == expand("rdf:predicate"):
            value = NamedNode(expand(f"fzt:{predicate}"))
            yield type(each)(each.subject, each.predicate, value, each.graph_name)
        else:
            yield each


def make_store(dates=DATED, ties=TIES):
    store = Store()
    for number, fact in enumerate(dates, 1):
        add_quads(store, dated(number, fact))
    for number, fact in enumerate(ties, 100):
        add_quads(store, quads(number, fact))
    themes = (("initiative/线路", "lg-tir", "article/1"), ("article/5", "trade", "article/5"))
    for it, theme, article in themes:
        add_quads(store, [quad(iri(it), "fzt:theme", NamedNode(iri(f"theme/{theme}")), iri(article))])
    return store


@pytest.fixture(scope="module")
def source():
    return StoreSource(make_store())


def told(happened):
    return [(each.iri.rpartition("/")[2], each.date, *each.kinds) for each in happened.all]


def test_the_latest_come_first_and_half_known_dates_last_in_their_time(source):
    assert told(read_happenings(source)) == [
        ("线路", "2024-06-16", "startedOn", "openedOn"),
        ("工程", "2024-06", "startedOn"),
        ("展会", "2024-02/2024-05", "heldOn"),
        ("平台", "2024", "completedOn"),
        ("办法", "2023-12-01", "issuedOn"),
        ("改革", "2022/", "startedOn"),
    ]


def test_what_has_no_date_is_counted_unless_a_period_is_asked_for(source):
    assert read_happenings(source).undated == 1
    assert read_happenings(source, since="2024").undated == 0


@pytest.mark.parametrize(
    ("zone", "names"), [("zone/甲", ["线路", "工程", "办法"]), ("zone/乙", ["工程", "办法"]), ("zone/丙", [])]
)
def test_a_zone_has_what_its_areas_and_those_that_run_it_do(source, zone, names):
    assert [name for name, *_ in told(read_happenings(source, zone=iri(zone)))] == names


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        ("2024-06", "", ["线路", "工程", "平台", "改革"]),
        ("2024-03-10", "2024-04", ["展会", "平台", "改革"]),
        ("", "2023", ["办法", "改革"]),
        ("2024-06-16", "2024-06-16", ["线路", "工程", "平台", "改革"]),
        ("1990", "1991", []),
    ],
)
def test_a_date_lies_in_a_period_when_any_day_of_it_does(source, since, until, names):
    found = read_happenings(source, since=since, until=until)
    assert [name for name, *_ in told(found)] == names


def test_kinds_and_themes_are_kept_apart(source):
    assert [name for name, *_ in told(read_happenings(source, ("Policy",)))] == ["办法"]
    assert [name for name, *_ in told(read_happenings(source, themes=[iri("theme/lg-tir")]))] == ["线路"]
    assert [name for name, *_ in told(read_happenings(source, themes=[iri("theme/trade")]))] == ["办法"]


def test_each_has_its_sentences_and_both_ends_of_an_interval_theirs(source):
    happened = read_happenings(source).all
    said = read_said(source, happened)
    titles = {each.iri.rpartition("/")[2]: [one.title for one in said[each][0]] for each in happened}
    assert titles["线路"] == ["文2", "文1"]
    assert titles["展会"] == ["文7", "文6"]


def test_zones_and_themes_of_what_happened(source):
    happened = read_happenings(source).all
    zones, themes = read_zones(source, happened), read_themes(source, happened)
    assert zones == {
        iri("initiative/线路"): [iri("zone/甲")],
        iri("initiative/工程"): [iri("zone/乙")],
        iri("policy/办法"): [iri("zone/乙")],
    }
    assert themes == {iri("initiative/线路"): [iri("theme/lg-tir")], iri("policy/办法"): [iri("theme/trade")]}


def test_ends_are_paired_in_order_and_what_is_left_over_stands_alone():
    dates = [("heldOnFrom", "2024-01"), ("heldOnFrom", "2024-03"), ("heldOnUntil", "2024-02"), ("heldOnUntil", "2023")]
    store = make_store([("initiative/展会", *each) for each in dates], ())
    found = {each.date for each in read_happenings(StoreSource(store)).all}
    assert found == {"2024-01/2024-02", "2024-03/", "2023"}


def test_an_empty_graph_has_none():
    assert read_happenings(StoreSource(Store())).all == ()


def test_month_and_year():
    assert [
        (Happening("", "", date, ()).year, Happening("", "", date, ()).month) for date in ("2024", "2024-06-16")
    ] == [
        ("2024", ""),
        ("2024", "2024-06"),
    ]
