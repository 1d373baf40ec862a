"""``/id/KIND/NAME``: a thing, an article or a record of the graph, as its IRI says."""

import json
from functools import partial
from typing import Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from fztgraph.explorer.pages.thing import show as show_thing
from fztgraph.iris import ID, path_segment
from fztgraph.vocab import SPARQL_PREFIXES
from fztgraph.web import explorer
from fztgraph.web.answers import Answers
from fztgraph.web.documents import FORMS, chosen_form, local_path, root_path, tagged_response
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.questions import Question

_JSON = "application/sparql-results+json"
_KEPT = "SELECT ?kept { ?merge fzt:merged <IRI> ; fzt:kept ?kept } ORDER BY ?kept LIMIT 1"
_GRAPH = """CONSTRUCT { <IRI> ?p ?o . ?s ?q <IRI> . ?o skos:prefLabel ?label }
WHERE { { <IRI> ?p ?o OPTIONAL { ?o skos:prefLabel ?label } }
UNION { ?s ?q <IRI> FILTER(?q NOT IN (rdf:subject, rdf:object, schema:mentions)) } }"""


async def thing(request: Request) -> Response:
    """Tell all that the graph knows of an IRI; one that was merged leads to the one that was kept."""
    iri = requested_iri(request)
    media_type = chosen_form(request)
    if kept := await _rows(request, _KEPT, iri):
        return RedirectResponse(root_path(request) + quote(local_path(kept[0]["kept"]["value"]), safe="/%"), 303)
    if FORMS[media_type] != "html":
        return await _graph(request, iri, media_type)
    return await explorer.answer(request, partial(show_thing, iri=iri))


def requested_iri(request: Request) -> str:
    """Return the IRI that an address stands for, its segments encoded as the graph has them."""
    raw = request.scope["raw_path"].decode("ascii", "replace").removeprefix(root_path(request)).partition("/id/")[2]
    return ID + "/".join(path_segment(unquote(segment)) for segment in raw.split("/"))


async def _graph(request: Request, iri: str, media_type: str) -> Response:
    answers: Answers = request.app.state.answers
    answer = await answers.ask(Question(_query(_GRAPH, iri), graph_type=media_type))
    if not answer.reply.rows:
        raise ProblemError(
            Kind.NOT_FOUND,
            f"<{iri}>: the present generation of this graph does not know this IRI",
            headers={"vary": "Accept"},
        )
    response = Response(answer.reply.body, media_type=answer.reply.media_type)
    return tagged_response(request, response, answer.tag)


def _query(text: str, iri: str) -> str:
    return SPARQL_PREFIXES + text.replace("<IRI>", f"<{iri}>")


async def _rows(request: Request, text: str, iri: str) -> list[dict[str, Any]]:
    answers: Answers = request.app.state.answers
    answer = await answers.ask(Question(_query(text, iri), results_type=_JSON))
    rows: list[dict[str, Any]] = json.loads(answer.reply.body)["results"]["bindings"]
    return [row for row in rows if row]


routes = [Route("/id/{rest:path}", thing)]
