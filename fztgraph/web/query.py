"""``/query``: the page on which people ask, with the questions that have names, and the SPARQL that these stand for."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from fztgraph.web.answers import Answers
from fztgraph.web.documents import render_page, root_path
from fztgraph.web.headers import SECURITY
from fztgraph.web.limits import Limits
from fztgraph.web.negotiation import is_known
from fztgraph.web.places import Place
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
    "vary": "Accept-Language",
}
place = Place(
    "/query",
    "查询网页：常见问题、SPARQL 编辑器",
    "the page for queries: questions to choose from, an editor for SPARQL",
)


async def page(request: Request) -> Response:
    """Show the page, in the language that the address says, else in the one that the browser likes better."""
    answers: Answers = request.app.state.answers
    language = request.query_params.get("lang") or preferred_language(request.headers.get("accept-language", ""))
    if language not in LANGUAGES:
        raise ProblemError(Kind.BAD_REQUEST, f"lang {language[:100]!r} is unknown; there are {', '.join(LANGUAGES)}")
    text = _page(root_path(request), language, answers.pool.limits, is_built=(YASGUI / _SCRIPT).is_file())
    tag = hashlib.blake2b(text.encode(), digest_size=15).hexdigest()
    headers = {**_HEADERS, "etag": f'W/"{tag}"'}
    if is_known(tag, ",".join(request.headers.getlist("if-none-match"))):
        return Response(None, 304, headers)
    return HTMLResponse(text, headers=headers)


async def named(request: Request) -> Response:
    """Return the SPARQL of a named question; the address has its parameters."""
    answers: Answers = request.app.state.answers
    pairs = tuple(request.query_params.multi_items())
    if len(dict(pairs)) < len(pairs):
        raise ProblemError(Kind.BAD_PARAMETER, "a parameter is given twice; give each once")
    answer = await answers.ask(Question("", name=request.path_params["name"], values=pairs))
    return Response(answer.reply.body, 200, {"cache-control": "no-cache"}, answer.reply.media_type)


def preferred_language(header: str) -> str:
    """Return the language that an Accept-Language header puts first; Chinese where it names neither.

    >>> preferred_language("de, en;q=0.8, zh;q=0.7"), preferred_language("")
    ('en', 'zh')
    """
    ranked = sorted(_languages(header), key=lambda each: -each[1])
    return next((language for language, quality in ranked if language in LANGUAGES and quality > 0), LANGUAGES[0])


def _languages(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, _, quality = part.partition(";")
        try:
            yield name.strip().lower().partition("-")[0], float(quality.strip().removeprefix("q=") or 1)
        except ValueError:
            continue


@lru_cache(maxsize=8)
def _page(root: str, language: str, limits: Limits, *, is_built: bool) -> str:
    data = page_data(language, limits)
    return render_page(
        "query.html",
        root,
        language=language,
        other=next(other for other in LANGUAGES if other != language),
        words=words(language),
        data={**data, "root": root},
        is_built=is_built,
        seconds=f"{limits.time:g}",
        rows=f"{limits.rows:,}",
    )


routes = [Route("/query", page, name="query"), Route("/query/{name}", named)]
