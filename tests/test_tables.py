import pytest

from fztgraph.reading import read_text
from fztgraph.tables import find_tables


def cells(text: str, *, markdown: bool = True) -> list[list[list[str]]]:
    """Return the words of the cells of each table of a text."""
    reading = read_text(text, markdown=markdown)
    tables = find_tables(text, reading)
    shown = [cell for table in tables for row in table.rows for cell in row]
    assert all(reading.text[cell.start : cell.end] == cell.text for cell in shown)
    return [[[cell.text for cell in row] for row in table.rows] for table in tables]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("|区|出口|\n|---|:-:|\n|甲区|5|\n|乙区||\n", [["区", "出口"], ["甲区", "5"], ["乙区", ""]]),
        ("区\t出口（亿元）\n甲区\t1,250.5\n", [["区", "出口（亿元）"], ["甲区", "1,250.5"]]),
        ("区    出口\n甲区    -3.5%\n", [["区", "出口"], ["甲区", "-3.5%"]]),
        ("    2022年    2023年\n甲区    5    6\n", [["", "2022年", "2023年"], ["甲区", "5", "6"]]),
        ("公报  如下\n区  出口  进口\n甲区  5  6\n", [["区", "出口", "进口"], ["甲区", "5", "6"]]),
    ],
)
def test_rows_have_cells(text: str, rows: list[list[str]]) -> None:
    assert cells(text, markdown=text.startswith("|")) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        "甲区出口5亿元。\n乙区出口6亿元。\n",
        "区  出口\n",
        "甲区  5\n乙区  6\n",
        "区  出口\n甲区  多\n",
        "来源：甲报  2024年\n作者：某某  责编：某某\n",
        "一  二\n" * 3,
        "  ".join("甲" * 50) + "\n" + "  ".join("1" * 50),
    ],
)
def test_other_lines_are_no_table(text: str) -> None:
    assert cells(text, markdown=False) == []


def test_two_tables_of_an_article_are_told_apart() -> None:
    found = cells("|甲|乙|\n|-|-|\n|丙|1|\n\n正文。\n\n|丁|戊|\n|-|-|\n|己|2家|\n")
    assert found == [[["甲", "乙"], ["丙", "1"]], [["丁", "戊"], ["己", "2家"]]]


def test_a_table_spans_its_rows() -> None:
    text = "前。\n\n|甲|乙|\n|-|-|\n|丙|1|\n\n后。"
    reading = read_text(text)
    [table] = find_tables(text, reading)
    assert reading.text[table.start : table.end] == "甲|乙|\n|丙|1"
