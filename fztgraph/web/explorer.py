"""The explorer over HTTP: pages at their paths, in the language asked for, with tags; and words where there is none."""

import hashlib
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from fztgraph.explorer import pages
from fztgraph.explorer.assets import asset_digest, asset_names, asset_path, code_digest
from fztgraph.explorer.charts import warm_up
from fztgraph.explorer.frame import Frame
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.merged import lead_on
from fztgraph.explorer.pages import missing, trouble
from fztgraph.explorer.visit import Answer, Moved, Params, Show, Shown, Visit
from fztgraph.explorer.words import LANGUAGES
from fztgraph.web.chinese import in_chinese, title_in_chinese
from fztgraph.web.editions import Edition
from fztgraph.web.languages import chosen_language, remember_language
from fztgraph.web.negotiation import is_known
from fztgraph.web.present import Opened, Present
from fztgraph.web.problems import Kind, ProblemError

VARY = "Accept, Accept-Language, Cookie"
#: Pages that there are beside those of the explorer.
_REACHED = frozenset((*pages.PAGES, "query", "ns", "dataset", "sparql"))
#: Beginnings of addresses that programs ask, and pages load from.
_OF_PROGRAMS = ("/sparql", "/.well-known/", "/assets/", "/static/", "/query/")
_FOREVER = "public, max-age=31536000, immutable"


async def answer(request: Request, show: Show, *, page: str = "") -> Response:
    """Answer with a page of the present generation, or that the browser has it."""
    present: Present = request.app.state.present
    opened, language = await present.opened(), chosen_language(request)
    tag = _tag(opened.edition, language, _path(request), request.scope["query_string"].decode("latin-1"))
    headers = {"vary": VARY, "cache-control": "no-cache", "etag": f'W/"{tag}"'}
    if is_known(tag, ",".join(request.headers.getlist("if-none-match"))):
        response = Response(None, 304, headers)
    else:
        shown = opened.kept.get(tag)
        if shown is None:
            shown = await present.run(partial(show, _visit(request, opened, language, page)))
            opened.kept.put(tag, shown)
        response = _response(shown, headers)
    remember_language(request, response)
    return response


def frame_of(request: Request, language: str, page: str = "", edition: Edition | None = None) -> Frame:
    """Return the frame of a page, which tells of the present edition unless it is given another one."""
    edition = edition or request.app.state.answers.edition
    root = str(request.scope.get("root_path", ""))
    path = _path(request).removeprefix(root)
    params = Params(request.query_params.multi_items())
    links = LiveLinks(root, path, params.pairs(), _REACHED)
    return _frame(edition, links, language, page, query=params.one("q") if page == "search" else "")


def _path(request: Request) -> str:
    """Return the path as it is written: in a name ``%2F`` parts nothing, and ``%23`` and ``%3F`` end no path."""
    written: bytes = request.scope["raw_path"]
    return written.decode("ascii", "replace")


def _frame(edition: Edition, links: LiveLinks, language: str, page: str, *, query: str = "") -> Frame:
    return Frame(
        links,
        language,
        page=page,
        generation=edition.generation,
        published=edition.published,
        query=query,
        nav=pages.NAV,
    )


def _visit(request: Request, opened: Opened, language: str, page: str) -> Visit:
    frame = frame_of(request, language, page, opened.edition)
    return Visit(opened.source, frame, opened.index, Params(request.query_params.multi_items()))


def _response(shown: Answer, headers: dict[str, str]) -> Response:
    if isinstance(shown, Moved):
        return RedirectResponse(quote(shown.address, safe="/%?&=#+:"), 303, {"cache-control": "no-cache"})
    if isinstance(shown, str):
        shown = Shown(shown)
    headers = {**headers, **shown.headers}
    if shown.status != 200:
        del headers["etag"]
    if shown.filename:
        headers["content-disposition"] = f"attachment; filename*=utf-8''{quote(shown.filename, safe='')}"
    return Response(shown.content, shown.status, headers, shown.media_type)


def _tag(edition: Edition, language: str, path: str, query: str = "") -> str:
    """Return what stands for generation, language and address, and for the code that makes the page."""
    parts = (str(edition.stamp), language, path, query, code_digest())
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=15).hexdigest()


def first_pages(opened: Opened) -> dict[str, Answer]:
    """Return the first page in each language by its tag, made before somebody asks; load what charts are drawn with."""
    shown = {}
    for language in LANGUAGES:
        frame = _frame(opened.edition, LiveLinks(pages=_REACHED), language, "home")
        visit = Visit(opened.source, frame, opened.index)
        shown[_tag(opened.edition, language, "/")] = pages.PAGES["home"].show(visit)
    warm_up()
    return shown


async def answer_missing(request: Request) -> Response:
    """Tell a person that there is no such page."""
    name = request.url.path.rpartition("/")[2]
    return await answer(request, partial(missing.show, asked=name))


def answer_trouble(request: Request, problem: ProblemError) -> Response:
    """Tell a person why there is no answer, in the frame of all pages; nothing of the graph is read for it."""
    language = chosen_language(request)
    detail = (in_chinese(problem.detail) if language == "zh" else None) or problem.detail
    title = title_in_chinese(problem.kind.slug) if language == "zh" else problem.kind.title
    text = trouble.render_trouble(trouble.Trouble(title, detail, problem.kind.status), frame_of(request, language))
    headers = {"cache-control": "no-store", "vary": VARY, **problem.headers}
    return Response(text, problem.kind.status, headers, "text/html")


def wants_page(request: Request) -> bool:
    """Say whether a person is looking: a browser asks for HTML by name, and for no address of programs."""
    path = request.url.path.removeprefix(str(request.scope.get("root_path", "")))
    is_page = not path.startswith(_OF_PROGRAMS) and not path.endswith(".json")
    return is_page and "text/html" in ",".join(request.headers.getlist("accept"))


def _endpoint(name: str, page: pages.Page) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await answer(request, partial(_show, name, page.show), page=name)

    return endpoint


def _show(name: str, show: Show, visit: Visit) -> Answer:
    """Show a page, or lead on from an address of an older generation."""
    return lead_on(visit, name) or show(visit)


async def asset(request: Request) -> Response:
    """Send a file; under the address that names its content it stays as it is."""
    name = request.path_params["name"]
    if name not in asset_names():
        raise ProblemError(Kind.NOT_FOUND, f"/assets has no file {name[:100]!r}")
    is_fixed = request.query_params.get("v") == asset_digest(name)
    return FileResponse(asset_path(name), headers={"cache-control": _FOREVER if is_fixed else "no-cache"})


routes = [Route(page.path, _endpoint(name, page), name=name) for name, page in pages.PAGES.items()]
routes.append(Route("/assets/{name:path}", asset))
