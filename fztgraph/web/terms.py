"""``/ns``: the ontology, and each of its terms, as their IRIs say."""

from functools import cache, lru_cache, partial

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from fztgraph.explorer.pages import vocabulary as vocabulary_page
from fztgraph.iris import NS
from fztgraph.quads.ontology import ontology_triples
from fztgraph.quads.reference import ontology_version, term_entries
from fztgraph.vocab import PREFIXES
from fztgraph.web import explorer
from fztgraph.web.documents import FORMS, chosen_form, graph_response, root_path
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.rdf import write_graph


async def vocabulary(request: Request) -> Response:
    """Tell the whole ontology."""
    return await _answer(request, "")


async def term(request: Request) -> Response:
    """Tell one term; a version leads to the ontology where it is the present one."""
    name = request.path_params["name"]
    if name == "alignments":
        return RedirectResponse(f"{root_path(request)}/ns", 303)
    return await _answer(request, "" if name == ontology_version() else name)


async def _answer(request: Request, name: str) -> Response:
    media_type = chosen_form(request)
    form = FORMS[media_type]
    if form == "html":
        return await explorer.answer(request, partial(vocabulary_page.show, name=name), page="ns")
    if name and name not in term_entries():
        why = f"<{NS}{name}>: version {ontology_version()} of the vocabulary has no such term; /ns lists them all"
        raise ProblemError(Kind.NOT_FOUND, why, headers={"vary": "Accept"})
    return graph_response(request, _graph(name, form), media_type)


@lru_cache(maxsize=256)
def _graph(name: str, form: str) -> bytes:
    """Return a term as RDF, without a name the whole ontology."""
    triples = _triples()
    if name:
        iri = NamedNode(term_entries()[name].iri)
        triples = _with_blank([triple for triple in triples if triple.subject == iri])
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}
    return write_graph(triples, form, prefixes)


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
