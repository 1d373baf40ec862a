"""``fztgraph diff``: what changed from one generation to another, by zone and class."""

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

if TYPE_CHECKING:
    from fztgraph.explorer.changes import ChangedFact, ChangedThing, GenerationChanges
    from fztgraph.store import Snapshot

SUMMARY = "tell what changed from one generation to another: facts by zone and class, things merged or split"
EXAMPLE = "fztgraph diff 3 4 --added added.nq --removed removed.nq"

#: The forms of the files of quads, by suffix.
FORMS = (".nq", ".trig")
_SIGNS = {"added": "+", "removed": "-", "changed": "~", "merged": ">", "split": "<"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("before", metavar="A", nargs="?", type=int, help="a generation (else the one before B)")
    parser.add_argument("after", metavar="B", nargs="?", type=int, help="another generation (else the present one)")
    for name, side in (("added", "B has and A has not"), ("removed", "A has and B has not")):
        parser.add_argument(
            f"--{name}", metavar="FILE", type=Path, help=f"write the quads that {side} to a file (.nq or .trig)"
        )
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="the language of names and labels (zh)")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print the changes, and write the files that are asked for."""
    from fztgraph.explorer.changes import read_changes

    for path in (arguments.added, arguments.removed):
        if path is not None and path.suffix.lower() not in FORMS:
            raise UsageError(f"{path}: quads are written as {' or '.join(FORMS)}; give the file such a name")
    before, after = _open(store_dir(arguments.store), arguments.before, arguments.after)
    changes = read_changes(before, after, lang=arguments.lang)
    if arguments.added is not None:
        _write_quads(after, before, arguments.added)
    if arguments.removed is not None:
        _write_quads(before, after, arguments.removed)
    if arguments.json:
        write_json(changes.to_json())
    else:
        write_report("\n".join(_describe(changes)))
    return Status.DONE


def _open(store: Path, before: int | None, after: int | None) -> "tuple[Snapshot, Snapshot]":
    from fztgraph.store import open_snapshot
    from fztgraph.store.history import kept_generations

    later = open_snapshot(store, after)
    if before is None:
        earlier = [each.generation for each in kept_generations(store) if each.generation < later.generation]
        if not earlier:
            raise UsageError(f"{store}: no generation before {later.generation} is kept; there is nothing to compare")
        before = earlier[-1]
    return open_snapshot(store, before), later


def _write_quads(snapshot: "Snapshot", other: "Snapshot", path: Path) -> None:
    from pyoxigraph import RdfFormat, serialize

    from fztgraph.queries.changed_quads import missing_quads
    from fztgraph.vocab import PREFIXES

    form = RdfFormat.TRIG if path.suffix.lower() == ".trig" else RdfFormat.N_QUADS
    prefixes = PREFIXES if form == RdfFormat.TRIG else None
    with path.open("wb") as file:
        serialize(missing_quads(snapshot, other), file, form, prefixes=prefixes)


def _describe(changes: "GenerationChanges") -> Iterator[str]:
    """Yield the totals, then the facts under their zone and class, then the things."""
    articles = changes.articles
    yield (
        f"generation {changes.before} to {changes.after}: {len(articles.added)} articles added, "
        f"{len(articles.removed)} removed, {len(articles.changed)} changed, {len(articles.read_anew)} read anew; "
        + ", ".join(f"{changes.count(name)} facts {name}" for name in ("added", "removed", "changed"))
    )
    for zones, of_zone in groupby(changes.facts, key=lambda fact: fact.zones):
        yield "、".join(zones) or "no zone"
        for class_, facts in groupby(of_zone, key=lambda fact: fact.class_):
            yield f"  {class_ or 'no class'}"
            yield from (f"    {_describe_fact(fact)}" for fact in facts)
    for change, things in groupby(changes.things, key=lambda thing: thing.change):
        yield f"things {change}"
        yield from (f"  {_describe_thing(thing)}" for thing in things)


def _describe_fact(fact: "ChangedFact") -> str:
    values = " → ".join(", ".join(each) for each in (fact.before, fact.after) if each)
    more = " ".join(text for text in (fact.unit, f"({fact.period})" if fact.period else "") if text)
    return f"{_SIGNS[fact.change]} {fact.subject_name} {fact.label} {values} {more}".rstrip()


def _describe_thing(thing: "ChangedThing") -> str:
    if not thing.now:
        return f"{_SIGNS[thing.change]} {thing.name} ({thing.class_ or 'no class'})"
    verb = "is one with" if thing.change == "merged" else "is now apart from it:"
    return f"{_SIGNS[thing.change]} {thing.name} {verb} {thing.now_name} ({thing.now})"
