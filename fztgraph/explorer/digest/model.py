"""What a digest tells, as frozen values."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fztgraph.explorer.facts import Sentence
from fztgraph.explorer.names import Named
from fztgraph.store.history import Kept


@dataclass(frozen=True, slots=True)
class Basis:
    """What new and gone were told by.

    ``present`` is the generation read, ``base`` the one that it is compared with: the last from before the date, or,
    where ``partial``, the oldest that is kept; None where no other is kept, or where the graph is as it was before the
    date, which is ``still``. ``undated`` counts articles without a date,
    ``read_anew`` those of which only the reading changed.
    """

    present: Kept
    base: Kept | None = None
    partial: bool = False
    still: bool = False
    undated: int = 0
    read_anew: int = 0

    @property
    def is_known(self) -> bool:
        """Whether it is known what changed and what was withdrawn, all of it or some."""
        return self.still or self.base is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A relation, a date or a figure: ``what`` in words, then the other thing, or a value with its period.

    ``late`` says that the article is older than the date and came in since, ``printed`` that ``what`` is in its words,
    ``raw`` that ``value`` is too.
    """

    what: str
    object: Named | None = None
    value: str = ""
    period: str = ""
    late: bool = False
    printed: bool = False
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one thing, with the sentences that say so."""

    subject: Named
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...] = ()
    is_new: bool = False

    @property
    def late(self) -> bool:
        """Whether all of it is from articles that are older than the date."""
        return all(line.late for line in self.lines)


@dataclass(frozen=True, slots=True)
class Theme:
    """The entries of a theme; a nameless one holds what has none."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What concerns a zone; None for what concerns no one zone."""

    zone: Named | None
    themes: tuple[Theme, ...]

    @property
    def facts(self) -> int:
        """How many facts the section has."""
        return sum(len(entry.lines) for theme in self.themes for entry in theme.entries)


@dataclass(frozen=True, slots=True)
class Revised:
    """A date or figure with its values before and after."""

    subject: Named
    what: str
    before: str
    after: str
    period: str = ""
    sentences: tuple[Sentence, ...] = ()
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """Two entries that became one, or one that was taken apart again, by their names."""

    before: str
    after: str
    iri: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article; ``url`` is where it was published."""

    iri: str
    title: str
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new, changed and withdrawn since a date, of one zone or of all. ``unlisted`` facts are only counted.

    ``urls`` say where articles were published, by IRI.
    """

    since: dt.date
    lang: str
    basis: Basis
    zone: Named | None = None
    sections: tuple[Section, ...] = ()
    unlisted: int = 0
    revised: tuple[Revised, ...] = ()
    withdrawn: tuple[Section, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    articles: tuple[Source, ...] = ()
    unlisted_articles: int = 0
    withdrawn_articles: tuple[Source, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)

    @property
    def new_facts(self) -> int:
        """How many facts are new, those that are only counted among them."""
        return sum(section.facts for section in self.sections) + self.unlisted

    @property
    def withdrawn_facts(self) -> int:
        """How many facts are gone."""
        return sum(section.facts for section in self.withdrawn)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.new_facts or self.revised or self.withdrawn or self.renamed or self.withdrawn_articles)

    def sentences(self) -> Iterator[Sentence]:
        """Yield all sentences quoted."""
        for section in (*self.sections, *self.withdrawn):
            for theme in section.themes:
                for entry in theme.entries:
                    yield from entry.sentences
        for revised in self.revised:
            yield from revised.sentences
