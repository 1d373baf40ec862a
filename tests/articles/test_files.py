import os

import pytest

from fztgraph.articles import find_files, same_name_errors
from fztgraph.articles.files import check_name
from fztgraph.errors import ArticleError, UsageError


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.md",
        "a.TXT",
        "c.markdown",
        "d.pdf",
        "d.png",
        "~$d.docx",
        "README.md",
        ".hidden.md",
        "sub/e.md",
        ".git/f.md",
        "sub/.x/g.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("文", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    return tmp_path


def names(files, folder):
    return [file.relative_to(folder).as_posix() for file in files]


def test_folders_are_searched_for_text_files(folder):
    assert names(find_files([folder]), folder) == ["a.TXT", "b.md", "c.markdown", "d.pdf", "sub/e.md"]


def test_a_folder_below_a_hidden_one_is_searched_when_it_is_named(folder):
    assert names(find_files([folder / ".git"]), folder) == [".git/f.md"]


def test_a_file_given_by_name_is_found_whatever_its_suffix(folder):
    assert names(find_files([folder / "d.png", folder / ".hidden.md"]), folder) == [".hidden.md", "d.png"]


def test_each_file_is_found_once(folder):
    (folder / "z.md").symlink_to(folder / "b.md")
    assert names(find_files([folder, folder / "b.md", folder / "sub"]), folder).count("b.md") == 1
    assert len(find_files([folder, folder / "b.md", folder / "sub"])) == 5


def test_a_missing_path_is_a_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match=r"nowhere\.md: no such file or folder; give the path"):
        find_files([tmp_path / "nowhere.md"])


def test_files_of_one_stem_are_errors_that_name_each_other(folder):
    (folder / "sub/b.txt").write_text("文", encoding="utf-8")
    files = find_files([folder])
    errors = same_name_errors(files)
    assert names(errors, folder) == ["b.md", "sub/b.txt"]
    assert f"{folder / 'b.md'}: has the same name as {folder / 'sub/b.txt'}; rename one" in str(errors[folder / "b.md"])


def test_files_of_different_stems_are_no_errors(folder):
    assert same_name_errors(find_files([folder])) == {}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.md", ["b.md"]),
        ("**/*.md", ["b.md", "sub/e.md"]),
        ("*", ["a.TXT", "b.md", "c.markdown", "d.pdf", "sub/e.md"]),
        ("s*", ["sub/e.md"]),
        ("[cd].*", ["c.markdown", "d.pdf"]),
    ],
)
def test_a_pattern_is_the_files_that_fit_it(folder, pattern, found):
    assert names(find_files([folder / pattern]), folder) == found


def test_a_pattern_that_nothing_fits_is_a_wrong_usage(folder):
    with pytest.raises(UsageError, match=r"\*\.docx: no such file or folder"):
        find_files([folder / "*.docx"])


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder):
    (folder / "[b].md").write_text("文", encoding="utf-8")
    assert names(find_files([folder / "[b].md"]), folder) == ["[b].md"]


def test_links_that_lead_nowhere_are_found_so_that_they_are_reported(folder):
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "gone.pdf").symlink_to("nowhere.pdf")
    (folder / "gone.png").symlink_to("nowhere.png")
    assert {"loop.md", "gone.pdf"} < set(names(find_files([folder]), folder))
    assert "gone.png" not in names(find_files([folder]), folder)


def test_folders_that_lead_back_are_searched_once(folder):
    (folder / "sub" / "again").symlink_to("..")
    assert len(find_files([folder])) == 5


def test_a_folder_that_cannot_be_listed_is_found_so_that_it_is_reported(folder, monkeypatch):
    listed = os.scandir

    def scandir(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("os.scandir", scandir)
    assert names(find_files([folder]), folder) == ["a.TXT", "b.md", "c.markdown", "d.pdf", "sub"]


def test_a_name_that_is_not_utf8_is_found_and_refused_readably(folder):
    (folder / os.fsdecode(b"na\xffme.md")).write_text("文", encoding="utf-8")
    files = find_files([folder])
    assert same_name_errors(files) == {}
    with pytest.raises(ArticleError, match=r"^na\\xffme\.md: has a name that is not UTF-8; rename it$"):
        check_name(next(file.name for file in files if file.name.startswith("na")))
