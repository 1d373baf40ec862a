"""The answer of a query as rows of plain values."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import Literal

from fztgraph.queries import Results
from fztgraph.queries.formats import format_results
from fztgraph.research.frames import make_frame
from fztgraph.vocab import PREFIXES

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

_XSD = PREFIXES["xsd"]
_READERS: Mapping[str, Callable[[str], Any]] = {
    _XSD + "integer": int,
    _XSD + "decimal": Decimal,
    _XSD + "double": float,
    _XSD + "float": float,
    _XSD + "boolean": lambda text: text in {"true", "1"},
    _XSD + "date": dt.date.fromisoformat,
}


class Rows(Sequence[Row]):
    """The rows of an answer, each a dictionary by column: text, numbers and days; None where nothing is bound.

    An IRI is its text. ``notes`` say for which of several things a name was taken, and which terms of a query the graph
    never has. The answer of an ASK query is whether the rows are true; a CONSTRUCT query has the columns subject,
    predicate and object.
    """

    def __init__(self, results: Results, notes: tuple[str, ...] = ()) -> None:
        self.results = results
        self.notes = notes
        self.columns = results.variables
        self._rows = [dict(zip(self.columns, map(_value, row), strict=True)) for row in results.rows()]

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        return self.results.boolean

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        return format_results(self.results)

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame; decimals become floats. Raises UsageError where pandas is not installed."""
        return make_frame(({name: _number(value) for name, value in row.items()} for row in self._rows), self.columns)


def _value(term: object) -> Any:
    """Return a term as Python has it; as text where its form is not what its type promises."""
    if term is None:
        return None
    text = str(getattr(term, "value", term))
    if not isinstance(term, Literal) or term.language:
        return text
    try:
        return _READERS.get(term.datatype.value, str)(text)
    except (ValueError, ArithmeticError):
        return text


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value
