"""A chart: what it says in words, and how it is drawn, as inline SVG and as a file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from markupsafe import Markup, escape

from fztgraph.explorer.charts.texts import clean
from fztgraph.explorer.frame import cut

if TYPE_CHECKING:
    from fztgraph.explorer.charts.surface import Surface

Form: TypeAlias = Literal["svg", "png"]

#: What shows text: the fonts of the systems that people have, with Chinese ones among them.
FONTS = (
    "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
_HEADING = 34.0
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is, in pixels; ``text`` is the size of its letters. A spark is a line and no more."""

    width: float
    height: float
    text: float = 12.0
    spark: bool = False


#: Beside text on a wide screen, the same on a telephone, one of many, inside a line of a table.
FULL = Size(720, 340, 13.0)
NARROW = Size(350, 320, 12.0)
SMALL = Size(300, 170, 11.0)
SPARK = Size(120, 28, spark=True)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is drawn when it is asked for. ``description`` tells in words what it shows."""

    title: str
    description: str
    lang: str
    width: float
    height: float
    draw: "Callable[[Surface], None]" = field(repr=False)

    def __html__(self) -> Markup:
        """Return the SVG, so that a template shows the chart by its name."""
        return self.svg()

    def svg(self) -> Markup:
        """Return SVG to stand in a page: no style, no script, nothing from elsewhere; title and description inside."""
        from fztgraph.explorer.charts.surface import Surface  # noqa: PLC0415

        surface = Surface(self.width, self.height)
        self.draw(surface)
        return self._wrap(surface, f'class="chart" lang="{self.lang}" ')

    def file(self, form: Form) -> bytes:
        """Return a file with the title above the chart; raises FztError where a PNG's font is missing."""
        from fztgraph.explorer.charts.fonts import need_chinese_family  # noqa: PLC0415
        from fztgraph.explorer.charts.surface import Surface  # noqa: PLC0415

        family = need_chinese_family() if form == "png" else "sans-serif"
        surface = Surface(self.width, self.height, above=_HEADING, family=family)
        surface.text(_MARGIN, 24 - _HEADING, cut(self.title, int(self.width / 15)), size=15, bold=True)
        self.draw(surface)
        if form == "png":
            return surface.png()
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self._wrap(surface, "")}\n'.encode()

    def _wrap(self, surface: "Surface", attributes: str) -> Markup:
        elements = surface.elements()
        key = hashlib.blake2b(f"{clean(self.title)}{elements}".encode(), digest_size=5).hexdigest()
        # What is an image to a screen reader may hold no links.
        role = "group" if any(mark.href for mark in surface.marks.values()) else "img"
        return Markup(  # noqa: S704
            f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}viewBox="0 0 {surface.width:g} {surface.height:g}" '
            f'width="{surface.width:g}" height="{surface.height:g}" role="{role}" '
            f'aria-labelledby="t{key} d{key}" font-family="{FONTS}">'
            f'<title id="t{key}">{escape(clean(self.title))}</title>'
            f'<desc id="d{key}">{escape(clean(self.description))}</desc>{elements}</svg>'
        )


def responsive(wide: Chart, narrow: Chart) -> Markup:
    """Return two drawings of one chart, of which the styles of the pages show the one that fits the screen."""
    return Markup('<div class="chart-wide">{}</div><div class="chart-narrow">{}</div>').format(wide, narrow)


def warm_up() -> None:
    """Load what charts are drawn with, so that the first one need not wait; on a new machine that takes seconds."""
    from fztgraph.explorer.charts import surface  # noqa: F401, PLC0415
