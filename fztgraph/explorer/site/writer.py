"""Write a site: what is new or changed since the last run is made, the rest stays as it is."""

import datetime as dt
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fztgraph.errors import FztError
from fztgraph.explorer import pages
from fztgraph.explorer.index import Index
from fztgraph.explorer.index_file import load_index
from fztgraph.explorer.site.entrance import entrance_files, site_assets
from fztgraph.explorer.site.fingerprint import code_fingerprint
from fztgraph.explorer.site.folder import (
    clear_stage,
    content_digest,
    explain,
    is_as_written,
    open_folder,
    publish,
    stage_dir,
    stage_file,
)
from fztgraph.explorer.site.inputs import Inputs, changed_things, read_inputs
from fztgraph.explorer.site.links import Reach, Wanted
from fztgraph.explorer.site.manifest import SiteManifest
from fztgraph.explorer.site.rendering import Made, Setting, Task, begin, make_batch, write_index
from fztgraph.explorer.site.shards import name_files
from fztgraph.explorer.words import LANGUAGES
from fztgraph.iris import ID
from fztgraph.model import Label
from fztgraph.store import Snapshot, open_snapshot
from fztgraph.store.layout import manifest_file
from fztgraph.themes import load_themes

#: How many pages go to a process at a time, and how many zones have a timeline and comparisons.
_BATCH, _ZONES = 24, 8
#: What has pages beside articles and themes.
_KINDS = frozenset({"issue", *(label.kind for label in Label)})
#: Pages that only a service has.
_SERVED = frozenset({"view", "graph.json", "search.json", "figures.csv"})
#: Tells how many of how many tasks are done, and what is being done.
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a run did. ``pages`` are all that there are now; files that were not ``written`` are as they were."""

    path: Path
    generation: int
    pages: int
    files: int
    written: int
    unchanged: int
    removed: int
    made: int
    size: int


def write_site(
    store_dir: Path,
    folder: Path,
    *,
    langs: Sequence[str] = LANGUAGES,
    base: str = "",
    processes: int | None = None,
    tell: Tell = lambda done, total, what: None,  # noqa: ARG005
) -> SiteReport:
    """Write the explorer of the present generation as files.

    ``base`` is the address that the site will have, for the page that a server shows for what is not there.
    Raises StoreError where there is no store, UsageError for a folder that holds other things, FztError where files
    cannot be written; then the site that was there is as it was.
    """
    snapshot = open_snapshot(store_dir)
    try:
        before = open_folder(folder)
        try:
            return _Run(store_dir, folder, snapshot, before, tuple(langs), base, tell).write(
                processes or min(4, os.cpu_count() or 1)
            )
        finally:
            clear_stage(folder)
    except OSError as error:
        raise explain(folder, error) from error


@dataclass
class _Run:
    store_dir: Path
    folder: Path
    snapshot: Snapshot
    before: SiteManifest
    langs: tuple[str, ...]
    base: str
    tell: Tell
    tasks: dict[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)
    wanted: dict[str, tuple[Wanted, ...]] = field(default_factory=dict)
    reads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    changed: set[str] | None = None
    staged: list[str] = field(default_factory=list)
    made: int = 0

    def write(self, processes: int) -> SiteReport:
        """Make what has to be made, and put it in place."""
        made_with = code_fingerprint((*self.langs, self.base))
        inputs = read_inputs(self.snapshot, self.before.inputs if self.before.made == made_with else None)
        things = sorted(_things(inputs))
        setting = self._setting(things, inputs)
        stale = self._stale(inputs, setting.reach, made_with)
        with _processes(processes, setting) as pool:
            index_file = stage_dir(self.folder).parent / "names.index"
            indexed = pool.submit(write_index, index_file)
            try:
                self._make_things(pool, [thing for thing in things if thing in stale])
                indexed.result()
                index = load_index(index_file)
                self._make_pages(pool, index_file, sorted(setting.reach.pages))
            finally:
                indexed.cancel()
                index_file.unlink(missing_ok=True)
        self._make_files(index, setting)
        zones = tuple(sorted(setting.reach.zones))
        after = SiteManifest(made_with, inputs, self.tasks, self.wanted, self.reads, zones)
        gone = publish(self.folder, self.before, after, self.staged)
        files = after.files()
        return SiteReport(
            self.folder,
            self.snapshot.generation,
            sum(path.endswith(".html") for path in files),
            len(files),
            len(self.staged),
            len(files) - len(self.staged),
            len(gone),
            self.made,
            sum(size for _, size in files.values()),
        )

    def _stale(self, inputs: Inputs, reach: Reach, made_with: str) -> set[str]:
        """Return the things whose pages have to be made; those of the others are taken over.

        The page of a zone leads to its timeline and comparisons only where the site has them.
        """
        everything = set(reach.things)
        if self.before.made == made_with:
            self.changed = changed_things(self.before.inputs, inputs, self.snapshot.store)
        if self.changed is None:
            return everything
        self.changed |= reach.zones.symmetric_difference(self.before.zones)
        stale = everything & (self.changed | _themes())
        for iri in sorted(everything - stale):
            if not self._take_over(iri):
                stale.add(iri)
        return stale

    def _take_over(self, task: str) -> bool:
        """Leave the files of a task as they are; say whether they are all there."""
        files = self.before.tasks.get(task, {})
        if not files or not all(is_as_written(self.folder, path, size) for path, (_, size) in files.items()):
            return False
        self.tasks[task] = files
        if task in self.before.wanted:
            self.wanted[task] = self.before.wanted[task]
        if task in self.before.reads:
            self.reads[task] = self.before.reads[task]
        return True

    def _is_as_before(self, page: Wanted) -> bool:
        """Say whether a page was made from what has not changed, and take it over then."""
        reads = self.before.reads.get(_name(page))
        if self.changed is None or not reads or not self.changed.isdisjoint(reads):
            return False
        return self._take_over(_name(page))

    def _setting(self, things: Iterable[str], inputs: Inputs) -> Setting:
        counts: dict[str, int] = {}
        for held in inputs.members.values():
            for iri in held:
                if iri.startswith(f"{ID}zone/"):
                    counts[iri] = counts.get(iri, 0) + 1
        zones = sorted(counts, key=lambda iri: (-counts[iri], iri))[:_ZONES]
        reach = Reach(self.langs, frozenset(things), frozenset(zones), frozenset(pages.PAGES) - _SERVED)
        modified = manifest_file(self.snapshot.path).stat().st_mtime
        published = dt.datetime.fromtimestamp(int(modified), dt.UTC).isoformat()
        return Setting(self.store_dir, self.snapshot.generation, self.folder, reach, published)

    def _make_things(self, pool: ProcessPoolExecutor, things: Sequence[str]) -> None:
        """Make the pages of things."""
        batches = [things[at : at + _BATCH] for at in range(0, len(things), _BATCH)]
        self._collect(pool.submit(make_batch, self._known(batch), None) for batch in batches)

    def _make_pages(self, pool: ProcessPoolExecutor, index_file: Path, names: Sequence[str]) -> None:
        """Make the other pages, and each page of a choice that some page leads to."""
        done: set[Wanted] = set()
        todo: set[Wanted] = {(name, ()) for name in names} | {each for found in self.wanted.values() for each in found}
        while todo:
            tasks = [page for page in sorted(todo) if not self._is_as_before(page)]
            done |= todo
            step = max(1, min(_BATCH, len(tasks) // 8))
            batches = [tasks[at : at + step] for at in range(0, len(tasks), step)]
            self._collect(pool.submit(make_batch, self._known(batch), index_file) for batch in batches)
            todo = {each for found in self.wanted.values() for each in found} - done

    def _known(self, tasks: Sequence[Task]) -> list[tuple[Task, dict[str, str]]]:
        """Return tasks with the digests of the files that are there."""
        return [(task, self._digests(_name(task))) for task in tasks]

    def _digests(self, name: str) -> dict[str, str]:
        files = self.before.tasks.get(name, {})
        return {path: digest for path, (digest, size) in files.items() if is_as_written(self.folder, path, size)}

    def _collect(self, futures: Iterable["Future[list[Made]]"]) -> None:
        """Note what processes have made as it comes."""
        waiting = list(futures)
        for done, future in enumerate(as_completed(waiting), start=1):
            made = future.result()
            for each in made:
                self._note(_name(each.task), each.files, each.staged, tuple(each.wanted))
                if each.reads:
                    self.reads[_name(each.task)] = each.reads
            self.tell(done, len(waiting), f"{len(self.tasks)} pages and things")

    def _note(
        self, task: str, files: Mapping[str, tuple[str, int]], staged: Iterable[str], wanted: tuple[Wanted, ...] = ()
    ) -> None:
        self.tasks[task] = files
        self.staged += staged
        self.made += 1
        if wanted:
            self.wanted[task] = wanted

    def _make_files(self, index: Index, setting: Setting) -> None:
        """Make what is no page of the explorer: the names, the scripts and styles, the entrance."""
        for path, content in (*name_files(index), *site_assets(), *entrance_files(setting.reach.langs, self.base)):
            known = self._digests(path)
            digest = content_digest(content)
            staged = [path] if known.get(path) != digest else []
            if staged:
                stage_file(self.folder, path, content)
            self._note(path, {path: (digest, len(content))}, staged)


def _things(inputs: Inputs) -> Iterator[str]:
    """Yield all that has a page: things, articles, issues and themes."""
    yield from inputs.graphs
    yield from (
        iri for iri in inputs.profiles if iri.startswith(ID) and iri.removeprefix(ID).partition("/")[0] in _KINDS
    )
    yield from _themes()


def _themes() -> frozenset[str]:
    return frozenset(str(theme.iri) for theme in load_themes().values())


def _name(task: Task) -> str:
    """Return what a task is called in the record.

    >>> _name(("timeline", (("z", "zone/heihe"),)))
    'timeline?z=zone/heihe'
    """
    if isinstance(task, str):
        return task
    name, params = task
    return f"{name}?" + "&".join(f"{key}={value}" for key, value in params)


@contextmanager
def _processes(count: int, setting: Setting) -> Iterator[ProcessPoolExecutor]:
    """Run processes that have the generation open; what is not yet begun is given up where something fails."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=begin, initargs=(setting,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise FztError("a process that makes pages ended, perhaps for want of memory; nothing was changed") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
