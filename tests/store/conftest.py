"""Small generations, made by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from fztgraph.iris import Iri
from fztgraph.store import ArticleRecord, Counts, Manifest, RefreshReport, Snapshot, named_quads, open_writer

NS = "https://example.org/"


def _quads(graph: str, values: Sequence[str]) -> list[Quad]:
    name = NamedNode(NS + graph)
    return [Quad(name, NamedNode(NS + "says"), Literal(value), name) for value in values]


@pytest.fixture
def quads() -> Callable[[str, Sequence[str]], list[Quad]]:
    """A function that makes the quads of a graph, one for each value."""
    return _quads


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., Snapshot]:
    """A function that publishes a generation in which some graphs are replaced; None drops a graph."""

    def run(store: Path = tmp_path / "store", *, keep: int = 5, **graphs: Sequence[str] | None) -> Snapshot:
        with open_writer(store) as writer, writer.begin() as build:
            records = dict(writer.base.manifest.articles) if writer.base else {}
            for name, values in graphs.items():
                graph = Iri(NS + name)
                if values is None:
                    build.drop(graph)
                    records.pop(graph)
                    continue
                size = build.replace(graph, _quads(name, values))
                records[graph] = ArticleRecord(f"/{name}", name, "", "", Counts(quads=size))
            return build.publish(Manifest(articles=records), report=RefreshReport(str(store)), keep=keep)

    return run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where ``publish`` makes its store."""
    return tmp_path / "store"


@pytest.fixture
def values() -> Callable[[Snapshot], list[str]]:
    """A function from a snapshot to the values in it."""
    return lambda snapshot: sorted(quad.object.value for quad in named_quads(snapshot.store))
