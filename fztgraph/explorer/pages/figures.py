"""``/figures``: which indicators there are; of one, ``?i=``, the figures of things and periods, as chart and table.

``e`` chooses things, ``from`` and ``to`` a period, ``k`` a kind of period, ``d`` what sources contradict each other on.
``/figures.csv`` has the same figures for a spreadsheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from markupsafe import Markup

from fztgraph.explorer.charts import NARROW, Size, read_stretch
from fztgraph.explorer.charts.periods import Kind
from fztgraph.explorer.drawing import Drawn, draw_figures
from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.indicators import Counted, Stated, find_indicators, near_indicators, read_count, read_list
from fztgraph.explorer.measuring import Asked, Figures, Part, read_all, read_figures
from fztgraph.explorer.names import Named
from fztgraph.explorer.search import near, resolve
from fztgraph.explorer.visit import Answer, Shown, Visit
from fztgraph.explorer.words import Words
from fztgraph.exports.tables import csv_file

#: How many indicators with several figures, with one, and with like names are listed; how many figures a chart has of
#: things that nobody chose.
_SEVERAL, _SINGLE, _NEAR, _POINTS = 200, 400, 8, 60
#: As wide as a page.
_WIDE = Size(1120, 380, 13.0)
_COLUMNS = (
    "thing",
    "key",
    "indicator",
    "value",
    "unit",
    "printed",
    "period",
    "kind",
    "change",
    "differs",
    "sentence",
    "article",
    "day",
    "address",
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The indicators that there are, or those whose names hold ``query``; the totals count what is not shown too.

    ``unknown`` is an indicator that was asked for and that nobody knows, ``near`` are indicators with names like it.
    """

    several: Sequence[Counted]
    single: Sequence[Counted]
    several_total: int
    single_total: int
    query: str = ""
    unknown: str = ""
    near: Sequence[Counted] = ()


def read_listing(listed: Sequence[Counted], *, query: str = "", unknown: str = "") -> Listing:
    """Return the indicators, or those that a query finds; with those near to one that nobody knows."""
    found = find_indicators(listed, query, limit=len(listed)) if query else listed
    several = [one for one in found if one.count > 1]
    single = sorted((one for one in found if one.count == 1), key=lambda one: one.name)
    close = near_indicators(listed, unknown or query) if unknown or not found else []
    return Listing(several[:_SEVERAL], single[:_SINGLE], len(several), len(single), query, unknown, close)


def read_asked(visit: Visit) -> Asked:
    """Return what the parameters ask for."""
    params = visit.params
    days = {name: params.day(name) for name in ("from", "to")}
    days = {name: day if read_stretch(day) else "" for name, day in days.items()}
    odd = [params.one(name) for name in days if params.one(name) and not days[name]]
    kind = params.one("k")
    things, unknown = [], []
    for each in params.many("e"):
        found = resolve(visit.index(), each, lang=visit.lang)
        if found:
            things.append(found[0].iri)
        else:
            unknown.append((cut(each), near(visit.index(), each.rpartition("/")[2], lang=visit.lang)))
    return Asked(
        days["from"],
        days["to"],
        Kind(kind) if kind in set(Kind) else None,
        bool(params.one("d")),
        list(dict.fromkeys(things)),
        odd,
        unknown,
    )


def show(visit: Visit) -> Answer:
    """Show the indicators, or the figures of one."""
    listed, name = read_list(visit.source), visit.params.one("i")
    if not name:
        return render_listing(read_listing(listed, query=visit.params.one("q")), visit.frame)
    indicator = read_count(visit.source, name)
    if indicator is None:
        return _show_unknown(listed, name, visit.frame)
    close = near_indicators(listed, name, limit=_NEAR)
    figures = read_figures(visit.source, indicator, read_asked(visit), visit.lang, near=close)
    return render_figures(figures, visit.frame)


def show_file(visit: Visit) -> Answer:
    """Hand out the figures of one indicator as a table for spreadsheets."""
    name = visit.params.one("i")
    if read_count(visit.source, name) is None:
        return _show_unknown(read_list(visit.source), name, visit.frame)
    t = Words("figures", visit.lang)
    rows = read_all(visit.source, name, read_asked(visit), visit.lang)
    content = csv_file([[t(f"csv.{each}") for each in _COLUMNS], *(_row(*each, t) for each in rows)])
    return Shown(content, media_type="text/csv", filename=f"{cut(name, 60)}.csv")


def _show_unknown(listed: Sequence[Counted], name: str, frame: Frame) -> Shown:
    return Shown(render_listing(read_listing(listed, unknown=name), frame), 404)


def _row(about: Named, stated: Stated, t: Words) -> list[object]:
    figure, charts = stated.figure, Words("charts", t.lang)
    stretch = read_stretch(figure.period)
    said = figure.sentences[0] if figure.sentences else None
    return [
        about.name,
        about.key,
        stated.indicator,
        exact(figure.value),
        stated.unit,
        figure.raw,
        figure.period,
        charts(f"kind.{stretch.kind}") if stretch else "",
        "" if figure.change is None else exact(figure.change),
        t("yes") if figure.is_disputed else "",
        said.quote if said else "",
        said.title if said else "",
        said.date if said else "",
        said.article if said else "",
    ]


def exact(value: float) -> str:
    """Return a number with all of its digits and no exponent."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def render_listing(listing: Listing, frame: Frame) -> str:
    """Return the page of all indicators."""
    return render("figures.html", frame, listing=listing, figures=None)


def render_figures(figures: Figures, frame: Frame) -> str:
    """Return the page of one indicator."""
    asked = figures.asked
    options: dict[str, str | list[str] | None] = {
        "i": figures.indicator,
        "e": [named.key for named in _chosen(figures)],
        "from": asked.since or None,
        "to": asked.until or None,
        "k": str(asked.kind) if asked.kind else None,
        "d": "1" if asked.disputed else None,
    }

    def address(page: str = "figures", **changes: str | list[str] | None) -> str:
        return frame.links.page(page, **{**options, **changes})

    return render(
        "figures.html",
        frame,
        listing=None,
        figures=figures,
        charts=[_chart(part, figures, frame.lang) for part in figures.parts],
        address=address,
        keys=options["e"],
        kinds=tuple(Kind),
    )


def _chosen(figures: Figures) -> list[Named]:
    return [choice.thing for choice in figures.choices if choice.is_chosen]


def _chart(part: Part, figures: Figures, lang: str) -> Markup | None:
    """Return the figures of one unit in one chart; of many the things with most, as many as can be made out."""
    things = [Drawn(named.name, [(line.figure, f"#s{line.number}") for line in lines]) for named, lines in part.things]
    ends = list(accumulate(len(thing.figures) for thing in things))
    drawn = things if figures.asked.things else things[: max(2, sum(end <= _POINTS for end in ends))]
    return draw_figures(drawn, title=figures.indicator, unit=part.code, lang=lang, sizes=(_WIDE, NARROW))
