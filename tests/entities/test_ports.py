from fztgraph.entities.drafts import Draft
from fztgraph.entities.ports import part_ports
from fztgraph.iris import Iri
from fztgraph.model import Label, Mention


def port(iri, *names):
    return Draft(Label.PORT, "RoadPort", Iri(iri), [Mention(at, at + len(name), name) for at, name in enumerate(names)])


def names(drafts):
    return sorted((draft.iri or "", sorted(draft.names())) for draft in drafts)


def test_a_bare_port_is_its_own_beside_one_with_its_mode():
    road = port("port/road", "云溪公路口岸", "云溪口岸")
    assert names(part_ports([road])) == [("", ["云溪口岸"]), ("port/road", ["云溪公路口岸"])]


def test_a_bare_port_is_not_the_road_port_beside_the_railway_port():
    found = part_ports([port("port/road", "云溪口岸"), port("port/rail", "云溪铁路口岸")])
    assert names(found) == [("", ["云溪口岸"]), ("port/rail", ["云溪铁路口岸"])]


def test_a_bare_port_alone_stays_what_it_was_linked_to():
    drafts = [port("port/road", "云溪口岸"), port("port/other", "东山公路口岸")]
    assert names(part_ports(drafts)) == [("port/other", ["东山公路口岸"]), ("port/road", ["云溪口岸"])]
