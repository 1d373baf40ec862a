"""The tables as Parquet, for pandas, Polars, DuckDB, R and Spark; pyarrow is an extra, ``fztgraph[research]``."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fztgraph.errors import UsageError
from fztgraph.exports.contents import Contents
from fztgraph.exports.tables import Row, columns, tables

_READERS: dict[str, Callable[[Any], object]] = {
    "text": str,
    "texts": list,
    "integer": int,
    "number": float,
    "day": dt.date.fromisoformat,
}


def write_parquet(contents: Contents, folder: Path) -> Mapping[str, int]:
    """Write each table to a Parquet file of an existing folder; what describes the export is in each file's schema.

    Raises UsageError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow, which is not installed; pip install 'fztgraph[research]'") from error
    types = {"texts": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}
    about = {"fztgraph": json.dumps(contents.about.entries(), ensure_ascii=False)}
    counts = {}
    for name, rows in tables(contents):
        fields = [pa.field(column, types.get(kind, pa.string())) for column, kind in columns(name).items()]
        table = pa.table(_cells(rows, columns(name)), schema=pa.schema(fields, metadata=about))
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
        counts[name] = len(rows)
    return counts


def _cells(rows: list[Row], kinds: Mapping[str, str]) -> dict[str, list[object]]:
    """Return the values of each column; what is empty is missing."""
    return {
        name: [_READERS[kind](row[place]) if row[place] != "" else None for row in rows]
        for place, (name, kind) in enumerate(kinds.items())
    }
