"""The data of a page for machines."""

import json

import pytest

from fztgraph.explorer.linked_data import json_ld
from fztgraph.explorer.names import Named
from fztgraph.iris import ID


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--", "a\u2028b", '"', "&amp;"])
def test_no_name_ends_the_element(name: str) -> None:
    text = json_ld(Named(ID + "zone/a", name, kind="Zone", type="ZoneArea"), {"zh": name}, [name], [])
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text)["name"] == [{"@value": name, "@language": "zh"}]


def test_it_says_what_the_thing_is() -> None:
    data = json.loads(
        json_ld(Named(ID + "zone/a", "甲", kind="Zone", type="ZoneArea"), {}, [], ["https://example.org/a"])
    )
    assert (data["@id"], data["@type"]) == (ID + "zone/a", ["fzt:ZoneArea", "schema:Place"])
    assert data["sameAs"] == ["https://example.org/a"]
    assert json.loads(json_ld(Named(ID + "x/a", "甲"), {}, [], []))["@type"] == ["schema:Thing"]
