"""The generation in force as one file, and back: a tar archive of its folder, with the hash of each file."""

import hashlib
import io
import json
import re
import shutil
import tarfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from pyoxigraph import Store

from fztgraph.errors import StoreError, UsageError
from fztgraph.store.builds import Writer
from fztgraph.store.layout import database_dir, manifest_file, restoring_dir, sync_folder
from fztgraph.store.lock import writer_lock
from fztgraph.store.manifest import read_manifest
from fztgraph.store.reports import BackupReport
from fztgraph.store.snapshots import Snapshot, open_snapshot

#: The form of an archive; a reader refuses what it does not know.
FORMAT = 1
_HEAD = "backup.json"
_MEMBER = re.compile(r"(manifest|report)\.json|db/[\w-][\w.-]*", re.ASCII)
_PLAIN, _PACKED = (".tar",), (".tar.gz", ".tgz")


def back_up(store_dir: Path, path: Path, *, generation: int | None = None) -> BackupReport:
    """Write the generation in force, or another, into a file, which is replaced only when all is written.

    Nobody has to wait: neither readers nor a writer. Raises StoreError where the store does not open.
    """
    started, is_packed = time.monotonic(), _is_packed(path)
    snapshot = open_snapshot(store_dir, generation)
    unfinished = path.with_name(path.name + ".part")
    try:
        with tarfile.open(unfinished, "w:gz" if is_packed else "w:") as archive:
            _write(archive, snapshot)
        unfinished.replace(path)
        sync_folder(path.absolute().parent)
    except OSError as error:
        raise StoreError(f"{error.filename or path}: {error.strerror or error}; no backup was written") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return _report(store_dir, path, snapshot, of=snapshot.generation, started=started)


def restore(store_dir: Path, path: Path, *, keep: int, keep_days: int = 0) -> BackupReport:
    """Publish the generation of a backup, under a number of its own, in a store that is made where there is none.

    Raises StoreError, and changes nothing, where the file is damaged or no backup; a damaged store is no obstacle.
    """
    started = time.monotonic()
    _is_packed(path)
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file; name one that `fztgraph backup` wrote")
    with (
        writer_lock(store_dir),
        _unpacked(store_dir, path) as base,
        Writer(store_dir, base, base).begin() as build,
    ):
        manifest = replace(base.manifest, restores=0)
        of = replace(base, generation=build.number)
        report = _report(store_dir, path, of, of=base.manifest.generation, started=started)
        build.publish(manifest, report=report, keep=keep, keep_days=keep_days)
    return report


def _write(archive: tarfile.TarFile, snapshot: Snapshot) -> None:
    folder = snapshot.path
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    files = {name: _hash(folder / name) for name in names if _MEMBER.fullmatch(name)}
    head = {"format": FORMAT, "generation": snapshot.generation, "files": files}
    content = json.dumps(head, indent=1, sort_keys=True).encode()
    record = tarfile.TarInfo(_HEAD)
    record.size = len(content)
    archive.addfile(record, io.BytesIO(content))
    for name in files:
        archive.add(folder / name, name)


@contextmanager
def _unpacked(store_dir: Path, path: Path) -> Iterator[Snapshot]:
    """Unpack a backup beside the generations, and take it away again."""
    folder = restoring_dir(store_dir)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        database_dir(folder).mkdir(parents=True)
        with tarfile.open(path) as archive:
            _unpack(archive, folder)
        manifest = read_manifest(manifest_file(folder))
        base = Snapshot(manifest.generation, folder, Store.read_only(str(database_dir(folder))), manifest)
    except (tarfile.TarError, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StoreError(f"{path}: cannot be restored ({problem}); the store is as it was") from error
    except StoreError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        yield base
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Unpack the files that the head names; raises ValueError where one is missing, or is not as it was."""
    head = _read_head(archive)
    left: dict[str, str] = dict(head["files"])
    while member := archive.next():
        if not member.isfile() or not _MEMBER.fullmatch(member.name) or member.name not in left:
            raise ValueError(f"{member.name[:80]!r} is not part of a backup")
        source = archive.extractfile(member)
        if source is None:
            raise ValueError(f"{member.name} is no file")
        with (folder / member.name).open("wb") as target:
            shutil.copyfileobj(source, target)
        if _hash(folder / member.name) != left.pop(member.name):
            raise ValueError(f"{member.name} is damaged")
    if left:
        raise ValueError(f"{min(left)} is missing")


def _read_head(archive: tarfile.TarFile) -> dict[str, Any]:
    member = archive.next()
    source: IO[bytes] | None = archive.extractfile(member) if member and member.name == _HEAD else None
    if source is None:
        raise ValueError("it is no backup")
    head = json.load(source)
    if head["format"] != FORMAT:
        raise ValueError(f"form {head['format']!r} of another version of fztgraph")
    return dict(head)


def _is_packed(path: Path) -> bool:
    if not path.name.endswith((*_PLAIN, *_PACKED)):
        raise UsageError(f"{path}: a backup is a .tar, .tar.gz or .tgz file; give it such a name")
    return path.name.endswith(_PACKED)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _report(store_dir: Path, path: Path, snapshot: Snapshot, *, of: int, started: float) -> BackupReport:
    totals = snapshot.manifest.totals
    return BackupReport(
        store=str(store_dir),
        file=str(path),
        generation=snapshot.generation,
        backed_up=of,
        articles=len(snapshot.manifest.articles),
        entities=totals.entities,
        claims=totals.claims,
        observations=totals.observations,
        quads=totals.quads,
        bytes=path.stat().st_size,
        seconds=round(time.monotonic() - started, 3),
    )
