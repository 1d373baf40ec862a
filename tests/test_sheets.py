"""Rows of CSV files, and what is said of files that are none."""

from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.sheets import read_rows


def read(path: Path, content: bytes) -> list[tuple[str, dict[str, str]]]:
    path.write_bytes(content)
    return list(read_rows(path, required=("id", "name"), optional=("note",)))


@pytest.mark.parametrize(
    "content",
    [
        "id,name\na,甲\n".encode(),
        "name,id\n甲,a\n".encode(),
        "\ufeffid,name\r\na,甲\r\n".encode(),
        'id,name\n\n"a",甲'.encode(),
    ],
)
def test_rows_are_read_by_their_columns(tmp_path: Path, content: bytes) -> None:
    ((_, row),) = read(tmp_path / "some.csv", content)
    assert row == {"id": "a", "name": "甲"}


def test_each_row_has_the_line_on_which_it_ends(tmp_path: Path) -> None:
    rows = read(tmp_path / "some.csv", b'id,name,note\na,b,"1\n2"\n\nc,d,\n')
    assert [where for where, _ in rows] == ["some.csv:3", "some.csv:5"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"^some.csv:1: no column 'id'; add it$"),
        (b"id\na\n", r"^some.csv:1: no column 'name'; add it$"),
        (b"id,name,size\n", r"^some.csv:1: unknown column 'size'; known are id, name, note$"),
        (b"id,name,name\n", r"^some.csv:1: the column name is there twice; remove one$"),
        (b"id,name\na,b\nc\n", r"^some.csv:3: the row has not as many cells as the header; add or remove commas$"),
        (b"id,name\na,b,c\n", r"^some.csv:2: the row has not as many cells as the header; add or remove commas$"),
        (b'id,name\na,"b"c\n', r"^some.csv: cannot be read \(.*\); restore the file as UTF-8$"),
        (b'id,name\na,"b\n', r"^some.csv: cannot be read \(.*\); restore the file as UTF-8$"),
        (b"id,name\na,\xff\n", r"^some.csv: cannot be read \(.*\); restore the file as UTF-8$"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(OntologyError, match=message) as caught:
        read(tmp_path / "some.csv", content)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        list(read_rows(tmp_path / "some.csv", required=("id",)))
