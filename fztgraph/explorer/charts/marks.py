"""What tells one line or group from another: a colour of the pages' own and a shape, for any kind of colour vision."""

from dataclasses import dataclass

from fztgraph.explorer.charts.periods import Kind
from fztgraph.views.looks import INK, LOOKS


@dataclass(frozen=True, slots=True)
class Style:
    """A colour, and a marker of matplotlib."""

    colour: str
    marker: str


#: In the order of use: colours that stand out from white, from each other, and in grey.
STYLES = (
    Style(LOOKS["Zone"].fill, "o"),
    Style(LOOKS["Person"].fill, "s"),
    Style(LOOKS["Initiative"].line, "^"),
    Style(LOOKS["Agency"].fill, "D"),
    Style(LOOKS["Company"].line, "v"),
    Style("#4d5a66", "P"),
)
#: How lines of a kind are dashed, in widths of the line; None is unbroken.
DASHES: dict[Kind, tuple[float, ...] | None] = {
    Kind.YEAR: None,
    Kind.HALF: (6, 2),
    Kind.QUARTER: (4, 2),
    Kind.MONTH: (2, 1.5),
    Kind.CUMULATIVE: (1, 2),
    Kind.DAY: (6, 2, 1, 2),
    Kind.SPAN: None,
}

#: Markers for the shapes of classes; those that matplotlib has none for go by their own names.
MARKERS = {
    "hexagon": "h",
    "triangle": "^",
    "square": "s",
    "diamond": "D",
    "triangleDown": "v",
    "page": "page",
    "dot": "o",
    "ring": "ring",
    "person": "person",
}

TEXT = INK
QUIET = "#5b6672"
RULE = "#d9dfe4"
AXIS = "#9ba7b2"


def ink_on(colour: str) -> str:
    """Return the colour of text that is read on a colour: white on dark ones.

    >>> ink_on("#0072B2"), ink_on("#F0E442") == TEXT
    ('#ffffff', True)
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else TEXT
