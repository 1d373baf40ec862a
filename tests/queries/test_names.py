"""Names as people write them find the thing that is meant."""

import pytest
from pyoxigraph import RdfFormat, Store, parse

from fztgraph.errors import UnknownEntityError
from fztgraph.queries.names import class_names, find_thing
from fztgraph.store import add_quads

GRAPH = """
PREFIX fzt: <https://w3id.org/fztgraph/ns#>
PREFIX id: <https://w3id.org/fztgraph/id/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
id:a { id:article1 schema:mentions id:port .
  id:zone a fzt:Zone , fzt:ZoneArea ; skos:prefLabel "中国（黑龙江）自由贸易试验区黑河片区"@zh , "Heihe Area"@en ;
    skos:altLabel "黑河片区"@zh , "黑河"@zh .
  id:city a fzt:Place , fzt:Division ; skos:prefLabel "黑河市"@zh ; skos:altLabel "黑河"@zh .
  id:port a fzt:Port ; skos:prefLabel "黑河口岸"@zh ; skos:hiddenLabel "口岸"@zh .
  id:other a fzt:Port ; skos:prefLabel "中国—某国“大桥”口岸"@zh ; skos:hiddenLabel "口岸"@zh .
  id:long a fzt:Place ; skos:prefLabel "某新区"@zh ; skos:altLabel "新区"@zh .
  id:new a fzt:Place ; skos:prefLabel "新区"@zh . id:article2 schema:mentions id:long .
  id:province a fzt:Zone , fzt:PilotZone ; skos:prefLabel "中国（黑龙江）自由贸易试验区"@zh ,
    "China (Heilongjiang) Pilot Free Trade Zone"@en .
  id:park a fzt:Zone ; skos:prefLabel "黑龙江西安园区"@zh ; fzt:pinyin "Heilongjiang Xi'an Yuanqu"@zh-latn-pinyin .
  id:nameless a fzt:Company ; skos:altLabel "Nameless Ltd"@en .
  id:theme skos:prefLabel "黑河主题"@zh . }
id:b { id:city skos:prefLabel "黑河市"@zh . }
"""
ID = "https://w3id.org/fztgraph/id/"


@pytest.fixture(scope="module")
def store():
    store = Store()
    add_quads(store, parse(GRAPH, RdfFormat.TRIG))
    return store


@pytest.mark.parametrize(
    ("asked", "class_name", "thing"),
    [
        ("黑河片区", "Zone", "zone"),
        ("黑河 片区", "Thing", "zone"),
        ("中国(黑龙江)自由贸易试验区黑河片区", "ZoneArea", "zone"),
        ("Heihe Area", "Zone", "zone"),
        ("heihe area", "Thing", "zone"),
        ("黑河", "Place", "city"),
        ("黑河", "Zone", "zone"),
        ("中国-某国大桥口岸", "Port", "other"),
        (ID + "port", "Port", "port"),
        ("id:port", "Thing", "port"),
        (r"id:p\ort", "Thing", "port"),
        ("黑河市", "Actor", "city"),
    ],
)
def test_a_name_in_any_form_finds_the_thing(store, asked, class_name, thing):
    assert find_thing(store, asked, class_name=class_name).thing.value == ID + thing


def test_of_several_the_most_written_about_is_taken_and_the_others_are_told(store):
    found = find_thing(store, "口岸", class_name="Port")
    assert found.thing.value == ID + "port"
    assert found.remark("口岸") == (
        f"口岸 is taken for 黑河口岸 <{ID}port>; it is also a name of 中国—某国“大桥”口岸 <{ID}other>"
    )


def test_a_main_name_comes_before_another_name_of_what_is_written_about_more(store):
    found = find_thing(store, "新区")
    assert (found.thing.value, found.others) == (f"{ID}new", (("某新区", f"{ID}long"),))


def test_a_name_of_one_thing_needs_no_remark(store):
    assert find_thing(store, "黑河市").remark("黑河市") is None


def test_a_thing_without_a_main_name_is_called_by_its_iri(store):
    assert find_thing(store, "nameless ltd").name == ID + "nameless"


@pytest.mark.parametrize(
    ("asked", "class_name", "message"),
    [
        ("黑河片取", "Zone", r"^'黑河片取' is no name of a Zone in this graph; did you mean 黑河片区 or "),
        (
            "黑河市",
            "Zone",
            r"^'黑河市' is a name of 黑河市, which is a Division and no Zone; did you mean 黑河\?$",
        ),
        ("黑河主题", "Thing", r"^'黑河主题' is no name of a Thing in this graph; did you mean "),
        ("", "Zone", "nothing comes near it; ask for a part of the name"),
        ("成都", "Zone", "nothing comes near it; ask for a part of the name"),
        ("id:city", "Zone", rf"^<{ID}city> is no Zone of this graph"),
        ("https://example.org/a b", "Zone", "is no IRI; give a whole IRI or a name"),
    ],
)
def test_what_is_not_found_is_told_with_what_comes_close(store, asked, class_name, message):
    with pytest.raises(UnknownEntityError, match=message):
        find_thing(store, asked, class_name=class_name)


@pytest.mark.parametrize(
    ("asked", "thing", "name"),
    [
        ("heilongjiang", "province", "中国（黑龙江）自由贸易试验区"),
        ("Heilongjiang pilot zone", "province", "中国（黑龙江）自由贸易试验区"),
        ("heihe", "zone", "中国（黑龙江）自由贸易试验区黑河片区"),
        ("Xian Heilongjiang", "park", "黑龙江西安园区"),
        ("xi'an", "park", "黑龙江西安园区"),
    ],
)
def test_words_of_a_name_in_latin_letters_find_a_thing_and_that_is_told(store, asked, thing, name):
    found = find_thing(store, asked, class_name="Zone")
    assert found.remark(asked) == f"{asked} is taken for {name} <{ID}{thing}>"


def test_of_several_that_have_the_words_the_shortest_name_is_taken_and_some_others_are_told():
    crowd = Store()
    lines = (f'id:z{n} a fzt:Zone ; skos:prefLabel "甲{n}"@zh , "East Zone {"of " * n}{n}"@en .' for n in range(8))
    add_quads(crowd, parse(f"{GRAPH[: GRAPH.index('id:a')]} id:a {{ {' '.join(lines)} }}", RdfFormat.TRIG))
    found = find_thing(crowd, "east", class_name="Zone")
    assert (found.name, len(found.others)) == ("甲0", 7)
    assert found.remark("east").startswith(f"east is taken for 甲0 <{ID}z0>; it is also in 甲1 <{ID}z1>, ")
    assert found.remark("east").endswith("> and 2 more")


@pytest.mark.parametrize("asked", ["heilong", "Heilongjiang airport", "'", "the"])
def test_parts_of_words_find_nothing(store, asked):
    with pytest.raises(UnknownEntityError):
        find_thing(store, asked, class_name="Zone")


def test_a_class_that_is_none_is_refused():
    assert class_names("Actor") > {"Company", "Zone"}
    with pytest.raises(ValueError, match="'Zon' is no class of things"):
        class_names("Zon")
