"""How things look in the graph: a colour and a shape for each of the nine main classes.

The colours are those of Okabe and Ito, which people with any kind of colour vision can tell apart; shapes differ too.
"""

from dataclasses import dataclass


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

#: The colour of text.
INK = "#1f2933"
