"""Which generation the service answers from, told apart even where a store is deleted and built anew."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fztgraph.errors import StoreError
from fztgraph.store import Manifest, open_snapshot
from fztgraph.store.layout import database_dir, generation_dir, manifest_file, read_current
from fztgraph.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class Stamp:
    """The number of a generation, and the file of its manifest."""

    generation: int
    inode: int
    modified: int

    def __str__(self) -> str:
        return f"{self.generation}-{self.inode:x}-{self.modified:x}"


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A generation that is served."""

    stamp: Stamp
    folder: Path
    manifest: Manifest

    @property
    def generation(self) -> int:
        """The generation's number."""
        return self.stamp.generation

    @property
    def published(self) -> str:
        """When the generation was published, to the second, as an xsd:dateTime in UTC."""
        return datetime.fromtimestamp(self.stamp.modified // 10**9, UTC).isoformat()

    @property
    def database(self) -> Path:
        """The folder of its graph."""
        return database_dir(self.folder)


def current_stamp(store_dir: Path) -> Stamp | None:
    """Return what tells the present generation, None where there is none just now."""
    try:
        number = read_current(store_dir)
        if number is None:
            return None
        status = manifest_file(generation_dir(store_dir, number)).stat()
    except (StoreError, OSError):
        return None
    return Stamp(number, status.st_ino, status.st_mtime_ns)


def read_edition(store_dir: Path) -> Edition:
    """Return the present generation; raises StoreError, in one line, where there is none or it is damaged."""
    stamp = current_stamp(store_dir)
    if stamp is None:
        open_snapshot(store_dir)  # which says what is wrong
        raise StoreError(f"{store_dir}: is being replaced; try again")
    folder = generation_dir(store_dir, stamp.generation)
    manifest = read_manifest(manifest_file(folder))
    if manifest.generation != stamp.generation:
        raise StoreError(f"{manifest_file(folder)}: is of generation {manifest.generation}")
    return Edition(stamp, folder, manifest)
