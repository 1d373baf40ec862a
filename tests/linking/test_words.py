"""The words of linking are data, and a damaged list of them is told."""

from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.linking import words
from fztgraph.linking.words import load_linking_words
from fztgraph.resources import ontology_dir


@pytest.mark.parametrize(
    ("name", "single"),
    [
        ("中国国际贸易促进会", True),
        ("世界海关组织", True),
        ("星野经贸有限公司", True),
        ("黑河商会", False),
        ("有限公司", False),
    ],
)
def test_names_that_are_given_once_are_known_by_their_words(name: str, single: bool) -> None:
    assert bool(load_linking_words().single.search(name)) is single


@pytest.mark.parametrize("text", ["counters = 1\n", "joints = [", ""])
def test_a_damaged_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "linking.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "ontology_dir", lambda: tmp_path)
    with pytest.raises(OntologyError, match=r"^linking\.toml: cannot be read \(.*\); restore the file$"):
        load_linking_words.__wrapped__()


def test_a_new_word_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ontology_dir() / "linking.toml").read_text(encoding="utf-8").replace('"期"', '"期", "辑"')
    (tmp_path / "linking.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(words, "ontology_dir", lambda: tmp_path)
    assert load_linking_words.__wrapped__().number.findall("第三辑") == ["第三辑"]
    assert load_linking_words().number.findall("第三辑") == []
