"""The choice of a media type."""

import pytest

from fztgraph.web.negotiation import GRAPHS, RESULTS, accepts_gzip, choose, named_ranges, parse_accept

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/*", CSV),
        ("text/csv, */*", CSV),
        ("text/csv;q=0.2, */*;q=0.1", CSV),
        ("text/csv;q=0.1, */*;q=0.2", JSON),
        (f"{JSON};q=0, */*", XML),
        ("APPLICATION/XML", "application/xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        (f"{XML};version=1.1;q=0.5, {JSON};q=0.4", XML),
        (f"{XML};q=2, {CSV};q=bad, {JSON};q=0.1", JSON),
        ("image/png", None),
        ("text/csv;q=0", None),
    ],
)
def test_rows(accept: str, chosen: str | None) -> None:
    assert choose(parse_accept(accept), RESULTS) == chosen


def test_graphs_prefer_turtle() -> None:
    assert choose(parse_accept("text/*;q=0.5, application/rdf+xml;q=0.4"), GRAPHS) == "text/turtle"


def test_what_cannot_be_read_is_passed_over() -> None:
    assert parse_accept("nonsense, /x, text/, ;q=1") == ()


@pytest.mark.parametrize(
    ("header", "taken"),
    [("gzip", True), ("br, gzip;q=0.1", True), ("*", True), ("gzip;q=0, *", False), ("identity", False), ("", False)],
)
def test_gzip(header: str, *, taken: bool) -> None:
    assert accepts_gzip(header) is taken


@pytest.mark.parametrize(
    ("name", "rows", "graph"),
    [
        ("ttl", None, "text/turtle"),
        ("text/csv", CSV, None),
        ("json", JSON, "application/ld+json"),
        ("application/ld+json,application/x-json+ld", None, "application/ld+json"),
    ],
)
def test_names_of_forms(name: str, rows: str | None, graph: str | None) -> None:
    assert (choose(named_ranges(name), RESULTS), choose(named_ranges(name), GRAPHS)) == (rows, graph)


@pytest.mark.parametrize("name", ["word", "image/png", "/"])
def test_unknown_names(name: str) -> None:
    assert named_ranges(name) == ()
