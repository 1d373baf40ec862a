"""How things look in the graph: a colour and a shape for each of the nine main classes, and the options of vis-network.

The colours are those of Okabe and Ito, which people with any kind of colour vision can tell apart; shapes differ too.
"""

from dataclasses import dataclass
from typing import Any

#: Shapes that vis-network draws itself; the page's own script draws the others.
NATIVE_SHAPES = frozenset({"dot", "square", "diamond", "triangle", "triangleDown", "hexagon"})


@dataclass(frozen=True, slots=True)
class Look:
    """A fill colour, an outline, and a shape."""

    fill: str
    line: str
    shape: str


LOOKS = {
    "Zone": Look("#0072B2", "#00476F", "hexagon"),
    "Port": Look("#56B4E9", "#2277AA", "triangle"),
    "Agency": Look("#CC79A7", "#8A4069", "square"),
    "Company": Look("#E69F00", "#976800", "diamond"),
    "Organization": Look("#F0E442", "#8F8600", "triangleDown"),
    "Policy": Look("#FFFFFF", "#333333", "page"),
    "Initiative": Look("#009E73", "#00634A", "dot"),
    "Place": Look("#FFFFFF", "#7A7A7A", "ring"),
    "Person": Look("#D55E00", "#8C3E00", "person"),
}

INK = "#1f2933"


def network_options() -> dict[str, Any]:
    """Return the options of vis-network: nothing moves by itself, and nothing is drawn too small to read."""
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "groups": {
            kind: {
                "color": {
                    "background": look.fill,
                    "border": look.line,
                    "highlight": {"background": look.fill, "border": INK},
                    "hover": {"background": look.fill, "border": INK},
                }
            }
            for kind, look in LOOKS.items()
        },
        "nodes": {
            "borderWidth": 1.5,
            "borderWidthSelected": 3,
        },
        "edges": {
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
            "color": {"color": "#9ba7b2", "highlight": INK, "hover": INK, "inherit": False},
            "smooth": False,
            "width": 1.2,
            "hoverWidth": 0.8,
            "selectionWidth": 1.2,
        },
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "tooltipDelay": 250,
            "keyboard": {"enabled": False},
        },
    }
