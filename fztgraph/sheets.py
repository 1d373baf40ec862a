"""The rows of the CSV files of knowledge, with the line of each, for errors that say where."""

import csv
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from fztgraph.errors import OntologyError

#: The cells of a row by their column.
Row: TypeAlias = dict[str, str]


def read_rows(path: Path, *, required: Collection[str], optional: Collection[str] = ()) -> Iterator[tuple[str, Row]]:
    """Yield file and line, and the row that stands there; the columns may stand in any order.

    Raises OntologyError, naming file and line, for a file that is not CSV in UTF-8, a column that is missing, unknown
    or there twice, and a row of more or fewer cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_header(path.name, reader.fieldnames or (), required, optional)
            for row in reader:
                where = f"{path.name}:{reader.line_num}"
                if None in row or None in row.values():
                    raise OntologyError(f"{where}: the row has not as many cells as the header; add or remove commas")
                yield where, row
    except (OSError, ValueError, csv.Error) as error:
        raise OntologyError(f"{path.name}: cannot be read ({error}); restore the file as UTF-8") from error


def _check_header(file: str, header: Sequence[str], required: Collection[str], optional: Collection[str]) -> None:
    known = [*required, *(name for name in optional if name not in required)]
    for name in header:
        if name not in known:
            raise OntologyError(f"{file}:1: unknown column {name!r}; known are {', '.join(known)}")
        if header.count(name) > 1:
            raise OntologyError(f"{file}:1: the column {name} is there twice; remove one")
    missing = [name for name in required if name not in header]
    if missing:
        raise OntologyError(f"{file}:1: no column {missing[0]!r}; add it")
