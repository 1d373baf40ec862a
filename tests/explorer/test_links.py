"""Addresses of the service, and the files that pages load."""

import pytest

from fztgraph.explorer.assets import asset_digest, asset_names, asset_path
from fztgraph.explorer.links import LiveLinks, key_of
from fztgraph.iris import ID


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (LiveLinks().page("home"), "/"),
        (LiveLinks("/fzt").page("home"), "/fzt/"),
        (LiveLinks("/fzt").page("compare", z=["zone/a", "zone/b"]), "/fzt/compare?z=zone%2Fa&z=zone%2Fb"),
        (LiveLinks().page("search", q="甲&乙", kind=None), "/search?q=%E7%94%B2%26%E4%B9%99"),
        (LiveLinks().entity(ID + "zone/%EF%BC%88甲"), "/id/zone/%EF%BC%88甲"),
        (LiveLinks().data(ID + "zone/a", "turtle"), "/id/zone/a?format=turtle"),
        (LiveLinks("/r").term("Zone"), "/r/ns/Zone"),
        (LiveLinks("/r", "/search", (("q", "甲"), ("lang", "zh"))).twin("en"), "/r/search?q=%E7%94%B2&lang=en"),
        (LiveLinks(path="//example.org/甲?a").twin("en"), "/example.org/%E7%94%B2%3Fa?lang=en"),
    ],
)
def test_addresses(address: str, expected: str) -> None:
    assert address == expected


def test_a_key_leads_back() -> None:
    assert key_of(ID + "zone/shanghai") == "zone/shanghai"


def test_the_address_of_a_file_names_its_content() -> None:
    assert LiveLinks().asset("base.css") == f"/assets/base.css?v={asset_digest('base.css')}"


def test_every_file_is_there() -> None:
    assert {"base.css", "vis-network.min.js"} <= set(asset_names())
    assert all(asset_path(name).is_file() for name in asset_names())


@pytest.mark.parametrize("name", ["nothing.css", "../links.py", "", "/etc/passwd"])
def test_nothing_else_is_a_file(name: str) -> None:
    with pytest.raises(KeyError):
        asset_path(name)
