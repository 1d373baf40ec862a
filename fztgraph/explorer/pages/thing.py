"""``/id/...``: which page tells of an IRI; a name alone leads to what bears it, or lets one choose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.names import Named
from fztgraph.explorer.pages import article, entity, missing, record, theme
from fztgraph.explorer.search import resolve
from fztgraph.explorer.visit import Answer, Moved, Shown, Visit
from fztgraph.iris import ID

#: A page of a thing: the text, None where the graph does not know it as what the page tells of.
ShowThing: TypeAlias = Callable[[Visit, str], Answer | None]
#: Pages by kind, the first part of a thing's address; all other kinds are entities.
KINDS: Mapping[str, ShowThing] = {
    "article": article.show,
    "theme": theme.show,
}


def show(visit: Visit, iri: str) -> Answer:
    """Show what an IRI stands for."""
    kind, slash, name = iri.removeprefix(ID).partition("/")
    if not slash:
        return _show_named(visit, unquote(kind))
    for page in (KINDS.get(kind, entity.show), record.show):
        answer = page(visit, iri)
        if answer is not None:
            return answer
    return missing.show(visit, name)


@dataclass(frozen=True, slots=True)
class Choice:
    """A name, and the things that bear it."""

    asked: str
    things: Sequence[Named]


def _show_named(visit: Visit, asked: str) -> Answer:
    things = resolve(visit.index(), asked, lang=visit.lang)
    if len(things) == 1:
        return Moved(visit.frame.links.entity(things[0].iri))
    return render_choice(Choice(cut(asked), things), visit.frame) if things else missing.show(visit, asked)


def render_choice(choice: Choice, frame: Frame) -> Shown:
    """Return the page on which one chooses."""
    return Shown(render("choice.html", frame, choice=choice), 300)
