"""What is said where nothing is: things whose names come near, and the search box."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.names import Named
from fztgraph.explorer.search import near
from fztgraph.explorer.visit import Answer, Shown, Visit


@dataclass(frozen=True, slots=True)
class Missing:
    """What was asked for, and what may have been meant."""

    asked: str
    near: Sequence[Named]


def read_missing(visit: Visit, asked: str) -> Missing:
    """Return what may have been meant by the name at the end of an address."""
    name = unquote(asked).rpartition("/")[2]
    return Missing(cut(name), near(visit.index(), name, lang=visit.lang))


def render_missing(missing: Missing, frame: Frame) -> str:
    """Return the page."""
    return render("missing.html", frame, missing=missing)


def show(visit: Visit, asked: str) -> Answer:
    """Show that what was asked for, a name or an address, is not there."""
    return Shown(render_missing(read_missing(visit, asked), visit.frame), 404)
