import datetime as dt
import json
import sys

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fztgraph.errors import UsageError
from fztgraph.exports.tables import TABLES


@pytest.fixture
def folder(export):
    return export("tables.parquet")


def test_there_is_a_file_for_each_table(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in ("about", *TABLES))


def test_columns_have_types(folder):
    schema = pq.read_schema(folder / "observations.parquet")
    assert schema.field("value").type == pa.float64()
    assert schema.field("period_start").type == pa.date32()
    assert schema.field("start").type == pa.int64()
    assert pq.read_schema(folder / "articles.parquet").field("themes").type == pa.list_(pa.string())


def test_pandas_reads_numbers_days_and_chinese(folder):
    row = pd.read_parquet(folder / "observations.parquet").iloc[0]
    assert (row["value"], row["as_printed"], row["indicator"]) == (-0.03, "-3%", "运费")
    assert (row["period_start"], row["period_end"]) == (dt.date(2024, 1, 1), dt.date(2024, 5, 31))


def test_what_is_empty_is_missing(folder):
    rows = pq.read_table(folder / "relations.parquet").to_pylist()
    background = next(row for row in rows if row["predicate"] == "partOf")
    assert (background["evidence"], background["confidence"]) == (None, None)


def test_each_file_says_what_it_is(folder):
    for path in folder.iterdir():
        about = json.loads(pq.read_schema(path).metadata[b"fztgraph"])
        assert (about["generation"], about["licence"]) == ("1", "https://www.apache.org/licenses/LICENSE-2.0")


def test_an_empty_part_keeps_its_columns(export):
    table = pq.read_table(export("none.parquet", since="2030") / "relations.parquet")
    assert (table.num_rows, table.column_names[0]) == (0, "subject")


def test_the_same_graph_gives_the_same_bytes(export):
    one, two = export("one.parquet"), export("two.parquet")
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in two.iterdir()
    }


def test_without_pyarrow_the_message_says_what_to_install(export, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'fztgraph\[research\]'"):
        export("tables.parquet")
