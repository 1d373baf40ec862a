"""One generation of a store, opened for research: everything that can be asked of it goes through ``Graph``."""

import re
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from fztgraph.errors import StoreError, UsageError
from fztgraph.exports.about import generation_date
from fztgraph.exports.facts import Facts
from fztgraph.exports.rows import EntityRow
from fztgraph.exports.selection import Day, Names, Selection, select
from fztgraph.queries import bind, find_hints, find_thing, named_query, run_query
from fztgraph.research.citing import cite
from fztgraph.research.columns import ARTICLES, ENTITIES, FACTS, FIGURES
from fztgraph.research.reading import Reader
from fztgraph.research.records import Article, Entity, Evidence, Fact, Figure, Records
from fztgraph.research.rows import Rows
from fztgraph.settings import store_dir
from fztgraph.store import Snapshot, open_snapshot
from fztgraph.suggestions import suggest
from fztgraph.vocab import RELATIONS

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

_NAME = re.compile(r"[\w-]+")


class Filters(TypedDict, total=False):
    """The words that choose a part of the graph; what is not given, or None, leaves it unrestricted.

    ``zone``: a name or an IRI; the zone with its areas, what lies in it, what these carry out and what applies there.
    ``theme``: names of themes; those below them count. ``class_``: classes of things, or their labels; a fact is in
    where one of its ends is of one of them. ``relation``: names of relations or dates. ``since``, ``until``: dates of
    the articles, both included; a month or a year counts whole. ``theme``, ``class_`` and ``relation`` may be lists.
    """

    zone: str | None
    theme: Names | None
    class_: Names | None
    relation: Names | None
    since: Day | None
    until: Day | None


class Graph:
    """One generation of the graph. It stays as it is while others refresh the store; open again to see what is new.

    Use it in a ``with`` block, or call ``close``.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._open: Snapshot | None = snapshot
        self.generation = snapshot.generation
        self.date = generation_date(snapshot)

    def __enter__(self) -> "Graph":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "" if self._open else ", closed"
        return f"<fztgraph.Graph, generation {self.generation} of {self.date}{state}>"

    def close(self) -> None:
        """Let go of the store's files; nothing can be asked afterwards."""
        self._open = None
        self.__dict__.pop("_everything", None)

    def query(self, text: str, /, **parameters: object) -> Rows:
        """Answer a SPARQL query, or a named question with its parameters; queries see the merge of all graphs.

        Raises QueryError for what is no query, UsageError for a name or a parameter that there is not.
        """
        snapshot = self._snapshot
        if _NAME.fullmatch(text.strip()):
            values = {name: str(value) for name, value in parameters.items() if value is not None}
            bound = bind(named_query(text.strip()), values, snapshot.store)
            return Rows(run_query(snapshot, bound.text), bound.notes)
        if parameters:
            raise UsageError(
                f"{', '.join(parameters)}: only a named question takes parameters; write them into the query"
            )
        return Rows(run_query(snapshot, text), find_hints(text))

    def entity(self, name: str) -> Entity:
        """Return the thing that a name or an IRI stands for; of several, the one that is most written about.

        Raises UnknownEntityError, with names that come close, where there is none.
        """
        return self._reader(self._everything).entity(name)

    def entities(self, **filters: Unpack[Filters]) -> Records[EntityRow]:
        """Return the things that the articles name, with what they are part of."""
        return Records(list(self._facts(filters).entities.values()), ENTITIES)

    def articles(self, **filters: Unpack[Filters]) -> Records[Article]:
        """Return the articles, those of an issue in its order."""
        return Records(self._reader(self._facts(filters)).articles(), ARTICLES)

    def facts(self, **filters: Unpack[Filters]) -> Records[Fact]:
        """Return the relations and dates, each with all sentences that say it."""
        return Records(self._reader(self._facts(filters)).facts(), FACTS)

    def figures(self, **filters: Unpack[Filters]) -> Records[Figure]:
        """Return the figures, each with its sentence."""
        return Records(self._reader(self._facts(filters)).figures(), FIGURES)

    def network(
        self, *, around: str | None = None, hops: int = 1, **filters: Unpack[Filters]
    ) -> "nx.MultiDiGraph[str]":
        """Return the relations as a network: nodes are IRIs, the key of an edge is its relation.

        Nodes have ``label``, ``label_en``, ``type``, ``kind`` and ``articles``; edges ``predicate``, ``weight`` (how
        many sentences say so), ``confidence``, ``first_date``, ``last_date`` and ``evidence``. With ``around``, only
        what lies within ``hops`` steps of a thing, whatever the direction.
        """
        from fztgraph.research.networks import make_network, surroundings  # noqa: PLC0415

        if hops < 0:
            raise UsageError(f"{hops} is no number of steps; give 0 or more")
        facts = self._facts(filters)
        relations = (fact for fact in self._reader(facts).facts() if fact.predicate in RELATIONS)
        network = make_network(facts.entities.values(), relations)
        if around is None:
            return network
        center = find_thing(self._snapshot.store, around)
        if center.thing.value not in network:
            raise UsageError(
                f"{center.name} is not in this part of the graph; leave out filters, or ask for another thing"
            )
        return surroundings(network, center.thing.value, hops)

    def rdflib(self) -> "rdflib.Dataset":
        """Return an rdflib Dataset over the same generation, read-only, its default graph the merge of all graphs.

        Raises UsageError where oxrdflib is not installed.
        """
        try:
            from oxrdflib import OxigraphStore  # noqa: PLC0415
        except ImportError as error:
            raise UsageError(
                "rdflib needs oxrdflib, which is not installed; pip install 'fztgraph[research]'"
            ) from error
        from fztgraph.research.datasets import StoreDataset  # noqa: PLC0415

        return StoreDataset(store=OxigraphStore(store=self._snapshot.store))

    def cite(self, said: Fact | Figure | Evidence, *, lang: str = "zh") -> str:
        """Return a citation: the sentence, its article, date and address, and this generation; ``lang`` is zh or en."""
        return cite(said, generation=self.generation, date=self.date, lang=lang)

    @property
    def _snapshot(self) -> Snapshot:
        if self._open is None:
            raise StoreError("this graph is closed; open it again with fztgraph.open")
        return self._open

    @cached_property
    def _everything(self) -> Facts:
        return Facts(self._snapshot.store)

    def _facts(self, filters: Any) -> Facts:
        """Return the rows of a part; those of the whole graph are read once."""
        snapshot = self._snapshot
        for name in filters:
            if name not in Filters.__annotations__:
                raise UsageError(f"filter {name!r} is unknown; {suggest(name, list(Filters.__annotations__))}")
        selection = select(snapshot.store, **filters)
        return self._everything if selection == Selection() else Facts(snapshot.store, selection)

    def _reader(self, facts: Facts) -> Reader:
        return Reader(self._snapshot.store, facts)


def open_graph(store: str | Path | None = None, *, generation: int | None = None) -> Graph:
    """Open a store's present generation, or one that is named; see ``fztgraph.open``."""
    return Graph(open_snapshot(store_dir(store), generation))
