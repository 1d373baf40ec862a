import pytest

from fztgraph.entities.drafts import Draft
from fztgraph.entities.linking import ancestors, link_drafts
from fztgraph.gazetteer import Entry, Gazetteer
from fztgraph.iris import Iri, normalise_name
from fztgraph.model import Label, Mention


def entry(key, name, label=Label.PLACE, *, part_of=(), located_in=()):
    return Entry(
        Iri(key), label, "Thing", name, part_of=tuple(map(Iri, part_of)), located_in=tuple(map(Iri, located_in))
    )


ENTRIES = [
    entry("north", "北省"),
    entry("south", "南省"),
    entry("north-bridge", "桥区", part_of=["north"]),
    entry("south-bridge", "桥区", part_of=["south"]),
    entry("bridge-port", "桥区", Label.PORT, located_in=["south-bridge"]),
    entry("lost", "失乡", part_of=["nowhere"]),
    entry("loop", "环乡", part_of=["loop"]),
]


@pytest.fixture
def gazetteer():
    names = {}
    for one in ENTRIES:
        names.setdefault(normalise_name(one.name), []).append(one)
    return Gazetteer({one.iri: one for one in ENTRIES}, {name: tuple(found) for name, found in names.items()})


def draft(name, *, iri=None, label=Label.PLACE, times=1):
    return Draft(label, "Thing", iri and Iri(iri), [Mention(n * 9, n * 9 + len(name), name) for n in range(times)])


@pytest.mark.parametrize(
    ("others", "iri"),
    [
        ([draft("北省", iri="north")], "north-bridge"),
        ([draft("北省", iri="north"), draft("南省", iri="south", times=2)], "south-bridge"),
        ([], "north-bridge"),  # the likelier one
    ],
)
def test_of_things_of_one_name_the_article_s_is_meant(gazetteer, others, iri):
    one = draft("桥区", iri="north-bridge")
    link_drafts([one, *others], gazetteer)
    assert one.iri == iri


def test_an_unlinked_name_that_is_listed_is_linked(gazetteer):
    one = draft("桥区")
    link_drafts([one, draft("南省", iri="south")], gazetteer)
    assert one.iri == "south-bridge"


def test_a_thing_of_another_label_is_not_meant(gazetteer):
    port, company = draft("桥区", label=Label.PORT), draft("桥区", label=Label.COMPANY)
    link_drafts([port, company], gazetteer)
    assert (port.iri, company.iri) == ("bridge-port", None)


def test_a_thing_found_by_another_form_stays(gazetteer):
    one = draft("桥区", iri="lost")
    link_drafts([one], gazetteer)
    assert one.iri == "lost"


@pytest.mark.parametrize(
    ("name", "found"),
    [("bridge-port", ["south-bridge", "south"]), ("north", []), ("lost", []), ("loop", ["loop"])],
)
def test_ancestors_are_what_a_thing_lies_in_nearest_first(gazetteer, name, found):
    assert ancestors(gazetteer.entries[Iri(name)], gazetteer) == found
