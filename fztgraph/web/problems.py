"""What the service says when it does not answer: RFC 9457 problem details, one kind for each thing to act on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from fztgraph.web.chinese import in_chinese, title_in_chinese
from fztgraph.web.headers import SECURITY

MEDIA_TYPE = "application/problem+json"
_TYPES = "https://w3id.org/fztgraph/problems#"


class Kind(Enum):
    """The kinds of problems: status and title."""

    MALFORMED_QUERY = (400, "The query cannot be parsed")
    BAD_REQUEST = (400, "The request is not SPARQL Protocol")
    BAD_PARAMETER = (400, "The named question cannot be asked so")
    UPDATE_REFUSED = (403, "The graph is read-only")
    SERVICE_REFUSED = (403, "Other servers are not asked")
    NOT_FOUND = (404, "Nothing is here")
    METHOD_NOT_ALLOWED = (405, "The method is not allowed here")
    NOT_ACCEPTABLE = (406, "No form of the answer is accepted")
    QUERY_TOO_LARGE = (413, "The query is too large")
    UNSUPPORTED_MEDIA_TYPE = (415, "The request has a form that is not read")
    TOO_MANY_ROWS = (422, "The answer has too many rows")
    ANSWER_TOO_LARGE = (422, "The answer is too large")
    MEMORY_LIMIT = (422, "The query needs too much memory")
    CLIENT_GONE = (499, "The client went away")
    NOT_ANSWERED = (422, "The query cannot be answered")
    STORE_FAULT = (500, "The store cannot be read")
    WORKER_DIED = (500, "The process that ran the query ended")
    INTERNAL = (500, "The service has a fault")
    BUSY = (503, "The service is busy")
    STORE_UNAVAILABLE = (503, "The store does not open")
    TIME_LIMIT = (504, "The query ran out of time")

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.value[0]

    @property
    def title(self) -> str:
        """What is said of every problem of the kind."""
        return self.value[1]

    @property
    def slug(self) -> str:
        """The end of the kind's IRI."""
        return self.name.lower().replace("_", "-")


@dataclass
class ProblemError(Exception):
    """A request is not answered. ``members`` are told beside the detail, such as the line and column of a mistake."""

    kind: Kind
    detail: str
    members: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def problem_response(problem: ProblemError) -> Response:
    """Return the response that tells a problem."""
    kind = problem.kind
    body = {"type": _TYPES + kind.slug, "title": kind.title, "status": kind.status, "detail": problem.detail}
    body["title_zh"] = title_in_chinese(kind.slug)
    if (detail := in_chinese(problem.detail)) is not None:
        body["detail_zh"] = detail
    text = json.dumps(body | dict(problem.members), ensure_ascii=False)
    headers = {"cache-control": "no-store", **problem.headers}
    return Response(text, kind.status, headers, MEDIA_TYPE)


async def answer_problem(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Answer a problem that a route raised."""
    assert isinstance(error, ProblemError)  # noqa: S101
    return problem_response(error)


async def answer_http_error(request: Request, error: Exception) -> Response:
    """Answer what the router refuses in the same form as all else."""
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "")
        problem = ProblemError(Kind.METHOD_NOT_ALLOWED, f"{request.method} is not among {allowed}")
    elif error.status_code == 404:
        problem = ProblemError(Kind.NOT_FOUND, f"{request.url.path} is no page of this service; / lists what is here")
    else:
        problem = ProblemError(Kind.BAD_REQUEST, str(error.detail))
    response = problem_response(problem)
    response.headers.update(error.headers or {})
    return response


async def answer_fault(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Answer what nobody foresaw; the log has the traceback. No middleware sees this response."""
    return problem_response(fault())


def fault() -> ProblemError:
    """Return what is told of a fault; no middleware adds headers to it."""
    return ProblemError(Kind.INTERNAL, "see the log of the service", headers=SECURITY)
