"""Write the page: one HTML file with its scripts, styles and data inside, which asks the network for nothing."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import pyvis
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from fztgraph.errors import FztError, UsageError
from fztgraph.views.collection import Readable, collect_picture
from fztgraph.views.drawing import draw
from fztgraph.views.payload import packed, payload, safe_json
from fztgraph.views.picture import Picture
from fztgraph.views.plain import plain_page

Lang = Literal["zh", "en"]

#: A page holds so many things where nothing else is said, and at most.
USUAL_THINGS = 1000
MAX_THINGS = 5000

#: The page's own scripts, in the order in which they build on one another.
SCRIPTS = (
    "model.js",
    "groups.js",
    "words.js",
    "state.js",
    "actions.js",
    "filters.js",
    "shown.js",
    "elements.js",
    "spots.js",
    "boxes.js",
    "shapes.js",
    "emphasis.js",
    "labels.js",
    "graph.js",
    "camera.js",
    "pointing.js",
    "walk.js",
    "filterbox.js",
    "search.js",
    "sentences.js",
    "sources.js",
    "panel.js",
    "pages.js",
    "figures.js",
    "sorting.js",
    "lists.js",
    "tools.js",
    "saving.js",
    "svg.js",
    "address.js",
    "restoring.js",
    "main.js",
)
#: What stands for a loader in a file, which has all that it shows.
_EMBEDDED = "embedded.js"


@dataclass(frozen=True, slots=True)
class ViewReport:
    """What a page that was written holds.

    ``hidden`` counts the entities in scope that it leaves out; ``others`` names further entities that go by the name
    asked for.
    """

    path: Path
    entities: int
    relations: int
    dates: int
    figures: int
    articles: int
    hidden: int
    size: int
    others: tuple[str, ...] = ()


#: What a page's file name may end in.
_SUFFIXES = frozenset({".html", ".htm"})


def write_view(
    snapshot: Readable,
    path: Path | str,
    *,
    entity: str | None = None,
    hops: int = 2,
    since: str | None = None,
    theme: str | None = None,
    lang: str = "zh",
    limit: int = USUAL_THINGS,
) -> ViewReport:
    """Write the page of an entity and what lies within some steps of it, or of all that occurs in articles.

    ``since``, a day, a month or a year, and ``theme``, an id or a name, choose the articles that it is drawn from.
    Raises UnknownEntityError for a name that the graph does not have, UsageError for options that cannot be, FztError
    where the file cannot be written; then nothing is changed.
    """
    if lang not in ("zh", "en"):
        raise UsageError(f"{lang!r} is no language of the page; give zh or en")
    if not 1 <= limit <= MAX_THINGS:
        raise UsageError(f"{limit} is no number of things for a page; give one from 1 to {MAX_THINGS}")
    target = Path(path)
    if target.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{path}: suffix {target.suffix!r} is not that of a page; end it in .html")
    if not target.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {target.parent}; make it first")
    picture = collect_picture(
        snapshot, entities=[] if entity is None else [entity], hops=hops, limit=limit, since=since, theme=theme
    )
    html = render_page(picture, lang=lang).encode()
    _replace(target, html)
    return _report(picture, target, len(html))


def render_page(picture: Picture, *, lang: str = "zh") -> str:
    """Return the page as text."""
    template = page_templates().get_template("page.html")
    return template.render(
        **stage_values(picture, lang=lang),
        policy=_policy(),
        library=Markup(graph_library()),  # noqa: S704
        script=Markup(_script()),  # noqa: S704
        style=Markup(_style()),  # noqa: S704
    )


def stage_values(picture: Picture, *, lang: str) -> dict[str, Any]:
    """Return what the templates of the stage and of the plain tables are filled with."""
    words = {key: text[lang] for key, text in page_words().items()}
    return {
        "facts": packed(payload(picture, draw(picture))),
        "plain": plain_page(picture, lang=lang, words=words),
        "lang": lang,
        "strings": page_words(),
        "words": words,
    }


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader meets half of it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FztError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error


def _report(picture: Picture, path: Path, size: int) -> ViewReport:
    kinds = [fact.kind for fact in picture.facts]
    return ViewReport(
        path=path,
        entities=len(picture.things),
        relations=kinds.count("relation"),
        dates=kinds.count("date"),
        figures=kinds.count("figure"),
        articles=len(picture.articles),
        hidden=picture.hidden,
        size=size,
        others=picture.others,
    )


@cache
def page_templates() -> Environment:
    """Return templates that escape all text."""
    environment = Environment(
        loader=PackageLoader("fztgraph.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_function"] = safe_json
    return environment


@cache
def graph_library() -> str:
    """Return vis-network as pyvis ships it; pyvis's own page would ask a CDN for Bootstrap."""
    found = sorted(Path(pyvis.__file__).parent.glob("templates/lib/vis-9*/vis-network.min.js"))
    return found[-1].read_text(encoding="utf-8")


@cache
def _script() -> str:
    folder = files("fztgraph.views") / "js"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in (_EMBEDDED, *SCRIPTS))


@cache
def _style() -> str:
    folder = files("fztgraph.views")
    return "".join((folder / name).read_text(encoding="utf-8") for name in ("page.css", "stage.css"))


@cache
def page_words() -> dict[str, Any]:
    """Return the words of the page by key and language."""
    text = (files("fztgraph.views") / "strings.json").read_text(encoding="utf-8")
    strings: dict[str, Any] = json.loads(text)
    return strings


@cache
def _policy() -> str:
    """Return the content security policy: nothing is loaded, and only these scripts and this style run."""
    scripts = " ".join(_hash(text) for text in (graph_library(), _script()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_style())}; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
