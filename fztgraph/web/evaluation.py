"""Answer one question on an open store, inside a worker: the whole answer in its form, or why there is none."""

import gzip
import re
from collections.abc import Collection

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from fztgraph.errors import QueryError
from fztgraph.queries.refusals import ServiceError, explain_syntax, explain_update, refuse_service
from fztgraph.vocab import PREFIXES
from fztgraph.web.binding import bound_reply
from fztgraph.web.bounded import ROW_COUNTERS, BoundedFile, LineCounter, UnansweredError
from fztgraph.web.limits import Limits
from fztgraph.web.negotiation import GRAPHS, RESULTS
from fztgraph.web.questions import Question, Reply
from fztgraph.web.rdf import FORMATS

_RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
Answer = QuerySolutions | QueryBoolean | QueryTriples

_PLACE = re.compile(r"at line (\d+), column (\d+)")
#: Answers below this size are not worth compressing; the level is a third of the time of the default for 5 % more.
_SMALL, _LEVEL = 1024, 4


def answer_question(store: Store, question: Question, limits: Limits, *, allowed: Collection[str] = ()) -> Reply:
    """Answer a question; raises UnansweredError. ``allowed`` are the hosts that SERVICE may ask."""
    if question.name:
        return bound_reply(store, question)
    text = question.text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        answer = _query(store, text, question, allowed)
        media_type, body, rows = _written(answer, question, limits)
    except ServiceError as error:
        raise UnansweredError("SERVICE_REFUSED", str(error)) from error
    except QueryError as error:
        raise _unread(text, str(error)) from error
    except SyntaxError as error:
        raise _unread(text, explain_syntax(text, str(error), PREFIXES)) from error
    except (RuntimeError, ValueError) as error:
        raise UnansweredError("NOT_ANSWERED", " ".join(str(error).split())) from error
    except OSError as error:
        raise UnansweredError("STORE_FAULT", " ".join(str(error).split())) from error
    size = len(body)
    if not question.gzip or size < _SMALL:
        return Reply(media_type, body, None, rows, size)
    return Reply(media_type, gzip.compress(body, _LEVEL, mtime=0), "gzip", rows, size)


def _query(store: Store, text: str, question: Question, allowed: Collection[str]) -> Answer:
    refuse_service(text, allowed=allowed)
    base, prefixes = question.base or None, dict(PREFIXES)
    if question.default_graphs or question.named_graphs:
        return store.query(
            text,
            base_iri=base,
            prefixes=prefixes,
            default_graph=[NamedNode(iri) for iri in question.default_graphs],
            named_graphs=[NamedNode(iri) for iri in question.named_graphs],
        )
    return store.query(text, base_iri=base, prefixes=prefixes)


def _unread(text: str, detail: str) -> UnansweredError:
    if update := explain_update(text):
        return UnansweredError("UPDATE_REFUSED", update)
    place = _PLACE.search(detail)
    members = {"line": int(place[1]), "column": int(place[2])} if place else {}
    return UnansweredError("MALFORMED_QUERY", detail, **members)


def _written(answer: Answer, question: Question, limits: Limits) -> tuple[str, bytes, int]:
    """Return the media type, the body and the number of rows of an answer."""
    if isinstance(answer, QueryTriples):
        media_type = _accepted(question.graph_type, "a graph", GRAPHS)
        return media_type, *_graph(answer, GRAPHS[media_type], limits)
    media_type = _accepted(question.results_type, "rows or a boolean", RESULTS)
    form = RESULTS[media_type]
    out = BoundedFile(limits, ROW_COUNTERS[form]())
    answer.serialize(out, _RESULT_FORMATS[form])
    return media_type, out.getvalue(), 1 if isinstance(answer, QueryBoolean) else out.rows


def _accepted(media_type: str | None, what: str, offered: Collection[str]) -> str:
    if media_type is None:
        raise UnansweredError("NOT_ACCEPTABLE", f"the answer is {what}, which can be had as {', '.join(offered)}")
    return media_type


def _graph(answer: QueryTriples, form: str, limits: Limits) -> tuple[bytes, int]:
    """Write a graph, each triple once and in one order, since the engine may give a triple more than once."""
    out = BoundedFile(limits, LineCounter())
    answer.serialize(out, RdfFormat.N_TRIPLES)
    lines = sorted(set(out.getvalue().splitlines(keepends=True)))
    body = b"".join(lines)
    if form != "ntriples":
        triples = (quad.triple for quad in parse(body, RdfFormat.N_TRIPLES))
        bounded = BoundedFile(limits)
        serialize(triples, bounded, FORMATS[form], prefixes=PREFIXES)
        body = bounded.getvalue()
    return body, len(lines)
