"""The folder of a site: what is ours in it, new files beside the old ones until all are there, then in their place.

::

    DIR/.fztgraph/site.json   what was written, from what
    DIR/.fztgraph/new/        files that a run has made and not yet put in place
"""

import errno
import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from fztgraph.errors import FztError, UsageError
from fztgraph.explorer.site.manifest import SiteManifest, read_site_manifest, write_site_manifest

_OWN = ".fztgraph"


def manifest_file(folder: Path) -> Path:
    """Return the path of a site's record."""
    return folder / _OWN / "site.json"


def stage_dir(folder: Path) -> Path:
    """Return where new files wait."""
    return folder / _OWN / "new"


def open_folder(folder: Path) -> SiteManifest:
    """Return what a folder holds of a site, and make it where there is none.

    Raises UsageError for a folder that holds other things, or for what is no folder.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name one that is empty, or that has a site")
    manifest = read_site_manifest(manifest_file(folder)) if folder.is_dir() else None
    if manifest is None and folder.is_dir():
        foreign = sorted(path.name for path in folder.iterdir() if path.name != _OWN)
        if foreign:
            more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
            raise UsageError(f"{folder} holds {foreign[0]!r}{more}, which no site has; name a folder that is empty")
    clear_stage(folder)
    stage_dir(folder).mkdir(parents=True)
    if manifest is None:
        manifest = SiteManifest()
        write_site_manifest(manifest, manifest_file(folder))
    return manifest


def clear_stage(folder: Path) -> None:
    """Delete what waits to be put in place."""
    shutil.rmtree(stage_dir(folder), ignore_errors=True)


def content_digest(content: bytes) -> str:
    """Return what stands for the content of a file."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()


def is_as_written(folder: Path, path: str, size: int) -> bool:
    """Say whether a file is there and as long as it was."""
    try:
        return size > 0 and (folder / path).stat().st_size == size
    except OSError:
        return False


def stage_file(folder: Path, path: str, content: bytes) -> None:
    """Write a file that is to be put in place."""
    target = stage_dir(folder) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def publish(folder: Path, before: SiteManifest, after: SiteManifest, staged: Iterable[str]) -> list[str]:
    """Put the staged files in place, delete those that are gone, and return these.

    While it goes on, the record says of each file that is touched that its state is not known: a run that is stopped
    here leaves files that are whole, and the next run makes each of these again. Raises FztError, and changes nothing,
    where a file that is not ours is in the way.
    """
    written = sorted(staged)
    ours = before.files()
    gone = sorted(ours.keys() - after.files().keys())
    for path in written:
        if path not in ours and (folder / path).exists():
            raise FztError(f"{folder / path} is in the way and not of this site; move it, then write the site again")
    finished = stage_dir(folder) / "site.json"
    write_site_manifest(after, finished)
    write_site_manifest(before.without([*written, *gone]), manifest_file(folder))
    for path in written:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage_dir(folder) / path).replace(target)
    for path in gone:
        (folder / path).unlink(missing_ok=True)
        _prune(folder, (folder / path).parent)
    finished.replace(manifest_file(folder))
    clear_stage(folder)
    return gone


def _prune(folder: Path, parent: Path) -> None:
    """Delete folders of ours that are empty now."""
    while parent != folder:
        try:
            parent.rmdir()
        except OSError:
            return
        parent = parent.parent


def explain(folder: Path, error: OSError) -> FztError:
    """Return why a site cannot be written, in one line."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FztError(f"{folder}: the disk is full; the site that was there is as it was")
    problem = error.strerror or str(error)
    return FztError(f"{error.filename or folder}: {problem}; the site that was there is as it was")
