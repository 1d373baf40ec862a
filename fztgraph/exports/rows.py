"""The rows of tables: articles, things, statements and figures, as plain text and numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article; ``issue`` is the title of its newsletter issue, ``date`` that of the issue where it has none."""

    id: str
    title: str
    date: str
    issue: str
    number: str
    section: str
    themes: tuple[str, ...]
    file: str
    url: str
    publisher: str = ""
    issue_id: str = ""
    issue_number: str = ""
    theme_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A thing that articles speak of, or that the background puts one of those into. ``type`` is a local name."""

    id: str
    name: str
    name_en: str
    type: str
    label: str
    other_names: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence behind a statement, and where it stands; all empty for what the background says."""

    quote: str = ""
    article: str = ""
    start: str = ""
    end: str = ""
    rule: str = ""
    confidence: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A relation or a date with one piece of evidence. ``object`` is an IRI or an ISO date."""

    claim: str
    subject: str
    predicate: str
    object: str
    source: Source


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """A figure with its evidence; numbers and periods as the graph has them."""

    id: str
    about: str
    indicator: str
    value: str
    unit: str
    raw: str
    period: str
    change: str
    source: Source
    period_start: str = ""
    period_end: str = ""
