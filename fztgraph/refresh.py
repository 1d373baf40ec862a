"""The batch flow: files, articles, what changed, the quads of each article, validation, the next generation.

What only some runs need (spaCy, SHACL) is imported when it is needed: a run that finds nothing changed stays quick.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph import __version__
from fztgraph.articles import find_files, read_articles, same_name_errors
from fztgraph.errors import ArticleError, HeldBackError, StoreError, UsageError
from fztgraph.iris import LINKS_GRAPH, Iri
from fztgraph.patterns import covers, expand, is_pattern
from fztgraph.queries import query_store
from fztgraph.queries.bounds import check_bounds, count_classes, find_falls
from fztgraph.settings import keep_days, keep_generations
from fztgraph.store import (
    ArticleRecord,
    Build,
    Counts,
    FileRecord,
    Manifest,
    RefreshReport,
    SharedRecord,
    Writer,
    open_snapshot,
    open_writer,
)
from fztgraph.store.builds import Gate
from fztgraph.store.fingerprints import file_hash, link_fingerprint, reader_fingerprint
from fztgraph.store.plans import Candidate, Plan, ReadFile, plan_changes

if TYPE_CHECKING:
    from fztgraph.processing import ArticleGraph

#: Told how many of how many articles are done, and the title of the one that is next.
Progress = Callable[[int, int, str], object]

_COUNT_ENTITIES = "SELECT (COUNT(DISTINCT ?entity) AS ?number) { ?article schema:mentions ?entity }"


@dataclass(slots=True)
class _Run:
    """One refresh: what it starts from, and what has been done so far.

    ``before`` is the manifest to go on from, ``in_force`` that of the generation in force; a rebuild goes on from none.
    """

    store_dir: Path
    roots: tuple[Path, ...]
    files: tuple[ReadFile, ...]
    plan: Plan
    before: Manifest
    in_force: Manifest
    fingerprint: str
    links: str
    problems: list[str]
    articles: dict[Iri, ArticleRecord]
    shared: dict[Iri, SharedRecord]
    failed: int
    started: float
    fresh: set[Iri] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    published: bool = False
    aside: int = 0
    held: tuple[str, ...] = ()


def refresh(
    paths: Iterable[Path],
    store_dir: Path,
    *,
    rebuild: bool = False,
    prune: bool = False,
    keep: int | None = None,
    progress: Progress | None = None,
) -> RefreshReport:
    """Bring a store up to date with the files under ``paths``, or under those of its last refresh.

    ``rebuild`` begins with an empty graph and reads everything again; ``prune`` takes out the articles of files that
    are gone. Problems of single files and articles are in the report; what stops everything raises an FztError.
    """
    started = time.monotonic()
    keep = keep_generations(keep)
    days = keep_days()
    check_bounds()
    roots, missing = _find_roots(tuple(paths), store_dir)
    fingerprint = reader_fingerprint()
    with open_writer(store_dir, rebuild=rebuild) as writer:
        before = writer.base.manifest if writer.base else Manifest()
        files = tuple(_read_files(roots, before, fingerprint))
        plan = plan_changes(before, files, fingerprint=fingerprint, roots=roots, prune=prune)
        problems = [*missing, *plan.problems]
        run = _Run(
            store_dir=store_dir,
            roots=roots,
            files=files,
            plan=plan,
            before=before,
            in_force=writer.present.manifest if writer.present else Manifest(),
            fingerprint=fingerprint,
            links=link_fingerprint(fingerprint),
            problems=problems,
            articles=dict(plan.kept),
            shared=dict(before.shared),
            failed=len(problems),
            started=started,
        )
        if plan.candidates or plan.kept != before.articles or _must_link_anew(run):
            _build_generation(writer, run, keep=keep, days=days, progress=progress)
    return _report(run)


def _build_generation(writer: Writer, run: _Run, *, keep: int, days: int, progress: Progress | None) -> None:
    """Build the next generation and put it in force, unless nothing came of it."""
    from fztgraph import processing  # noqa: PLC0415

    with writer.begin() as build:
        for graph in processing.SHARED_GRAPHS:
            if graph not in run.shared or run.shared[graph].fingerprint != run.fingerprint:
                size = build.replace(graph, processing.make_shared_graph(graph))
                run.shared[graph] = SharedRecord(run.fingerprint, size)
        for graph in run.plan.dropped:
            build.drop(graph)
        run.fresh.update(run.plan.dropped)
        for done, candidate in enumerate(run.plan.candidates):
            if progress is not None:
                progress(done, len(run.plan.candidates), candidate.article.title)
            _add_article(build, run, candidate, processing.process_article(candidate.article))
        if (run.articles != run.before.articles or _must_link_anew(run)) and not _all_failed(run):
            _link_articles(build, run)
            _publish(build, run, processing.find_faults, keep=keep, days=days)


def _publish(build: Build, run: _Run, find_faults: Gate, *, keep: int, days: int) -> None:
    """Put the build in force, or aside where something is wrong or counts fell out of bounds."""
    before, manifest = run.in_force, _manifest(build, run)
    falls = find_falls(before, manifest)
    run.in_force, run.published = manifest, True
    try:
        build.publish(
            manifest,
            report=_report(run),
            gate=lambda store: (*find_faults(store), *map(str, falls)),
            keep=keep,
            keep_days=days,
        )
    except HeldBackError as error:
        run.in_force, run.published = before, False
        run.aside, run.held = error.generation, error.findings


def _add_article(build: Build, run: _Run, candidate: Candidate, result: "ArticleGraph") -> None:
    """Put an article's graph into the build; where it failed, the graph that it had stays."""
    graph = candidate.article.iri
    if result.problems:
        run.problems.extend(result.problems)
        run.failed += 1
        run.plan.incomplete.add(candidate.path)
        if graph in run.before.articles:
            run.articles[graph] = run.before.articles[graph]
        return
    quads = build.replace(graph, result.quads)
    run.fresh.add(graph)
    run.articles[graph] = ArticleRecord(
        path=candidate.path,
        source=candidate.article.source,
        content=candidate.content,
        fingerprint=run.fingerprint,
        counts=Counts(result.entities, result.claims, result.observations, quads),
    )
    run.new += candidate.is_new
    run.changed += not candidate.is_new


