"""``/sparql``: the query operation of the SPARQL 1.1 Protocol. An answer is whole before its status is sent."""

import asyncio
import logging
import time

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import NoMatchFound, Route

from fztgraph.web.answers import Answers
from fztgraph.web.description import describe_service
from fztgraph.web.negotiation import (
    GRAPHS,
    RESULTS,
    SHORT_NAMES,
    Range,
    accepts_gzip,
    choose,
    named_ranges,
    parse_accept,
)
from fztgraph.web.parameters import FORM, QUERY, Parameters, graphs, one_query, read_parameters
from fztgraph.web.problems import Kind, ProblemError, problem_response
from fztgraph.web.questions import Question, Reply

log = logging.getLogger(__name__)

_METHODS = "GET, HEAD, OPTIONS, POST"
_VARY = "Accept, Accept-Encoding"
#: Any store of answers may keep one, and asks each time whether it still holds: a new generation may be there.
_CACHE = "public, no-cache"


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where there is none."""
    if request.method == "OPTIONS":
        return Response(None, 204, {"allow": _METHODS, "accept-post": f"{QUERY}, {FORM}"})
    started = time.perf_counter()
    try:
        response, said = await _answer(request)
    except ProblemError as problem:
        response, said = problem_response(problem), problem.kind.slug
    seconds = time.perf_counter() - started
    log.info("%s %s %d %s %.1f ms", request.method, request.url.path, response.status_code, said, 1000 * seconds)
    return response


async def _answer(request: Request) -> tuple[Response, str]:
    parameters = await read_parameters(request)
    if request.method != "POST" and not request.scope["query_string"]:
        return _describe(request), "description"
    answers: Answers = request.app.state.answers
    question = _question(request, parameters)
    tag = answers.tag(question)
    etag = f'W/"{tag}"' if tag else ""
    if etag and request.method != "POST" and _is_known(etag, request.headers.get("if-none-match", "")):
        return Response(None, 304, {"etag": etag, "vary": _VARY, "cache-control": _CACHE}), "unchanged"
    reply = await _ask(request, answers, question)
    fresh = etag if answers.tag(question) == tag else ""
    return _response(reply, fresh), f"{reply.rows} rows {reply.size} bytes of {question.digest}"


def _question(request: Request, parameters: Parameters) -> Question:
    text = one_query(parameters)
    accepted = _accepted(request, parameters)
    question = Question(
        text=text,
        base=str(request.url.replace(query="")),
        default_graphs=graphs(parameters, "default-graph-uri"),
        named_graphs=graphs(parameters, "named-graph-uri"),
        results_type=choose(accepted, RESULTS),
        graph_type=choose(accepted, GRAPHS),
        gzip=accepts_gzip(request.headers.get("accept-encoding", "")),
    )
    if question.results_type is None and question.graph_type is None:
        raise ProblemError(
            Kind.NOT_ACCEPTABLE, f"answers can be had as {', '.join(dict.fromkeys([*RESULTS, *GRAPHS]))}"
        )
    return question


def _accepted(request: Request, parameters: Parameters) -> tuple[Range, ...]:
    """Return what the client takes: what ``format`` says, else the Accept headers."""
    given = [name for name in parameters.get("format", ()) if name]
    if not given:
        return parse_accept(",".join(request.headers.getlist("accept")))
    ranges = named_ranges(given[-1])
    if not ranges:
        raise ProblemError(
            Kind.BAD_REQUEST, f"format {given[-1][:100]!r} is unknown; there are {', '.join(SHORT_NAMES)}"
        )
    return ranges


async def _ask(request: Request, answers: Answers, question: Question) -> Reply:
    """Ask for as long as the client is there."""
    asked = asyncio.ensure_future(answers.ask(question))
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        if asked.done():
            return asked.result()
    finally:
        asked.cancel()
        gone.cancel()
        await asyncio.gather(asked, gone, return_exceptions=True)
    raise ProblemError(Kind.CLIENT_GONE, "the client went away before the answer was there")


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(reply: Reply, etag: str) -> Response:
    headers = {"vary": _VARY, "cache-control": _CACHE if etag else "no-store"}
    if etag:
        headers["etag"] = etag
    if reply.encoding:
        headers["content-encoding"] = reply.encoding
    return Response(reply.body, 200, headers, reply.media_type)


def _is_known(etag: str, header: str) -> bool:
    """Return whether a client has the answer already (RFC 9110, 13.1.2: tags are compared weakly)."""
    known = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in known or etag.removeprefix("W/") in known


def _describe(request: Request) -> Response:
    """Describe the service as RDF; someone who looks with a browser is led to the page for queries, if there is one."""
    accepted = parse_accept(",".join(request.headers.getlist("accept")))
    media_type = choose(accepted, {**GRAPHS, "text/html": "html"})
    if media_type == "text/html":
        try:
            return RedirectResponse(request.url_for("query"), 303, {"vary": "Accept"})
        except NoMatchFound:
            media_type = choose(accepted, GRAPHS) or "text/turtle"
    if media_type is None:
        raise ProblemError(Kind.NOT_ACCEPTABLE, f"the description can be had as {', '.join(GRAPHS)}")
    answers: Answers = request.app.state.answers
    body = describe_service(answers.edition, str(request.url.replace(query="")), GRAPHS[media_type])
    return Response(body, 200, {"vary": "Accept", "cache-control": _CACHE}, media_type)


routes = [
    Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"]),
    Route("/sparql/", sparql, methods=["GET", "POST", "OPTIONS"]),
]
