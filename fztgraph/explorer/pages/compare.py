"""``/compare?z=KEY&z=KEY``: two to four zones side by side; with fewer, or names that no zone bears, how to choose."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from markupsafe import Markup

from fztgraph.explorer.charts import Size
from fztgraph.explorer.comparing import read_comparison
from fztgraph.explorer.comparison import OTHER, Comparison, Measure
from fztgraph.explorer.drawing import Drawn, draw_figures
from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.names import Named, area_name, read_names
from fztgraph.explorer.observations import Figure
from fztgraph.explorer.search import near, resolve, search
from fztgraph.explorer.source import iri_term
from fztgraph.explorer.visit import Answer, Moved, Shown, Visit
from fztgraph.explorer.words import Words
from fztgraph.themes import load_themes

#: How many zones stand side by side, how many are offered, and how many names that come near.
MOST, _OFFERED, _NEAR = 4, 12, 6
#: How many charts are drawn.
_CHARTS, _SIZE = 4, Size(380, 270, 11.5)

#: What whole zones are called.
_WHOLE = re.compile(r"^中国[（(](.+)[）)]自由贸易试验区$")

_KIN = """SELECT DISTINCT ?it {{ {zone} fzt:partOf ?whole . ?it fzt:partOf ?whole ; a fzt:Zone FILTER(?it != {zone}) }}
ORDER BY ?it LIMIT {most}"""
_INSIDE = """SELECT DISTINCT ?it {{ ?it fzt:locatedIn {place} ; a fzt:Zone }} ORDER BY ?it LIMIT {most}"""

#: What else the address asks for: a theme, zones without their places, all sentences opened.
Options: TypeAlias = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Unclear:
    """What was asked for and is no zone, or several; ``choices`` are zones that may have been meant.

    ``why`` is ``unknown``, ``several`` for a name that several zones bear, and ``place`` for what zones lie in.
    """

    asked: str
    choices: Sequence[Named]
    why: str = "unknown"


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which zones were chosen, and what stands in the way of comparing them.

    ``kin`` are parts of the same zone as the one that was chosen, ``offered`` those that articles tell most of.
    """

    zones: Sequence[Named] = ()
    unclear: Sequence[Unclear] = ()
    left_out: Sequence[Named] = ()
    is_doubled: bool = False
    kin: Sequence[Named] = ()
    offered: Sequence[Named] = ()

    @property
    def is_ready(self) -> bool:
        """Whether there is something to compare."""
        return len(self.zones) > 1 and not self.unclear


def read_choosing(visit: Visit) -> Choosing:
    """Return what the parameters ``z``, each a key or a name, choose."""
    asked = [value for name, value in visit.params.pairs() if name == "z"]
    found: list[Named] = []
    unclear = []
    for each in dict.fromkeys(asked):
        things = resolve(visit.index(), each, lang=visit.lang)
        zones = [named for named in things if named.kind == "Zone"]
        if len(zones) == 1:
            found.append(zones[0])
        else:
            unclear.append(_unclear(visit, each, things, zones))
    zones = list(dict.fromkeys(found))
    unclear = [replace(each, choices=[named for named in each.choices if named not in zones]) for each in unclear]
    chosen = Choosing(zones[:MOST], unclear, zones[MOST:], len(asked) > len(zones) + len(unclear))
    return chosen if chosen.is_ready else _with_offers(visit, chosen)


def _unclear(visit: Visit, asked: str, things: Sequence[Named], zones: Sequence[Named]) -> Unclear:
    """Return what may have been meant by what is no zone: one of several, one that lies there, one of a like name."""
    if zones:
        return Unclear(cut(asked), zones[:_OFFERED], "several")
    name = things[0].name if things else cut(asked)
    inside = _read(visit, _INSIDE.format(place=iri_term(things[0].iri), most=_OFFERED)) if things else []
    return Unclear(name, inside, "place") if inside else Unclear(name, _near(visit, asked))


def _read(visit: Visit, query: str) -> list[Named]:
    iris = [row["it"].value for row in visit.source.select(query)]
    return list(read_names(visit.source, iris, visit.lang).values())


def _near(visit: Visit, asked: str) -> list[Named]:
    """Return zones whose names come near."""
    name = asked.rpartition("/")[2]
    hits = search(visit.index(), name, lang=visit.lang, classes={"Zone"}, limit=_NEAR).hits
    some = [hit.named for hit in hits] or near(visit.index(), name, lang=visit.lang, limit=30)
    return [named for named in some if named.kind == "Zone"][:_NEAR]


