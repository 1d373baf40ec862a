"""What a writer of any format is given, and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Store

from fztgraph.exports.about import About, describe
from fztgraph.exports.facts import Facts
from fztgraph.exports.selection import EVERYTHING, Selection
from fztgraph.store import Snapshot


@dataclass(frozen=True, slots=True)
class Contents:
    """A store, the rows of the part that is wanted, and what the export says of itself."""

    store: Store
    facts: Facts
    about: About


#: Writes a file, or into an empty folder; returns how much of what it wrote: quads, nodes, the rows of each table.
Writer: TypeAlias = Callable[[Contents, Path], Mapping[str, int]]


def read_contents(snapshot: Snapshot, selection: Selection = EVERYTHING) -> Contents:
    """Return what an export of a snapshot holds."""
    facts = Facts(snapshot.store, selection)
    return Contents(snapshot.store, facts, describe(snapshot, facts))
