"""Hits and misses, counted by row, and the mistakes behind them."""

from collections import defaultdict
from dataclasses import dataclass, field

from fztgraph.evaluation.context import Mark
from fztgraph.evaluation.gold import Reader

ENTITIES = "entities"
ANY_LABEL = "entities, any label"
RELATIONS = "relations"
DATES = "dates"
OBSERVATIONS = "observations"
VALUE_AND_UNIT = "observations, value and unit"
#: Relations, dates and observations together.
FACTS = "facts"


@dataclass(slots=True)
class Score:
    """What was found and is right, what was found and is wrong, and what was not found."""

    hit: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 0 where nothing was found."""
        return _ratio(self.hit, self.hit + self.spurious)

    @property
    def recall(self) -> float:
        """The part of what is right that was found; 0 where nothing was to be found."""
        return _ratio(self.hit, self.hit + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in an article, such as a ``spurious entity``, and what it is.

    ``row`` is the label's or the predicate's, ``reader`` what read it, if it was read. ``near`` says what comes close
    to it on the other side, ``marks`` what to look for to find it in the article, ``context`` the sentence.
    """

    article: str
    kind: str
    what: str
    row: str = ""
    reader: Reader | None = None
    near: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    context: str = ""


@dataclass(slots=True)
class Tally:
    """Of the facts that one rule read, or that were one degree sure: how many gold requires, allows, and has not."""

    required: int = 0
    allowed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The part that gold has, as required or as optional."""
        return _ratio(self.required + self.allowed, self.required + self.allowed + self.wrong)


@dataclass(slots=True)
class Ledger:
    """The counts of all rows so far. Rows that never count anything do not appear.

    ``predicates`` has the rows of single predicates, such as ``relation partOf`` and ``date openedOn``.
    """

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    predicates: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    mistakes: list[Mistake] = field(default_factory=list)
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    degrees: dict[float, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def hit(self, *rows: str, predicate: str = "") -> None:
        """Count something found that is right, in its rows and in that of its predicate."""
        for score in self._of(rows, predicate):
            score.hit += 1

    def spurious(self, *rows: str, predicate: str = "") -> None:
        """Count something found that is wrong, in its rows and in that of its predicate."""
        for score in self._of(rows, predicate):
            score.spurious += 1

    def missed(self, *rows: str, predicate: str = "") -> None:
        """Count something right that was not found, in its rows and in that of its predicate."""
        for score in self._of(rows, predicate):
            score.missed += 1

    def _of(self, rows: tuple[str, ...], predicate: str) -> list[Score]:
        scores = [self.scores[row] for row in rows]
        return [*scores, self.predicates[predicate]] if predicate else scores

    def judge(self, reader: Reader | None, *, required: bool | None) -> None:
        """Count a fact for the rule that read it; ``required`` is None for one that gold has not."""
        if reader is None:
            return
        degree = min(int(reader.confidence * 10 + 1e-9), 9) / 10
        for tally in (self.rules[reader.rule], self.degrees[degree]):
            tally.required += required is True
            tally.allowed += required is False
            tally.wrong += required is None

    def note(self, mistake: Mistake) -> None:
        """Keep a mistake for the list."""
        self.mistakes.append(mistake)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
