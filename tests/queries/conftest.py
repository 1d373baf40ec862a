"""A small graph to ask."""

from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from fztgraph.queries import query_store
from fztgraph.store import Manifest, Snapshot, add_quads

GRAPH = """
PREFIX fzt: <https://w3id.org/fztgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX id: <https://w3id.org/fztgraph/id/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX ex: <https://example.org/>
ex:1 { ex:line a fzt:Initiative ; skos:prefLabel "绥芬河至莫斯科TIR线路"@zh ; fzt:openedOn "2024-06-16"^^xsd:date . }
ex:2 { ex:line fzt:routeTo id:place\\/moscow ; fzt:value 9800.5 . }
"""


@pytest.fixture(scope="session")
def snapshot():
    """A snapshot of the graph."""
    store = Store()
    add_quads(store, parse(GRAPH, RdfFormat.TRIG))
    return Snapshot(1, Path("000001"), store, Manifest())


@pytest.fixture
def ask(snapshot):
    """A function from a query to its results."""
    return partial(query_store, snapshot.store)
