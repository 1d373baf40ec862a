"""Questions to the graph: the runner of SPARQL queries, the forms of answers, and the questions that have names."""

from fztgraph.queries.formats import FORMATS, format_results
from fztgraph.queries.hints import find_hints
from fztgraph.queries.named import BoundQuery, NamedQuery, bind, named_queries, named_query
from fztgraph.queries.names import Found, find_thing
from fztgraph.queries.parameters import Parameter
from fztgraph.queries.results import Results
from fztgraph.queries.runner import query_store, run_query

__all__ = [
    "FORMATS",
    "BoundQuery",
    "Found",
    "NamedQuery",
    "Parameter",
    "Results",
    "bind",
    "find_hints",
    "find_thing",
    "format_results",
    "named_queries",
    "named_query",
    "query_store",
    "run_query",
]
