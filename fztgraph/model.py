"""The values that stages hand to one another: frozen, typed, comparable.

All offsets are half-open and count characters. Between ``mentions`` and ``claims`` they count characters of
the reading (``reading.Reading.text``); in an ``Extraction`` they count characters of ``Article.text``.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from fztgraph.iris import Iri


class Label(StrEnum):
    """The nine kinds of named things; the values are those of the extraction output."""

    ZONE = "ZONE"
    PORT = "PORT"
    AGENCY = "AGENCY"
    COMPANY = "COMPANY"
    ORGANIZATION = "ORGANIZATION"
    POLICY = "POLICY"
    INITIATIVE = "INITIATIVE"
    PLACE = "PLACE"
    PERSON = "PERSON"

    @property
    def kind(self) -> str:
        """The KIND segment of an entity's IRI."""
        return self.value.lower()


class Form(StrEnum):
    """How a mention refers: by a name, by a shortened name, or by a generic phrase (该公司, 本市)."""

    NAME = "name"
    SHORT = "short"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Issue:
    """A newsletter issue; ``note`` is a remark under the masthead, such as that the text is a sample."""

    iri: Iri
    title: str
    source: str
    number: int | None = None
    date: dt.date | None = None
    publisher: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, the unit of work. ``text`` is exactly as read, headings and line breaks included.

    ``source`` is the file's name; ``number`` is the article's place in its issue, None for a file that is one article.
    """

    iri: Iri
    source: str
    title: str
    text: str
    number: int | None = None
    section: str | None = None
    date: dt.date | None = None
    issue: Issue | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str = "zh"
    markdown: bool = True


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or period as the text gives it, resolved.

    ``value`` is ISO 8601: ``2024``, ``2023-09``, ``2024-06-16`` or an interval ``2024-01/2024-05``.
    ``stated`` is False where the year was filled in from the article's date or from an earlier date.
    """

    start: int
    end: int
    text: str
    value: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: 96.2亿元 is 9620000000 CNY; percentages are ratios, of unit ``1``."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an entity is spoken of."""

    start: int
    end: int
    text: str
    form: Form = Form.NAME


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of an article. ``type`` is its most specific class; ``listed`` says that the gazetteer has it."""

    iri: Iri
    label: Label
    type: Iri
    name: str
    mentions: tuple[Mention, ...] = ()
    listed: bool = False

    def __hash__(self) -> int:
        """Return the hash of the IRI: that of all mentions takes as long as there are mentions."""
        return hash(self.iri)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is said: the span of the article that says it, by which rule it was read, and how sure that is."""

    start: int
    end: int
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities; ``predicate`` is a local name of the vocabulary (``routeTo``)."""

    subject: Iri
    predicate: str
    object: Iri
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A date of an entity; ``predicate`` is a local name (``openedOn``), ``value`` as in ``DateSpan``."""

    subject: Iri
    predicate: str
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure about an entity. ``raw`` is the figure as printed; ``change`` is year on year, as a ratio."""

    subject: Iri
    indicator: str
    value: Decimal
    unit: str
    raw: str
    evidence: Evidence
    period: str | None = None
    change: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article; offsets lead into ``article.text``.

    ``themes`` are ids of the themes that it treats, ``entity_themes`` those of its initiatives that have some.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    observations: tuple[Observation, ...] = ()
    themes: tuple[str, ...] = field(default=())
    entity_themes: tuple[tuple[Iri, tuple[str, ...]], ...] = ()
