"""Questions to the graph: the runner of SPARQL queries, the forms of answers, and the questions that have names."""

from fztgraph.queries.formats import FORMATS, format_results
from fztgraph.queries.named import NamedQuery, named_queries, named_query
from fztgraph.queries.results import Results
from fztgraph.queries.runner import query_store, run_query

__all__ = [
    "FORMATS",
    "NamedQuery",
    "Results",
    "format_results",
    "named_queries",
    "named_query",
    "query_store",
    "run_query",
]
