"""What a refresh did, for people and for programs; each generation keeps that of the run that built it."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Protocol


class Report(Protocol):
    """What a generation keeps of the run that built it."""

    def to_json(self) -> dict[str, Any]:
        """Return the report as values that JSON can write."""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did. The first counts are of the generation in force, ``new`` to ``failed`` of this run.

    ``removed`` counts graphs taken away, ``failed`` the lines of ``problems``, which say what was left out and why;
    ``notes`` say what else is good to know. ``generation`` is 0 where there is none. ``aside`` is the generation that
    the gate held back, 0 for none, and ``held`` says why, a line each.
    """

    store: str
    generation: int = 0
    published: bool = False
    articles: int = 0
    entities: int = 0
    claims: int = 0
    observations: int = 0
    quads: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    removed: int = 0
    failed: int = 0
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    aside: int = 0
    held: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """The exit status: 0 all done, 1 all failed or held back and nothing changed, 3 some left out."""
        if self.aside:
            return 1
        if not self.problems:
            return 0
        return 3 if self.new or self.changed or self.unchanged else 1

    def to_json(self) -> dict[str, Any]:
        """Return the report as values that JSON can write."""
        return {**dataclasses.asdict(self), "status": self.status}


@dataclass(frozen=True, slots=True)
class RollbackReport:
    """What a rollback did: ``generation`` is in force in place of ``replaced``, with the content of ``restores``.

    ``replaced`` is 0 where nothing said which generation was in force.
    """

    store: str
    generation: int
    restores: int
    replaced: int
    articles: int = 0
    entities: int = 0
    claims: int = 0
    observations: int = 0
    quads: int = 0
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the report as values that JSON can write."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was written to a file, or taken from it; ``backed_up`` is the number that the generation had there.

    ``generation`` is its number in the store.
    """

    store: str
    file: str
    generation: int
    backed_up: int
    articles: int
    entities: int
    claims: int
    observations: int
    quads: int
    bytes: int
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """Return the report as values that JSON can write."""
        return dataclasses.asdict(self)
