from pathlib import Path

import pytest

from fztgraph.patterns import covers, expand, is_pattern


@pytest.mark.parametrize(
    ("root", "path", "covered"),
    [
        ("/news", "/news/a.md", True),
        ("/news", "/new/a.md", False),
        ("/news/*.md", "/news/a.md", True),
        ("/news/*.md", "/news/a.txt", False),
        ("/news/*.md", "/news/sub/a.md", False),
        ("/news/2024-*", "/news/2024-07/a.md", True),
        ("/news/**/*.md", "/news/a.md", True),
        ("/news/**/*.md", "/news/b/c/a.md", True),
        ("/news/**/*.md", "/old/a.md", False),
        ("/news/[ab].md", "/news/c.md", False),
        ("/news/?.md", "/news", False),
    ],
)
def test_what_a_root_covers(root, path, covered):
    assert covers(Path(root), Path(path)) == covered


def test_a_name_that_looks_like_a_pattern_is_none(tmp_path):
    (tmp_path / "[b].md").touch()
    assert not is_pattern(tmp_path / "[b].md")
    assert is_pattern(tmp_path / "[c].md")


def test_a_pattern_is_expanded_in_order(tmp_path):
    for name in ("b.md", "a.md", "c.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in expand(tmp_path / "*.md")] == ["a.md", "b.md"]
