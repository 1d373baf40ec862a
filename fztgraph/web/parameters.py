"""Read a request of the SPARQL 1.1 Protocol: the query, its graphs and its form, from the address and the body."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.requests import Request

from fztgraph.web.limits import QUERY_SIZE
from fztgraph.web.problems import Kind, ProblemError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_KNOWN = ("query", "default-graph-uri", "named-graph-uri", "format")
_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
#: Other names for ``format`` that clients send beside it.
_PASSED_OVER = ("output", "results")
#: A form may take three characters for each byte of a query, and holds the graphs too.
_BODY_SIZE = 4 * QUERY_SIZE

Parameters = Mapping[str, Sequence[str]]


def address_parameters(query_string: bytes) -> Parameters:
    """Return the parameters of an address; raises ProblemError for what is no query."""
    return _gathered(_pairs(query_string, "the address"))


async def body_parameters(request: Request) -> Parameters:
    """Return the parameters of a POST request, from its address and its body; raises ProblemError as above."""
    pairs = _pairs(request.scope["query_string"], "the address")
    return _gathered(pairs + await _body_pairs(request))


def _gathered(pairs: list[tuple[str, str]]) -> Parameters:
    parameters: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        parameters[name].append(value)
    _check(parameters)
    return parameters


def one_query(parameters: Parameters) -> str:
    """Return the query; raises ProblemError where there is none, more than one, or one that is too large."""
    queries = parameters.get("query", ())
    if len(queries) != 1:
        found = "no query" if not queries else f"{len(queries)} queries"
        raise ProblemError(Kind.BAD_REQUEST, f"the request has {found}; send one as the parameter query")
    if len(queries[0].encode()) > QUERY_SIZE:
        raise _too_large()
    return queries[0]


def graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    """Return the graphs that a parameter lists; raises ProblemError for what is no IRI."""
    for iri in parameters.get(name, ()):
        try:
            NamedNode(iri)
        except ValueError as error:
            raise ProblemError(Kind.BAD_REQUEST, f"{name}: {iri[:200]!r} is not an IRI in full") from error
    return tuple(parameters.get(name, ()))


async def _body_pairs(request: Request) -> list[tuple[str, str]]:
    media_type, charset = _content_type(request.headers.get("content-type", ""))
    if media_type == UPDATE:
        raise _update()
    if media_type not in {FORM, QUERY}:
        found = f"{media_type!r} is not read" if media_type else "the request says no content type"
        raise ProblemError(
            Kind.UNSUPPORTED_MEDIA_TYPE, f"{found}; send {QUERY} or {FORM}", headers={"accept-post": f"{QUERY}, {FORM}"}
        )
    if charset not in {"", "utf-8", "utf8"}:
        raise ProblemError(Kind.UNSUPPORTED_MEDIA_TYPE, f"the body is in {charset!r}; send UTF-8")
    body = await _body(request)
    if media_type == FORM:
        return _pairs(body, "the body")
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise ProblemError(Kind.BAD_REQUEST, f"the body is not UTF-8 (byte {error.start})") from error


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_SIZE:
            raise _too_large()
    return bytes(body)


def _pairs(encoded: bytes, where: str) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii" if where == "the address" else "utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise ProblemError(Kind.BAD_REQUEST, f"the parameters in {where} are not read ({error})") from error


def _content_type(header: str) -> tuple[str, str]:
    media_type, *parameters = (part.strip() for part in header.lower().split(";"))
    charsets = [part.partition("=")[2].strip(' "') for part in parameters if part.startswith("charset")]
    return media_type, charsets[0] if charsets else ""


def _check(parameters: Parameters) -> None:
    if any(name in parameters for name in _UPDATES):
        raise _update()
    for name in parameters:
        if name not in _KNOWN + _PASSED_OVER:
            raise ProblemError(Kind.BAD_REQUEST, f"parameter {name[:100]!r} is unknown; there are {', '.join(_KNOWN)}")


def _update() -> ProblemError:
    return ProblemError(Kind.UPDATE_REFUSED, "updates are refused; change the files and run `fztgraph refresh`")


def _too_large() -> ProblemError:
    return ProblemError(
        Kind.QUERY_TOO_LARGE, f"the query is larger than {QUERY_SIZE} bytes of UTF-8", {"limit": QUERY_SIZE}
    )
