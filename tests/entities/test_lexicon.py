import pytest

from fztgraph.entities.lexicon import load_references, read_references
from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

FILE = ontology_dir() / "names" / "references.toml"


def test_the_words_are_read_once():
    assert load_references() is load_references()


def test_words_that_begin_a_clause_are_heads():
    for head in load_references().heads:
        assert set(head.bare) | head.any <= set(head.words)


def test_longer_endings_come_first():
    endings = [long for long, _ in load_references().endings]
    shadowed = [(a, b) for i, a in enumerate(endings) for b in endings[i + 1 :] if b.endswith(a)]
    assert shadowed == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[same]", "[sames]"),
        ('label = "PORT"', 'label = "HAVEN"'),
        ("[levels]", "[levels"),
        ('own_country = "中国"', ""),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path, old, new):
    path = tmp_path / "references.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"references\.toml: cannot be read"):
        read_references(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(OntologyError, match="cannot be read"):
        read_references(tmp_path / "none.toml")
