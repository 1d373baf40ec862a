"""What a person has decided of two names: ``ontology/gazetteer/decisions.csv``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import load_gazetteer
from fztgraph.iris import ID, Iri, normalise_name
from fztgraph.linking.labels import label_of_iri
from fztgraph.linking.things import Thing
from fztgraph.listings import DECISIONS
from fztgraph.model import Label
from fztgraph.resources import ontology_dir
from fztgraph.sheets import Row, read_rows
from fztgraph.vocab import CLASS_OF_LABEL

_COLUMNS = ("decision", "first", "second", "class", "reason", "by", "on")
_SAME, _DIFFERENT = "same", "different"
_LABEL_OF_CLASS = {name: label for label, name in CLASS_OF_LABEL.items()}


@dataclass(frozen=True, slots=True)
class Decision:
    """Two names or IRIs that are one thing, or are not; a name stands for each thing of the label that has it."""

    same: bool
    first: str
    second: str
    label: Label
    reason: str
    where: str = ""


@cache
def load_decisions() -> tuple[Decision, ...]:
    """Read the decisions of the ontology folder, once a process; there are none where the file is not."""
    path = ontology_dir() / "gazetteer" / DECISIONS
    return read_decisions(path) if path.exists() else ()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read a file of decisions; raises OntologyError naming file and line."""
    decisions = tuple(_decision(where, row) for where, row in read_rows(path, required=_COLUMNS))
    _check_contradictions(decisions)
    return decisions


def _decision(where: str, row: Row) -> Decision:
    problem = _problem(row)
    if problem:
        raise OntologyError(f"{where}: {problem}")
    label = _LABEL_OF_CLASS[row["class"]]
    return Decision(row["decision"] == _SAME, row["first"], row["second"], label, row["reason"], where)


def _problem(row: Row) -> str | None:
    """Say what is wrong with a row and what to do about it."""
    if row["decision"] not in (_SAME, _DIFFERENT):
        return f"the decision is {row['decision']!r}; say {_SAME} or {_DIFFERENT}"
    if row["class"] not in _LABEL_OF_CLASS:
        return f"the class is {row['class']!r}; name one of {', '.join(_LABEL_OF_CLASS)}"
    if not (row["first"] and row["second"] and row["reason"]):
        return "first, second or reason is empty; fill it in"
    return _iri_problem(row, _LABEL_OF_CLASS[row["class"]])


def _iri_problem(row: Row, label: Label) -> str | None:
    iris = [name for name in (row["first"], row["second"]) if "://" in name]
    for iri in iris:
        if label_of_iri(iri) is not label:
            return f"{iri} is not of the class {row['class']}, whose IRIs begin with {ID}{label.kind}/; correct it"
    if len(iris) == 2 and iris[0] == iris[1]:
        return "first and second are one IRI; name two things"
    return None


def _check_contradictions(decisions: Iterable[Decision]) -> None:
    """Raise OntologyError where two rows decide the same two things differently."""
    made: dict[tuple[Label, frozenset[str]], Decision] = {}
    for decision in decisions:
        key = (decision.label, frozenset(map(_key, (decision.first, decision.second))))
        other = made.setdefault(key, decision)
        if other.same is not decision.same:
            raise OntologyError(f"{decision.where}: says the opposite of {other.where}; keep one of them")


def _key(name: str) -> str:
    return name if "://" in name else normalise_name(name)


class Decided:
    """The decisions as pairs of the things that there are."""

    def __init__(self, decisions: Iterable[Decision], things: Iterable[Thing]) -> None:
        decisions = tuple(decisions)
        wanted = {(each.label, _key(name)) for each in decisions for name in (each.first, each.second)}
        self._named: dict[tuple[Label, str], set[Iri]] = {key: set() for key in wanted}
        for iri, label, name in _names(things) if wanted else ():
            if (label, name) in wanted:
                self._named[label, name].add(iri)
        self.same: dict[tuple[Iri, Iri], Decision] = {}
        self.different: dict[tuple[Iri, Iri], Decision] = {}
        for decision in decisions:
            for pair in self._pairs(decision):
                (self.same if decision.same else self.different)[pair] = decision

    def _pairs(self, decision: Decision) -> Iterator[tuple[Iri, Iri]]:
        first, second = (self._named[decision.label, _key(name)] for name in (decision.first, decision.second))
        if decision.same:
            yield from pairwise(sorted(first | second))
        else:
            yield from {(min(a, b), max(a, b)) for a in first for b in second if a != b}


def _names(things: Iterable[Thing]) -> Iterator[tuple[Iri, Label, str]]:
    """Yield the IRI and the names of each thing, those of the gazetteer included."""
    for thing in things:
        yield thing.iri, thing.label, thing.iri
        for name in set(thing.names.values()):
            yield thing.iri, thing.label, normalise_name(name)
    for entry in load_gazetteer().entries.values():
        for name in (entry.iri, *map(normalise_name, (entry.name, *entry.aliases))):
            yield entry.iri, entry.label, name
