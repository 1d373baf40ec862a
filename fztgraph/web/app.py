"""The application: one list of routes a module, the workers for as long as it lives, the same form for all problems."""

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from fztgraph.web import dataset, explorer, query, sparql, terms, things
from fztgraph.web.answers import Answers
from fztgraph.web.headers import SecurityHeaders
from fztgraph.web.limits import Limits
from fztgraph.web.pool import Pool
from fztgraph.web.present import Present
from fztgraph.web.problems import ProblemError, answer_fault, answer_http_error, answer_problem, fault

#: Every module with pages; each has ``routes``. A page asks ``request.app.state.answers``.
PAGES = (explorer, query, sparql, terms, things, dataset)
_STATIC = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")


def default_workers() -> int:
    """Return how many workers stay ready: one a processor, and at least two."""
    return min(max(os.cpu_count() or 1, 2), 8)


def create_app(
    store_dir: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
    workers: int | None = None,
    origins: Sequence[str] = (),
    services: Sequence[str] = (),
) -> Starlette:
    """Return the ASGI application over a store.

    ``origins`` are those whose pages may read answers (CORS; ``*`` for all), ``services`` the hosts that SERVICE may
    ask. Its start raises StoreError where the store is missing or damaged.
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(store_dir, limits, workers=workers or default_workers(), hosts=tuple(services))
        app.state.answers = answers = Answers(pool)
        app.state.present = present = Present(lambda: answers.edition, first_pages=explorer.first_pages)
        try:
            await pool.open()
            present.open()
            yield
        finally:
            await present.close()
            await pool.close()

    middleware = [Middleware(SecurityHeaders)]
    if origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["Content-Type", "If-None-Match"],
                expose_headers=["ETag", "Retry-After", "fztgraph-notes"],
            )
        )
    return Starlette(
        routes=[*(route for page in PAGES for route in page.routes), _STATIC],
        middleware=middleware,
        lifespan=lifespan,
        exception_handlers={
            ProblemError: _answer_problem,
            HTTPException: _answer_http_error,
            Exception: _answer_fault,
        },
    )


async def _answer_problem(request: Request, error: Exception) -> Response:
    """Tell people a problem on a page, programs as JSON."""
    if isinstance(error, ProblemError) and explorer.wants_page(request):
        return explorer.answer_trouble(request, error)
    return await answer_problem(request, error)


async def _answer_fault(request: Request, error: Exception) -> Response:
    """Tell what nobody foresaw; no middleware sees this response."""
    if explorer.wants_page(request):
        return explorer.answer_trouble(request, fault())
    return await answer_fault(request, error)


async def _answer_http_error(request: Request, error: Exception) -> Response:
    """Show people who look for a page that is not there what may have been meant; tell programs a problem."""
    if isinstance(error, HTTPException) and error.status_code == 404 and explorer.wants_page(request):
        return await explorer.answer_missing(request)
    return await answer_http_error(request, error)
