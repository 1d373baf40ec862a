"""Rows are counted in the bytes of each form, wherever these are cut, and whatever the values say."""

import gc
from collections.abc import Iterator

import pytest
from pyoxigraph import QueryResultsFormat, Store

from fztgraph.web.bounded import ROW_COUNTERS, BoundedFile, CsvCounter, UnansweredError
from fztgraph.web.limits import Limits


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Drop unread answers in the thread that asked, as pyoxigraph wants; a server of another test is another thread."""
    yield
    gc.collect()


FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
VALUES = r""""a}},{" "{\"" "\"}},{\"x" "<result>" "line\nbreak" "say \"\"\n\"" "," "\"bindings\":[{\"x" "" """
QUERY = f"SELECT ?a ?b {{ VALUES ?a {{ {VALUES} }} OPTIONAL {{ VALUES ?b {{ {VALUES} }} FILTER(STRLEN(?a) > 1) }} }}"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_rows_are_counted(form: str, size: int) -> None:
    expected = len(list(Store().query(QUERY)))
    body = Store().query(QUERY).serialize(None, FORMATS[form])
    file = BoundedFile(Limits(), ROW_COUNTERS[form]())
    for start in range(0, len(body), size):
        file.write(body[start : start + size])
    assert (file.rows, file.getvalue()) == (expected, body)


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows(form: str) -> None:
    file = BoundedFile(Limits(), ROW_COUNTERS[form]())
    Store().query("SELECT ?a { VALUES ?a {} }").serialize(file, FORMATS[form])
    assert file.rows == 0


@pytest.mark.parametrize("form", FORMATS)
def test_the_writer_is_stopped_at_the_limit_of_rows(form: str) -> None:
    def write(rows: int) -> int:
        file = BoundedFile(Limits(rows=rows), ROW_COUNTERS[form]())
        Store().query("SELECT ?a { VALUES ?a { 1 2 3 } }").serialize(file, FORMATS[form])
        return file.rows

    assert write(3) == 3
    with pytest.raises(UnansweredError, match="more than 2 rows"):
        write(2)


def test_the_writer_is_stopped_at_the_limit_of_bytes() -> None:
    file = BoundedFile(Limits(bytes=10))
    file.write(b"0123456789")
    with pytest.raises(UnansweredError, match="larger than 10 bytes"):
        file.write(b"x")


def test_a_csv_header_may_have_a_line_break_between_chunks() -> None:
    counter = CsvCounter()
    assert [counter.count(chunk) for chunk in (b"a,b\r", b"\n", b'"x\n', b'y""\n"\n', b"z")] == [0, 0, 0, 1, 1]
