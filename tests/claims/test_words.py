"""The shared words are read and checked."""

from pathlib import Path

import pytest

from fztgraph.claims.rules import load_rules
from fztgraph.claims.words import WordList, read_words
from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

FILE = ontology_dir() / "rules" / "words.toml"


def test_the_longest_word_counts_and_none_inside_an_exception() -> None:
    words = WordList(("发布", "发布实施"), ("发布会",))
    text = "发布会上发布实施，发布。"
    assert [text[start:end] for start, end in words.occurrences(text)] == ["发布实施", "发布"]


def test_unions_hold_the_words_of_their_lists() -> None:
    lists = load_rules().words.lists
    assert set(lists["done"].words) >= {*lists["open"].words, *lists["complete"].words}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中国（云岚）自由贸易试验区管理委员会", "云岚自贸试验区管委会"),
        ("海湾综合保税区", "海湾综保区"),
        ("青松集团", "青松集团"),
    ],
)
def test_names_are_shortened_to_be_compared(name: str, short: str) -> None:
    assert load_rules().words.shorten(name) == short


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[lists.both]", "[lists.either]", "no list 'both'"),
        ("[lists.both]\nwords", "[lists.both]\nword", "list 'both' needs words"),
        ('"AGENCY", "COMPANY", "ORGANIZATION"]', '"TOWN"]', "group 'BODY' has 'TOWN'"),
        ('done = ["start"', 'done = ["begun"', "union 'done' names a list that is not there"),
        ("[labels]", "[labels", "not readable as TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "words.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        read_words(path)
    assert str(error.value).startswith("words.toml: ")
    assert problem in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"words\.toml: not readable"):
        read_words(tmp_path / "words.toml")
