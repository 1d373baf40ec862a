"""The generations that are kept, and when each was published."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from fztgraph.store.layout import generation_dir, generation_numbers, manifest_file, read_current


@dataclass(frozen=True, slots=True)
class Kept:
    """A generation on disk. ``published`` is the time of its manifest, which is written once, in local time.

    A copy of a store that does not keep the times of files says when it was copied.
    """

    generation: int
    published: dt.datetime


def kept_generations(store_dir: Path) -> tuple[Kept, ...]:
    """Return the generations up to the present one, oldest first; one that is deleted meanwhile is left out."""
    present = read_current(store_dir)
    found = []
    for number in generation_numbers(store_dir):
        if present is None or number > present:
            continue
        try:
            modified = manifest_file(generation_dir(store_dir, number)).stat().st_mtime
        except OSError:
            continue
        found.append(Kept(number, dt.datetime.fromtimestamp(modified).astimezone()))
    return tuple(found)


def generation_before(kept: tuple[Kept, ...], day: dt.date) -> Kept | None:
    """Return the last generation that was published before a day began; None where none is kept."""
    return next((each for each in reversed(kept) if each.published.date() < day), None)
