import pytest

from fztgraph.errors import UsageError
from fztgraph.evaluation import find_gold_texts


def write(path, content="文"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


@pytest.fixture
def corpus_of_three(tmp_path):
    for gold_id, folder in (("issue-1-01", "issue-1"), ("web-01", "web")):
        write(tmp_path / "gold" / folder / f"{gold_id}.json", f'{{"id": "{gold_id}", "entities": []}}')
    for name in ("news/issue-1.md", "news/issue-2.md", "more/web/web-01.txt", "gold/GUIDELINES.md", "a/b/c/web-01.txt"):
        write(tmp_path / name)
    write(tmp_path / "news/issue-1.json")
    return tmp_path


def test_texts_beside_the_gold_are_found(corpus_of_three):
    texts = find_gold_texts(corpus_of_three / "gold")
    assert texts == [corpus_of_three / "more/web/web-01.txt", corpus_of_three / "news/issue-1.md"]


def test_texts_of_one_issue_are_found_from_its_own_folder(corpus_of_three):
    assert find_gold_texts(corpus_of_three / "gold/issue-1") == [corpus_of_three / "news/issue-1.md"]


def test_gold_without_texts_is_a_wrong_usage(tmp_path):
    write(tmp_path / "up" / "gold" / "a.json", '{"id": "a", "entities": []}')
    with pytest.raises(UsageError, match="no text of its articles lies beside it; give the paths"):
        find_gold_texts(tmp_path / "up" / "gold")


def test_the_gold_of_the_corpus_has_its_texts(root):
    assert len(find_gold_texts(root / "corpus" / "gold")) == 3 + 13
