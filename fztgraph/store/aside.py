"""What the gate held back: one generation beside those that were published, until it is accepted or the next comes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from fztgraph.errors import StoreError, UsageError
from fztgraph.store.layout import (
    aside_folders,
    database_dir,
    generation_dir,
    generations_dir,
    manifest_file,
    prune,
    read_current,
    remove_asides,
    report_file,
    switch_current,
    sync_folder,
    write_synced,
)
from fztgraph.store.lock import writer_lock
from fztgraph.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class Aside:
    """A generation that is kept aside: what the gate found, and the generation that was in force then, 0 for none."""

    generation: int
    base: int
    findings: tuple[str, ...]
    folder: Path


def write_findings(folder: Path, *, base: int, findings: Sequence[str]) -> None:
    """Write what the gate found into the folder of a generation that it holds back."""
    record = {"base": base, "findings": list(findings)}
    write_synced(_findings_file(folder), json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def kept_aside(store_dir: Path) -> Aside | None:
    """Return the generation that is kept aside, None where there is none; raises StoreError where it is damaged."""
    for number, folder in reversed(aside_folders(store_dir)):
        try:
            record = json.loads(_findings_file(folder).read_text(encoding="utf-8"))
            return Aside(number, int(record["base"]), tuple(map(str, record["findings"])), folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{_findings_file(folder)}: damaged ({type(error).__name__}); run `fztgraph refresh` to build it again"
            ) from error
    return None


def accept_aside(store_dir: Path, *, keep: int, keep_days: int = 0) -> dict[str, Any]:
    """Publish the generation that is kept aside, and return the report of the run that built it.

    Raises UsageError where there is none, StoreError where it does not open or another is in force than it was
    compared with; nothing is changed then.
    """
    if kept_aside(store_dir) is None:
        raise UsageError(f"{store_dir}: nothing is kept aside; `fztgraph status` tells what is published")
    with writer_lock(store_dir):
        aside = kept_aside(store_dir)
        present = read_current(store_dir) or 0
        if aside is None or aside.base != present:
            raise StoreError(f"{store_dir}: what is kept aside is not of generation {present}; run `fztgraph refresh`")
        report = _read_whole(aside)
        manifest_file(aside.folder).touch()  # whose time says when it was published
        try:
            aside.folder.rename(generation_dir(store_dir, aside.generation))
            sync_folder(generations_dir(store_dir))
            switch_current(store_dir, aside.generation)
        except OSError as error:
            raise StoreError(f"{store_dir}: cannot be written ({error.strerror}); nothing was changed") from error
        prune(store_dir, keep=keep, keep_days=keep_days)
        remove_asides(store_dir)
    return report


def _read_whole(aside: Aside) -> dict[str, Any]:
    """Return the report of a generation that is whole; raises StoreError for any other."""
    read_manifest(manifest_file(aside.folder))
    try:
        Store.read_only(str(database_dir(aside.folder)))
        report = json.loads(report_file(aside.folder).read_text(encoding="utf-8"))
    except (OSError, RuntimeError, ValueError) as error:
        problem = str(error).splitlines()[0]
        raise StoreError(f"{aside.folder}: damaged ({problem}); run `fztgraph refresh` to build it again") from error
    return dict(report)


def _findings_file(folder: Path) -> Path:
    return folder / "findings.json"
