from collections.abc import Sequence

import pytest

from fztgraph.views.groups import MOST, Group, Way, divide, usual_way
from fztgraph.views.picture import Fact, Picture, Thing


def picture(kinds: Sequence[str], *pairs: tuple[int, int]) -> Picture:
    things = tuple(Thing(f"id/{kind}/{at}", f"{kind}{at}", kind, kind) for at, kind in enumerate(kinds))
    return Picture(things, tuple(Fact("relation", one, "partOf", object=other) for one, other in pairs))


def leaves(groups: Sequence[Group]) -> list[Group]:
    return [leaf for group in groups for leaf in (leaves(group.kids) if group.kids else [group])]


def test_things_are_with_the_zone_they_are_nearest_to() -> None:
    near = picture(["Zone", "Company", "Person", "Zone", "Place", "Policy"], (1, 0), (2, 1), (4, 3))
    groups = {group.zone if group.rest is None else group.rest: group.things for group in divide(near, "zone")}
    assert groups == {0: (0, 1, 2), 3: (3, 4), "none": (5,)}


def test_classes_are_groups_the_largest_first() -> None:
    groups = divide(picture(["Person", "Company", "Company"]), "class")
    assert [(group.key, group.kind, group.things) for group in groups] == [
        ("class:Company", "Company", (1, 2)),
        ("class:Person", "Person", (0,)),
    ]


@pytest.mark.parametrize("way", ["zone", "class"])
def test_every_thing_is_in_one_group_that_is_small_enough(way: Way) -> None:
    kinds = ["Zone", *["Company"] * 500, *["Person"] * 200]
    crowd = picture(kinds, *((at, 0) for at in range(1, 400)))
    groups = leaves(divide(crowd, way))
    assert max(len(group.things) for group in groups) <= MOST
    assert sorted(thing for group in groups for thing in group.things) == list(range(701))
    assert len({group.key for group in groups}) == len(groups)


def test_smaller_zones_share_a_group() -> None:
    kinds = ["Zone"] * 40
    rests = [group.rest for group in divide(picture(kinds), "zone")]
    assert rests.count("others") == 1
    assert len(rests) == 25


def test_a_single_class_is_cut_into_parts_that_keep_it() -> None:
    groups = divide(picture(["Company"] * 300), "class")
    assert [(group.kind, group.part, len(group.things)) for group in groups] == [
        ("Company", 1, 100),
        ("Company", 2, 100),
        ("Company", 3, 100),
    ]


def test_zones_are_the_usual_way_where_most_things_have_one_near() -> None:
    kinds = ["Zone", "Zone", "Zone", "Company"]
    assert usual_way(picture(kinds, (3, 0))) == "zone"
    assert usual_way(picture([*kinds, *["Company"] * 9])) == "class"
