"""What each number of a sentence is: a level, a share, a change of a level, or nothing of interest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, islice

from fztgraph.claims.figure_lines import FigureLine, Named
from fztgraph.claims.figure_rules import FigureBook, FigureRule
from fztgraph.claims.indicators import find_name, find_noun, find_topic, split_shared
from fztgraph.model import Label, Quantity

#: How far before a number its rule may look.
_REACH = 60
_KINDS = (
    {"1": "ratio", "倍": "times"} | dict.fromkeys(("d", "h", "min", "s"), "time") | dict.fromkeys(("a", "mo"), "years")
)
_KINDS |= dict.fromkeys(("m2", "m3", "km2", "mu", "km", "m", "t", "TEU"), "size")
_CURRENCY = re.compile("[A-Z]{3}")
#: What stands between the members of a list of numbers.
_LISTED = re.compile("[、和与及]|以及")
_LEVELS = frozenset({"money", "count", "size"})
_PLACES = frozenset({Label.PLACE, Label.ZONE, Label.PORT})
#: Verbs whose rate is a rate of growth.
_GROWTH = frozenset({"增长", "增", "增加", "净增长", "下降", "减少", "下滑", "上升", "降", "减"})
#: Names of these kinds are never what is counted.
_ACTORS = frozenset({Label.POLICY, Label.AGENCY, Label.COMPANY, Label.PERSON})
_SHARE_TWICE = re.compile("(?:占比|比重|比例|份额)的?占比$")
_COUNTING = re.compile("(?<=.)(?:累计|合计|共计|共)?(?:实现|合计|共计)(?=进出口|进口|出口|贸易)")
#: 对X进出口: with whom, at the start of what is counted.
_PARTNER = re.compile("[对對向自从從与與].+?(?=进出口|進出口|进口|進口|出口|贸易|貿易)")
#: What opens the parts of what a sentence told.
_PARTS_OF = re.compile("其中")
#: What stands between two numbers that one thing is counted in (459列、2万标箱; 6列252车).
_IN_TWO_UNITS = re.compile("、?")


@dataclass(slots=True)
class Figure:
    """A number with what it counts, before its subject and period are known.

    ``base`` is the indicator without what only this figure adds to it; ``topic`` is the range of its words in the line.
    """

    line: FigureLine
    place: int
    quantity: Quantity
    rule: FigureRule
    indicator: str = ""
    base: str = ""
    change: Decimal | None = None
    #: Of a change, how it goes: 增长, 下降.
    verb: str = ""
    sign: int = 1
    topic: tuple[int, int] = (0, 0)
    #: The number of the list that it is a member of; a list may have one member.
    group: int = 0

    @property
    def value(self) -> Decimal:
        """Its number; a decline is negative."""
        return self.quantity.value * self.sign

    @property
    def kind(self) -> str:
        """The kind of its unit."""
        return kind_of(self.quantity)


def kind_of(quantity: Quantity) -> str:
    """Return which of ``figure_rules.KINDS`` a quantity is of."""
    known = _KINDS.get(quantity.unit)
    return known or ("money" if _CURRENCY.fullmatch(quantity.unit) else "count")


def read_figures(line: FigureLine, book: FigureBook, before: Sequence[Figure] = ()) -> list[Figure]:
    """Return the levels, shares and rates of growth of a sentence, in order, with the changes of the levels.

    ``before`` are the figures of the sentence before, of which a sentence with 其中 tells the parts.
    """
    return _attach(apply_rules(line, book, before), book)


def apply_rules(line: FigureLine, book: FigureBook, before: Sequence[Figure] = ()) -> list[Figure]:
    """Return what the rules make of each number of a sentence, in order; a number that none applies to is left out."""
    read: list[Figure] = []
    for place, quantity in line.quantities():
        known = [*before, *read] if _PARTS_OF.search(line.text, 0, place) else read
        figure = _listed(line, place, quantity, read) or _ruled(line, place, quantity, known, book)
        figure = figure or _again(line, place, quantity, read)
        if figure:
            _join_changes(line, figure, read, book)
            read.append(figure)
    levels: list[Figure] = []
    for run in _runs(read):
        _share_out(run, levels)
        levels += [figure for figure in run if figure.rule.role == "level"]
    return read


def uncounted(line: FigureLine, book: FigureBook, before: Sequence[Figure] = ()) -> list[Quantity]:
    """Return the numbers of a sentence that no rule knows what to make of, in order."""
    places = {figure.place for figure in apply_rules(line, book, before)}
    return [quantity for place, quantity in line.quantities() if place not in places]


def _listed(line: FigureLine, place: int, quantity: Quantity, read: Sequence[Figure]) -> Figure | None:
    """Read a further member of a list of numbers like the member before it."""
    last = read[-1] if read else None
    if last is None or last.rule.role == "pass" or last.kind != kind_of(quantity):
        return None
    if not _LISTED.fullmatch(line.text, last.place + 1, place):
        return None
    return replace(last, place=place, quantity=quantity)


def _join_changes(line: FigureLine, figure: Figure, read: Sequence[Figure], book: FigureBook) -> None:
    """Make a change a member of the list that the change before it began (分别增长5%、下降3%和增长1%)."""
    last = read[-1] if read else None
    if last is None or last.line is not line or not last.rule.role == figure.rule.role == "change":
        return
    between = line.text[last.place + 1 : figure.place]
    listed = _LISTED.match(between)
    if listed and (
        book.words["growth"].fullmatch(between, listed.end()) or book.words["decline"].fullmatch(between, listed.end())
    ):
        figure.group, figure.base, figure.indicator = last.group, last.base, last.base


def _has_topic(figure: Figure) -> bool:
    return figure.topic[0] < figure.topic[1]


def _again(line: FigureLine, place: int, quantity: Quantity, read: Sequence[Figure]) -> Figure | None:
    """Read a number right after another, of another unit, as a second measure of what that one counts."""
    last = read[-1] if read else None
    if last is None or last.rule.role != "level" or "noun" in last.rule.parts or kind_of(quantity) not in _LEVELS:
        return None
    if not _IN_TWO_UNITS.fullmatch(line.text, last.place + 1, place):
        return None
    return replace(last, place=place, quantity=quantity, group=place)


def _ruled(line: FigureLine, place: int, quantity: Quantity, read: Sequence[Figure], book: FigureBook) -> Figure | None:
    """Read a number by the first rule that applies to it."""
    kind = kind_of(quantity)
    for rule in book.rules:
        if kind not in rule.kinds or (rule.raw and not rule.raw.match(quantity.text)):
            continue
        start = max(0, place - _REACH)
        before = rule.before.search(line.text, start, place) if rule.before else None
        after = rule.after.match(line.text, place + 1) if rule.after else None
        if (rule.before and not before) or (rule.after and not after):
            continue
        parts = _Parts(line, place, quantity, before, after, read, book)
        words = {part: parts.words(part) for part in rule.parts}
        if rule.role == "change":
            return _change_figure(Figure(line, place, quantity, rule, group=place), before, book)
        if all(words.values()):
            indicator = _tidy(_shared_verb(line, place, read, book) + rule.indicator.format(**words))
            base = words.get("carried") or indicator
            return Figure(line, place, quantity, rule, indicator, base, topic=parts.topic, group=place)
    return None


def _shared_verb(line: FigureLine, place: int, read: Sequence[Figure], book: FigureBook) -> str:
    """Return the verb that a list gives to its members once (进口大豆3亿元、玉米2亿元)."""
    last = read[-1] if read else None
    if (
        last is None
        or last.line is not line
        or last.rule.role != "level"
        or not line.text.startswith("、", last.place + 1)
    ):
        return ""
    verb = book.words["shared"].match(last.indicator)
    own = book.words["shared"].search(line.text, last.place + 1, place)
    return verb.group() if verb and not own and line.clause(place) <= last.place else ""


def _change_figure(figure: Figure, before: re.Match[str] | None, book: FigureBook) -> Figure:
    """Complete a change: its verb, whether it is a decline, and the topic of its own where it has one."""
    if before is not None:
        figure.verb = before["verb"]
        figure.sign = -1 if book.words["decline"].fullmatch(figure.verb) else 1
        figure.base = figure.line.words(*find_topic(figure.line, before.start(), book))
    figure.indicator = figure.base
    return figure


@dataclass(slots=True)
class _Parts:
    """The parts of an indicator, found when a rule asks for them."""

    line: FigureLine
    place: int
    quantity: Quantity
    before: re.Match[str] | None
    after: re.Match[str] | None
    read: Sequence[Figure]
    book: FigureBook
    topic: tuple[int, int] = (0, 0)

    def words(self, part: str) -> str:
        """Return the words of a part, empty where the sentence has none."""
        if part in ("carried", "traded"):
            return _PARTNER.sub("", self._carried()) if part == "traded" else self._carried()
        if part == "stem":
            self.topic = find_topic(self.line, self.before.start() if self.before else self.place, self.book)
            return self.line.words(*self.topic) or self._carried()
        if part == "topic":
            self.topic = find_topic(self.line, self.place, self.book)
            return self.line.words(*self.topic)
        if part == "noun":
            return self.line.words(*find_noun(self.line, self.place, self.book))
        if part in ("name", "place"):
            return self._name(part)
        found = next((m for m in (self.after, self.before) if m and part in m.re.groupindex), None)
        return self.line.words(*found.span(part)) if found and found[part] else ""

    def _name(self, part: str) -> str:
        found = find_name(self.line, self.place, self.book)
        thing = self.line.things.get(found[0]) if found else None
        if not found or not isinstance(thing, Named) or thing.entity.label in _ACTORS:
            return ""
        if (part == "place") != (thing.entity.label in _PLACES):
            return ""
        return self.line.words(*found)

    def _carried(self) -> str:
        """Return what the last figure of the same unit counts; a ratio takes up the last level."""
        for figure in reversed(self.read):
            alike = kind_of(self.quantity) == "ratio" or figure.quantity.unit == self.quantity.unit
            if alike and figure.rule.role == "level" and figure.kind in _LEVELS:
                return figure.base
        return ""


def _tidy(indicator: str) -> str:
    """Leave out what the words of an indicator say twice, or say of the counting instead of the counted."""
    return _SHARE_TWICE.sub("占比", _COUNTING.sub("", indicator))


def _share_out(run: Sequence[Figure], levels: Sequence[Figure]) -> None:
    """Give each member of a list of figures its own of what is listed before: things, or levels that have shares."""
    if len(run) < 2:
        return
    own = split_shared(run[0].indicator, len(run))
    if run[0].rule.role == "share" and not _has_topic(run[0]) and len(levels) >= len(run):
        own = [f"{level.base}占比" for level in levels[-len(run) :]]
    for figure, indicator in zip(run, own or (), strict=False):
        figure.indicator = figure.base = indicator


def _attach(read: Sequence[Figure], book: FigureBook) -> list[Figure]:
    """Give changes to the levels that they belong to; a change without a level is a figure of its own."""
    kept: list[Figure] = []
    ahead: Figure | None = None
    for run in _runs(read):
        if run[0].rule.role == "change":
            ahead = run[0] if not _change(run, kept) else None
            kept += [figure for figure in run if figure.indicator]
        elif run[0].rule.role != "pass":
            if ahead and _leads_to(ahead, run[0], book):
                run[0].change, run[0].indicator = ahead.value, ahead.base or run[0].indicator
                kept = [figure for figure in kept if figure is not ahead]
            ahead = None
            kept += run
    return kept


def _runs(read: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the lists of figures, most of one member."""
    return (list(run) for _, run in groupby(read, key=lambda figure: figure.group))