def _must_link_anew(run: _Run) -> bool:
    """Say whether linking, or a decision, changed since the articles were linked."""
    before = run.before.shared.get(LINKS_GRAPH)
    return bool(run.articles) and (before is None or before.fingerprint != run.links)


def _link_articles(build: Build, run: _Run) -> None:
    """Give each thing of all articles one IRI; articles of which nothing is renamed anew are left as they are."""
    from fztgraph.linking import relink_store  # noqa: PLC0415

    relinking = relink_store(build.store, fresh=run.fresh)
    for graph, quads in relinking.rewritten():
        if graph in run.articles:
            record = run.articles[graph]
            counts = replace(record.counts, quads=build.replace(graph, quads))
            run.articles[graph] = replace(record, counts=counts)
    run.shared[LINKS_GRAPH] = SharedRecord(run.links, build.replace(LINKS_GRAPH, relinking.quads))


def _all_failed(run: _Run) -> bool:
    return bool(run.failed) and not (run.new or run.changed or run.plan.unchanged)


def _find_roots(paths: tuple[Path, ...], store_dir: Path) -> tuple[tuple[Path, ...], list[str]]:
    """Return the absolute paths to read, and a problem for each one of the last refresh that is gone."""
    if paths:
        return tuple(path.resolve() for path in paths), []
    try:
        remembered = [Path(root) for root in open_snapshot(store_dir).manifest.roots]
    except StoreError as error:
        raise UsageError(f"no files are named and none are remembered ({error}); name the files to read") from error
    missing = [f"{root}: no longer there; its articles stay as they are" for root in remembered if not _is_there(root)]
    roots = tuple(root for root in remembered if _is_there(root))
    if not roots:
        raise UsageError(f"{missing[0] if missing else 'no files are remembered'}; name the files to read")
    return roots, missing


def _is_there(root: Path) -> bool:
    return root.exists() or (is_pattern(root) and any(expand(root)))


def _read_files(roots: Sequence[Path], before: Manifest, fingerprint: str) -> Iterator[ReadFile]:
    """Read the files whose bytes or whose reader changed; the others are as the manifest says."""
    paths = find_files(roots)
    if not paths:
        raise UsageError(f"{', '.join(map(str, roots))}: no articles in here; name files or folders that hold some")
    namesakes = same_name_errors(paths)
    for path in paths:
        try:
            if path in namesakes:
                raise namesakes[path]
            record = FileRecord(file_hash(path), fingerprint)
            known = before.files.get(str(path)) == record
            yield ReadFile(str(path), record, None if known else tuple(read_articles(path)))
        except ArticleError as error:
            yield ReadFile(str(path), problem=str(error))
        except OSError as error:
            problem = f"{path}: cannot be read ({error.strerror}); check its permissions"
            yield ReadFile(str(path), problem=problem)


def _manifest(build: Build, run: _Run) -> Manifest:
    """Record what the build was made from."""
    counts = [record.counts for record in run.articles.values()]
    return Manifest(
        generation=build.number,
        version=__version__,
        roots=tuple(sorted({*run.before.roots, *map(str, run.roots)})),
        files=dict(_file_records(run)),
        articles=run.articles,
        shared=run.shared,
        classes=count_classes(build.store),
        totals=Counts(
            entities=_count_entities(build),
            claims=sum(count.claims for count in counts),
            observations=sum(count.observations for count in counts),
            quads=sum(count.quads for count in counts) + sum(record.quads for record in run.shared.values()),
        ),
    )


def _file_records(run: _Run) -> Iterator[tuple[str, FileRecord]]:
    """Yield the files of other roots, and those of this run of which everything is in the graph."""
    for path, record in run.before.files.items():
        if not any(covers(root, Path(path)) for root in run.roots):
            yield path, record
    for file in run.files:
        if file.record is not None and file.path not in run.plan.incomplete:
            yield file.path, file.record


def _count_entities(build: Build) -> int:
    (row,) = query_store(build.store, _COUNT_ENTITIES).rows()
    return int(row[0].value)


def _report(run: _Run) -> RefreshReport:
    """Say what was done."""
    totals = run.in_force.totals
    return RefreshReport(
        store=str(run.store_dir),
        generation=run.in_force.generation,
        published=run.published,
        articles=len(run.in_force.articles),
        entities=totals.entities,
        claims=totals.claims,
        observations=totals.observations,
        quads=totals.quads,
        new=run.new,
        changed=run.changed,
        unchanged=len(run.plan.unchanged),
        withdrawn=len(run.plan.withdrawn),
        removed=len(run.plan.dropped) if run.published else 0,
        failed=run.failed,
        problems=tuple(run.problems),
        notes=tuple(_withdrawal_notes(run.plan)),
        aside=run.aside,
        held=run.held,
        seconds=round(time.monotonic() - run.started, 3),
    )


def _withdrawal_notes(plan: Plan) -> Iterator[str]:
    """Name the files that are gone and whose articles stay."""
    for path in sorted({plan.kept[graph].path for graph in plan.withdrawn if graph in plan.kept}):
        yield f"{path}: gone, but its articles stay in the graph; take them out with --prune"
