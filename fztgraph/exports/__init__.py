"""A snapshot as files that other programs read: RDF, GraphML for Gephi and networkx, CSV tables for spreadsheets."""

from collections.abc import Callable
from pathlib import Path

from fztgraph.errors import FztError, UsageError
from fztgraph.exports.graphml import write_graphml
from fztgraph.exports.jsonld import write_jsonld
from fztgraph.exports.rdf import write_nquads, write_trig, write_turtle
from fztgraph.exports.tables import write_folder, write_zip
from fztgraph.exports.targets import replaced_file, replaced_folder
from fztgraph.store import Snapshot

__all__ = ["FORMATS", "export_graph"]

#: What writes a file of each suffix.
FORMATS: dict[str, Callable[[Snapshot, Path], None]] = {
    ".ttl": write_turtle,
    ".trig": write_trig,
    ".nq": write_nquads,
    ".jsonld": write_jsonld,
    ".graphml": write_graphml,
    ".zip": write_zip,
}


def export_graph(snapshot: Snapshot, path: Path) -> None:
    """Write a snapshot to a file by its suffix, or as CSV tables to a folder; the same snapshot gives the same bytes.

    Nothing is ever half-written: what was there before stays until all of it is there.
    Raises UsageError for a suffix that is not in ``FORMATS``.
    """
    suffix = path.suffix.lower()
    is_folder = path.is_dir() or not suffix
    if not is_folder and suffix not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise UsageError(f"{path}: suffix {suffix!r} is unknown; end it in {allowed}, or name a folder for CSV tables")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    try:
        if is_folder:
            with replaced_folder(path) as target:
                write_folder(snapshot, target)
        else:
            with replaced_file(path) as target:
                FORMATS[suffix](snapshot, target)
    except OSError as error:
        raise FztError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error
