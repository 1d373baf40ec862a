"""A snapshot as files that other programs read: RDF, GraphML for Gephi and networkx, tables as CSV and Parquet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fztgraph.errors import FztError, UsageError
from fztgraph.exports.contents import Writer, read_contents
from fztgraph.exports.graphml import write_graphml
from fztgraph.exports.jsonld import write_jsonld
from fztgraph.exports.parquet import write_parquet
from fztgraph.exports.rdf import write_nquads, write_trig, write_turtle
from fztgraph.exports.selection import EVERYTHING, Selection, select
from fztgraph.exports.tables import write_folder, write_zip
from fztgraph.exports.targets import replaced_file, replaced_folder
from fztgraph.store import Snapshot

__all__ = ["EVERYTHING", "FOLDERS", "FORMATS", "ExportReport", "Selection", "export_graph", "select"]

#: What writes a file of each suffix.
FORMATS: dict[str, Writer] = {
    ".ttl": write_turtle,
    ".trig": write_trig,
    ".nq": write_nquads,
    ".jsonld": write_jsonld,
    ".graphml": write_graphml,
    ".zip": write_zip,
}
#: What writes a folder of tables: a name without a suffix, or with this one. CSV is for any other folder.
FOLDERS: dict[str, Writer] = {"": write_folder, ".parquet": write_parquet}


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written where: quads, nodes and edges, or the rows of each table; ``part`` says of which part."""

    path: Path
    generation: int
    date: str
    part: str
    counts: Mapping[str, int]


def export_graph(snapshot: Snapshot, path: Path, selection: Selection = EVERYTHING) -> ExportReport:
    """Write a snapshot, or a part of it, to a file by its suffix, or as tables to a folder.

    The same snapshot gives the same bytes. Nothing is ever half-written: what was there before stays until all of it is
    there. Raises UsageError for a suffix that is in neither ``FORMATS`` nor ``FOLDERS``.
    """
    suffix = path.suffix.lower()
    write = FORMATS.get(suffix) if not path.is_dir() else FOLDERS.get(suffix, write_folder)
    write = write or FOLDERS.get(suffix)
    if write is None:
        allowed = ", ".join([*FORMATS, *filter(None, FOLDERS)])
        raise UsageError(f"{path}: suffix {suffix!r} is unknown; end it in {allowed}, or name a folder for CSV tables")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    contents = read_contents(snapshot, selection)
    replaced = replaced_folder if write in FOLDERS.values() else replaced_file
    try:
        with replaced(path) as target:
            counts = write(contents, target)
    except OSError as error:
        raise FztError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error
    about = contents.about
    return ExportReport(path, about.generation, about.date, about.part, counts)
