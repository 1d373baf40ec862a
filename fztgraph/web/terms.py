"""``/ns``: the ontology, and each of its terms, as their IRIs say."""

from functools import cache, lru_cache

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from fztgraph.iris import NS, ONTOLOGY_GRAPH
from fztgraph.quads.ontology import ontology_triples
from fztgraph.quads.reference import PARTS, ontology_version, term_entries
from fztgraph.vocab import PREFIXES
from fztgraph.web.documents import (
    FORMS,
    chosen_form,
    graph_response,
    missing_response,
    page_response,
    render_page,
    root_path,
)
from fztgraph.web.rdf import write_graph


async def vocabulary(request: Request) -> Response:
    """Tell the whole ontology."""
    return _answer(request, "")


async def term(request: Request) -> Response:
    """Tell one term; a version leads to the ontology where it is the present one."""
    name = request.path_params["name"]
    if name == "alignments":
        return RedirectResponse(f"{root_path(request)}/ns", 303)
    if name == ontology_version():
        return _answer(request, "")
    return _answer(request, name) if name in term_entries() else _missing(request, name)


def _answer(request: Request, name: str) -> Response:
    media_type = chosen_form(request)
    form = FORMS[media_type]
    if form == "html":
        return page_response(request, _page(root_path(request), name))
    return graph_response(request, _graph(name, form), media_type)


@lru_cache(maxsize=256)
def _page(root: str, name: str) -> str:
    """Return the page of a term, without a name that of all."""
    entries, version = term_entries(), ontology_version()
    if not name:
        return render_page(
            "vocabulary.html", root, iri=ONTOLOGY_GRAPH, parts_of=PARTS, entries=entries, version=version
        )
    return render_page("term.html", root, entry=entries[name], version=version)


@lru_cache(maxsize=256)
def _graph(name: str, form: str) -> bytes:
    """Return a term as RDF, without a name the whole ontology."""
    triples = _triples()
    if name:
        iri = NamedNode(term_entries()[name].iri)
        triples = _with_blank([triple for triple in triples if triple.subject == iri])
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}
    return write_graph(triples, form, prefixes)


def _missing(request: Request, name: str) -> Response:
    version = ontology_version()
    return missing_response(
        request,
        f"{NS}{name}",
        f"词汇表第{version}版中没有这个词项。/ns 列出全部词项。",
        f"version {version} of the vocabulary has no such term; /ns lists them all",
    )


@cache
def _triples() -> list[Triple]:
    return [Triple(*triple) for triple in ontology_triples()]


def _with_blank(triples: list[Triple]) -> list[Triple]:
    """Return triples with those of the blank nodes that they lead to, such as the classes of a union."""
    found, front = list(triples), triples
    everything = _triples()
    while front:
        objects = {str(triple.object) for triple in front if str(triple.object).startswith("_:")}
        front = [t for t in everything if str(t.subject) in objects and t not in found]
        found += front
    return found


routes = [Route("/ns", vocabulary), Route("/ns/", vocabulary), Route("/ns/{name}", term)]
