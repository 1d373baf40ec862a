"""What an IRI leads to: a page for people, RDF for those who ask for it; both with a tag that changes with them."""

import hashlib
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from fztgraph.iris import ID, NS
from fztgraph.vocab import TERMS
from fztgraph.web.negotiation import GRAPHS, choose, is_known, named_ranges, parse_accept
from fztgraph.web.problems import Kind, ProblemError

#: The forms that a document can be had in: media types, the page first.
FORMS = {"text/html": "html", "application/xhtml+xml": "html", **GRAPHS}
#: Forms of data: a name, and its value of ``format``.
LINKS = (("Turtle", "turtle"), ("JSON-LD", "jsonld"), ("N-Triples", "nt"), ("RDF/XML", "rdf"))
_VARY = "Accept"
_CACHE = "public, no-cache"


def chosen_form(request: Request, offered: Mapping[str, str] = FORMS) -> str:
    """Return the offered media type that a client likes best: by ``format``, else by its Accept headers.

    Raises ProblemError where there is none.
    """
    name = request.query_params.get("format", "")
    if name:
        return _named_form(name, offered)
    media_type = choose(parse_accept(",".join(request.headers.getlist("accept"))), offered)
    if media_type is None:
        raise ProblemError(Kind.NOT_ACCEPTABLE, f"the document can be had as {', '.join(offered)}")
    return media_type


def _named_form(name: str, offered: Mapping[str, str]) -> str:
    ranges = parse_accept("text/html") if name.lower() == "html" else named_ranges(name)
    media_type = choose(ranges, offered) if ranges else None
    if media_type is None:
        names = ["html"] * ("text/html" in offered) + [short_name for _, short_name in LINKS]
        raise ProblemError(
            Kind.NOT_ACCEPTABLE, f"format {name[:100]!r} is none of the document's; there are {', '.join(names)}"
        )
    return media_type


def root_path(request: Request) -> str:
    """Return the path that the service is mounted at."""
    return str(request.scope.get("root_path", ""))


def graph_response(request: Request, body: bytes, media_type: str) -> Response:
    """Return a graph."""
    return tagged_response(request, Response(body, 200, media_type=media_type), _digest(body))


def tagged_response(request: Request, response: Response, tag: str | None) -> Response:
    """Return a document with what stands for its content, or that the client has it; a tag of None stands for none."""
    headers = {"vary": _VARY, "cache-control": _CACHE}
    if tag is not None:
        headers["etag"] = f'W/"{tag}"'
        if is_known(tag, request.headers.get("if-none-match", "")):
            return Response(None, 304, headers)
    response.headers.update(headers)
    return response


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=15).hexdigest()


def local_path(iri: str) -> str:
    """Return where an IRI is found: the path here of a thing or term of ours, else the IRI if it is an address.

    >>> local_path("https://w3id.org/fztgraph/ns#Zone"), local_path("https://w3id.org/fztgraph/id/zone/shanghai")
    ('/ns/Zone', '/id/zone/shanghai')
    """
    if iri.startswith(NS):
        return f"/ns/{iri.removeprefix(NS)}" if iri.removeprefix(NS) in TERMS else ""
    if iri.startswith(ID):
        return f"/id/{iri.removeprefix(ID)}"
    return ""
