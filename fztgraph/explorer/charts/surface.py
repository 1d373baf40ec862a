"""What charts are drawn on: a matplotlib figure whose units are pixels, counted from the top left corner."""

import io
from collections.abc import Sequence
from typing import Literal, TypeAlias

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from fztgraph.explorer.charts.marks import TEXT
from fztgraph.explorer.charts.svg import SvgRenderer
from fztgraph.explorer.charts.texts import Mark

Align: TypeAlias = Literal["left", "center", "right"]
_DPI = 72


def _circle(x: float, y: float, radius: float) -> Path:
    return Path.unit_circle().transformed(Affine2D().scale(radius).translate(x, y))


_PAGE = [(-0.4, -0.55), (-0.4, 0.55), (0.15, 0.55), (0.45, 0.25), (0.45, -0.55), (-0.4, -0.55)]
_SHOULDERS = [(-0.55, -0.6), (-0.55, 0.05), (0.55, 0.05), (0.55, -0.6), (-0.55, -0.6)]
#: Markers beside those of matplotlib, as the pages' own marks are.
_SHAPES = {
    "page": Path(_PAGE, closed=True),
    "ring": Path.make_compound_path(_circle(0, 0, 0.5), _circle(0, 0, 0.18)),
    "person": Path.make_compound_path(_circle(0, 0.35, 0.25), Path(_SHOULDERS, [1, 4, 4, 4, 79])),
}


class Surface:
    """A figure that is being drawn; what is drawn later lies above."""

    def __init__(self, width: float, height: float, *, above: float = 0.0, family: str = "sans-serif") -> None:
        """Make a surface with some room above its first line, at negative heights."""
        self.width, self.height = width, height + above
        self.marks: dict[str, Mark] = {}
        self._family = family
        self._figure = Figure(figsize=(width / _DPI, self.height / _DPI), dpi=_DPI, facecolor="white")
        pixels = Affine2D().scale(1, -1).translate(0, height).scale(1 / _DPI)
        self._pixels = pixels + self._figure.dpi_scale_trans
        self._order = 1

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        *,
        width: float = 1.0,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """Draw a line through points; ``dashes`` are in widths of the line."""
        line = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            color=colour,
            linewidth=width,
            marker="None",
            solid_capstyle="butt",
            dash_capstyle="butt",
            solid_joinstyle="round",
        )
        line.set_linestyle((0, tuple(dashes)) if dashes else "-")
        self._add(line)

    def dot(
        self,
        x: float,
        y: float,
        marker: str,
        colour: str,
        *,
        edge: str | None = None,
        size: float = 7.0,
        mark: Mark | None = None,
    ) -> None:
        """Draw a marker, by its name here or in matplotlib; ``mark`` says what it tells and where it leads."""
        dot = Line2D(
            [x],
            [y],
            linestyle="None",
            marker=_SHAPES.get(marker, marker),
            markersize=size,
            markerfacecolor=colour,
            markeredgecolor=edge or colour,
            markeredgewidth=1.5,
        )
        self._add(dot, mark)

    def bar(self, x: float, y: float, width: float, height: float, colour: str, *, mark: Mark | None = None) -> None:
        """Draw a filled rectangle."""
        self._add(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0), mark)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12.0,
        colour: str = TEXT,
        align: Align = "left",
        bold: bool = False,
        mark: Mark | None = None,
    ) -> None:
        """Write a line of text on a baseline."""
        written = Text(
            x,
            y,
            " ".join(text.split()),
            color=colour,
            fontsize=size,
            fontfamily=self._family,
            fontweight="bold" if bold else "normal",
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
        )
        self._add(written, mark)

    def elements(self) -> str:
        """Return what is drawn as elements of SVG."""
        self._figure.patch.set_visible(False)
        renderer = SvgRenderer(self.width, self.height, self.marks)
        self._figure.draw(renderer)
        self._figure.patch.set_visible(True)
        return "".join(renderer.elements)

    def png(self, *, scale: float = 2.0) -> bytes:
        """Return what is drawn as a picture, with so many dots a pixel."""
        file = io.BytesIO()
        FigureCanvasAgg(self._figure)
        self._figure.savefig(file, format="png", dpi=_DPI * scale, metadata={"Software": None})
        return file.getvalue()

    def _add(self, artist: Artist, mark: Mark | None = None) -> None:
        if mark is not None:
            artist.set_gid(f"mark-{len(self.marks)}")
            self.marks[str(artist.get_gid())] = mark
        artist.set_zorder(self._order)
        artist.set_transform(self._pixels)
        self._figure.add_artist(artist)
        self._order += 1
