"""Generations of the graph on disk: readers open a snapshot, one writer at a time publishes the next generation."""

from fztgraph.store.builds import Build, Writer, open_writer
from fztgraph.store.manifest import ArticleRecord, Counts, FileRecord, Manifest, SharedRecord
from fztgraph.store.merging import add_quads, named_quads
from fztgraph.store.reports import RefreshReport
from fztgraph.store.snapshots import Snapshot, open_snapshot

__all__ = [
    "ArticleRecord",
    "Build",
    "Counts",
    "FileRecord",
    "Manifest",
    "RefreshReport",
    "SharedRecord",
    "Snapshot",
    "Writer",
    "add_quads",
    "named_quads",
    "open_snapshot",
    "open_writer",
]
