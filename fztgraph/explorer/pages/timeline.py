"""``/timeline``: what happened to initiatives and policies and when, of a zone, a theme and a period, latest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from fztgraph.explorer.charts import NARROW, Moment, Size, responsive, timeline_chart
from fztgraph.explorer.facts import Sentence
from fztgraph.explorer.frame import Frame, cut, render, tell_date
from fztgraph.explorer.happenings import Happening, read_happenings, read_said, read_zones
from fztgraph.explorer.index import Index
from fztgraph.explorer.lanes import LANES, choose_drawn, read_moments
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.pages.results import Choice, theme_choices
from fztgraph.explorer.search import named, near, resolve
from fztgraph.explorer.source import Source
from fztgraph.explorer.visit import Answer, Params, Shown, Visit
from fztgraph.explorer.words import Words
from fztgraph.suggestions import find_nearest
from fztgraph.themes import Theme, load_themes
from fztgraph.vocab import class_path

#: How many happenings stand on a page, and how many zones there are to choose.
_ON_A_PAGE, _ZONES = 60, 200
#: How like the name of a theme has to be to one that is not known.
_LIKE = 0.4
#: As wide as a page.
_WIDE = Size(1120, 0, 13.0)
KINDS = {"initiatives": ("Initiative",), "policies": ("Policy",)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a zone and a theme as written, ends of a period (empty: open), a kind, lanes.

    ``bad`` are ends of the period that are no dates.
    """

    zone: str = ""
    theme: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    lanes: str = LANES[0]
    page: int = 1
    bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as the page tells it; ``place`` is its number on the page."""

    place: int
    thing: Named
    date: str
    kinds: tuple[str, ...]
    zones: tuple[Named, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    sentence_count: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """The events of a month (``2024-06``), or those of a year whose month is not known (empty)."""

    month: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year."""

    year: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the page tells. ``problem`` says what could not be taken (``zone``, ``zones``, ``theme``, ``period``).

    ``near`` are things, ``near_themes`` themes that may have been meant; ``moments`` are what is
    drawn, on the first page only.
    """

    asked: Asked
    zone: Named | None = None
    theme: Theme | None = None
    years: tuple[Year, ...] = ()
    total: int = 0
    undated: int = 0
    is_cut: bool = False
    pages: int = 1
    moments: tuple[Moment, ...] = ()
    problem: str = ""
    near: Sequence[Named] = ()
    near_themes: Sequence[Theme] = ()
    zones: Sequence[Named] = field(default_factory=tuple)
    themes: Sequence[Choice] = field(default_factory=tuple)


def read_asked(params: Params) -> Asked:
    """Return what an address asks for; an unknown kind counts as all."""
    since, until = (params.day(name) for name in ("from", "to"))
    bad = tuple(params.one(name) for name, day in (("from", since), ("to", until)) if params.one(name) and not day)
    kind, lanes = params.one("k"), params.one("by")
    return Asked(
        params.one("z"),
        params.one("t"),
        since,
        until,
        kind if kind in KINDS else "",
        lanes if lanes in LANES else LANES[0],
        max(1, params.number("page", 1, most=10_000)),
        bad,
    )


def read_timeline(source: Source, index: Index, asked: Asked, frame: Frame) -> Timeline:
    """Return what happened, or what may have been meant by what is not known."""
    lang = frame.lang
    timeline = Timeline(asked, themes=theme_choices(index, lang), zones=_zones(index, lang))
    zones = _resolve_zone(index, asked.zone, lang) if asked.zone else []
    if len(zones) > 1:
        return replace(timeline, problem="zones", near=zones)
    if asked.zone and not zones:
        return replace(timeline, problem="zone", near=_near_zones(index, asked.zone, lang))
    theme = _resolve_theme(asked.theme)
    if asked.theme and theme is None:
        zone = zones[0] if zones else None
        return replace(timeline, problem="theme", zone=zone, near_themes=_near_themes(asked.theme))
    timeline = replace(timeline, zone=zones[0] if zones else None, theme=theme)
    if asked.bad or (asked.since and asked.until and asked.since > asked.until + "~"):
        return replace(timeline, problem="period")
    return _read(source, timeline, frame)


def _read(source: Source, timeline: Timeline, frame: Frame) -> Timeline:
    asked = timeline.asked
    happened = read_happenings(
        source,
        KINDS.get(asked.kind, ("Initiative", "Policy")),
        zone=timeline.zone.iri if timeline.zone else "",
        themes=[each.iri for each in _with_below(timeline.theme)] if timeline.theme else (),
        since=asked.since,
        until=asked.until,
    )
    pages = max(1, -(-len(happened.all) // _ON_A_PAGE))
    page = min(asked.page, pages)
    shown = happened.all[_ON_A_PAGE * (page - 1) : _ON_A_PAGE * page]
    events = _events(source, shown, frame.lang)
    places = {each: event.place for each, event in zip(shown, events, strict=True)}
    drawn = choose_drawn(happened.all) if page == 1 else []
    return replace(
        timeline,
        asked=replace(asked, page=page),
        years=_years(zip(shown, events, strict=True)),
        total=len(happened.all),
        undated=happened.undated,
        is_cut=happened.is_cut,
        pages=pages,
        moments=tuple(read_moments(source, drawn, asked.lanes, frame, on_page=places)) if drawn else (),
    )


def _events(source: Source, shown: Sequence[Happening], lang: str) -> list[Event]:
    zones, said = read_zones(source, shown), read_said(source, shown)
    iris = [*(each.iri for each in shown), *(zone for each in shown for zone in zones.get(each.iri, ()))]
    names = read_names(source, iris, lang)
    return [
        Event(
            place,
            names[each.iri],
            each.date,
            each.kinds,
            tuple(names[zone] for zone in zones.get(each.iri, ())),
            *said.get(each, ((), 0)),
        )
        for place, each in enumerate(shown, 1)
    ]


def _years(told: Iterable[tuple[Happening, Event]]) -> tuple[Year, ...]:
    return tuple(
        Year(
            year,
            tuple(
                Month(month, tuple(event for _, event in within))
                for month, within in groupby(of_year, key=lambda pair: pair[0].month)
            ),
        )
        for year, of_year in groupby(told, key=lambda pair: pair[0].year)
    )


def _with_below(theme: Theme) -> list[Theme]:
    return [theme, *(each for each in load_themes().values() if each.broader == theme.id)]


def _zones(index: Index, lang: str) -> list[Named]:
    """Return the zones that articles tell most of, to choose from."""
    places = [place for place in range(index.told) if class_path(index.types[place])[-1] == "Zone"]
    return [named(index, place, lang) for place in places[:_ZONES]]


def _resolve_zone(index: Index, asked: str, lang: str) -> list[Named]:
    """Return the thing of a key, else the zones of a name, else the things of that name."""
    things = resolve(index, asked, lang=lang)
    return [each for each in things if each.kind == "Zone"] or things


def _near_zones(index: Index, asked: str, lang: str) -> list[Named]:
    found = near(index, asked.rpartition("/")[2], lang=lang, limit=24)
    return ([each for each in found if each.kind == "Zone"] or found)[:6]


def _resolve_theme(asked: str) -> Theme | None:
    themes = load_themes()
    key = asked.removeprefix("theme/")
    return themes.get(key) or next((each for each in themes.values() if asked in (each.name, each.name_en)), None)


def _near_themes(asked: str) -> list[Theme]:
    spelt = {word: theme for theme in load_themes().values() for word in (theme.id, theme.name, theme.name_en) if word}
    return list(dict.fromkeys(spelt[word] for word in find_nearest(asked.removeprefix("theme/"), spelt, cutoff=_LIKE)))[
        :6
    ]


def render_timeline(timeline: Timeline, frame: Frame) -> str:
    """Return the page."""
    title = _title(timeline, frame.lang)
    return render(
        "timeline.html",
        frame,
        timeline=timeline,
        title=title,
        drawing=_drawing(timeline, title, frame.lang),
        period=tell_period(timeline.asked, frame.lang),
        short_date=lambda date: short_date(date, frame.lang),
        kinds=tuple(KINDS),
        lanes=LANES,
    )


def _title(timeline: Timeline, lang: str) -> str:
    t = Words("timeline", lang)
    parts = [timeline.zone.name] if timeline.zone else []
    parts += [timeline.theme.called(lang)] if timeline.theme else []
    return t("titleOf", name=t("joint").join(cut(part, 60) for part in parts)) if parts else t("title")


def _drawing(timeline: Timeline, title: str, lang: str) -> Markup:
    if not timeline.moments:
        return Markup()
    wide, narrow = (timeline_chart(timeline.moments, title=title, lang=lang, size=size) for size in (_WIDE, NARROW))
    return responsive(wide, narrow)


def tell_period(asked: Asked, lang: str) -> str:
    """Return the period that is asked for in words; nothing where both ends are open."""
    t = Words("timeline", lang)
    if asked.since and asked.until:
        return tell_date(f"{asked.since}/{asked.until}", lang)
    if asked.since:
        return t("since", date=tell_date(asked.since, lang))
    return t("until", date=tell_date(asked.until, lang)) if asked.until else ""


def short_date(date: str, lang: str) -> str:
    """Return a date as it stands below the heading of its month: the day, or that none is stated.

    >>> [short_date(date, "zh") for date in ("2024-06-16", "2024-06", "2024", "2024-01/2024-05", "2024-03/")]
    ['6月16日', '日期未写明', '2024年', '2024年1月—2024年5月', '2024年3月起']
    """
    t = Words("timeline", lang)
    if "/" in date:
        return t("onward", date=tell_date(date[:-1], lang)) if date.endswith("/") else tell_date(date, lang)
    if len(date) > len("2024-06"):
        month = str(int(date[5:7])) if lang == "zh" else tell_date(date[:7], lang).partition(" ")[0]
        return t("onDay", month=month, day=str(int(date[8:])))
    return tell_date(date, lang) if len(date) == len("2024") else t("noDay")


def show(visit: Visit) -> Answer:
    """Show what happened; what is not known is told with what comes near."""
    timeline = read_timeline(visit.source, visit.index(), read_asked(visit.params), visit.frame)
    page = render_timeline(timeline, visit.frame)
    return Shown(page, 404) if timeline.problem in ("zone", "theme") else page
