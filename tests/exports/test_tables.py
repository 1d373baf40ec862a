import csv
import datetime as dt
import io
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.exports.tables import TABLES, _cell
from fztgraph.iris import article_iri

TITLES = ["evidence", "evidence_id", "article", "article_title", "article_date", "start", "end", "rule", "confidence"]


@pytest.fixture
def tables(export):
    """Each table as a list of dictionaries."""
    return {path.stem: list(csv.DictReader(io.StringIO(text(path)))) for path in export("tables").iterdir()}


def text(path):
    return path.read_bytes().decode("utf-8-sig")


def test_the_tables_are_these(tables):
    assert sorted(tables) == sorted(["about", *TABLES])


def test_files_begin_with_a_byte_order_mark(export):
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in export("tables").iterdir())


def test_an_archive_holds_the_same_files(export):
    folder = {path.name: path.read_bytes() for path in export("tables").iterdir()}
    with zipfile.ZipFile(export("tables.zip")) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == folder


def test_articles_are_in_the_order_of_their_issue(tables):
    assert [row["number"] for row in tables["articles"]] == ["2", "10"]
    assert tables["articles"][0] == {
        "id": article_iri("n", 2),
        "title": "'@标题",
        "date": "2024-07-01",
        "issue": "自贸动态",
        "number": "2",
        "section": "板块",
        "themes": "",
        "file": "n.md",
        "url": "",
    }


def test_entities_have_their_names(tables):
    rows = {row["name"]: row for row in tables["entities"]}
    assert sorted(rows) == ["'=龙运集团", "TIR线路", "绥芬河", "黑龙江省"]
    assert rows["绥芬河"]["other_names"] == "Suifenhe; 绥芬河市"
    assert (rows["TIR线路"]["label"], rows["TIR线路"]["type"]) == ("INITIATIVE", "TransportRoute")


def test_relations_have_a_row_for_each_piece_of_evidence(tables):
    rows = [(row["subject_name"], row["predicate"], row["object_name"], row["start"]) for row in tables["relations"]]
    one_article = [
        ("'=龙运集团", "carriesOut", "TIR线路", "0"),
        ("'=龙运集团", "carriesOut", "TIR线路", "4"),
        ("TIR线路", "routeFrom", "绥芬河", "7"),
    ]
    assert rows == [*one_article, *one_article, ("绥芬河", "partOf", "黑龙江省", "")]


def test_dates_of_an_interval_are_two(tables):
    rows = [(row["property"], row["date"]) for row in tables["dates"] if row["article"] == article_iri("n", 2)]
    assert sorted(rows) == [("openedOnFrom", "2024-06"), ("openedOnUntil", "2024-07")]


def test_figures_stay_numbers(tables):
    row = tables["observations"][0]
    assert (row["value"], row["change"], row["as_printed"], row["unit"]) == ("-0.03", "0.1", "'-3%", "1")
    assert (row["period"], row["evidence"], row["article_title"]) == ("2024-01/2024-05", "运费-3%", "'@标题")


def test_evidence_joins_to_what_it_says(tables):
    statements = {row["statement"] for name in ("relations", "dates", "observations") for row in tables[name]} - {""}
    assert {row["statement"] for row in tables["evidence"]} == statements
    assert {row["kind"] for row in tables["evidence"]} == {"relation", "date", "observation"}
    figure = next(row for row in tables["evidence"] if row["kind"] == "observation")
    assert (figure["quote"], figure["article_title"], figure["article_date"]) == ("运费-3%", "'@标题", "2024-07-01")


def test_pandas_reads_the_tables_and_joins_them(export):
    folder = export("tables")
    evidence, figures = (pd.read_csv(folder / f"{name}.csv") for name in ("evidence", "observations"))
    joined = figures.merge(evidence, on="statement", suffixes=("", "_of_evidence"))
    assert joined["value"].tolist() == [-0.03, -0.03]
    assert joined["evidence"].tolist() == joined["quote"].tolist()


def test_the_tables_say_what_they_are(tables):
    about = {row["name"]: row["value"] for row in tables["about"]}
    assert (about["generation"], about["part"]) == ("1", "all")
    assert dt.date.fromisoformat(about["date"])
    first, last = about["span"].split("/")
    assert (about["articles"], dt.date.fromisoformat(first) <= dt.date.fromisoformat(last)) == ("2", True)


def test_a_part_of_the_tables(export):
    folder = export("tables", until="2024-06-30")
    assert pd.read_csv(folder / "articles.csv").empty
    assert len(pd.read_csv(export("tables", until="2024-07-01") / "articles.csv")) == 2


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "+86"),
        ("+86 10", "'+86 10"),
        ("-0.5", "-0.5"),
        ("-3%", "'-3%"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("－3", "－3"),
        ("", ""),
        (("a", "b"), "a; b"),
        (("=a",), "'=a"),
        (7, "7"),
    ],
)
def test_no_cell_is_a_formula(value, cell):
    assert _cell(value) == cell


@given(st.text())
def test_a_cell_that_looks_like_a_formula_is_a_number(value):
    cell = _cell(value)
    assert not cell.startswith(("=", "+", "-", "@")) or float(cell) is not None
