"""What changed between two generations, as frozen values."""

from dataclasses import dataclass, field
from decimal import Decimal

from fztgraph.iris import Iri


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A relation or a date that articles claim. ``predicate`` is a local name, ``value`` an IRI or a date."""

    subject: str
    predicate: str
    value: str
    is_date: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A figure that articles give; ``value`` is in the base unit. Figures without a period have an empty one."""

    about: str
    indicator: str
    period: str
    unit: str
    value: Decimal


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """A date, or a figure, of which other values are stated than before.

    ``name`` is the local name of the date, or the indicator; ``period`` and ``unit`` are those of a figure.
    """

    subject: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    period: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """A thing of articles that both generations have, under another IRI than before: merged, or apart again."""

    before: str
    after: str
    before_name: str
    after_name: str


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """The articles that only the later generation has, that only the earlier has, whose text changed, or its reading.

    An article that was read anew has the text that it had: what reads it changed, which may change its facts.
    """

    added: tuple[Iri, ...] = ()
    removed: tuple[Iri, ...] = ()
    changed: tuple[Iri, ...] = ()
    read_anew: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two generations; all in order.

    A revision stands in place of the values that were added and removed. Things are those that articles mention.
    """

    before: int
    after: int
    articles: ArticleChanges = field(default_factory=ArticleChanges)
    statements_added: tuple[Statement, ...] = ()
    statements_removed: tuple[Statement, ...] = ()
    figures_added: tuple[Figure, ...] = ()
    figures_removed: tuple[Figure, ...] = ()
    revisions: tuple[Revision, ...] = ()
    things_added: tuple[str, ...] = ()
    things_removed: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that readers would see."""
        changes = (self.statements_added, self.statements_removed, self.figures_added, self.figures_removed)
        articles = (self.articles.added, self.articles.removed, self.articles.changed)
        return not any((*changes, *articles, self.revisions, self.things_added, self.things_removed, self.moves))
