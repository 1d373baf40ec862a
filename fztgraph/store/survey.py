"""What a store holds: the generation in force and those that are kept, what is left over, and who is writing."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fztgraph.store.aside import kept_aside
from fztgraph.store.history import Kept, kept_generations
from fztgraph.store.layout import generation_dir, generation_numbers, report_file, unfinished_folders
from fztgraph.store.lock import current_writer
from fztgraph.store.snapshots import open_snapshot

#: What is counted of a generation.
COUNTS = ("articles", "entities", "claims", "observations", "quads")


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A generation that is kept, and the report of the run that built it, without ``run`` where that cannot be read.

    ``change`` is what its counts differ by from those of the generation before it that is kept.
    """

    generation: int
    published: dt.datetime
    run: dict[str, Any]
    change: dict[str, int]

    @property
    def counts(self) -> dict[str, int]:
        """How much it holds."""
        return _counts(self.run)

    def to_json(self) -> dict[str, Any]:
        """Return the record as values that JSON can write."""
        return {**dataclasses.asdict(self), "published": self.published.isoformat(timespec="seconds")}


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """The state of a store. ``later`` are whole generations that are not in force, ``leftovers`` what broke off.

    ``restores`` is the generation that a rollback went back to, else 0; ``writer`` says who holds the writer's place,
    None where nobody does. ``aside`` is the generation that the gate held back, else 0, for what ``findings`` say.
    """

    store: str
    generation: int
    published: dt.datetime | None
    version: str
    counts: dict[str, int]
    kept: tuple[int, ...]
    later: tuple[int, ...]
    leftovers: tuple[str, ...]
    writer: str | None
    roots: tuple[str, ...]
    restores: int
    aside: int
    findings: tuple[str, ...]
    run: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return the state as values that JSON can write."""
        published = self.published.isoformat(timespec="seconds") if self.published else None
        return {**dataclasses.asdict(self), "published": published}


def survey_store(store_dir: Path) -> StoreStatus:
    """Return the state of a store; raises StoreError where there is none, or where it does not open."""
    snapshot = open_snapshot(store_dir)
    kept = kept_generations(store_dir)
    aside = kept_aside(store_dir)
    manifest, totals = snapshot.manifest, snapshot.manifest.totals
    return StoreStatus(
        store=str(store_dir),
        generation=snapshot.generation,
        published=next((each.published for each in kept if each.generation == snapshot.generation), None),
        version=manifest.version,
        counts={"articles": len(manifest.articles), **dataclasses.asdict(totals)},
        kept=tuple(each.generation for each in kept),
        later=tuple(number for number in generation_numbers(store_dir) if number > snapshot.generation),
        leftovers=unfinished_folders(store_dir),
        writer=current_writer(store_dir),
        roots=manifest.roots,
        restores=manifest.restores,
        aside=aside.generation if aside else 0,
        findings=aside.findings if aside else (),
        run=read_run(store_dir, snapshot.generation),
    )


def list_history(store_dir: Path) -> tuple[KeptRecord, ...]:
    """Return the generations that are kept, oldest first; raises StoreError where there is no store."""
    kept = kept_generations(store_dir)
    if not kept:
        open_snapshot(store_dir)  # which says what is wrong
    return tuple(_records(store_dir, kept))


def read_run(store_dir: Path, number: int) -> dict[str, Any]:
    """Return the report of the run that built a generation, empty where there is none that can be read."""
    try:
        report = json.loads(report_file(generation_dir(store_dir, number)).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}


def _records(store_dir: Path, kept: tuple[Kept, ...]) -> Iterator[KeptRecord]:
    before: dict[str, int] = {}
    for each in kept:
        run = read_run(store_dir, each.generation)
        counts = _counts(run)
        change = {name: counts[name] - before[name] for name in COUNTS if name in counts and name in before}
        yield KeptRecord(each.generation, each.published, run, change)
        before = counts


def _counts(run: dict[str, Any]) -> dict[str, int]:
    return {name: run[name] for name in COUNTS if isinstance(run.get(name), int)}
