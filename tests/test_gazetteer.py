"""The gazetteer: what its files list, what is made of it, and who may keep a shared name."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import Entry, Gazetteer, _characters, _context, load_gazetteer, read_gazetteer
from fztgraph.iris import normalise_name
from fztgraph.listings import LISTED, TABLES, read_listings
from fztgraph.model import Label
from fztgraph.resources import ontology_dir
from fztgraph.short_forms import load_short_form_rules
from fztgraph.vocab import DATES, PROPERTIES, THING_CLASSES

FOLDER = ontology_dir() / "gazetteer"
GAZETTEER = load_gazetteer()
ENTRIES = GAZETTEER.entries.values()
HEADER = "id,type,name,aliases,contextual,part_of,located_in,opened_on,source,checked\n"


def place(key: str) -> str:
    return f"https://w3id.org/fztgraph/id/place/{key}"


def best(name: str) -> Entry:
    return GAZETTEER.by_name[normalise_name(name)][0]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Gazetteer]:
    """Read a gazetteer that has only the rows given, by table: ``read(regions=["kz,,甲,,,,,,s,no"])``."""

    def read_rows(**rows: list[str]) -> Gazetteer:
        for file in TABLES:
            lines = rows.get(file.removesuffix(".csv"), [])
            (tmp_path / file).write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return read_gazetteer(tmp_path)

    return read_rows


def cells() -> Iterator[tuple[str, dict[str, str]]]:
    for file in TABLES:
        with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield f"{file} {row.get('id') or row['code']}", row


# What the files list


def test_every_table_has_rows_and_unix_line_ends() -> None:
    counts = Counter(where.split()[0] for where, _ in cells())
    assert set(counts) == set(TABLES)
    assert not [file for file in TABLES if b"\r" in (FOLDER / file).read_bytes()]


def test_no_listed_name_is_made_by_a_rule() -> None:
    rules, listings, characters = load_short_form_rules(), read_listings(FOLDER), {}
    twice = []
    for listing in listings.values():
        characters |= _characters(listing) if listing.type == "Country" else {}
        context = _context(listing, listings, characters)
        for form, rank in listing.forms.items():
            others = [other for other in listing.forms if other != form]
            if rank == LISTED and normalise_name(form) in _folded(rules.derive(others, listing.type, context).aliases):
                twice.append((listing.where, form))
    assert twice == []


def test_no_name_is_listed_twice() -> None:
    doubled = []
    for listing in read_listings(FOLDER).values():
        forms = [*listing.forms, *(form for form in listing.contextual if form != listing.name)]
        if len(_folded(forms)) < len(forms):
            doubled.append((listing.where, forms))
    assert doubled == []


def _folded(forms: Iterable[str]) -> set[str]:
    return {normalise_name(form) for form in forms}


def test_a_row_says_where_it_was_seen() -> None:
    assert [where for where, row in cells() if not row["source"]] == []


def test_unchecked_rows_hold_no_facts() -> None:
    assert [entry.iri for entry in ENTRIES if entry.facts and not entry.checked and entry.type != "Division"] == []


def test_sources_name_nothing_outside_the_repository() -> None:
    assert [where for where, row in cells() if re.search(r"(?:^|\s)/\w|\bshared/", row["source"])] == []


def test_the_readme_describes_every_file_and_column() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for file in TABLES:
        rows = [row for where, row in cells() if where.startswith(f"{file} ")]
        checked = sum(row["checked"] == "yes" for row in rows)
        assert re.search(rf"^\| `{file}` \| .+ \| {len(rows)} \| {checked} \|", readme, re.MULTILINE), file
        assert [column for column in rows[0] if f"`{column}`" not in readme] == []


# What entries say


def test_types_facts_and_labels_are_of_the_vocabulary() -> None:
    assert {entry.type for entry in ENTRIES} <= set(THING_CLASSES)
    assert {property_ for entry in ENTRIES for property_, _ in entry.facts} <= {*DATES, *PROPERTIES}
    assert not [
        entry for entry in ENTRIES if not entry.iri.startswith(f"https://w3id.org/fztgraph/id/{entry.label.kind}/")
    ]


def test_an_area_knows_its_zone_place_and_size() -> None:
    entry = best("绥芬河片区")
    assert (entry.label, entry.type, entry.name_en) == (Label.ZONE, "ZoneArea", "Suifenhe Area")
    assert entry.part_of == (best("黑龙江自贸试验区").iri,)
    assert entry.located_in == (place("231081"),)
    assert entry.facts == (("area", "19.99"),)


@pytest.mark.parametrize(
    ("name", "iri", "type_"),
    [
        ("绥芬河市", "place/231081", "Division"),
        ("哈萨克斯坦", "place/kz", "Country"),
        ("莫斯科", "place/ru-moscow", "Place"),
        ("绥芬河海关", "agency/customs-1902", "CustomsOffice"),
        ("绥芬河公路口岸", "port/suifenhe-road", "RoadPort"),
        ("海南自由贸易港", "zone/hainan-ftp", "FreeTradePort"),
        ("滨海新区", "zone/tianjinbinhai-newarea", "NewArea"),
        ("东盟", "organization/asean", "Organization"),
        ("中国进出口银行", "company/export-import-bank-of-china", "Bank"),
        ("中国人民银行", "agency/peoples-bank-of-china", "Agency"),
        ("RCEP", "policy/rcep", "TradeAgreement"),
        ("巴生港", "port/my-port-klang", "SeaPort"),
    ],
)
def test_a_thing_is_found_by_its_name(name: str, iri: str, type_: str) -> None:
    entry = best(name)
    assert (entry.iri, entry.type) == (f"https://w3id.org/fztgraph/id/{iri}", type_)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("黑龙江自贸试验区绥芬河片区", "中国（黑龙江）自由贸易试验区绥芬河片区"),
        ("黑龙江自由贸易试验区绥芬河片区", "中国（黑龙江）自由贸易试验区绥芬河片区"),
        ("绥芬河自贸片区", "中国（黑龙江）自由贸易试验区绥芬河片区"),
        ("自贸试验区绥芬河片区", "中国（黑龙江）自由贸易试验区绥芬河片区"),
        ("中国(上海)自由贸易试验区", "中国（上海）自由贸易试验区"),
        ("前海蛇口自贸片区", "中国（广东）自由贸易试验区深圳前海蛇口片区"),
        ("绥芬河", "绥芬河市"),
        ("内蒙古", "内蒙古自治区"),
        ("天竺综保区", "北京天竺综合保税区"),
        ("哈尔滨经开区", "哈尔滨经济技术开发区"),
        ("绥芬河边合区", "绥芬河边境经济合作区"),
        ("中华人民共和国绥芬河海关", "绥芬河海关"),
        ("天津东疆海关", "东疆海关"),
        ("中塞自贸协定", "中华人民共和国政府和塞尔维亚共和国政府自由贸易协定"),
        ("中国-塞尔维亚自贸协定", "中华人民共和国政府和塞尔维亚共和国政府自由贸易协定"),
        ("阿联酋", "阿联酋"),
        ("阿拉伯联合酋长国", "阿联酋"),
        ("太平机场", "哈尔滨航空口岸"),
        ("招商局集团", "招商局集团有限公司"),
        ("黑河口岸", "黑河水运口岸"),
        ("绥芬河口岸", "绥芬河公路口岸"),
        ("吉林", "吉林省"),
        ("朝阳区", "朝阳区"),
    ],
)
def test_a_thing_is_found_by_its_regular_short_forms(form: str, name: str) -> None:
    assert best(form).name == name


@pytest.mark.parametrize(
    "form",
    [
        "俄",
        "机场片区",
        "中心片区",
        "南沙",
        "横琴",
        "大华",
        "朝阳",
        "合作",
        "海地",
        "城区",
        "机场海关",
        "天津口岸",
    ],
)
def test_forms_that_are_words_or_shared_need_context(form: str) -> None:
    key = normalise_name(form)
    assert key not in GAZETTEER.by_name
    assert GAZETTEER.by_contextual[key]


def test_no_district_of_a_city_has_a_short_form() -> None:
    districts = [
        entry
        for entry in ENTRIES
        if entry.type == "Division" and re.fullmatch(r".{2,}(?<!地)(?<!自治)(?<!行政)区", entry.name)
    ]
    assert len(districts) > 900
    assert [entry.name for entry in districts if entry.aliases] == []


def test_the_first_of_several_districts_is_the_best_known() -> None:
    assert best("朝阳区").part_of == (place("110000"),)
    assert best("南山区").part_of == (place("440300"),)


def test_no_name_belongs_to_things_of_two_labels() -> None:
    assert [key for key, entries in GAZETTEER.by_name.items() if len({entry.label for entry in entries}) > 1] == []


def test_a_country_takes_its_names_from_cldr() -> None:
    entry = best("塞尔维亚")
    assert (entry.name, entry.name_en) == ("塞尔维亚", "Serbia")


# Who may keep a shared name


def test_a_full_name_wins_over_an_alias_of_another_label(read: Callable[..., Gazetteer]) -> None:
    found = read(regions=["a,,甲乙,,,,,,s,no"], zones=["b,,丙丁,甲乙,,,,,s,no"])
    assert [entry.name for entry in found.by_name["甲乙"]] == ["甲乙"]
    assert [entry.name for entry in found.by_contextual["甲乙"]] == ["丙丁"]


def test_a_place_wins_over_a_zone_with_an_equal_claim(read: Callable[..., Gazetteer]) -> None:
    found = read(zones=["b,,丙丁,甲乙,,,,,s,no"], regions=["a,,戊己,甲乙,,,,,s,no"])
    assert [entry.name for entry in found.by_name["甲乙"]] == ["戊己"]


def test_things_of_one_label_share_a_name_in_the_order_of_their_claims(read: Callable[..., Gazetteer]) -> None:
    found = read(ports=["a,,丙丁,甲乙,,,,,s,no", "b,,甲乙,,,,,,s,no"])
    assert [entry.name for entry in found.by_name["甲乙"]] == ["甲乙", "丙丁"]


def test_an_alias_of_things_in_two_provinces_is_nobodys(read: Callable[..., Gazetteer]) -> None:
    places = ["x,,子丑,,,,,,s,no", "y,,寅卯,,,,,,s,no"]
    found = read(regions=places, zones=["a,,丙丁,甲乙,,,x,,s,no", "b,,戊己,甲乙,,,y,,s,no"])
    assert "甲乙" not in found.by_name
    assert [entry.name for entry in found.by_contextual["甲乙"]] == ["丙丁", "戊己"]


def test_a_name_that_is_listed_as_contextual_is_believed_only_in_context(read: Callable[..., Gazetteer]) -> None:
    found = read(regions=["a,,甲乙,,甲乙,,,,s,no"])
    assert found.by_name == {}
    assert [entry.contextual for entry in found.by_contextual["甲乙"]] == [("甲乙",)]


# Bad files


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ({"zones": ["a,,,,,,,,s,no"]}, "zones.csv:2: a row needs an id and a name"),
        ({"zones": [",,甲乙,,,,,,s,no"]}, "zones.csv:2: a row needs an id and a name"),
        ({"zones": ["a,Zoo,甲乙,,,,,,s,no"]}, "zones.csv:2: 'Zoo' is no class"),
        ({"zones": ["a,,甲乙,,,,,,s,maybe"]}, "zones.csv:2: checked is 'maybe'"),
        ({"zones": ["a,,甲乙,,,,,2024-1-1,s,yes"]}, "zones.csv:2: opened_on is '2024-1-1'"),
        ({"zones": ["a,,甲乙,,,,,,s"]}, "zones.csv:2: the row has not as many cells"),
        ({"zones": ["a,,甲乙,,,,,,s,no,"]}, "zones.csv:2: the row has not as many cells"),
        ({"zones": ["a,,甲乙,,,,,,s,no", "a,,丙丁,,,,,,s,no"]}, "zones.csv:3: the id is that of zones.csv:2"),
        ({"zones": ["a,,甲乙,,,b,,,s,no"]}, "zones.csv:2: nothing listed has the IRI .*/zone/b"),
        ({"zones": ["a,,甲乙,,,,b,,s,no"]}, "zones.csv:2: nothing listed has the IRI .*/place/b"),
    ],
)
def test_a_wrong_row_is_named(read: Callable[..., Gazetteer], rows: dict[str, list[str]], problem: str) -> None:
    with pytest.raises(OntologyError, match=problem) as caught:
        read(**rows)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("file", "content", "problem"),
    [
        ("zones.csv", b"id,colour,name,source,checked\n", "zones.csv:1: unknown column 'colour'"),
        ("zones.csv", b"id,name,checked\n", "zones.csv:1: no column 'source'"),
        ("zones.csv", "id,name,source,checked\na,甲,s,no\n".encode("gb18030"), "zones.csv: cannot be read"),
        ("zones.csv", b'id,name,source,checked\na,"b"c,s,no\n', "zones.csv: cannot be read"),
        ("towns.csv", b"", "towns.csv: no such table"),
        ("zones.csv", None, "zones.csv: cannot be read"),
    ],
)
def test_a_wrong_file_is_named(
    read: Callable[..., Gazetteer], tmp_path: Path, file: str, content: bytes | None, problem: str
) -> None:
    read()
    path = tmp_path / file
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OntologyError, match=problem):
        read_gazetteer(tmp_path)
