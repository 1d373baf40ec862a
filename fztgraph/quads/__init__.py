"""Extractions, the gazetteer and the ontology as quads, and what a graph must satisfy before it is published."""

from fztgraph.quads.articles import article_quads
from fztgraph.quads.background import background_quads
from fztgraph.quads.checks import Violation, check_store
from fztgraph.quads.ontology import ontology_quads
from fztgraph.quads.validation import validate_quads

__all__ = ["Violation", "article_quads", "background_quads", "check_store", "ontology_quads", "validate_quads"]
