"""``/diffusion``: which initiatives spread; of one, ``?e=``, its path from the first pilot to those who took it up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fztgraph.explorer.charts import NARROW, Size, Stage, Stop, path_chart, responsive
from fztgraph.explorer.facts import Fact
from fztgraph.explorer.frame import Frame, render, tell_date
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.pages import missing
from fztgraph.explorer.spreading import COPIED, COPIES, PILOTED, SPREAD, Overview, Path, read_overview, read_path
from fztgraph.explorer.visit import Answer, Shown, Visit
from fztgraph.explorer.words import Words
from fztgraph.iris import ID

#: As wide as a page.
_WIDE = Size(1120, 0, 14.0)


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A thing of which no article says how it spread."""

    thing: Named


def show(visit: Visit) -> Answer:
    """Show the overview, or the path of the thing that the address names."""
    key = visit.params.one("e")
    if not key:
        return render_overview(read_overview(visit.source, visit.lang), visit.frame)
    thing = _thing(visit, key)
    if thing is None:
        return missing.show(visit, key)
    path = read_path(visit.source, thing, visit.lang)
    return render_path(path, visit.frame) if path else Shown(render_nowhere(Nowhere(thing), visit.frame))


def _thing(visit: Visit, key: str) -> Named | None:
    """Return the thing of a key, None where the graph has none of that key."""
    try:
        named = read_names(visit.source, [ID + key], visit.lang)[ID + key]
    except ValueError:
        return None
    return named if named.type else None


def render_overview(overview: Overview, frame: Frame) -> str:
    """Return the page of all that spreads."""
    return render("diffusion.html", frame, overview=overview, path=None, nowhere=None, drawing="", title="")


def render_nowhere(nowhere: Nowhere, frame: Frame) -> str:
    """Return the page of a thing that did not spread, as far as is known."""
    return render(
        "diffusion.html", frame, overview=None, path=None, nowhere=nowhere, drawing="", title=nowhere.thing.name
    )


def render_path(path: Path, frame: Frame) -> str:
    """Return the page of one path."""
    t = Words("diffusion", frame.lang)
    stages = _stages(path, frame, t)
    title = t("titleOf", name=path.model.name)
    wide, narrow = (path_chart(stages, title=title, lang=frame.lang, size=size) for size in (_WIDE, NARROW))
    drawing = responsive(wide, narrow)
    return render(
        "diffusion.html", frame, overview=None, path=path, nowhere=None, drawing=drawing, title=path.model.name
    )


def _stages(path: Path, frame: Frame, t: Words) -> list[Stage]:
    """Return the columns of the drawing: first places, the thing, what had it spread, who took it up, who copied it."""
    of = {step.name: step.facts for step in path.steps if step.name != "copied"}
    model = Stop(path.model.name, path.model.kind, frame.links.entity(path.model.iri))
    copies = [step.facts for step in path.steps if step.name == "copied"]
    places = _objects(of.get("taken", ()), frame, ends=len(copies) > 1)
    return [
        Stage(t("step.first"), _objects(of.get("first", ()), frame)),
        Stage(t("step.model"), (model,)),
        Stage(t("step.notice"), _objects(of.get("notice", ()), frame)),
        Stage(t("step.taken"), (*(_copies(copies[0], frame) if copies else ()), *places)),
        *(Stage(t("step.copied"), _copies(facts, frame)) for facts in copies[1:]),
    ]


def _objects(facts: Sequence[Fact], frame: Frame, *, ends: bool = False) -> tuple[Stop, ...]:
    """Return where facts lead, each with its dates."""
    return tuple(_stop(fact.object, frame, _note(fact, frame.lang), ends=ends) for fact in facts if fact.object)


def _copies(facts: Sequence[Fact], frame: Frame) -> tuple[Stop, ...]:
    """Return the things that copy another, each with the places where it is."""
    comma = Words("diffusion", frame.lang)("comma")
    things = {fact.subject.iri: fact.subject for fact in facts if fact.predicate == COPIES}
    places: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.object and fact.predicate in (PILOTED, COPIED):
            places[fact.subject.iri].append(fact.object.name)
    return tuple(_stop(thing, frame, comma.join(places[iri])) for iri, thing in things.items())


def _stop(named: Named, frame: Frame, note: str, *, ends: bool = False) -> Stop:
    return Stop(named.name, named.kind, frame.links.entity(named.iri), note, ends)


def _note(fact: Fact, lang: str) -> str:
    """Return the date of a fact: that of the same sentence, else nothing."""
    return tell_date(fact.dates[0][1], lang) if fact.dates and fact.predicate != SPREAD else ""
