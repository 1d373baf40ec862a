import os

import pytest

from fztgraph.articles.contents import read_contents
from fztgraph.errors import ArticleError


def test_a_file_is_read(tmp_path):
    (tmp_path / "a.md").write_bytes(b"text")
    assert read_contents(tmp_path / "a.md", "a.md", most=4) == b"text"


@pytest.mark.parametrize("size", [5, 1 << 30])
def test_a_large_file_is_refused_before_it_is_read(tmp_path, size):
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(size)
    with pytest.raises(ArticleError, match=r"^a\.md: is too large: [\d,.]+ MiB, where 0 are the most; split it"):
        read_contents(tmp_path / "a.md", "a.md", most=4)


@pytest.mark.parametrize(("more", "problem"), [(b"!", "changes while it is read"), (b"!" * 99, "is too large")])
def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch, more, problem):
    path = tmp_path / "a.md"
    path.write_bytes(b"text")
    look = os.fstat

    def look_and_write(descriptor):
        status = look(descriptor)
        with path.open("ab") as file:
            file.write(more)
        return status

    monkeypatch.setattr("fztgraph.articles.contents.os.fstat", look_and_write)
    with pytest.raises(ArticleError, match=problem):
        read_contents(path, "a.md", most=9)


def make_loop(path):
    path.symlink_to(path.name)


def make_dangling_link(path):
    path.symlink_to("nowhere.md")


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: None, r"cannot be read \(No such file or directory\); check that it exists"),
        (lambda path: path.mkdir(), "is a folder; give a file"),
        (os.mkfifo, "is not a file"),
        (make_loop, r"is a link that leads nowhere \(Too many levels of symbolic links\); mend the link"),
        (make_dangling_link, r"is a link that leads nowhere \(No such file or directory\)"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path, make, problem):
    make(tmp_path / "a.md")
    with pytest.raises(ArticleError, match=problem):
        read_contents(tmp_path / "a.md", "a.md")
