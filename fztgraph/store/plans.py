"""What a refresh has to do: a pure comparison of the files as they are with the manifest of the generation in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fztgraph.iris import Iri
from fztgraph.model import Article
from fztgraph.patterns import covers
from fztgraph.store.fingerprints import article_hash
from fztgraph.store.manifest import ArticleRecord, FileRecord, Manifest


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of the corpus. ``articles`` is None where the manifest already has all of it, ``problem`` where it failed.

    ``record`` is None where the file could not be read.
    """

    path: str
    record: FileRecord | None = None
    articles: tuple[Article, ...] | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that must be extracted."""

    article: Article
    path: str
    content: str
    is_new: bool


@dataclass(slots=True)
class Plan:
    """What to extract, what stays, what goes.

    ``owners`` says which file each article of this run comes from; ``kept`` are the records of graphs that stay;
    ``incomplete`` are files of which not everything will be in the graph, to be read again next time.
    """

    candidates: list[Candidate] = field(default_factory=list)
    owners: dict[Iri, str] = field(default_factory=dict)
    kept: dict[Iri, ArticleRecord] = field(default_factory=dict)
    unchanged: list[Iri] = field(default_factory=list)
    withdrawn: list[Iri] = field(default_factory=list)
    dropped: list[Iri] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def plan_changes(
    before: Manifest, files: Sequence[ReadFile], *, fingerprint: str, roots: Iterable[Path], prune: bool
) -> Plan:
    """Decide for each article of the files and of the manifest what is to be done.

    An article that its file no longer has is dropped. One whose file is gone from under the roots is withdrawn: its
    graph stays, unless ``prune``. One of a file that cannot be read, or of other roots, stays as it is.
    """
    plan = Plan()
    recorded = _by_path(before)
    for file in files:
        if file.problem is not None:
            plan.problems.append(file.problem)
        elif file.articles is None:
            for graph in recorded.get(file.path, ()):
                _keep(plan, graph, before.articles[graph])
        else:
            for article in file.articles:
                _add(plan, article, file.path, before.articles.get(article.iri), fingerprint)
    _settle_the_rest(plan, before, {file.path: file for file in files}, tuple(roots), prune=prune)
    return plan


def _by_path(manifest: Manifest) -> dict[str, list[Iri]]:
    graphs: dict[str, list[Iri]] = {}
    for graph, record in manifest.articles.items():
        graphs.setdefault(record.path, []).append(graph)
    return graphs


def _add(plan: Plan, article: Article, path: str, record: ArticleRecord | None, fingerprint: str) -> None:
    content = article_hash(article)
    if record is not None and record.path != path and Path(record.path).exists() and article.iri not in plan.owners:
        plan.owners[article.iri] = record.path
        plan.kept[article.iri] = record
    if record is not None and (record.content, record.fingerprint) == (content, fingerprint):
        _keep(plan, article.iri, ArticleRecord(path, article.source, content, fingerprint, record.counts))
    elif _own(plan, article.iri, path):
        plan.candidates.append(Candidate(article, path, content, is_new=record is None))


def _keep(plan: Plan, graph: Iri, record: ArticleRecord) -> None:
    if _own(plan, graph, record.path):
        plan.unchanged.append(graph)
        plan.kept[graph] = record


def _own(plan: Plan, graph: Iri, path: str) -> bool:
    """Give an article's IRI to the first that claims it; a second one is reported."""
    if graph not in plan.owners:
        plan.owners[graph] = path
        return True
    plan.incomplete.add(path)
    plan.problems.append(f"{path}: {graph} is also an article of {plan.owners[graph]}; rename or renumber one of them")
    return False


def _settle_the_rest(
    plan: Plan, before: Manifest, files: Mapping[str, ReadFile], roots: tuple[Path, ...], *, prune: bool
) -> None:
    """Decide on the articles of the manifest that no file of this run has."""
    for graph, record in before.articles.items():
        if graph in plan.owners:
            continue
        file = files.get(record.path)
        is_gone = file is None and any(covers(root, Path(record.path)) for root in roots)
        if is_gone:
            plan.withdrawn.append(graph)
        if (file is not None and file.problem is None) or (is_gone and prune):
            plan.dropped.append(graph)
        else:
            plan.kept[graph] = record
