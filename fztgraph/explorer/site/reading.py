"""Read a generation once for both languages, and note which things a page was made from."""

import re

from fztgraph.explorer.source import Row, Source
from fztgraph.iris import ID

#: How many answers are kept for the next pages.
_KEPT = 100
_THINGS = re.compile(f"<({re.escape(ID)}[^>]*)>")


class NotingSource:
    """A source that keeps its answers for a while, and notes the IRIs in questions and answers."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._kept: dict[str, list[Row]] = {}
        self._noted: set[str] = set()

    def begin(self) -> None:
        """Note from here on; forget the answers where there are many."""
        self._noted.clear()
        if len(self._kept) > _KEPT:
            self._kept.clear()

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query."""
        rows = self._kept.get(query)
        if rows is None:
            rows = self._kept[query] = self._source.select(query)
        self._note(query, rows)
        return rows

    def noted(self) -> set[str]:
        """Return the IRIs of this graph that were asked for or answered."""
        return self._noted

    def _note(self, query: str, rows: list[Row]) -> None:
        self._noted.update(_THINGS.findall(query))
        self._noted.update(cell.value for row in rows for cell in row.values() if cell.kind == "uri")
