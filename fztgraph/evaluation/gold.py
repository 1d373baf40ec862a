"""Gold files: one JSON file an article, with the facts that the article states."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
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
    """The rule that read a fact, how sure it was, and from where in the article."""

    rule: str
    confidence: float
    evidence: tuple[int, int] | None = None


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
    """An observation; None is what is not stated. An extracted one has a reader, and ``raw``, the number as printed."""

    subject: str
    indicator: str
    value: float | None
    unit: str
    period: str | None
    change: float | None
    optional: bool = False
    reader: Reader | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All that is right about one article."""

    id: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[Link, ...] = ()
    dates: tuple[Link, ...] = ()
    observations: tuple[Figure, ...] = ()


def read_gold(folder: Path, only: Collection[str] = ("*",)) -> list[GoldArticle]:
    """Return the articles of the gold files in a folder and below it, in the order of their paths.

    ``only`` has patterns such as ``web-0*``, to choose articles by their ids.

    Raises:
        UsageError: the folder has no gold files, one of them is not of that form, or a pattern fits no article.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; give the folder of the gold files")
    articles = [_read_file(path) for path in sorted(folder.rglob("*.json"))]
    if not articles:
        raise UsageError(f"{folder}: has no gold files; give a folder with one JSON file an article")
    for pattern in only:
        if not any(fnmatchcase(article.id, pattern) for article in articles):
            known = f"{articles[0].id} to {articles[-1].id}"
            raise UsageError(f"{pattern}: no article of {folder} has such an id; there are {len(articles)}, {known}")
    return [article for article in articles if any(fnmatchcase(article.id, pattern) for pattern in only)]


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
        raw=record.get("raw") or "",
    )


def read_reader(record: Mapping[str, Any]) -> Reader | None:
    """Return what an extraction's record says of how a fact was read, None for gold."""
    if not record.get("rule"):
        return None
    evidence = record.get("evidence") or {}
    span = (int(evidence["start"]), int(evidence["end"])) if {"start", "end"} <= evidence.keys() else None
    return Reader(str(record["rule"]), float(record.get("confidence") or 0), span)


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
