"""Where things lie in a store's folder, and the one file that says which generation is in force.

::

    STORE/CURRENT                       the present generation's number and a line feed
    STORE/LOCK                          held by the writer
    STORE/RESTORING                     what a backup holds, while it is read
    STORE/generations/000007/db/        the graph
    STORE/generations/000007/manifest.json, report.json
    STORE/generations/000009.aside      what the gate held back, with findings.json
    STORE/generations/000008.building   what a writer has not published yet
    STORE/generations/000002.removing   what a writer is deleting
"""

import os
import re
import shutil
import time
from pathlib import Path

from fztgraph.errors import StoreError

_GENERATION = re.compile(r"\d{6,}")
_NUMBERED = re.compile(r"(\d{6,})(?:\.\w+)?")
BUILDING = ".building"
REMOVING = ".removing"
ASIDE = ".aside"
_DAY = 86_400

REMEDY = "run `fztgraph refresh --rebuild`"


def current_file(store_dir: Path) -> Path:
    """Return the path of the file that names the present generation."""
    return store_dir / "CURRENT"


def restoring_dir(store_dir: Path) -> Path:
    """Return the folder that a backup is unpacked into."""
    return store_dir / "RESTORING"


def generations_dir(store_dir: Path) -> Path:
    """Return the folder that holds the generations."""
    return store_dir / "generations"


def generation_dir(store_dir: Path, number: int) -> Path:
    """Return the folder of a generation."""
    return generations_dir(store_dir) / f"{number:06d}"


def database_dir(generation: Path) -> Path:
    """Return the folder of a generation's graph."""
    return generation / "db"


def manifest_file(generation: Path) -> Path:
    """Return the path of a generation's manifest."""
    return generation / "manifest.json"


def report_file(generation: Path) -> Path:
    """Return the path of the report of the run that built a generation."""
    return generation / "report.json"


def generation_numbers(store_dir: Path) -> tuple[int, ...]:
    """Return the numbers of the whole generations on disk, oldest first."""
    return tuple(sorted(int(name) for name in _names(store_dir) if _GENERATION.fullmatch(name)))


def unfinished_folders(store_dir: Path) -> tuple[str, ...]:
    """Return the names of what is being built or deleted, or was when its writer died."""
    return tuple(name for name in _names(store_dir) if name.endswith((BUILDING, REMOVING)))


def aside_folders(store_dir: Path) -> list[tuple[int, Path]]:
    """Return the generations that the gate held back, with their folders, oldest first."""
    names = [name for name in _names(store_dir) if name.endswith(ASIDE)]
    return [(int(name.removesuffix(ASIDE)), generations_dir(store_dir) / name) for name in names]


def remove_asides(store_dir: Path) -> None:
    """Delete what the gate held back, since something later took its place."""
    for _, folder in aside_folders(store_dir):
        _delete(folder)


def next_number(store_dir: Path) -> int:
    """Return a number above all that are or were in use, so that none ever names two contents."""
    numbers = [int(match[1]) for name in _names(store_dir) if (match := _NUMBERED.fullmatch(name))]
    return max([*numbers, *_pointed(store_dir)], default=0) + 1


def read_current(store_dir: Path) -> int | None:
    """Return the number of the present generation, None where there is none; raises StoreError on other content."""
    try:
        text = current_file(store_dir).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{current_file(store_dir)}: cannot be read ({error}); {REMEDY}") from error
    if not _GENERATION.fullmatch(text):
        raise StoreError(f"{current_file(store_dir)}: {text[:40]!r} is not the number of a generation; {REMEDY}")
    return int(text)


def switch_current(store_dir: Path, number: int) -> None:
    """Put a generation in force: write beside, sync, rename, sync the folder (as leveldb's SetCurrentFile does)."""
    temporary = store_dir / "CURRENT.new"
    write_synced(temporary, f"{number:06d}\n")
    temporary.replace(current_file(store_dir))
    sync_folder(store_dir)


def write_synced(path: Path, text: str) -> None:
    """Write a file and wait until it is on disk."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(store_dir: Path) -> None:
    """Delete what interrupted writers left: half-built, half-deleted and never published generations.

    A generation above the present one was built but never put in force, or somebody went back behind it.
    """
    for name in _names(store_dir):
        if name.endswith((BUILDING, REMOVING)):
            shutil.rmtree(generations_dir(store_dir) / name)
    current = max(_pointed(store_dir), default=None)
    if current is not None:
        _remove(store_dir, [number for number in generation_numbers(store_dir) if number > current])


def prune(store_dir: Path, *, keep: int, keep_days: int = 0) -> None:
    """Delete all but the last ``keep`` generations and those of the last ``keep_days`` days, never the present one.

    Readers that have one open keep it. One whose manifest is gone has no age.
    """
    oldest = time.time() - keep_days * _DAY
    spared = set(_pointed(store_dir))
    old = [number for number in generation_numbers(store_dir)[:-keep] if number not in spared]
    _remove(store_dir, [number for number in old if not keep_days or _published(store_dir, number) < oldest])


def _published(store_dir: Path, number: int) -> float:
    try:
        return manifest_file(generation_dir(store_dir, number)).stat().st_mtime
    except OSError:
        return 0.0


def _remove(store_dir: Path, numbers: tuple[int, ...] | list[int]) -> None:
    """Rename before deleting, so that no half-deleted generation is ever taken for a whole one."""
    for number in numbers:
        folder = generation_dir(store_dir, number)
        _delete(folder)


def _delete(folder: Path) -> None:
    doomed = folder.with_name(folder.name.removesuffix(ASIDE) + REMOVING)
    folder.rename(doomed)
    shutil.rmtree(doomed)


def _names(store_dir: Path) -> list[str]:
    folder = generations_dir(store_dir)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _pointed(store_dir: Path) -> list[int]:
    """Return the number that CURRENT names, as a list that is empty where it names none."""
    try:
        number = read_current(store_dir)
    except StoreError:
        return []
    return [] if number is None else [number]
