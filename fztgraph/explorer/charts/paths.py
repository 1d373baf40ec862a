"""A way from stage to stage: boxes in columns on a wide screen, below one another on a narrow one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fztgraph.explorer.charts.chart import FULL, Chart, Size
from fztgraph.explorer.charts.marks import AXIS, MARKERS, QUIET
from fztgraph.explorer.charts.texts import Mark, fit
from fztgraph.explorer.frame import cut
from fztgraph.explorer.words import Words
from fztgraph.views.labels import wrap_label
from fztgraph.views.looks import LOOKS

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

#: A stage shows so many stops, and says how many more there are.
MAX_STOPS = 10
_LISTED = 12
_PAD = 6.0
_GAP = 44.0
_BETWEEN = 8.0
_GROUND = "#f2f4f6"
#: How much room a heading takes above the first box.
_HEAD = 26.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A thing on the way: its name, its main class, its address, and what is said below it (a date, a place).

    ``ends`` says that nothing of the next stage comes from it.
    """

    name: str
    kind: str = ""
    href: str = ""
    note: str = ""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """What comes at once, under a heading; every stop of a stage that does not end leads to every one of the next."""

    name: str
    stops: tuple[Stop, ...]


def path_chart(stages: Sequence[Stage], *, title: str, lang: str = "zh", size: Size = FULL) -> Chart:
    """Return a chart of the way through the stages that have stops, as high as it has to be."""
    path = _Path([stage for stage in stages if stage.stops], lang=lang, size=size)
    return Chart(title, path.describe(), lang, size.width, path.height, path.draw)


@dataclass(frozen=True, slots=True)
class _Box:
    """A stop where it is drawn."""

    stop: Stop
    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float


class _Path:
    """What a path is drawn from."""

    def __init__(self, stages: Sequence[Stage], *, lang: str, size: Size) -> None:
        self.stages, self.size, self.t = stages, size, Words("charts", lang)
        self.is_column = size.width < 500
        boxes = self._below() if self.is_column else self._beside()
        self.boxes = boxes
        ends = [box.top + box.height for column in boxes for box in column]
        more = size.text + 8 if any(len(stage.stops) > MAX_STOPS for stage in stages) else 0
        self.height = max(ends, default=24.0) + more + _PAD

    def describe(self) -> str:
        """Return the stages in words, the first stops of each."""
        if not self.stages:
            return self.t("nothing")
        told = []
        for stage in self.stages:
            names = [cut(stop.name) for stop in stage.stops[:_LISTED]]
            rest = len(stage.stops) - len(names)
            listed = self.t("list").join([*names, *([self.t("more", n=rest)] if rest else [])])
            told.append(self.t("bar", name=stage.name, value=listed))
        return (self.t("stop") + " ").join(told).strip() + self.t("stop")

    def draw(self, surface: "Surface") -> None:
        """Draw the chart."""
        if not self.stages:
            surface.text(_PAD, 20, self.t("nothing"), size=self.size.text, colour=QUIET)
            return
        for one, other in pairwise(self.boxes):
            (_join_below if self.is_column else _join_beside)(surface, one, other)
        for stage, column in zip(self.stages, self.boxes, strict=True):
            first = column[0]
            name = fit(stage.name, self.size.text, first.width)
            surface.text(first.left, first.top - 8, name, size=self.size.text, colour=QUIET)
            for box in column:
                self._draw_box(surface, box)
            if rest := len(stage.stops) - MAX_STOPS:
                base = column[-1].top + column[-1].height + self.size.text + 4
                if rest > 0:
                    surface.text(first.left, base, self.t("more", n=rest), size=self.size.text, colour=QUIET)

    def _beside(self) -> list[list[_Box]]:
        """Return the boxes in columns, each column in the middle of the height."""
        count = max(1, len(self.stages))
        width = min(220.0, (self.size.width - 2 * _PAD - (count - 1) * _GAP) / count)
        tall = max((self._column_height(stage, width) for stage in self.stages), default=0.0)
        return [
            self._column(
                stage, _PAD + at * (width + _GAP), _HEAD + (tall - self._column_height(stage, width)) / 2, width
            )
            for at, stage in enumerate(self.stages)
        ]

    def _below(self) -> list[list[_Box]]:
        """Return the boxes below one another."""
        width, top = self.size.width - 2 * _PAD, _HEAD
        found = []
        for stage in self.stages:
            found.append(self._column(stage, _PAD, top, width))
            more = self.size.text + 8 if len(stage.stops) > MAX_STOPS else 0
            top += self._column_height(stage, width) + more + 34 + _HEAD
        return found

    def _column(self, stage: Stage, left: float, top: float, width: float) -> list[_Box]:
        boxes = []
        for stop in stage.stops[:MAX_STOPS]:
            lines = self._lines(stop, width)
            boxes.append(_Box(stop, lines, left, top, width, self._box_height(stop, lines)))
            top += boxes[-1].height + _BETWEEN
        return boxes

    def _column_height(self, stage: Stage, width: float) -> float:
        heights = [self._box_height(stop, self._lines(stop, width)) for stop in stage.stops[:MAX_STOPS]]
        return sum(heights) + _BETWEEN * (len(heights) - 1)

    def _lines(self, stop: Stop, width: float) -> tuple[str, ...]:
        room = int((width - 34) / (0.56 * self.size.text))
        return tuple(wrap_label(cut(stop.name), width=max(8, room), lines=3).split("\n"))

    def _box_height(self, stop: Stop, lines: Sequence[str]) -> float:
        return (len(lines) + bool(stop.note)) * (self.size.text + 4) + 12

    def _draw_box(self, surface: "Surface", box: _Box) -> None:
        text = self.size.text
        mark = Mark("\n".join(part for part in (cut(box.stop.name), cut(box.stop.note)) if part), box.stop.href)
        surface.bar(box.left, box.top, box.width, box.height, _GROUND, mark=mark)
        base = box.top + text + 5
        look = LOOKS.get(box.stop.kind)
        if look is not None:
            surface.dot(box.left + 14, base - 0.36 * text, MARKERS[look.shape], look.fill, edge=look.line, size=8)
        for line in box.lines:
            surface.text(box.left + 26, base, line, size=text)
            base += text + 4
        if box.stop.note:
            note = fit(box.stop.note, text - 1, box.width - 34)
            surface.text(box.left + 26, base, note, size=text - 1, colour=QUIET)


def _join_beside(surface: "Surface", one: Sequence[_Box], other: Sequence[_Box]) -> None:
    starts = [(box.left + box.width, box.top + box.height / 2) for box in one if not box.stop.ends]
    ends = [(box.left, box.top + box.height / 2) for box in other]
    middle = ends[0][0] - _GAP / 2
    for x, y in starts:
        surface.line([(x, y), (middle, y)], AXIS, width=1.5)
    heights = [y for _, y in (*starts, *ends)]
    if max(heights) > min(heights):
        surface.line([(middle, min(heights)), (middle, max(heights))], AXIS, width=1.5)
    for x, y in ends:
        surface.line([(middle, y), (x - 5, y)], AXIS, width=1.5)
        surface.dot(x - 5, y, ">", AXIS, size=5)


def _join_below(surface: "Surface", _one: Sequence[_Box], other: Sequence[_Box]) -> None:
    x = _PAD + 14
    tip = other[0].top - _HEAD - 14
    surface.line([(x, tip - 14), (x, tip)], AXIS, width=1.5)
    surface.dot(x, tip, "v", AXIS, size=5)
