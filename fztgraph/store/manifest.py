"""What a generation holds and what each part was made from: the record that decides what the next refresh must do."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fztgraph.errors import StoreError
from fztgraph.iris import Iri
from fztgraph.store.layout import REMEDY, write_synced

#: The form of the file and of the database beside it; a reader refuses what it does not know.
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds. In a manifest's totals each entity counts once, however many articles name it."""

    entities: int = 0
    claims: int = 0
    observations: int = 0
    quads: int = 0


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was read in full: every article of it is in the graph, and ``content`` is the hash of its bytes."""

    content: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article of the graph: the file that it came from, the hashes of its value and of what read it."""

    path: str
    source: str
    content: str
    fingerprint: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """A graph that belongs to no article: the ontology's, the background's."""

    fingerprint: str
    quads: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The records of a generation. ``roots`` are the files and folders that it was built from; paths are absolute.

    ``restores`` is the generation that this one went back to, 0 where a refresh built it. ``classes``
    are how many entities and claims of each class there are, empty where they were not counted.
    """

    generation: int = 0
    version: str = ""
    roots: tuple[str, ...] = ()
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    articles: Mapping[Iri, ArticleRecord] = field(default_factory=dict)
    shared: Mapping[Iri, SharedRecord] = field(default_factory=dict)
    totals: Counts = Counts()
    restores: int = 0
    classes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def graph_sizes(self) -> dict[Iri, int]:
        """Return how many quads each graph of the generation has."""
        shared = {graph: record.quads for graph, record in self.shared.items()}
        return shared | {graph: record.counts.quads for graph, record in self.articles.items()}


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write a manifest as sorted JSON and wait until it is on disk."""
    record = {"format": FORMAT, **dataclasses.asdict(manifest)}
    write_synced(path, json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; raises StoreError where there is none that this version understands."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise StoreError(f"{path}: form {record['format']!r} of another version of fztgraph; {REMEDY}")
        return _manifest(record)
    except FileNotFoundError as error:
        raise StoreError(f"{path}: missing; {REMEDY}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: damaged ({type(error).__name__}); {REMEDY}") from error


def _manifest(record: dict[str, Any]) -> Manifest:
    return Manifest(
        generation=int(record["generation"]),
        version=str(record["version"]),
        roots=tuple(record["roots"]),
        files={path: FileRecord(**entry) for path, entry in record["files"].items()},
        articles={Iri(graph): _article(entry) for graph, entry in record["articles"].items()},
        shared={Iri(graph): SharedRecord(**entry) for graph, entry in record["shared"].items()},
        totals=Counts(**record["totals"]),
        restores=int(record.get("restores", 0)),
        classes={what: dict(counts) for what, counts in record.get("classes", {}).items()},
    )


def _article(entry: dict[str, Any]) -> ArticleRecord:
    return ArticleRecord(**{**entry, "counts": Counts(**entry["counts"])})
