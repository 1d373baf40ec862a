"""Look over what the graph is made with and what was made: ontology, gazetteer, rules, checks, and a store."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from fztgraph.claims import figure_examples, rule_examples
from fztgraph.claims.figure_rules import load_figure_rules
from fztgraph.claims.rules import load_rules
from fztgraph.errors import FztError
from fztgraph.iris import article_iri
from fztgraph.linking import link_store
from fztgraph.linking.decisions import load_decisions
from fztgraph.linking.review import LinkReview, review_linkage
from fztgraph.model import Article
from fztgraph.processing import process_article
from fztgraph.quads import background_quads, check_store, ontology_quads
from fztgraph.quads.checks import load_checks
from fztgraph.quads.ontology import read_turtle
from fztgraph.resources import ontology_dir
from fztgraph.store import Snapshot, open_snapshot

#: An article that makes each part of the extraction read its rules.
_SAMPLE = Article(article_iri("sample", None), "sample", "今年进出口", "今年1-5月，全区进出口总值96.2亿元，增长21.8%。")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at, and what is wrong, one line each."""

    checked: tuple[str, ...]
    findings: tuple[str, ...]
    seconds: float

    @property
    def status(self) -> int:
        """The exit status: 0 nothing is wrong, 1 something is."""
        return 1 if self.findings else 0

    def to_json(self) -> dict[str, Any]:
        """Return the report as values that JSON can write."""
        return {**asdict(self), "status": self.status}


def check(store_dir: Path | None = None) -> CheckReport:
    """Check the ontology folder, and a store where one is given. Nothing is written."""
    started = time.monotonic()
    checked = list(KNOWLEDGE)
    findings = [f"{name}: {fault}" for name, read in KNOWLEDGE.items() for fault in _faults(read)]
    if store_dir is not None:
        checked.append("store")
        findings += [f"store: {fault}" for fault in _faults(lambda: _check_store(store_dir))]
    return CheckReport(tuple(checked), tuple(findings), round(time.monotonic() - started, 3))


def review_links(store_dir: Path) -> LinkReview:
    """Return the pairs of things in a store that may be one; raises FztError where it cannot be read."""
    return review_linkage(link_store(open_snapshot(store_dir).store), store=str(store_dir))


def _read_ontology() -> tuple[()]:
    for path in sorted(ontology_dir().glob("*.ttl")):
        read_turtle(path)
    ontology_quads()
    return ()


def _read_gazetteer() -> tuple[()]:
    background_quads()
    load_decisions()
    return ()


def _read_rules() -> Iterator[str]:
    yield from process_article(_SAMPLE).problems
    yield from rule_examples.failing_examples(load_rules())
    yield from figure_examples.failing_examples(load_figure_rules())


def _read_checks() -> tuple[()]:
    load_checks()
    return ()


#: The parts of the ontology folder, each with what reads all of it and raises OntologyError where it is wrong.
KNOWLEDGE: dict[str, Callable[[], Iterable[str]]] = {
    "ontology": _read_ontology,
    "gazetteer": _read_gazetteer,
    "rules": _read_rules,
    "checks": _read_checks,
}


def _faults(look: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Yield what a part finds wrong; what stops it is a fault as well."""
    try:
        for fault in look():
            yield " ".join(fault.split())
    except FztError as error:
        yield " ".join(str(error).split())


def _check_store(store_dir: Path) -> Iterator[str]:
    """Compare the generation in force with its manifest, and run the checks over it.

    One of them holds each quote against the text of its article.
    """
    snapshot = open_snapshot(store_dir)
    yield from _compare_graphs(snapshot)
    for violation in check_store(snapshot.store):
        yield str(violation)


def _compare_graphs(snapshot: Snapshot) -> Iterator[str]:
    expected = snapshot.manifest.graph_sizes()
    found = {str(getattr(graph, "value", graph)) for graph in snapshot.store.named_graphs()}
    for graph in sorted(found - set(expected)):
        yield f"{graph}: in the graph, but not on record; run `fztgraph refresh --rebuild`"
    for graph, size in sorted(expected.items()):
        quads = sum(1 for _ in snapshot.store.quads_for_pattern(None, None, None, NamedNode(graph)))
        if quads != size:
            yield f"{graph}: {quads} quads, but {size} are on record; run `fztgraph refresh --rebuild`"
