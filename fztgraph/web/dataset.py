"""``/.well-known/void``: the present generation as a data set, in VoID and DCAT, with counts and the time it spans."""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fztgraph.queries.census import QUERIES, Row, make_census
from fztgraph.queries.dataset import PREFIXES_HERE, census_triples, dataset_triples
from fztgraph.web.answers import Answers
from fztgraph.web.description import served_dataset
from fztgraph.web.documents import chosen_form, graph_response
from fztgraph.web.negotiation import GRAPHS
from fztgraph.web.problems import ProblemError
from fztgraph.web.questions import Question
from fztgraph.web.rdf import write_graph


async def dataset(request: Request) -> Response:
    """Describe the present generation; a browser gets Turtle."""
    looked_at = "text/html" in ",".join(request.headers.getlist("accept"))
    asked = "format" in request.query_params
    try:
        media_type = chosen_form(request, GRAPHS)
    except ProblemError:
        if asked or not looked_at:
            raise
        media_type = "text/turtle"
    return graph_response(request, await _described(request, GRAPHS[media_type]), media_type)


async def _described(request: Request, form: str) -> bytes:
    answers: Answers = request.app.state.answers
    edition, answered = answers.edition, await _answered(answers)
    while edition is not answers.edition:  # another generation took its place meanwhile
        edition, answered = answers.edition, await _answered(answers)
    census = make_census(*answered)
    served = served_dataset(str(request.base_url).rstrip("/"), edition)
    triples = (*dataset_triples(served), *census_triples(served.node, census))
    return write_graph(triples, form, PREFIXES_HERE)


async def _answered(answers: Answers) -> list[list[Row]]:
    return [await _rows(answers, query) for query in QUERIES]


async def _rows(answers: Answers, query: str) -> list[Row]:
    answer = await answers.ask(Question(query))
    rows = json.loads(answer.reply.body)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in rows]


routes = [Route("/.well-known/void", dataset)]
