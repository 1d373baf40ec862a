"""What a researcher handles: things, articles, and facts and figures with the sentences that say them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from fztgraph.research.frames import make_frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Article:
    """An article; ``date`` is that of its newsletter issue where it has none of its own, ``url`` where it came from."""

    id: str
    title: str
    date: dt.date | None
    issue: str
    issue_number: int | None
    number: int | None
    section: str
    publisher: str
    themes: tuple[str, ...]
    file: str
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as it stands in its article, from ``start`` up to ``end``, and how it was read."""

    id: str
    quote: str
    article: Article
    start: int
    end: int
    rule: str
    confidence: float


class _Said:
    """What sentences say."""

    __slots__ = ()
    evidence: tuple[Evidence, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that say so, each once."""
        return tuple(dict.fromkeys(each.article for each in self.evidence))

    @property
    def first_date(self) -> dt.date | None:
        """The date of the first article that says so."""
        return min((each.article.date for each in self.evidence if each.article.date), default=None)

    @property
    def last_date(self) -> dt.date | None:
        """The date of the last article that says so."""
        return max((each.article.date for each in self.evidence if each.article.date), default=None)

    @property
    def confidence(self) -> float:
        """The confidence of the surest sentence; 1 for what the reference lists say."""
        return max((each.confidence for each in self.evidence), default=1.0)


@dataclass(frozen=True, slots=True)
class Fact(_Said):
    """A relation between two things, or a date of a thing; what the reference lists say has no evidence.

    ``object`` is an IRI, or a date as ISO 8601 has it; ``object_name`` is then the same.
    """

    subject: str
    subject_name: str
    predicate: str
    object: str
    object_name: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure(_Said):
    """A figure: ``value`` in its base unit, ``as_printed`` as the article has it, ``change`` as a fraction."""

    id: str
    about: str
    about_name: str
    indicator: str
    value: Decimal
    unit: str
    as_printed: str
    period: str
    period_start: dt.date | None
    period_end: dt.date | None
    change: Decimal | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with all that is said of it. ``type`` is the narrowest of its ``classes``; ``labels`` are by language.

    ``others`` are the names and IRIs of other things that go by the name that was asked for.
    """

    id: str
    name: str
    name_en: str
    type: str
    classes: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences behind its facts and figures, each once."""
        said: tuple[Fact | Figure, ...] = (*self.facts, *self.figures)
        return tuple(dict.fromkeys(each for record in said for each in record.evidence))


Record = TypeVar("Record")


class Records(Sequence[Record], Generic[Record]):
    """A list that cannot be changed, and that pandas takes."""

    def __init__(self, items: Sequence[Record], columns: Mapping[str, Callable[[Record], Any]]) -> None:
        self._items = tuple(items)
        self._columns = columns

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...

    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        return self._items[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} records: {', '.join(self._columns)}>"

    def to_pandas(self) -> "pd.DataFrame":
        """Return a data frame with one row a record; raises UsageError where pandas is not installed."""
        rows = ({name: read(item) for name, read in self._columns.items()} for item in self._items)
        return make_frame(rows, list(self._columns))
