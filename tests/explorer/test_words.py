"""Every text is there in both languages, and every text that a page asks for is there."""

import re
from pathlib import Path

import pytest
from markupsafe import Markup

import fztgraph.explorer
from fztgraph.explorer.pages import NAV, PAGES
from fztgraph.explorer.words import LANGUAGES, Words, word_file

FOLDER = Path(fztgraph.explorer.__file__).parent
FILES = sorted(path.stem for path in (FOLDER / "words").glob("*.json"))
TEMPLATES = sorted((FOLDER / "templates").glob("*.html"))
ASKED = re.compile(r"""\bt\(\s*"([^"]+)"\s*([~,)])""")


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_in_both_languages(name: str) -> None:
    assert [key for key, texts in word_file(name).items() if tuple(texts) != LANGUAGES] == []


@pytest.mark.parametrize("name", FILES)
def test_the_values_of_a_text_are_the_same_in_both_languages(name: str) -> None:
    for key, texts in word_file(name).items():
        assert {lang: sorted(set(re.findall(r"\{(\w+)\}", str(text)))) for lang, text in texts.items()} in (
            dict.fromkeys(LANGUAGES, found) for found in [sorted(set(re.findall(r"\{(\w+)\}", str(texts["zh"]))))]
        ), key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_every_text_that_a_template_asks_for_is_there(template: Path) -> None:
    known = {*word_file(template.stem), *word_file("common")}
    if template.stem == "parts":
        known = set(word_file("common"))
    for key, follows in ASKED.findall(template.read_text(encoding="utf-8")):
        found = [each for each in known if each.startswith(key)] if follows == "~" else key in known
        assert found, key


def test_every_page_of_the_head_has_a_name() -> None:
    assert [name for name in NAV if f"nav.{name}" not in word_file("common") or name not in PAGES] == []


def test_a_missing_text_is_told() -> None:
    with pytest.raises(KeyError, match=r"neither words/home\.json nor words/common\.json has 'nothing'"):
        Words("home", "zh")("nothing")


@pytest.mark.parametrize(
    ("lang", "number", "text"), [("en", 1, "1 entity"), ("en", 1200, "1,200 entities"), ("zh", 1, "1 个实体")]
)
def test_a_number_decides_the_form(lang: str, number: int, text: str) -> None:
    assert Words("home", lang)("entities", n=number) == text


def test_markup_stays_markup_and_all_else_is_escaped() -> None:
    text = Words("missing", "en")("asked", name=Markup("<b>x</b>"))
    assert "<b>x</b>" in text
    assert isinstance(text, Markup)
