"""What can go wrong, one class for each thing that a caller can act on.

Every message is one line that says what was found, where, and what to do.
"""

from collections.abc import Sequence


class FztError(Exception):
    """Base of all errors that are reported in one line and exit with status 1."""


class UsageError(FztError):
    """The caller asked for something that cannot be; the command line exits with status 2."""


class ArticleError(FztError):
    """A file cannot be read as an article or a newsletter issue."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}; {remedy}")
        self.source = source
        self.problem = problem
        self.remedy = remedy


class OntologyError(FztError):
    """A file of names, rules, themes, terms or shapes is wrong."""


class StoreError(FztError):
    """The store is missing, damaged, or in use by another writer."""


class ValidationError(FztError):
    """A graph does not conform to the shapes and so was not published."""


class HeldBackError(ValidationError):
    """A generation was built and is kept aside, since the gate found something; ``findings`` say what, a line each."""

    def __init__(self, generation: int, findings: Sequence[str]) -> None:
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(
            f"not published: {findings[0]}{more}; generation {generation} is kept aside, `fztgraph refresh --accept` "
            "publishes it"
        )
        self.generation = generation
        self.findings = tuple(findings)


class QueryError(FztError):
    """A SPARQL query cannot be parsed or evaluated."""


class UnknownEntityError(UsageError):
    """No entity of the graph goes by the name or IRI that was asked for."""