def _is_free(figure: Figure) -> bool:
    """Say whether a figure is a level that may still have a change."""
    return figure.change is None and figure.rule.role == "level" and figure.kind in _LEVELS


def _change(run: Sequence[Figure], kept: Sequence[Figure]) -> bool:
    """Give the changes of a list to the levels before it, the last to the last; name those that stand alone."""
    free = list(islice(filter(_is_free, reversed(kept)), len(run)))[::-1]
    alone = run[0].base and not (free and run[0].base == free[-1].indicator)
    if not alone and len(free) >= len(run):
        for level, figure in zip(free, run, strict=True):
            level.change, figure.indicator = figure.value, ""
        return True
    for figure in run:
        if figure.base:
            _name_growth(figure)
    return False


def _name_growth(figure: Figure) -> None:
    """Say what a change without a level is: the rate of growth of its topic, or by how much it rose or fell."""
    if figure.verb in _GROWTH:
        figure.indicator = figure.base + "增速"
    else:
        figure.indicator, figure.sign = figure.base + figure.verb, 1


def _leads_to(change: Figure, level: Figure, book: FigureBook) -> bool:
    """Say whether a level is the outcome of the change before it (同比增长10%，达到96亿元)."""
    between = level.line.text[change.place + 1 : level.place]
    return level.rule.role == "level" and bool(re.fullmatch(f"，?(?:规模|总额|总量|总值)?{book.linked_run}", between))
