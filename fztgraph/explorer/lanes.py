"""How the timeline is drawn: what is drawn of much, and in which lane each thing is."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from fztgraph.explorer.charts import Moment
from fztgraph.explorer.frame import Frame
from fztgraph.explorer.happenings import Happening, read_themes, read_zones
from fztgraph.explorer.names import read_names
from fztgraph.explorer.source import Source
from fztgraph.explorer.words import Words, term_label
from fztgraph.themes import load_themes

#: How many happenings a drawing shows, and how many lanes it has beside those for the rest.
_DRAWN, _LANES = 1000, 8
#: Of so many happenings one is early enough to be left out of the drawing, where that saves so many years.
_EARLY, _SAVED = 10, 8
#: What the lanes of the drawing are: what happened, the zone, the theme.
LANES = ("happened", "zone", "theme")
_PILOT_ZONE = re.compile(r"中国（(.+?)）(自由贸易试验区|自由贸易港)(.*)")


def choose_drawn(happenings: Sequence[Happening]) -> Sequence[Happening]:
    """Return what is drawn: the latest, without a few so early that the rest would be crowded."""
    latest = happenings[:_DRAWN]
    most = latest[: len(latest) - len(latest) // _EARLY]
    saved = int(most[-1].year) - int(latest[-1].year) if most else 0
    return [each for each in latest if each.year >= most[-1].year] if saved >= _SAVED else latest


def read_moments(
    source: Source, drawn: Sequence[Happening], lanes: str, frame: Frame, *, on_page: Mapping[Happening, int]
) -> list[Moment]:
    """Return the marks of a drawing, in the order of their lanes.

    What is on the page, at a number, leads to its line there, the rest to the page of the thing.
    """
    lane_of = _lanes(source, drawn, lanes, frame.lang)
    names = read_names(source, [each.iri for each in drawn], frame.lang)
    order = {lane: place for place, (lane, _) in enumerate(Counter(lane_of.values()).most_common())}
    rest = (Words("timeline", frame.lang)("lane.rest"), Words("timeline", frame.lang)("lane.none"))
    moments = [
        Moment(
            _sharp(each.date),
            lane_of[each],
            names[each.iri].name,
            each.kind,
            f"#e{on_page[each]}" if each in on_page else frame.links.entity(each.iri),
        )
        for each in drawn
    ]
    return sorted(moments, key=lambda one: (one.lane in rest, one.lane == rest[1], order[one.lane]))


def _sharp(date: str) -> str:
    """Return a date as drawings take it: without an open end."""
    return date.strip("/")


def _lanes(source: Source, drawn: Sequence[Happening], lanes: str, lang: str) -> Mapping[Happening, str]:
    """Return the lane of each happening; those of lanes with few share one."""
    t = Words("timeline", lang)
    if lanes == "happened":
        found = {each: term_label(each.kinds[0], lang) for each in drawn}
    elif lanes == "zone":
        zones = read_zones(source, drawn)
        names = read_names(source, [zone for each in zones.values() for zone in each], lang)
        often = Counter(zone for each in zones.values() for zone in each)
        best = {iri: min(of, key=lambda zone: (-often[zone], zone)) for iri, of in zones.items()}
        found = {each: _short(names[best[each.iri]].name) if each.iri in best else "" for each in drawn}
    else:
        themes = read_themes(source, drawn)
        found = {each: _top_theme(themes.get(each.iri, ()), lang) for each in drawn}
    most = {lane for lane, _ in Counter(lane for lane in found.values() if lane).most_common(_LANES)}
    return {each: lane if lane in most else t("lane.rest" if lane else "lane.none") for each, lane in found.items()}


def _short(name: str) -> str:
    """Return the name of a zone without what many begin with, as far as it tells them apart.

    >>> _short("中国（黑龙江）自由贸易试验区黑河片区"), _short("中国（黑龙江）自由贸易试验区")
    ('黑河片区', '黑龙江自由贸易试验区')
    """
    match = _PILOT_ZONE.fullmatch(name)
    return (match[3] or match[1] + match[2]) if match else name


def _top_theme(iris: Iterable[str], lang: str) -> str:
    """Return the name of the main theme of most of some themes."""
    themes = load_themes()
    by_iri = {str(theme.iri): theme for theme in themes.values()}
    tops = Counter(by_iri[iri].broader or by_iri[iri].id for iri in iris if iri in by_iri)
    return themes[tops.most_common(1)[0][0]].called(lang) if tops else ""
