import shutil

import pytest

from fztgraph.errors import OntologyError
from fztgraph.mentions.lexicon import alternatives, load_lexicon, read_lexicon
from fztgraph.resources import ontology_dir
from fztgraph.vocab import label_of

FILES = ["agencies", "boundaries", "documents", "heads", "persons", "quoted"]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ontology_dir() / "names", tmp_path / "names")


def test_the_lexicon_is_read_once():
    assert load_lexicon() is load_lexicon()


def test_longer_words_are_tried_first():
    assert alternatives(["a.", "ab", "abc", "ab"]) == r"abc|a\.|ab"


@pytest.mark.parametrize("kind", load_lexicon().heads.kinds, ids=lambda kind: kind.type)
def test_the_kinds_are_consistent(kind):
    assert kind.weak <= set(kind.heads)
    assert label_of(kind.type) is kind.label
    assert kind.long < kind.most


def test_a_boundary_word_inside_a_phrase_is_in_the_list():
    boundaries = load_lexicon().boundaries
    idle = [phrase for phrase in boundaries.inside if not any(word in phrase for word in boundaries.words)]
    assert idle == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(folder, name):
    (folder / f"{name}.toml").unlink()
    with pytest.raises(OntologyError, match=rf"{name}\.toml: cannot be read .*restore the file"):
        read_lexicon(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("text", ["", "surplus = []", "words = 1", "kind = [1]", "nouns = 3"])
def test_a_file_with_wrong_lists_is_named(folder, name, text):
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"{name}\.toml: a list is missing, unknown or wrong"):
        read_lexicon(folder)


def test_a_file_that_does_not_parse_is_named(folder):
    (folder / "heads.toml").write_text("= 3", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"heads\.toml: cannot be read"):
        read_lexicon(folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("heads", 'label = "ZONE"', 'label = "AREA"'),
        ("heads", 'type = "Bank"', 'type = "Bench"'),
        ("quoted", "Event =", "Fête ="),
    ],
)
def test_an_unknown_label_or_class_is_refused(folder, name, old, new):
    path = folder / f"{name}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(OntologyError, match=f"{name}"):
        read_lexicon(folder)
