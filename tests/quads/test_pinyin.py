"""Names are romanised with the readings that places have, word by word."""

import pytest

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import load_gazetteer
from fztgraph.model import Label
from fztgraph.quads import pinyin
from fztgraph.quads.pinyin import romanise


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("重庆市", "Chongqing Shi"),
        ("厦门市", "Xiamen Shi"),
        ("六安市", "Lu'an Shi"),
        ("西安海关", "Xi'an Haiguan"),
        ("蚌埠市", "Bengbu Shi"),
        ("乐清市", "Yueqing Shi"),
        ("长春市", "Changchun Shi"),
        ("番禺区", "Panyu Qu"),
        ("陕西省", "Shaanxi Sheng"),
        ("山西省", "Shanxi Sheng"),
        ("广西壮族自治区", "Guangxi Zhuangzu Zizhiqu"),
        ("安县", "An Xian"),
    ],
)
def test_places_have_their_own_readings(name: str, expected: str) -> None:
    assert romanise(name, Label.PLACE) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("绥芬河片区", "Suifenhe Pianqu"),
        ("中国（黑龙江）自由贸易试验区", "Zhongguo (Heilongjiang) Ziyou Maoyi Shiyanqu"),
        ("“企业之家”", "“Qiye Zhijia”"),
        ("《管理办法》", "《Guanli Banfa》"),
        ("边检快捷通关系统2.0版", "Bianjiankuaijie Tongguan Xitong 2.0 Ban"),
        ("ＴＩＲ运输线路", "TIR Yunshu Xianlu"),
        ("绿色航运", "Lüse Hangyun"),
    ],
)
def test_words_are_joined_and_the_rest_stays(name: str, expected: str) -> None:
    assert romanise(name, Label.INITIATIVE) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("李四", "Li Si"),
        ("欧阳小明", "Ouyang Xiaoming"),
        ("欧阳", "Ou Yang"),
        ("伊万·彼得罗夫", None),
        ("彼得罗维奇", None),
        ("Ivan", None),
        ("李A", None),
    ],
)
def test_persons_have_a_family_name_unless_they_are_foreign(name: str, expected: str | None) -> None:
    assert romanise(name, Label.PERSON) == expected


@pytest.mark.parametrize("name", ["WTO", "", "2.0", "CPTPP协定"])
def test_only_what_has_chinese_characters_is_romanised(name: str) -> None:
    assert (romanise(name, Label.POLICY) is None) == (name != "CPTPP协定")


def test_no_name_of_the_gazetteer_keeps_a_chinese_character() -> None:
    names = [romanise(entry.name, entry.label) for entry in load_gazetteer().entries.values() if not entry.name_en]
    assert [name for name in names if not name or pinyin._HAN.search(name)] == []


def test_a_damaged_list_is_named(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pinyin.toml").write_text("words = [", encoding="utf-8")
    monkeypatch.setattr(pinyin, "ontology_dir", lambda: tmp_path)
    pinyin._lexicon.cache_clear()
    try:
        with pytest.raises(OntologyError, match=r"pinyin\.toml: cannot be read .*; restore the file"):
            pinyin._lexicon()
    finally:
        monkeypatch.undo()
        pinyin._lexicon.cache_clear()
