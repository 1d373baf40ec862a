"""Run a SPARQL 1.1 query on a snapshot. Default graph: the merge of all graphs. Nothing is written or fetched."""

from collections.abc import Mapping

from pyoxigraph import Store

from fztgraph.errors import QueryError
from fztgraph.queries.refusals import explain_syntax, refuse_service
from fztgraph.queries.results import Results, hold_results
from fztgraph.store import Snapshot
from fztgraph.vocab import PREFIXES


def run_query(snapshot: Snapshot, text: str, *, prefixes: Mapping[str, str] = PREFIXES) -> Results:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query; ``prefixes`` need no declaration in it.

    Raises QueryError, in one line with the place, for what cannot be parsed, for updates and for SERVICE.
    """
    return query_store(snapshot.store, text, prefixes=prefixes)


def query_store(store: Store, text: str, *, prefixes: Mapping[str, str] = PREFIXES) -> Results:
    """Do as ``run_query`` does, on a store that is open."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_service(text)
    try:
        return hold_results(store.query(text, prefixes=dict(prefixes)))
    except SyntaxError as error:
        raise QueryError(explain_syntax(text, str(error), prefixes)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {' '.join(str(error).split())}") from error
