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
from fztgraph.views.drawing import draw_network
from fztgraph.views.payload import payload, safe_json
from fztgraph.views.picture import Picture

Lang = Literal["zh", "en"]

#: A page shows at most so many things; more can neither be read nor drawn fast.
MAX_THINGS = 400

#: The page's own scripts, in the order in which they build on one another.
_SCRIPTS = (
    "model.js",
    "words.js",
    "state.js",
    "elements.js",
    "shapes.js",
    "labels.js",
    "graph.js",
    "legend.js",
    "search.js",
    "sentences.js",
    "sources.js",
    "panel.js",
    "table.js",
    "address.js",
    "main.js",
)


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
    lang: str = "zh",
    limit: int = MAX_THINGS,
) -> ViewReport:
    """Write the page of an entity and what lies within some steps of it, or of all that occurs in articles.

    Raises UnknownEntityError for a name that the graph does not have, UsageError for options that cannot be, FztError
    where the file cannot be written; then nothing is changed.
    """
    if lang not in ("zh", "en"):
        raise UsageError(f"{lang!r} is no language of the page; give zh or en")
    target = Path(path)
    if target.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{path}: suffix {target.suffix!r} is not that of a page; end it in .html")
    if not target.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {target.parent}; make it first")
    picture = collect_picture(snapshot, entity=entity, hops=hops, limit=limit)
    html = render_page(picture, lang=lang).encode()
    _replace(target, html)
    return _report(picture, target, len(html))


def render_page(picture: Picture, *, lang: str = "zh") -> str:
    """Return the page as text; pyvis fills the template with nodes, edges and options."""
    network = draw_network(picture)
    network.templateEnv = _environment()
    network.path = "page.html"
    network.templateEnv.globals.update(
        facts=payload(picture),
        lang=lang,
        strings=_strings(),
        words={key: text[lang] for key, text in _strings().items()},
        policy=_policy(),
        library=Markup(_library()),  # noqa: S704
        script=Markup(_script()),  # noqa: S704
        style=Markup(_style()),  # noqa: S704
    )
    return str(network.generate_html())


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


def _environment() -> Environment:
    """Return templates that escape all text; pyvis's own template would ask a CDN for Bootstrap."""
    environment = Environment(loader=PackageLoader("fztgraph.views"), autoescape=True, trim_blocks=True)
    environment.policies["json.dumps_function"] = safe_json
    return environment


@cache
def _library() -> str:
    """Return vis-network as pyvis ships it."""
    found = sorted(Path(pyvis.__file__).parent.glob("templates/lib/vis-9*/vis-network.min.js"))
    return found[-1].read_text(encoding="utf-8")


@cache
def _script() -> str:
    folder = files("fztgraph.views") / "js"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in _SCRIPTS)


@cache
def _style() -> str:
    return (files("fztgraph.views") / "page.css").read_text(encoding="utf-8")


@cache
def _strings() -> dict[str, Any]:
    text = (files("fztgraph.views") / "strings.json").read_text(encoding="utf-8")
    strings: dict[str, Any] = json.loads(text)
    return strings


@cache
def _policy() -> str:
    """Return the content security policy: nothing is loaded, and only these scripts and this style run."""
    scripts = " ".join(_hash(text) for text in (_library(), _script()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_style())}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
