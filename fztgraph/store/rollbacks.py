"""Going back: an earlier generation is published once more under a number of its own.

So no number ever names two contents, the history stays a line that tells what happened, and the next refresh goes on
from the manifest of what is in force, as after any other generation. The database is linked, not copied.
"""

import time
from dataclasses import replace
from pathlib import Path

from fztgraph.errors import StoreError, UsageError
from fztgraph.store.builds import Writer
from fztgraph.store.history import kept_generations
from fztgraph.store.layout import generation_numbers, read_current
from fztgraph.store.lock import writer_lock
from fztgraph.store.reports import RollbackReport
from fztgraph.store.snapshots import Snapshot, open_snapshot


def roll_back(store_dir: Path, *, to: int | None = None, keep: int, keep_days: int = 0) -> RollbackReport:
    """Put an earlier generation in force again: the one that is named, else the one before the present.

    After a rollback the one before is that before the generation which was gone back to, so that repeating goes
    further back. A present generation that is damaged is no obstacle. Raises StoreError or UsageError, and changes
    nothing, where there is none to go back to.
    """
    started = time.monotonic()
    if not generation_numbers(store_dir):
        open_snapshot(store_dir)  # which says what is wrong
    with writer_lock(store_dir):
        present, kept = _find_kept(store_dir)
        target = open_snapshot(store_dir, _choose(store_dir, present, kept, to))
        origin = target.manifest.restores or target.generation
        with Writer(store_dir, target, target).begin() as build:
            totals = target.manifest.totals
            report = RollbackReport(
                store=str(store_dir),
                generation=build.number,
                restores=origin,
                replaced=present or 0,
                articles=len(target.manifest.articles),
                entities=totals.entities,
                claims=totals.claims,
                observations=totals.observations,
                quads=totals.quads,
                seconds=round(time.monotonic() - started, 3),
            )
            manifest = replace(target.manifest, restores=origin)
            build.publish(manifest, report=report, keep=keep, keep_days=keep_days)
    return report


def _find_kept(store_dir: Path) -> tuple[int | None, tuple[int, ...]]:
    """Return the present generation, None where nothing says which it is, and those that were in force."""
    try:
        present = read_current(store_dir)
    except StoreError:
        present = None
    if present is None:
        return None, generation_numbers(store_dir)
    return present, tuple(each.generation for each in kept_generations(store_dir))


def _choose(store_dir: Path, present: int | None, kept: tuple[int, ...], to: int | None) -> int:
    if to is None:
        return _previous(store_dir, present, kept)
    if to == present:
        raise UsageError(f"{store_dir}: generation {to} is in force already; name an earlier one")
    if present is not None and to > present and to in generation_numbers(store_dir):
        raise UsageError(f"{store_dir}: generation {to} is later than {present}, which is in force; run a refresh")
    return to


def _previous(store_dir: Path, present: int | None, kept: tuple[int, ...]) -> int:
    earlier = [number for number in kept if present is None or number < _origin(store_dir, present)]
    if not earlier:
        raise UsageError(f"{store_dir}: no earlier generation is kept; `fztgraph history` lists those that are")
    return earlier[-1]


def _origin(store_dir: Path, present: int) -> int:
    """Return the generation whose content is in force."""
    try:
        snapshot: Snapshot = open_snapshot(store_dir, present)
    except StoreError:
        return present
    return snapshot.manifest.restores or present
