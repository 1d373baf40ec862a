"""What a page shows, as frozen values: things, the facts about them, and where each fact is said.

Positions in tuples are the references: a fact names its ends by their place in ``Picture.things``, and so on.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["relation", "date", "figure"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the ontology in both languages of the page; ``key`` tells a theme from others."""

    zh: str
    en: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing. ``kind`` is one of the nine main classes, ``type`` its own class, both by local name.

    ``pinyin`` stands in for an English name that is not known; ``spelt`` is its name for searches, in pinyin and by the
    initials. ``articles`` are the latest that mention it, ``article_count`` counts all. ``near`` counts the things it
    is joined to, whether on the page or not.
    """

    iri: str
    name: str
    kind: str
    type: str
    name_en: str | None = None
    pinyin: str | None = None
    spelt: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    themes: tuple[Term, ...] = ()
    near: int = 0
    articles: tuple[int, ...] = ()
    article_count: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """The newsletter issue of an article; ``note`` is a remark such as that its text is a sample."""

    title: str
    number: str | None = None
    date: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article that mentions a thing or says a fact; ``issue`` is a place in ``Picture.issues``."""

    iri: str
    title: str
    date: str | None = None
    issue: int | None = None
    number: str | None = None
    section: str | None = None
    publisher: str | None = None
    url: str | None = None
    themes: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article as it is read, or the part of it around a quote."""

    article: int
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One place where a fact is said: a half-open span of a passage, in characters."""

    passage: int
    start: int
    end: int
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation, a date or a figure of a thing.

    ``predicate`` is a local name, but for a figure that an article gives, the indicator in its words. ``object`` is
    the other end of a relation; ``value`` the date (ISO 8601, intervals with a slash) or the figure as printed. A fact
    without proofs is background knowledge; ``proof_count`` counts those left out too.
    """

    kind: Kind
    subject: int
    predicate: str
    object: int | None = None
    value: str | None = None
    amount: str | None = None
    unit: str | None = None
    period: str | None = None
    change: str | None = None
    proofs: tuple[Proof, ...] = ()
    proof_count: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a page shows. ``hidden`` counts the things in scope that it leaves out.

    ``focus`` is the thing that was asked for, ``others`` the further things that go by the name it was asked by;
    ``since`` and ``theme`` are what its articles were chosen by.
    """

    things: tuple[Thing, ...] = ()
    facts: tuple[Fact, ...] = ()
    articles: tuple[Article, ...] = ()
    issues: tuple[Issue, ...] = ()
    passages: tuple[Passage, ...] = ()
    terms: tuple[tuple[str, Term], ...] = ()
    focus: int | None = None
    hops: int | None = None
    since: str | None = None
    theme: Term | None = None
    hidden: int = 0
    others: tuple[str, ...] = ()
