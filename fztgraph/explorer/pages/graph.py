"""``/graph``: what lies around some things, drawn; ``/graph.json`` more of it; ``/view`` the same as a file to send."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.links import key_of
from fztgraph.explorer.names import Named, read_types
from fztgraph.explorer.pages import missing
from fztgraph.explorer.search import near, search
from fztgraph.explorer.source import Source, StoreSource, iri_term
from fztgraph.explorer.visit import Answer, Shown, Visit
from fztgraph.iris import ID
from fztgraph.views.collection import collect_picture
from fztgraph.views.drawing import draw
from fztgraph.views.page import SCRIPTS, page_templates, render_page, stage_values
from fztgraph.views.payload import payload
from fztgraph.views.picture import Picture

#: How many things a page shows at first, a step further brings, and a file holds.
_FIRST, _MORE, _WHOLE = 150, 60, 500
_MOST_STARTS, _MOST_HOPS = 8, 2
#: How many things one may begin with.
_STARTS = 12

_KEPT = "SELECT ?kept {{ ?merge fzt:merged {merged} ; fzt:kept ?kept }} ORDER BY ?kept LIMIT 1"


@dataclass(frozen=True, slots=True)
class Graph:
    """What is drawn; without a picture, what one may begin with. ``gone`` was asked for and is not there."""

    picture: Picture | None
    keys: Sequence[str] = ()
    starts: Sequence[Named] = ()
    gone: Sequence[str] = ()


def read_graph(visit: Visit, *, hops: int, limit: int) -> Graph:
    """Return what lies around the things of the address, as far as there are any."""
    asked = visit.params.many("e")[:_MOST_STARTS]
    if not asked:
        return Graph(None, starts=_starts(visit))
    if not isinstance(visit.source, StoreSource):
        raise TypeError("the graph is drawn from a store of this process")
    found, gone = _find(visit.source, asked)
    if not found:
        return Graph(None, gone=gone)
    picture = collect_picture(visit.source, entities=found, hops=hops, limit=limit)
    return Graph(picture, [key_of(thing.iri) for thing in picture.things[: len(found)]], gone=gone)


def _find(source: Source, asked: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the things that keys or IRIs stand for, what was merged as what was kept; and those that are not there."""
    iris: dict[str, str] = {}
    gone = []
    for each in asked:
        iri = each if each.startswith(ID) else ID + each
        try:
            rows = source.select(_KEPT.format(merged=iri_term(iri)))
        except ValueError:
            gone.append(each)
        else:
            iris.setdefault(rows[0]["kept"].value if rows else iri, each)
    types = read_types(source, list(iris))
    return [iri for iri in iris if iri in types], [*gone, *(each for iri, each in iris.items() if iri not in types)]


def _starts(visit: Visit) -> list[Named]:
    """Return the zones that articles tell most of; where they tell of none, those of the reference lists."""
    told = search(visit.index(), "", lang=visit.lang, classes={"Zone"}, limit=_STARTS).hits
    return [hit.named for hit in told] or near(visit.index(), "自由贸易试验区", lang=visit.lang)


def render_graph(graph: Graph, frame: Frame) -> str:
    """Return the page."""
    parts = {}
    if graph.picture is not None:
        values = stage_values(graph.picture, lang=frame.lang)
        for name in ("stage", "plain"):
            parts[name] = Markup(page_templates().get_template(f"{name}.html").render(**values))  # noqa: S704
    # Files cannot be asked for more.
    loader = "live.js" if frame.links.page("graph.json") else "embedded.js"
    return render(
        "graph.html", frame, graph=graph, parts_html=parts, scripts=(loader, *SCRIPTS), root=frame.links.entity(ID)
    )


def show(visit: Visit) -> Answer:
    """Show the graph around what the address names."""
    graph = read_graph(visit, hops=visit.params.number("hops", 1, most=_MOST_HOPS), limit=_FIRST)
    if graph.picture is None and graph.gone:
        return missing.show(visit, graph.gone[0])
    return render_graph(graph, visit.frame)


def show_data(visit: Visit) -> Answer:
    """Answer with what a thing is joined to, for the page's script."""
    graph = read_graph(visit, hops=1, limit=_MORE)
    if graph.picture is None and graph.gone:
        return Shown(json.dumps({"gone": list(graph.gone)}, ensure_ascii=False), 404, "application/json")
    picture = graph.picture or Picture()
    return Shown(json.dumps(payload(picture, draw(picture)), ensure_ascii=False), media_type="application/json")


def show_file(visit: Visit) -> Answer:
    """Answer with a file that holds the graph around a thing, to keep or to send."""
    graph = read_graph(visit, hops=visit.params.number("hops", 2, most=_MOST_HOPS), limit=_WHOLE)
    if graph.picture is None:
        return missing.show(visit, next(iter(graph.gone), ""))
    name = graph.picture.things[0].name[:60].replace("/", "-")
    return Shown(render_page(graph.picture, lang=visit.lang), filename=f"{name}.html")
