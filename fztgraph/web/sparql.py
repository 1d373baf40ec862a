"""``/sparql``: the query operation of the SPARQL 1.1 Protocol. An answer is whole before its status is sent."""

import asyncio
import logging
import string
import time
from functools import lru_cache
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import NoMatchFound, Route

from fztgraph.queries.hints import find_hints
from fztgraph.web.answers import Answer, Answers
from fztgraph.web.description import describe_service
from fztgraph.web.negotiation import (
    GRAPHS,
    RESULTS,
    SHORT_NAMES,
    Range,
    accepts_gzip,
    choose,
    is_known,
    named_ranges,
    parse_accept,
)
from fztgraph.web.parameters import FORM, QUERY, Parameters, address_parameters, body_parameters, graphs, one_query
from fztgraph.web.problems import Kind, ProblemError, problem_response
from fztgraph.web.questions import Question

log = logging.getLogger(__name__)

_METHODS = "GET, HEAD, OPTIONS, POST"
_VARY = "Accept, Accept-Encoding"
#: Any store of answers may keep one, and asks each time whether it still holds: a new generation may be there.
_CACHE = "public, no-cache"
#: Addresses below this length are kept with what they ask.
_SHORT = 4096
#: What a header has as it is; a percent sign begins a code.
_SAFE = string.punctuation.replace("%", " ")


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
    log.info("%s %s %d %s %.1f ms", request.method, request.scope["path"], response.status_code, said, 1000 * seconds)
    return response


async def _answer(request: Request) -> tuple[Response, str]:
    if request.method != "POST" and not request.scope["query_string"]:
        return _describe(request), "description"
    answers: Answers = request.app.state.answers
    question = await _question(request)
    known = request.headers.get("if-none-match", "")
    if known and request.method != "POST":
        tag = answers.tag(question)
        if tag and is_known(tag, known):
            return Response(None, 304, _headers(tag)), "unchanged"
    answer = answers.kept(question) or await _ask(request, answers, question)
    return _response(answer, _notes(question.text)), f"{answer.reply.rows} rows {answer.reply.size} bytes"


async def _question(request: Request) -> Question:
    accept = ",".join(request.headers.getlist("accept"))
    encodings = request.headers.get("accept-encoding", "")
    if request.method == "POST":
        return _read(await body_parameters(request), accept, encodings, _address(request))
    query_string = request.scope["query_string"]
    read = _read_address if len(query_string) < _SHORT else _read_address.__wrapped__
    return read(query_string, accept, encodings, _address(request))


@lru_cache(maxsize=256)
def _read_address(query_string: bytes, accept: str, encodings: str, address: str) -> Question:
    """Read a question from an address; the last ones are kept, since the same are asked again and again."""
    return _read(address_parameters(query_string), accept, encodings, address)


def _read(parameters: Parameters, accept: str, encodings: str, address: str) -> Question:
    text = one_query(parameters)
    accepted = _accepted(parameters, accept)
    question = Question(
        text=text,
        base=address,
        default_graphs=graphs(parameters, "default-graph-uri"),
        named_graphs=graphs(parameters, "named-graph-uri"),
        results_type=choose(accepted, RESULTS),
        graph_type=choose(accepted, GRAPHS),
        gzip=accepts_gzip(encodings),
    )
    if question.results_type is None and question.graph_type is None:
        raise ProblemError(
            Kind.NOT_ACCEPTABLE, f"answers can be had as {', '.join(dict.fromkeys([*RESULTS, *GRAPHS]))}"
        )
    return question


def _address(request: Request) -> str:
    """Return the address of the endpoint as the client wrote it, which is the base of relative IRIs."""
    return str(request.url).partition("?")[0]


def _accepted(parameters: Parameters, accept: str) -> tuple[Range, ...]:
    """Return what the client takes: what ``format`` says, else the Accept headers."""
    given = [name for name in parameters.get("format", ()) if name]
    if not given:
        return parse_accept(accept)
    ranges = named_ranges(given[-1])
    if not ranges:
        raise ProblemError(
            Kind.BAD_REQUEST, f"format {given[-1][:100]!r} is unknown; there are {', '.join(SHORT_NAMES)}"
        )
    return ranges


async def _ask(request: Request, answers: Answers, question: Question) -> Answer:
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


@lru_cache(maxsize=256)
def _notes(text: str) -> str:
    """Return the remarks on a query as a header has them: what is not ASCII as UTF-8 in percent codes."""
    return quote(" | ".join(find_hints(text)), safe=_SAFE) if len(text) < _SHORT else ""


def _response(answer: Answer, notes: str) -> Response:
    headers = _headers(answer.tag)
    if notes:
        headers["fztgraph-notes"] = notes
    if answer.reply.encoding:
        headers["content-encoding"] = answer.reply.encoding
    return Response(answer.reply.body, 200, headers, answer.reply.media_type)


def _headers(tag: str | None) -> dict[str, str]:
    if not tag:
        return {"vary": _VARY, "cache-control": "no-store"}
    return {"vary": _VARY, "cache-control": _CACHE, "etag": f'W/"{tag}"'}


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
    body = describe_service(answers.edition, str(request.base_url).rstrip("/"), GRAPHS[media_type])
    return Response(body, 200, {"vary": "Accept", "cache-control": _CACHE}, media_type)


routes = [
    Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"]),
    Route("/sparql/", sparql, methods=["GET", "POST", "OPTIONS"]),
]
