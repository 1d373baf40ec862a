"""Queries over a store that must find nothing: ``ontology/checks/*-violation.rq``."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store

from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

_SUFFIX = "-violation.rq"
_SCOPE = "scope: "


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong: the node, the property, what is expected (in English and Chinese), and by which shape.

    ``detail`` is the value that was found, ``graph`` the IRI of the graph that holds it, each empty where not known.
    """

    focus: str
    path: str
    message: str
    shape: str
    message_zh: str = ""
    detail: str = ""
    graph: str = ""

    def __str__(self) -> str:
        found = f" ({self.detail})" if self.detail else ""
        return f"{self.focus}: {self.message}{found} [{self.shape}]"


class Scope(StrEnum):
    """What a check has to see: one article's graph is enough, or the whole store with its ontology."""

    ARTICLE = "article"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Check:
    """One query; its first lines are comments: the finding in English, in Chinese, and the scope."""

    name: str
    message: str
    message_zh: str
    scope: Scope
    query: str


@cache
def load_checks() -> tuple[Check, ...]:
    """Read the checks of the ontology folder in the order of their names, once a process."""
    return tuple(read_check(path) for path in sorted((ontology_dir() / "checks").glob(f"*{_SUFFIX}")))


def read_check(path: Path) -> Check:
    """Read one check; raises OntologyError for a file without its three lines of comment."""
    query = path.read_text(encoding="utf-8")
    comments = [line.removeprefix("# ") for line in query.splitlines()[:3]]
    if len(comments) < 3 or not comments[2].startswith(_SCOPE):
        raise OntologyError(f"{path.name}: begin with the finding in English, in Chinese, and '# {_SCOPE}article'")
    scope = comments[2].removeprefix(_SCOPE)
    if scope not in set(Scope):
        raise OntologyError(f"{path.name}:3: {scope!r} is no scope; use {' or '.join(Scope)}")
    return Check(path.name.removesuffix(_SUFFIX), comments[0], comments[1], Scope(scope), query)


def check_store(store: Store, *, scope: Scope | None = None, limit: int = 100) -> tuple[Violation, ...]:
    """Run the checks of a scope, or all, over a store; returns up to ``limit`` violations of each, in order.

    Where every article's graph was validated, the checks of the scope ``STORE`` are those that are left.
    """
    checks = [check for check in load_checks() if scope in {None, check.scope}]
    return tuple(violation for check in checks for violation in sorted(islice(run_check(store, check), limit)))


def run_check(store: Store, check: Check) -> Iterator[Violation]:
    """Yield the violations that one check finds; raises OntologyError where its query cannot be evaluated."""
    try:
        solutions = store.query(check.query)
    except SyntaxError as error:
        raise OntologyError(f"{check.name}{_SUFFIX}: {error}; correct the query") from error
    if not isinstance(solutions, QuerySolutions):
        raise OntologyError(f"{check.name}{_SUFFIX}: the query must be a SELECT with ?graph and ?focus")
    names = {variable.value for variable in solutions.variables}
    for solution in solutions:
        found = {name: _text(solution, name) for name in ("focus", "path", "detail", "graph") if name in names}
        yield Violation(message=check.message, shape=check.name, message_zh=check.message_zh, **{"path": "", **found})


def _text(solution: QuerySolution, name: str) -> str:
    term = solution[name]
    return term.value if isinstance(term, NamedNode | Literal) else "" if term is None else str(term)
