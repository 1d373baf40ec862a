"""Gold files: one JSON file an article, with the facts that the article states."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fztgraph.errors import UsageError
from fztgraph.iris import normalise_name


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity by its key in the file, with every form under which the article names it."""

    key: str
    label: str
    names: tuple[str, ...]
    optional: bool

    @property
    def forms(self) -> frozenset[str]:
        """The normalised names."""
        return frozenset(normalise_name(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Reader:
    """The rule that read a fact, and how sure it was."""

    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another entity, or a date; ``target`` is a key or an ISO date. An extracted one has a reader."""

    subject: str
    predicate: str
    target: str
    optional: bool = False
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation; None is what is not stated. An extracted one has a reader."""

    subject: str
    indicator: str
    value: float | None
    unit: str
    period: str | None
    change: float | None
    optional: bool = False
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All that is right about one article."""

    id: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[Link, ...] = ()
    dates: tuple[Link, ...] = ()
    observations: tuple[Figure, ...] = ()


def read_gold(folder: Path) -> list[GoldArticle]:
    """Return the articles of all gold files in a folder and below it, in the order of their paths.

    Raises:
        UsageError: the folder has no gold files, or one of them is not of that form.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; give the folder of the gold files")
    articles = [_read_file(path) for path in sorted(folder.rglob("*.json"))]
    if not articles:
        raise UsageError(f"{folder}: has no gold files; give a folder with one JSON file an article")
    return articles


def read_figure(record: Mapping[str, Any]) -> Figure:
    """Return an observation of a gold file or of an extraction's record."""
    return Figure(
        subject=record.get("subject") or "",
        indicator=record.get("indicator") or "",
        value=record.get("value"),
        unit=str(record.get("unit")),
        period=record.get("period"),
        change=record.get("change"),
        optional=bool(record.get("optional")),
        reader=read_reader(record),
    )


def read_reader(record: Mapping[str, Any]) -> Reader | None:
    """Return what an extraction's record says of how a fact was read, None for gold."""
    return Reader(str(record["rule"]), float(record.get("confidence") or 0)) if record.get("rule") else None


def _read_file(path: Path) -> GoldArticle:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as JSON ({error}); correct it or remove it") from error
    try:
        return _gold_article(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: does not have the form of a gold file; correct it or remove it") from error


def _gold_article(record: dict[str, Any]) -> GoldArticle:
    return GoldArticle(
        id=record["id"],
        entities=tuple(
            GoldEntity(entity["key"], entity["label"], tuple(entity["names"]), bool(entity.get("optional")))
            for entity in record["entities"]
        ),
        relations=tuple(_link(fact) for fact in record.get("relations", ())),
        dates=tuple(_link(fact) for fact in record.get("dates", ())),
        observations=tuple(read_figure(figure) for figure in record.get("observations", ())),
    )


def _link(fact: list[str]) -> Link:
    subject, predicate, target, *remarks = fact
    return Link(subject, predicate, target, "optional" in remarks)
