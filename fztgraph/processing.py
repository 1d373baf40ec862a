"""An article to its validated quads: a pure function that any process can run, and the graphs that no article makes."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad, Store
from spacy.language import Language

from fztgraph.errors import OntologyError
from fztgraph.iris import BACKGROUND_GRAPH, ONTOLOGY_GRAPH, Iri
from fztgraph.model import Article
from fztgraph.pipeline import build_pipeline, extract_article
from fztgraph.quads import article_quads, background_quads, ontology_quads, validate_quads
from fztgraph.quads.checks import Scope, load_checks, run_check
from fztgraph.quads.validation import check_violations
from fztgraph.vocab import expand

_TYPE, _MENTIONS, _CLAIM, _OBSERVATION = (
    NamedNode(expand(curie)) for curie in ("rdf:type", "schema:mentions", "fzt:Claim", "fzt:Observation")
)
_LOG = logging.getLogger(__name__)

#: The graphs that belong to no article, with what makes their quads.
SHARED_GRAPHS: dict[Iri, Callable[[], Iterable[Quad]]] = {
    ONTOLOGY_GRAPH: ontology_quads,
    BACKGROUND_GRAPH: background_quads,
}


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """An article's quads and what they say in numbers, or the problems that keep it out of the graph, a line each."""

    quads: tuple[Quad, ...] = ()
    entities: int = 0
    claims: int = 0
    observations: int = 0
    problems: tuple[str, ...] = ()


def process_article(article: Article) -> ArticleGraph:
    """Take an article to its validated quads; the same article gives the same quads in every process.

    Raises OntologyError, since that would befall every article; whatever else goes wrong is this article's problem.
    """
    nlp = _pipeline()
    try:
        quads = tuple(article_quads(extract_article(nlp, article)))
        problems = tuple(_problem(article, violation) for violation in validate_quads(quads))
    except OntologyError:
        raise
    except Exception as error:
        _LOG.debug("%s cannot be processed", article.iri, exc_info=True)
        return ArticleGraph(problems=(_problem(article, f"{type(error).__name__}: {error}"),))
    if problems:
        return ArticleGraph(problems=problems)
    found = Counter(quad.object for quad in quads if quad.predicate == _TYPE)
    entities = sum(quad.predicate == _MENTIONS for quad in quads)
    return ArticleGraph(quads, entities, claims=found[_CLAIM], observations=found[_OBSERVATION])


def make_shared_graph(graph: Iri) -> list[Quad]:
    """Return the quads of the ontology's or the background's graph; raises OntologyError where a check minds them."""
    quads = list(SHARED_GRAPHS[graph]())
    if violation := next(check_violations(quads), None):
        raise OntologyError(f"{_one_line(violation)}; correct the ontology or the gazetteer")
    return quads


def find_faults(store: Store) -> tuple[str, ...]:
    """Return what is wrong with a store that is about to be published, a line each.

    Its graphs were validated one by one; what is left are the checks that have to see all of them.
    """
    checks = (check for check in load_checks() if check.scope is Scope.STORE)
    return tuple(_one_line(violation) for check in checks for violation in sorted(run_check(store, check)))


@cache
def _pipeline() -> Language:
    return build_pipeline()


def _problem(article: Article, what: object) -> str:
    number = "" if article.number is None else f", article {article.number}"
    return f"{article.source}{number}: left out: {_one_line(what)}"


def _one_line(value: object) -> str:
    return " ".join(str(value).split())
