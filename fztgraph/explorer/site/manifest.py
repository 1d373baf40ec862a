"""What a site was made from and which files it has: the record that decides what the next run must do."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fztgraph.errors import FztError
from fztgraph.explorer.site.inputs import Inputs
from fztgraph.explorer.site.links import Wanted

#: The form of the file; a site in another form is written anew.
FORMAT = 2

#: A file by its path from the site's folder: the digest of its content, and its size in bytes.
Files = Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class SiteManifest:
    """``made`` stands for all that pages are made with but the graph; ``tasks`` are the files of each task.

    ``wanted`` are the pages of choices that the pages of a task lead to; ``reads`` the things that a page of a choice
    was made from; ``zones`` those that have a timeline and comparisons.
    """

    made: str = ""
    inputs: Inputs = field(default_factory=lambda: Inputs("", {}, {}, {}))
    tasks: Mapping[str, Files] = field(default_factory=dict)
    wanted: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    zones: tuple[str, ...] = ()

    def files(self) -> dict[str, tuple[str, int]]:
        """Return all files."""
        return {path: record for files in self.tasks.values() for path, record in files.items()}

    def without(self, paths: Iterable[str]) -> "SiteManifest":
        """Return the same with some files that are there, in a state that is not known."""
        unknown = set(paths)
        tasks = {
            task: {path: ("", 0) if path in unknown else record for path, record in files.items()}
            for task, files in self.tasks.items()
        }
        known = {path for files in self.tasks.values() for path in files}
        strange = dict.fromkeys(sorted(unknown - known), ("", 0))
        return SiteManifest(self.made, self.inputs, {**tasks, "": strange}, self.wanted, self.reads, self.zones)


def read_site_manifest(path: Path) -> SiteManifest | None:
    """Read a manifest; None where there is none. Raises FztError for what is none of this form."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            return SiteManifest(tasks={"": dict.fromkeys(_paths(record), ("", 0))})
        return _manifest(record)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise FztError(f"{path}: damaged ({type(error).__name__}); write the site into another folder") from error


def _paths(record: Any) -> list[str]:
    return [path for files in record["tasks"].values() for path in files]


def write_site_manifest(manifest: SiteManifest, path: Path) -> None:
    """Write a manifest beside, and put it in place."""
    beside = path.with_suffix(".new")
    beside.write_text(_text(manifest), encoding="utf-8")
    beside.replace(path)


def _text(manifest: SiteManifest) -> str:
    """Return a manifest as JSON, things by their place in a list."""
    inputs = manifest.inputs
    names = sorted({iri for held in inputs.members.values() for iri in held} | inputs.profiles.keys())
    places = {iri: place for place, iri in enumerate(names)}
    record = {
        "format": FORMAT,
        "made": manifest.made,
        "shared": inputs.shared,
        "names": names,
        "graphs": {
            graph: [digest, [places[iri] for iri in inputs.members.get(graph, ())]]
            for graph, digest in inputs.graphs.items()
        },
        "profiles": {places[iri]: digest for iri, digest in inputs.profiles.items()},
        "tasks": {task: {path: list(files[path]) for path in sorted(files)} for task, files in manifest.tasks.items()},
        "wanted": manifest.wanted,
        "reads": {task: [places[iri] for iri in found if iri in places] for task, found in manifest.reads.items()},
        "zones": manifest.zones,
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _manifest(record: Any) -> SiteManifest:
    names = record["names"]
    inputs = Inputs(
        str(record["shared"]),
        {graph: digest for graph, (digest, _) in record["graphs"].items()},
        {graph: tuple(names[place] for place in held) for graph, (_, held) in record["graphs"].items()},
        {names[int(place)]: digest for place, digest in record["profiles"].items()},
    )
    tasks = {
        task: {path: (str(digest), int(size)) for path, (digest, size) in files.items()}
        for task, files in record["tasks"].items()
    }
    wanted = {
        task: tuple((name, tuple((key, value) for key, value in params)) for name, params in found)
        for task, found in record["wanted"].items()
    }
    reads = {task: tuple(names[place] for place in found) for task, found in record["reads"].items()}
    return SiteManifest(str(record["made"]), inputs, tasks, wanted, reads, tuple(record["zones"]))
