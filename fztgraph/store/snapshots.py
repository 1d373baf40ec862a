"""Reading: a snapshot is one generation, opened read-only; it stays as it is whatever writers do meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from fztgraph.errors import StoreError
from fztgraph.store.layout import (
    REMEDY,
    current_file,
    database_dir,
    generation_dir,
    generation_numbers,
    manifest_file,
    read_current,
)
from fztgraph.store.manifest import Manifest, read_manifest


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of a store. ``path`` is the generation's folder, ``store`` its graph, read-only."""

    generation: int
    path: Path
    store: Store
    manifest: Manifest


def open_snapshot(store_dir: Path, generation: int | None = None) -> Snapshot:
    """Open the present generation of a store, or one that is named.

    Raises StoreError where there is none, or where it is damaged; nothing is written.
    """
    number = _present(store_dir) if generation is None else _known(store_dir, generation)
    while True:
        try:
            return _open(store_dir, number)
        except StoreError:
            # A writer may have published another generation and deleted this one in between.
            latest = read_current(store_dir) if generation is None else number
            if latest is None or latest == number:
                raise
            number = latest


def _present(store_dir: Path) -> int:
    number = read_current(store_dir)
    if number is not None:
        return number
    if generation_numbers(store_dir):
        raise StoreError(f"{current_file(store_dir)}: missing; {_remedy(store_dir, None)}")
    raise StoreError(
        f"no store at {store_dir}: run `fztgraph refresh PATH...` to build one, or name another with --store"
    )


def _known(store_dir: Path, number: int) -> int:
    """Return the number of a generation that there is; where there is none at all, the store is what is missing."""
    known = generation_numbers(store_dir)
    if not known:
        return _present(store_dir)
    if number not in known:
        *others, last = map(str, known)
        there = f"there are {', '.join(others)} and {last}" if others else f"there is {last} alone"
        raise StoreError(f"{store_dir}: there is no generation {number}; {there}")
    return number


def _open(store_dir: Path, number: int) -> Snapshot:
    folder = generation_dir(store_dir, number)
    if not folder.is_dir():
        raise StoreError(f"{folder}: the generation is missing; {_remedy(store_dir, number)}")
    manifest = read_manifest(manifest_file(folder))
    if manifest.generation != number:
        raise StoreError(f"{manifest_file(folder)}: of generation {manifest.generation}; {_remedy(store_dir, number)}")
    try:
        store = Store.read_only(str(database_dir(folder)))
    except (OSError, RuntimeError, ValueError) as error:
        problem = str(error).splitlines()[0]
        raise StoreError(
            f"{database_dir(folder)}: the graph does not open ({problem}); {_remedy(store_dir, number)}"
        ) from error
    return Snapshot(generation=number, path=folder, store=store, manifest=manifest)


def _remedy(store_dir: Path, number: int | None) -> str:
    """Say what to do about a damaged store: build it again, or go back to a generation that remains."""
    others = [other for other in generation_numbers(store_dir) if other != number]
    if not others:
        return REMEDY
    return f"{REMEDY}, or go back to one that remains with `fztgraph rollback --to {others[-1]}`"
