import dataclasses
import datetime as dt

import pytest

from fztgraph.iris import Iri
from fztgraph.model import Article, Issue
from fztgraph.store import fingerprints as module
from fztgraph.store.fingerprints import article_hash, file_hash, link_fingerprint, reader_fingerprint

ARTICLE = Article(Iri("a"), "a.md", "题目", "正文", issue=Issue(Iri("i"), "刊", "a.md", date=dt.date(2024, 7, 1)))


def test_equal_articles_have_equal_hashes():
    assert article_hash(ARTICLE) == article_hash(dataclasses.replace(ARTICLE))


@pytest.mark.parametrize(
    "change", [{"text": "正文。"}, {"title": "题"}, {"number": 1}, {"issue": None}, {"date": dt.date(2024, 7, 1)}]
)
def test_every_field_counts(change):
    assert article_hash(dataclasses.replace(ARTICLE, **change)) != article_hash(ARTICLE)


def test_text_that_is_not_unicode_has_a_hash():
    assert article_hash(dataclasses.replace(ARTICLE, text="\ud800"))


def test_a_file_is_hashed_by_its_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"1")
    (tmp_path / "c").write_bytes(b"2")
    a, b, c = (file_hash(tmp_path / name) for name in "abc")
    assert a == b != c


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """A package and an ontology folder of one file each."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "claims.py").write_text("1")
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "fzt.ttl").write_text("1")
    monkeypatch.setattr(module, "_PACKAGE", tmp_path / "code")
    monkeypatch.setattr(module, "ontology_dir", lambda: tmp_path / "ontology")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("code/claims.py", True),
        ("code/new_stage.py", True),
        ("ontology/fzt.ttl", True),
        ("ontology/rules.toml", True),
        ("ontology/README.md", False),
        ("ontology/.rules.toml.swp", False),
        ("ontology/gazetteer/decisions.csv", False),
        ("ontology/linking.toml", False),
        ("ontology/labels.toml", False),
        ("code/linking/names.py", False),
        ("code/explorer/pages/home.py", False),
        ("code/quotes.py", False),
        ("code/cli.py", False),
        ("code/queries/zones.py", False),
        ("code/notes.txt", False),
    ],
)
def test_the_fingerprint_is_that_of_all_that_reads(folders, path, matters):
    before = reader_fingerprint()
    (folders / path).parent.mkdir(parents=True, exist_ok=True)
    (folders / path).write_text("2")
    assert (reader_fingerprint() != before) is matters


@pytest.mark.parametrize("path", ["ontology/gazetteer/decisions.csv", "ontology/linking.toml", "code/linking/names.py"])
def test_the_fingerprint_of_links_is_that_of_the_decisions_the_words_and_the_code_that_links(folders, path):
    before = link_fingerprint("1")
    (folders / path).parent.mkdir(exist_ok=True)
    (folders / path).write_text("2")
    assert len({before, link_fingerprint("1"), link_fingerprint("2")}) == 3


@pytest.mark.usefixtures("folders")
def test_a_new_version_has_a_new_fingerprint(monkeypatch):
    before = reader_fingerprint()
    monkeypatch.setattr(module, "__version__", "99")
    assert reader_fingerprint() != before


@pytest.mark.parametrize("name", ["pypdfium2", "spacy"])
def test_a_new_version_of_a_library_that_reads_has_a_new_fingerprint(monkeypatch, name):
    before = reader_fingerprint()
    installed = module.version
    monkeypatch.setattr(module, "version", lambda library: "99" if library == name else installed(library))
    assert reader_fingerprint() != before


def test_a_library_that_is_not_installed_has_no_version(monkeypatch):
    monkeypatch.setattr(module, "_LIBRARIES", ("no-such-library",))
    assert reader_fingerprint()


def test_the_real_fingerprint_stays_the_same():
    assert reader_fingerprint() == reader_fingerprint()
