"""Write a figure of matplotlib as SVG with nothing but presentation attributes, so that a strict policy lets it live.

matplotlib's own writer puts styles into ``style``, measures text by the fonts at hand, and names things at random. This
one uses its interface for renderers: text stays text, and the same figure gives the same bytes on every machine.
"""

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.transforms import Transform

from fztgraph.explorer.charts.texts import Mark, clean, text_length

_HEIGHT, _DESCENT = 1.0, 0.22
_LETTERS: Mapping[int, str] = {
    int(Path.MOVETO): "M",
    int(Path.LINETO): "L",
    int(Path.CURVE3): "Q",
    int(Path.CURVE4): "C",
    int(Path.CLOSEPOLY): "Z",
}
_ANCHORS = {"center": ("middle", 0.5), "right": ("end", 1.0)}
_BOLD = 600
#: Where a link may lead: into the pages, or to the web.
_SAFE = re.compile(r"(?:https?://|(?![a-z][a-z0-9+.-]*:))\S+", re.IGNORECASE)


class SvgRenderer(RendererBase):
    """Collects a figure's shapes and texts as elements; ``marks`` are those of groups, by the id of their artist."""

    def __init__(self, width: float, height: float, marks: Mapping[str, Mark]) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.elements: list[str] = []
        self._marks = marks
        self._ends: list[str] = []

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Write a path, in the coordinates of SVG."""
        parts = []
        for vertices, code in path.iter_segments(transform, simplify=False):
            points = np.asarray(vertices).reshape(-1, 2) if code != Path.CLOSEPOLY else ()
            parts.append(_LETTERS[int(code)] + " ".join(f"{_short(x)} {_short(self.height - y)}" for x, y in points))
        self.elements.append(f'<path d="{"".join(parts)}"{_attributes(_paint(gc, rgbFace))}/>')

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,  # noqa: ARG002
        mtext: Any = None,
    ) -> None:
        """Write a line of text, anchored as it is aligned: fonts are as wide as they are."""
        anchor, share = _ANCHORS.get(mtext.get_horizontalalignment() if mtext else "left", ("", 0.0))
        size = prop.get_size_in_points()
        values = {
            "x": _short(x + share * text_length(s, size)),
            "y": _short(y),
            "font-size": _short(size),
            "font-weight": str(_BOLD) if prop.get_weight() == "bold" else "",
            "text-anchor": anchor,
            "fill": to_hex(gc.get_rgb()),
            "transform": f"rotate({_short(-angle)} {_short(x)} {_short(y)})" if angle else "",
        }
        self.elements.append(f"<text{_attributes(values)}>{escape(clean(s))}</text>")

    def draw_image(self, *_args: Any, **_options: Any) -> None:
        """Refuse pictures: charts have none."""
        raise NotImplementedError("charts are drawn of paths and texts alone")

    def open_group(self, s: str, gid: str | None = None) -> None:  # noqa: ARG002
        """Begin the link or the group of a mark; other groups have no element of their own."""
        mark = self._marks.get(gid or "")
        leads = mark is not None and _SAFE.fullmatch(mark.href)
        self._ends.append("" if mark is None else "</a>" if leads else "</g>")
        if mark is not None:
            label = clean(mark.label)
            begin = f"<a href={quoteattr(mark.href)} aria-label={quoteattr(label)}>" if leads else "<g>"
            self.elements.append(f"{begin}<title>{escape(label)}</title>")

    def close_group(self, s: str) -> None:  # noqa: ARG002
        """End what ``open_group`` began."""
        self.elements.append(self._ends.pop())

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:  # noqa: ARG002
        """Return about how large a text is, whatever fonts this machine has."""
        size = prop.get_size_in_points()
        return text_length(s, size), size * _HEIGHT, size * _DESCENT

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the figure."""
        return self.width, self.height

    def flipy(self) -> bool:
        """Say that heights count from the top."""
        return True


def _paint(gc: GraphicsContextBase, face: Any) -> dict[str, str]:
    width = gc.get_linewidth()
    _, dashes = gc.get_dashes()
    lengths = [] if dashes is None else np.asarray(dashes, dtype=float).tolist()
    stroke = gc.get_rgb()
    values = {"fill": "none" if face is None else to_hex(face)}
    if face is not None and len(face) == 4 and face[3] < 1:
        values["fill-opacity"] = _short(face[3])
    if width and stroke[3]:
        values |= {
            "stroke": to_hex(stroke),
            "stroke-width": _short(width),
            "stroke-dasharray": " ".join(_short(length) for length in lengths),
            "stroke-linejoin": "round",
        }
    return values


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items() if value)


def _short(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
