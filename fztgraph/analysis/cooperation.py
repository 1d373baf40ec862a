"""Who works with whom: those said to co-operate, parties of one agreement, those who take part in one initiative."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, Unpack

from fztgraph.research.frames import make_frame

if TYPE_CHECKING:
    import pandas as pd

    from fztgraph.research import Fact, Filters, Graph

_COLUMNS = (
    "first",
    "first_name",
    "second",
    "second_name",
    "how",
    "through",
    "through_name",
    "sentences",
    "first_date",
    "last_date",
    "confidence",
    "quote",
)
_DIRECT = "cooperatesWith"
#: What joins those who stand before it: relation to the word for it.
_SHARED = {"partyTo": "agreement", "carriesOut": "initiative", "participatesIn": "initiative"}


def cooperation(graph: "Graph", **filters: "Unpack[Filters]") -> "pd.DataFrame":
    """Return the pairs of those who work together, one row for each pair and what joins them, most sentences first.

    ``how`` is ``cooperatesWith`` where a sentence says so, ``agreement`` for two parties of one, ``initiative`` for two
    who carry one out or take part in it; ``through`` is then the agreement or the initiative, and ``confidence`` that
    of the less sure of the two facts. Pairs are in the order of their IRIs, since co-operation has no direction.
    """
    rows = [_row(*joined) for joined in _pairs(graph, filters)]
    rows.sort(key=lambda row: (-row["sentences"], row["first"], row["second"], row["how"], row["through"]))
    return make_frame(rows, _COLUMNS)


def _pairs(graph: "Graph", filters: Any) -> Iterator[tuple["Fact", "Fact", str]]:
    """Yield the two facts that join two actors, and how; one fact twice where it joins them, said one way only."""
    direct: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    shared: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in graph.facts(**filters):
        if fact.predicate == _DIRECT:
            direct[min(fact.subject, fact.object), max(fact.subject, fact.object)].append(fact)
        elif fact.predicate in _SHARED:
            shared[_SHARED[fact.predicate], fact.object].setdefault(fact.subject, fact)
    yield from ((facts[0], facts[-1], _DIRECT) for facts in direct.values())
    for (how, _), facts in shared.items():
        yield from ((one, two, how) for one, two in combinations([facts[actor] for actor in sorted(facts)], 2))


def _row(one: "Fact", two: "Fact", how: str) -> dict[str, Any]:
    if how == _DIRECT:
        first, second = sorted(((one.subject, one.subject_name), (one.object, one.object_name)))
        through = ("", "")
    else:
        first, second = (one.subject, one.subject_name), (two.subject, two.subject_name)
        through = (one.object, one.object_name)
    evidence = tuple(dict.fromkeys((*one.evidence, *two.evidence)))
    return {
        "first": first[0],
        "first_name": first[1],
        "second": second[0],
        "second_name": second[1],
        "how": how,
        "through": through[0],
        "through_name": through[1],
        "sentences": len(evidence),
        "first_date": min((each.article.date for each in evidence if each.article.date), default=None),
        "last_date": max((each.article.date for each in evidence if each.article.date), default=None),
        "confidence": min(one.confidence, two.confidence),
        "quote": evidence[0].quote if evidence else "",
    }
