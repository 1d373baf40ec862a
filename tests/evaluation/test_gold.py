import pytest

from fztgraph.errors import UsageError
from fztgraph.evaluation.gold import Figure, Link, read_gold


def test_gold_files_are_read_in_the_order_of_their_paths(root):
    articles = read_gold(root / "corpus" / "gold" / "issue-238")
    assert [article.id for article in articles] == [f"issue-238-{number:02d}" for number in range(1, 12)]


def test_the_facts_of_a_file_are_read(tmp_path):
    (tmp_path / "a.json").write_text(
        '{"id": "a", "entities": [{"key": "e1", "label": "ZONE", "names": ["甲 区"], "optional": true}],'
        ' "relations": [["e1", "partOf", "e2", "optional"]], "dates": [["e1", "openedOn", "2024"]],'
        ' "observations": [{"subject": "e1", "indicator": "面积", "value": 2, "unit": "m2"}]}',
        encoding="utf-8",
    )
    (article,) = read_gold(tmp_path)
    assert (article.entities[0].optional, article.entities[0].forms) == (True, {"甲区"})
    assert article.relations == (Link("e1", "partOf", "e2", optional=True),)
    assert article.dates == (Link("e1", "openedOn", "2024"),)
    assert article.observations == (Figure("e1", "面积", 2, "m2", None, None),)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "does not have the form of a gold file"),
        ('{"id": "a"}', "does not have the form of a gold file"),
        ('{"id": "a", "entities": [], "relations": [["e1"]]}', "does not have the form of a gold file"),
        ('{"id": "a", "entities": [{"key": "e1"}]}', "does not have the form of a gold file"),
        ('{"id": "a", "entities": [], "observations": ["x"]}', "does not have the form of a gold file"),
    ],
)
def test_a_bad_file_is_named_in_one_line(tmp_path, content, problem):
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_gold(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'a.json'}: {problem}")
    assert "\n" not in str(caught.value)


def test_an_empty_folder_is_a_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="has no gold files; give a folder with one JSON file an article"):
        read_gold(tmp_path)


def test_a_missing_folder_is_a_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="no such folder; give the folder of the gold files"):
        read_gold(tmp_path / "none")


def test_articles_are_chosen_by_their_ids(root):
    folder = root / "corpus" / "gold"
    assert [article.id for article in read_gold(folder, ["web-0[12]"])] == ["web-01", "web-02"]
    with pytest.raises(UsageError, match=r"web-99: no article of .* has such an id; there are 42"):
        read_gold(folder, ["web-01", "web-99"])
