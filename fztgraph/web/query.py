"""``/query``: the page on which people ask, with the questions that have names, and the SPARQL that these stand for."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from fztgraph.explorer.frame import Frame, render
from fztgraph.web.answers import Answers
from fztgraph.web.explorer import frame_of
from fztgraph.web.headers import SECURITY
from fztgraph.web.languages import COOKIE, chosen_language, remember_language
from fztgraph.web.limits import Limits
from fztgraph.web.negotiation import is_known
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.query_data import LANGUAGES, page_data, words
from fztgraph.web.questions import Question

#: Where the scripts are once they have been fetched; see ``hatch_build.py``.
YASGUI = Path(__file__).parent / "static" / "yasgui"
_SCRIPT = "yasgui.min.js"
#: The rules that the table's column resizer writes into the page are all that may be there beside our own files.
_RESIZER = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": f"{SECURITY['content-security-policy']}; style-src 'self' {_RESIZER}",
    "vary": "Accept-Language, Cookie",
}


async def page(request: Request) -> Response:
    """Show the page, in the language that the address says, else in the one that the browser likes better."""
    answers: Answers = request.app.state.answers
    asked = request.query_params.get(COOKIE)
    if asked and asked not in LANGUAGES:
        raise ProblemError(Kind.BAD_REQUEST, f"lang {asked[:100]!r} is unknown; there are {', '.join(LANGUAGES)}")
    language = chosen_language(request)
    text = _page(frame_of(request, language, "query"), answers.pool.limits, is_built=(YASGUI / _SCRIPT).is_file())
    tag = hashlib.blake2b(text.encode(), digest_size=15).hexdigest()
    headers = {**_HEADERS, "etag": f'W/"{tag}"'}
    if is_known(tag, ",".join(request.headers.getlist("if-none-match"))):
        return Response(None, 304, headers)
    response = HTMLResponse(text, headers=headers)
    remember_language(request, response)
    return response


async def named(request: Request) -> Response:
    """Return the SPARQL of a named question; the address has its parameters."""
    answers: Answers = request.app.state.answers
    pairs = tuple(request.query_params.multi_items())
    if len(dict(pairs)) < len(pairs):
        raise ProblemError(Kind.BAD_PARAMETER, "a parameter is given twice; give each once")
    answer = await answers.ask(Question("", name=request.path_params["name"], values=pairs))
    return Response(answer.reply.body, 200, {"cache-control": "no-cache"}, answer.reply.media_type)


def _page(frame: Frame, limits: Limits, *, is_built: bool) -> str:
    root = frame.links.page("home").removesuffix("/")
    return render(
        "query.html",
        frame,
        root=root,
        words=words(frame.lang),
        data={**_data(frame.lang, limits), "root": root},
        is_built=is_built,
        seconds=f"{limits.time:g}",
        rows=f"{limits.rows:,}",
    )


@cache
def _data(language: str, limits: Limits) -> dict[str, Any]:
    return page_data(language, limits)


routes = [Route("/query", page, name="query"), Route("/query/{name}", named)]
