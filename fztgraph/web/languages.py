"""The language of a page: as its address says, else as was chosen before, else as the browser likes best."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from fztgraph.explorer.words import LANGUAGES

COOKIE = "lang"
_YEAR = 365 * 24 * 3600


def chosen_language(request: Request) -> str:
    """Return the language of a page; what is no language of ours counts as nothing."""
    for language in (request.query_params.get(COOKIE), request.cookies.get(COOKIE)):
        if language in LANGUAGES:
            return language
    return preferred_language(request.headers.get("accept-language", ""))


def remember_language(request: Request, response: Response) -> None:
    """Let the browser keep the language that an address says, where it does not yet."""
    language = request.query_params.get(COOKIE)
    if language in LANGUAGES and language != request.cookies.get(COOKIE):
        path = request.scope.get("root_path", "") or "/"
        response.set_cookie(COOKIE, language, max_age=_YEAR, path=path, httponly=True, samesite="lax")


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
