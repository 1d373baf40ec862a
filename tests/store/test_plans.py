from pathlib import Path

import pytest

from fztgraph.iris import article_iri
from fztgraph.model import Article
from fztgraph.store import ArticleRecord, Counts, FileRecord, Manifest
from fztgraph.store.fingerprints import article_hash
from fztgraph.store.plans import Plan, ReadFile, plan_changes

ROOT = Path("/corpus")


def make_article(stem: str, number: int | None = None, text: str = "text") -> Article:
    return Article(article_iri(stem, number), f"{stem}.md", "title", text, number=number)


def read(path: str, *articles: Article) -> ReadFile:
    return ReadFile(path, FileRecord("bytes", "now"), articles)


def record(article: Article, path: str, fingerprint: str = "now") -> ArticleRecord:
    return ArticleRecord(path, article.source, article_hash(article), fingerprint, Counts(1, 2, 3, 4))


def make_manifest(*entries: tuple[Article, ArticleRecord]) -> Manifest:
    return Manifest(articles={article.iri: entry for article, entry in entries})


def plan(before: Manifest, *files: ReadFile, prune: bool = False) -> Plan:
    return plan_changes(before, files, fingerprint="now", roots=[ROOT], prune=prune)


A = make_article("a")
PATH = "/corpus/a.md"
BEFORE = make_manifest((A, record(A, PATH)))


def test_an_unknown_article_is_new():
    (candidate,) = plan(Manifest(), read(PATH, A)).candidates
    assert (candidate.article, candidate.path, candidate.content, candidate.is_new) == (A, PATH, article_hash(A), True)


@pytest.mark.parametrize(
    "before",
    [
        make_manifest((make_article("a", text="other"), record(make_article("a", text="other"), PATH))),
        make_manifest((A, record(A, PATH, fingerprint="before"))),
    ],
    ids=["text", "reader"],
)
def test_an_article_is_changed_where_its_value_or_its_reader_is(before):
    (candidate,) = plan(before, read(PATH, A)).candidates
    assert not candidate.is_new


@pytest.mark.parametrize("file", [read(PATH, A), ReadFile(PATH, FileRecord("bytes", "now"))], ids=["read", "known"])
def test_an_article_that_is_the_same_stays(file):
    found = plan(BEFORE, file)
    assert (found.candidates, found.unchanged, found.kept) == ([], [A.iri], BEFORE.articles)


def test_a_moved_file_keeps_its_graph_and_is_recorded_anew():
    found = plan(BEFORE, read("/corpus/new/a.md", A))
    assert (found.unchanged, found.kept[A.iri].path, found.withdrawn) == ([A.iri], "/corpus/new/a.md", [])


def test_a_file_that_cannot_be_read_keeps_its_graph():
    found = plan(BEFORE, ReadFile(PATH, problem="a.md: broken"))
    assert (found.problems, found.kept, found.dropped) == (["a.md: broken"], BEFORE.articles, [])


@pytest.mark.parametrize(("prune", "kept", "dropped"), [(False, [A.iri], []), (True, [], [A.iri])])
def test_an_article_whose_file_is_gone_is_withdrawn(prune, kept, dropped):
    found = plan(BEFORE, prune=prune)
    assert (found.withdrawn, list(found.kept), found.dropped) == ([A.iri], kept, dropped)


@pytest.mark.parametrize("prune", [False, True])
def test_an_article_of_another_root_is_left_alone(prune):
    before = make_manifest((A, record(A, "/elsewhere/a.md")))
    found = plan(before, prune=prune)
    assert (found.withdrawn, found.dropped, found.kept) == ([], [], before.articles)


def test_an_article_that_its_file_no_longer_has_is_dropped():
    first, second = make_article("a", 1), make_article("a", 2)
    found = plan(make_manifest((first, record(first, PATH)), (second, record(second, PATH))), read(PATH, first))
    assert (found.unchanged, found.dropped, found.withdrawn) == ([first.iri], [second.iri], [])


def test_an_article_that_is_there_twice_is_taken_once():
    found = plan(Manifest(), read(PATH, A, make_article("a", text="again")))
    assert ([candidate.article for candidate in found.candidates], found.incomplete) == ([A], {PATH})
    assert found.problems == [f"{PATH}: {A.iri} is also an article of {PATH}; rename or renumber one of them"]


def test_a_namesake_elsewhere_that_still_exists_is_not_replaced(tmp_path):
    other = tmp_path / "a.md"
    other.touch()
    before = make_manifest((A, record(A, str(other))))
    found = plan(before, read(PATH, make_article("a", text="other")))
    assert (found.candidates, found.kept, found.incomplete) == ([], before.articles, {PATH})
    assert str(other) in found.problems[0]


def test_a_namesake_that_is_there_twice_is_reported_twice(tmp_path):
    other = tmp_path / "a.md"
    other.touch()
    found = plan(make_manifest((A, record(A, str(other)))), read(PATH, A, A))
    assert len(found.problems) == 2
