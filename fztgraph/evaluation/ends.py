"""The things that an article's facts are about, gold and extracted ones alike, as a mistake names them."""

from collections.abc import Iterable

from fztgraph.evaluation.context import Mark
from fztgraph.evaluation.gold import GoldArticle
from fztgraph.evaluation.matching import Alignment
from fztgraph.evaluation.prediction import Prediction


class Ends:
    """Names and marks by what stands for a thing in a fact: a gold key, or an extracted entity's id after a ``?``."""

    def __init__(self, article: GoldArticle, prediction: Prediction, alignment: Alignment) -> None:
        self.article = article.id
        self._marks = {key: Mark(e.label, tuple(sorted(e.forms))) for e in prediction.entities for key in ("?" + e.id,)}
        self._marks |= {entity.key: Mark(entity.label, entity.names) for entity in article.entities}
        self._names = {"?" + entity.id: entity.name for entity in prediction.entities}
        self._names |= {entity.key: entity.names[0] for entity in article.entities}
        self._read = set(alignment.loose.values()) | {alignment.key(key) for key in alignment.loose.values()}
        self._gold = {entity.key for entity in article.entities}

    def name(self, end: str) -> str:
        """Return the name of an end; an end without one is told as it is."""
        return self._names.get(end, end)

    def marks(self, *ends: object) -> tuple[Mark, ...]:
        """Return what to look for to find ends in the article."""
        return tuple(self._marks[end] for end in dict.fromkeys(ends) if isinstance(end, str) and end in self._marks)

    def unread(self, *ends: object) -> Iterable[str]:
        """Yield, for each gold end that no extracted entity stands for, that it was not read."""
        for end in dict.fromkeys(ends):
            if isinstance(end, str) and end in self._gold - self._read:
                yield f"not among the entities: {self.name(end)}"