def _with_offers(visit: Visit, chosen: Choosing) -> Choosing:
    """Return the choice with zones to choose from."""
    hits = search(visit.index(), "", lang=visit.lang, classes={"Zone"}, limit=_OFFERED + MOST).hits
    kin: list[Named] = []
    if len(chosen.zones) == 1:
        kin = _read(visit, _KIN.format(zone=iri_term(chosen.zones[0].iri), most=_OFFERED))
    taken = {*chosen.zones, *kin}
    offered = [hit.named for hit in hits if hit.named not in taken][:_OFFERED]
    return Choosing(chosen.zones, chosen.unclear, chosen.left_out, chosen.is_doubled, kin, offered)


def show(visit: Visit) -> Answer:
    """Show the zones that the address names side by side, or let one choose."""
    params, choosing = visit.params, read_choosing(visit)
    keys = [zone.key for zone in choosing.zones]
    theme = params.one("t") if params.one("t") in (*load_themes(), OTHER) else ""
    options = {"t": theme or None, **{name: "1" if params.one(name) else None for name in ("own", "open")}}
    if not choosing.is_ready:
        page = render_choosing(choosing, visit.frame, options)
        return Shown(page, 404 if any(each.why != "several" for each in choosing.unclear) else 200)
    if not choosing.left_out and not choosing.is_doubled and params.many("z") != keys:
        return Moved(visit.frame.links.page("compare", z=keys, **options))
    comparison = read_comparison(visit.source, choosing.zones, visit.lang, theme=theme, own=bool(options["own"]))
    return render_comparison(comparison, choosing, visit.frame, options)


def render_choosing(choosing: Choosing, frame: Frame, options: Options) -> str:
    """Return the page on which one chooses."""
    return _render(choosing, frame, options, None, [])


def render_comparison(comparison: Comparison, choosing: Choosing, frame: Frame, options: Options) -> str:
    """Return the page with the zones side by side."""
    common = [measure for measure in comparison.measures if len(measure.holders) > 1][:_CHARTS]
    charts = [
        _chart(measure, number, frame.lang) if measure in common else None
        for number, measure in enumerate(comparison.measures)
    ]
    return _render(choosing, frame, options, comparison, charts)


def _render(
    choosing: Choosing, frame: Frame, options: Options, comparison: Comparison | None, charts: Sequence[Markup | None]
) -> str:
    t, keys = Words("compare", frame.lang), [zone.key for zone in choosing.zones]
    short = [short_name(zone.name) for zone in choosing.zones]

    def address(**changes: str | None) -> str:
        return frame.links.page("compare", z=keys, **{**options, **changes})

    def figures_of(measure: Measure) -> str:
        """Return where all figures of an indicator are, of these things if that can be chosen."""
        of_these = frame.links.page("figures", i=measure.name, e=_about_keys(measure))
        return of_these or frame.links.page("figures", i=measure.name)

    return render(
        "compare.html",
        frame,
        title=t("titleOf", names=t("versus" if len(short) == 2 else "comma").join(short)) if comparison else t("title"),
        choosing=choosing,
        comparison=comparison,
        charts=charts,
        options=options,
        most=MOST,
        keys=keys,
        short=short,
        asked=_asked(choosing),
        address=address,
        figure_id=_figure_id,
        figures_of=figures_of,
        shorten=short_name,
        topic_name=lambda id_: _topic_name(id_, t),
    )


def short_name(name: str) -> str:
    """Return the name of a zone without what all zones are called.

    >>> short_name("中国（黑龙江）自由贸易试验区黑河片区"), short_name("中国（天津）自由贸易试验区")
    ('黑河片区', '天津自贸试验区')
    """
    return _WHOLE.sub(r"\1自贸试验区", area_name(name))


def _asked(choosing: Choosing) -> list[str]:
    """Return what the boxes hold: the zones by name, then what was not understood."""
    names = [zone.name for zone in choosing.zones] + [each.asked for each in choosing.unclear]
    return [*names, *[""] * MOST][:MOST]


def _topic_name(id_: str, t: Words) -> str:
    theme = load_themes().get(id_)
    return t("noTheme") if theme is None else theme.called(t.lang)


def _about_keys(measure: Measure) -> list[str]:
    return list(dict.fromkeys(reading.about.key for readings in measure.cells for reading in readings))


def _chart(measure: Measure, number: int, lang: str) -> Markup | None:
    """Return the figures of one indicator in one chart, which fits wide screens beside others, and narrow ones."""
    things: dict[Named, list[tuple[Figure, str]]] = defaultdict(list)
    for side, readings in enumerate(measure.cells):
        for place, reading in enumerate(readings):
            things[reading.about].append((reading.figure, f"#{_figure_id(number, side, place)}"))
    drawn = [Drawn(short_name(named.name), figures) for named, figures in things.items()]
    return draw_figures(drawn, title=measure.name, unit=measure.unit, lang=lang, sizes=(_SIZE,))


def _figure_id(measure: int, side: int, place: int) -> str:
    """Return what a figure is called inside the page, so that a point of the chart leads to its sentence."""
    return f"f{measure}-{side}-{place}"
