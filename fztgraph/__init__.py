"""Turn articles about free-trade zones into a knowledge graph with evidence for every fact."""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fztgraph.research import Graph

__version__ = "0.1.0"


def open(store: str | Path | None = None, *, generation: int | None = None) -> "Graph":  # noqa: A001
    """Open a store's present generation, or one that is named, to query, cite and compute with; read-only.

    ``store`` is the store's folder (else the environment's FZTGRAPH_STORE, else ``fzt-store`` in the current folder).
    Raises StoreError where there is none, or where it is damaged.
    """
    from fztgraph.research.graph import open_graph  # noqa: PLC0415

    return open_graph(store, generation=generation)


def __getattr__(name: str) -> ModuleType:
    """Import ``fztgraph.analysis`` when it is asked for, so that ``import fztgraph`` stays quick."""
    if name != "analysis":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return import_module("fztgraph.analysis")
