"""Themes are read from their file and found by their words."""

from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.themes import find_themes, find_thing_themes, load_themes, read_themes

HEADER = "id,broader,name,name_en,keywords,source,checked\n"


def test_scheme_has_two_levels() -> None:
    themes = load_themes()
    assert len(themes) == 90
    assert all(theme.broader is None or themes[theme.broader].broader is None for theme in themes.values())


def test_iri_is_that_of_a_listed_thing() -> None:
    assert load_themes()["lg-tir"].iri == "https://w3id.org/fztgraph/id/theme/lg-tir"


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("TIR跨境公路货运线路正式开通\n车辆驶出口岸。", ("lg-tir",)),
        ("某市召开会议\n数据出境、数据跨境与数据跨境流动。", ("data",)),
        ("某市召开会议\n一家企业办理数据出境。", ()),
        ("某市召开会议\n数据出境，数据出境，数据出境，数据出境。", ()),
        ("ANTIRE公司\n", ()),
        ("落实“一带一路”倡议\n共建“一带 一路”，共建一带一路。中亚合作。", ("co-bri",)),
        ("", ()),
    ],
    ids=["headline", "three words", "one word", "one word again and again", "inside a word", "typography", "empty"],
)
def test_themes_are_found_by_their_words(text: str, themes: tuple[str, ...]) -> None:
    assert find_themes(text) == themes


def test_a_longer_keyword_hides_the_shorter_one_inside() -> None:
    assert find_themes("会议\n自由贸易协定一词。国际贸易单一窗口、国际贸易单一窗口") == ()


def test_the_most_certain_theme_comes_first_and_five_are_enough() -> None:
    text = (
        "中欧班列与跨境电商\n"
        + "绿色低碳、双碳、碳达峰。制度创新、改革试点、先行先试。人才引进、人才政策、人才服务。反洗钱。"
    )
    text += "文旅、文化旅游、边境旅游。中欧班列、国际班列。"
    assert find_themes(text) == ("lg-railexpress", "ecommerce", "green", "reform", "talent")


@pytest.mark.parametrize(
    ("names", "sentences", "treated", "themes"),
    [
        (["青松跨境电商平台"], [], [], ("ecommerce",)),
        (["“一件事”平台"], ["“一件事”平台推行一窗受理、综合窗口和帮办代办。"], [], ("gs-onething",)),
        (["“一件事”平台"], ["“一件事”平台推行一窗受理和帮办代办。"], ["gs-onething"], ("gs-onething",)),
        (["“一件事”平台"], ["“一件事”平台推行一窗受理和帮办代办。"], ["law"], ()),
        (["“一件事”平台"], ["“一件事”平台推行一窗受理。", "“一件事”平台有一窗受理。"], ["gs-onething"], ()),
        (["中欧班列跨境电商专列"], [], [], ("lg-railexpress", "ecommerce")),
        ([], [], [], ()),
    ],
    ids=["name", "three words", "two and the article", "two and another", "one word twice", "two themes", "nothing"],
)
def test_a_thing_has_the_themes_of_its_names_and_sentences(
    names: list[str], sentences: list[str], treated: list[str], themes: tuple[str, ...]
) -> None:
    assert find_thing_themes(names, sentences, treated) == themes


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,,甲,A,词,x,no\na,,乙,B,词,x,no\n", "themes.csv:3: 'a' is there already"),
        ("a,b,甲,A,词,x,no\n", "themes.csv:2: no theme above has the id 'b'"),
        ("a,,,A,词,x,no\n", "themes.csv:2: a theme needs"),
        ("a,,甲,A,,x,no\n", "themes.csv:2: a theme needs"),
        ("a,,甲,A\n", "themes.csv:2: the row has not as many cells"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "themes.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        read_themes(path)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    path.write_text("id,name\na,甲\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"themes.csv:1: no column .broader."):
        read_themes(path)
