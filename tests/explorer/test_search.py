"""What people type finds what they mean: parts of names, pinyin, initials, English, in the order of fit and weight."""

import pytest

from explorer.things import ARTICLES, THINGS, small_source
from fztgraph.explorer.index import Index, StoppedError, build_index
from fztgraph.explorer.search import EXACT, INSIDE, PREFIX, WORD, WORDS, near, resolve, search, search_titles
from fztgraph.iris import ID


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(small_source())


def keys(index: Index, query: str, **options: object) -> list[str]:
    return [hit.named.key for hit in search(index, query, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("绥芬河", "place/suifenhe"),
        ("芬河片", "zone/suifenhe"),
        ("黑龙江 黑河", "zone/heihe"),
        ("（黑龙江）自由贸易试验区黑河", "zone/heihe"),
        ("sfh", "place/suifenhe"),
        ("SFHPQ", "zone/suifenhe"),
        ("suifenhepianqu", "zone/suifenhe"),
        ("sui fen he pian qu", "zone/suifenhe"),
        ("Suifenhe Area", "zone/suifenhe"),
        ("area heihe", "zone/heihe"),
        ("rcep", "policy/rcep"),
        ("ＲＣＥＰ", "policy/rcep"),
        ("區域全面經濟", "policy/rcep"),
        ("綏芬河", "place/suifenhe"),
        ("chongqing", "company/chongqing"),
        ("cqca", "company/chongqing"),
        ("上海 集团", "company/lingang"),
        ("一码通关", "initiative/one"),
        ("“一码 通关”", "initiative/one"),
        ("ymtg", "initiative/one"),
    ],
)
def test_what_is_typed_finds_what_is_meant(index: Index, query: str, first: str) -> None:
    assert keys(index, query)[0] == first


@pytest.mark.parametrize(
    ("query", "key", "rank"),
    [
        ("绥芬河市", "place/suifenhe", EXACT),
        ("绥芬河", "place/suifenhe", EXACT),
        ("绥芬", "port/suifenhe", PREFIX),
        ("area", "zone/heihe", WORD),
        ("rea", "zone/heihe", INSIDE),
        ("铁路", "port/suifenhe", INSIDE),
        ("fenhe", "port/suifenhe", WORD),
        ("sfhtl", "port/suifenhe", PREFIX),
        ("上海 公司", "company/lingang", WORDS),
    ],
)
def test_a_hit_tells_how_it_fits(index: Index, query: str, key: str, rank: int) -> None:
    assert {hit.named.key: hit.rank for hit in search(index, query).hits}[key] == rank


def test_a_part_of_a_syllable_finds_nothing(index: Index) -> None:
    assert keys(index, "angan") == []


def test_things_of_one_fit_come_in_the_order_of_their_weight(index: Index) -> None:
    assert keys(index, "同名公司") == ["company/bb", "company/aa"]


def test_a_hit_tells_the_other_name_by_which_it_was_found(index: Index) -> None:
    assert [hit.also for hit in search(index, "黑河片区").hits] == ["黑河片区"]
    assert [hit.also for hit in search(index, "黑龙江自由贸易试验区黑河").hits] == [""]


@pytest.mark.parametrize("query", ["", "  ", "（）", "不存在的名称", "\n", "x" * 10_000])
def test_what_nothing_is_called_finds_nothing(index: Index, query: str) -> None:
    assert search(index, query).total == 0


def test_classes_are_counted_before_one_is_chosen(index: Index) -> None:
    found = search(index, "绥芬河", classes={"Zone"})
    assert [hit.named.key for hit in found.hits] == ["zone/suifenhe"]
    assert found.classes == {"Place": 1, "Zone": 1, "Port": 1}
    assert keys(index, "绥芬河", classes={"RailPort"}) == ["port/suifenhe"]


def test_only_some_may_be_kept(index: Index) -> None:
    assert keys(index, "绥芬河", only={ID + "port/suifenhe"}) == ["port/suifenhe"]


def test_hits_come_in_pages(index: Index) -> None:
    every = keys(index, "绥芬河")
    assert len(every) == 3
    assert [keys(index, "绥芬河", limit=1, offset=place)[0] for place in range(3)] == every
    assert search(index, "绥芬河", limit=1).total == 3


@pytest.mark.parametrize(
    "asked", ["zone/heihe", ID + "zone/heihe", "黑河片区", "中国(黑龙江)自由贸易试验区黑河片区", "Heihe Area"]
)
def test_a_key_an_iri_and_a_whole_name_stand_for_a_thing(index: Index, asked: str) -> None:
    assert [named.key for named in resolve(index, asked)] == ["zone/heihe"]


def test_a_name_may_stand_for_several_or_none(index: Index) -> None:
    assert [named.key for named in resolve(index, "同名公司")] == ["company/bb", "company/aa"]
    assert resolve(index, "黑河") == resolve(index, "") == []


@pytest.mark.parametrize("asked", ["绥芬可市", "绥汾河市", "绥芬河"])
def test_a_name_that_nothing_bears_has_some_near_it(index: Index, asked: str) -> None:
    assert near(index, asked)[0].key == "place/suifenhe"


def test_nothing_is_near_to_nonsense(index: Index) -> None:
    assert near(index, "子丑寅卯") == near(index, "") == []


@pytest.mark.parametrize(
    ("query", "articles"), [("片区", ["2", "1"]), ("新线路开通", ["1"]), ("开通 绥芬河", ["1"]), ("", [])]
)
def test_titles_are_found_the_latest_first(index: Index, query: str, articles: list[str]) -> None:
    assert [title.iri.rpartition("/")[2] for title in search_titles(index, query)] == articles


def test_the_index_holds_all(index: Index) -> None:
    assert set(index.iris) == {ID + key for key, *_ in THINGS}
    assert index.iris[0] in {ID + "place/suifenhe", ID + "company/bb"}
    assert len(index.titles.iris) == len(ARTICLES)
    assert index.themes == {ID + "theme/logistics": 1, ID + "theme/trade": 2}


def test_names_are_in_the_language_asked_for(index: Index) -> None:
    (hit,) = search(index, "ymtg", lang="en").hits
    assert (hit.named.name, hit.named.name_lang, hit.named.other) == (
        "Yima Tongguan Xiangmu",
        "zh-Latn",
        "“一码通关”项目",
    )
    assert search(index, "heihe", lang="en").hits[0].named.name == "Heihe Area"


def test_building_stops_when_it_is_told_to() -> None:
    with pytest.raises(StoppedError):
        build_index(small_source(), is_stopped=lambda: True)
