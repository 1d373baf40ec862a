"""Writing: build a generation beside the present one, look it over, put it in force, delete the oldest last."""

import dataclasses
import json
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from fztgraph.errors import HeldBackError, StoreError, ValidationError
from fztgraph.iris import Iri
from fztgraph.store.aside import write_findings
from fztgraph.store.layout import (
    ASIDE,
    BUILDING,
    database_dir,
    generation_dir,
    generations_dir,
    manifest_file,
    next_number,
    prune,
    read_current,
    remove_asides,
    report_file,
    restoring_dir,
    sweep,
    switch_current,
    sync_folder,
    write_synced,
)
from fztgraph.store.lock import writer_lock
from fztgraph.store.manifest import Manifest, write_manifest
from fztgraph.store.merging import drop_graph, put_graph
from fztgraph.store.reports import Report
from fztgraph.store.snapshots import Snapshot, open_snapshot

_LOG = logging.getLogger(__name__)

#: Looks over a graph that is about to be published and returns what is wrong, one line each.
Gate = Callable[[Store], Sequence[str]]


class Build:
    """A generation that is being built. Nobody sees it before ``publish``, after which it takes no more."""

    def __init__(self, store_dir: Path, number: int, base: Snapshot | None) -> None:
        self.number = number
        self._store_dir = store_dir
        self._folder = generations_dir(store_dir) / f"{self.number:06d}{BUILDING}"
        self._folder.mkdir(parents=True)
        if base is not None:
            base.store.backup(str(database_dir(self._folder)))
        self._store: Store | None = Store(str(database_dir(self._folder)))

    @property
    def store(self) -> Store:
        """The graph as it is so far."""
        if self._store is None:
            raise StoreError(f"generation {self.number:06d} is no longer open; begin another")
        return self._store

    def replace(self, graph: Iri, quads: Iterable[Quad]) -> int:
        """Put quads in place of a graph's, and return how many the store counts; raises StoreError for strays."""
        name = NamedNode(graph)
        fresh = tuple(quads)
        if stray := next((quad for quad in fresh if quad.graph_name != name), None):
            raise StoreError(f"{graph}: a quad of {stray.graph_name} is among its own; give each graph its quads")
        drop_graph(self.store, name)
        put_graph(self.store, name, fresh)
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, name))

    def drop(self, graph: Iri) -> None:
        """Take a graph away; nothing happens where there is none."""
        drop_graph(self.store, NamedNode(graph))

    def publish(
        self, manifest: Manifest, *, report: Report, gate: Gate | None = None, keep: int, keep_days: int = 0
    ) -> Snapshot:
        """Put the generation in force, then delete all but the last ``keep`` and those of the last ``keep_days``.

        Raises HeldBackError where the gate finds something wrong; the generation is kept aside then, in place of what
        was, and the old one stays in force. Raises ValidationError, and changes nothing, where the graph is not that
        of the manifest.
        """
        self._close()
        findings = self._inspect(manifest, gate)
        write_manifest(dataclasses.replace(manifest, generation=self.number), manifest_file(self._folder))
        write_synced(report_file(self._folder), json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n")
        if findings:
            self._set_aside(findings)
            raise HeldBackError(self.number, findings)
        sync_folder(self._folder)
        self._folder.rename(generation_dir(self._store_dir, self.number))
        sync_folder(generations_dir(self._store_dir))
        switch_current(self._store_dir, self.number)
        _prune(self._store_dir, keep=keep, keep_days=keep_days)
        return open_snapshot(self._store_dir)

    def discard(self) -> None:
        """Delete what was built and not published."""
        self._store = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _close(self) -> None:
        self.store.flush()
        self._store = None

    def _set_aside(self, findings: Sequence[str]) -> None:
        write_findings(self._folder, base=read_current(self._store_dir) or 0, findings=findings)
        sync_folder(self._folder)
        remove_asides(self._store_dir)
        self._folder.rename(self._folder.with_name(f"{self.number:06d}{ASIDE}"))
        sync_folder(generations_dir(self._store_dir))

    def _inspect(self, manifest: Manifest, gate: Gate | None) -> Sequence[str]:
        """Compare the graphs on disk with the manifest, and return what the gate finds."""
        store = Store.read_only(str(database_dir(self._folder)))
        found = {graph.value for graph in store.named_graphs()}
        if found != set(manifest.graph_sizes()):
            strays = sorted(found.symmetric_difference(manifest.graph_sizes()))
            raise ValidationError(f"generation {self.number:06d}: {strays[0]} is not both in the graph and on record")
        return () if gate is None else gate(store) or ()


def _prune(store_dir: Path, *, keep: int, keep_days: int) -> None:
    """Delete old generations; that this fails does not undo what was published, and the next writer tries again."""
    try:
        prune(store_dir, keep=keep, keep_days=keep_days)
        remove_asides(store_dir)
    except OSError as error:
        _LOG.warning("%s: an old generation cannot be deleted (%s)", error.filename or store_dir, error.strerror)


@dataclass(frozen=True, slots=True)
class Writer:
    """The only writer of a store. ``present`` is the generation in force, None where there is none that opens.

    ``base`` is the generation that the next one goes on from, None where it begins with an empty graph.
    """

    store_dir: Path
    present: Snapshot | None
    base: Snapshot | None

    @contextmanager
    def begin(self) -> Iterator[Build]:
        """Begin a generation; what has not been published at the end is deleted.

        Raises StoreError where the disk does not take it, and changes nothing then.
        """
        try:
            number = next_number(self.store_dir)
            sweep(self.store_dir)
            build = Build(self.store_dir, number, self.base)
            try:
                yield build
            finally:
                build.discard()
        except OSError as error:
            problem = error.strerror or error
            raise StoreError(f"{self.store_dir}: cannot be written ({problem}); nothing was changed") from error


@contextmanager
def open_writer(store_dir: Path, *, rebuild: bool = False) -> Iterator[Writer]:
    """Take the writer's place of a store, which is made where there is none.

    With ``rebuild`` the next generation begins empty, and a damaged store is no obstacle.
    Raises StoreError where another process writes, or where the store is damaged.
    """
    with writer_lock(store_dir):
        shutil.rmtree(restoring_dir(store_dir), ignore_errors=True)
        present = _open_present(store_dir, rebuild=rebuild)
        yield Writer(store_dir, present, None if rebuild else present)


def _open_present(store_dir: Path, *, rebuild: bool) -> Snapshot | None:
    try:
        return None if read_current(store_dir) is None else open_snapshot(store_dir)
    except StoreError:
        if rebuild:
            return None
        raise
