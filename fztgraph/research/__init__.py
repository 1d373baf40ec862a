"""The graph from Python: rows, data frames, networks, rdflib and citations over one generation of a store."""

from fztgraph.research.graph import Filters, Graph
from fztgraph.research.records import Article, Entity, Evidence, Fact, Figure, Records
from fztgraph.research.rows import Rows

__all__ = ["Article", "Entity", "Evidence", "Fact", "Figure", "Filters", "Graph", "Records", "Rows"]
