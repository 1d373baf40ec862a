"""What was extracted from one article, as far as it is compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fztgraph.evaluation.gold import Figure, Link, read_figure, read_reader
from fztgraph.iris import normalise_name


@dataclass(frozen=True, slots=True)
class PredictedEntity:
    """An entity with the normalised forms of its name and of all its mentions."""

    id: str
    label: str
    name: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prediction:
    """All that was extracted from one article; subjects and objects are ids of entities."""

    entities: tuple[PredictedEntity, ...] = ()
    relations: tuple[Link, ...] = ()
    dates: tuple[Link, ...] = ()
    observations: tuple[Figure, ...] = ()


def read_prediction(record: Mapping[str, Any]) -> Prediction:
    """Return the prediction that an extraction's record is."""
    return Prediction(
        entities=tuple(_entity(entity) for entity in record.get("entities", ())),
        relations=tuple(_link(fact, "object") for fact in record.get("relations", ())),
        dates=tuple(_link(fact, "value") for fact in record.get("dates", ())),
        observations=tuple(read_figure(figure) for figure in record.get("observations", ())),
    )


def _entity(record: Mapping[str, Any]) -> PredictedEntity:
    name = record.get("name") or ""
    forms = (name, *(mention["text"] for mention in record.get("mentions", ())))
    return PredictedEntity(record["id"], record["label"], name, frozenset(normalise_name(form) for form in forms))


def _link(record: Mapping[str, Any], target: str) -> Link:
    return Link(record["subject"], record["predicate"], record[target], reader=read_reader(record))
