"""The small shape before a name that shows its class, in the colours of the graph."""

from functools import cache

from markupsafe import Markup

from fztgraph.views.looks import LOOKS

#: Shapes in a square of 16 by 16.
_SHAPES = {
    "hexagon": '<path d="M8 1.2 14 4.6v6.8L8 14.8 2 11.4V4.6z"/>',
    "triangle": '<path d="M8 1.8 14.8 14H1.2z"/>',
    "square": '<rect x="2" y="2" width="12" height="12"/>',
    "diamond": '<path d="M8 .9 15.1 8 8 15.1.9 8z"/>',
    "triangleDown": '<path d="M8 14.2 14.8 2H1.2z"/>',
    "page": '<path d="M3 1.5h6.5L13 5v9.5H3z"/><path d="M9.5 1.5V5H13" fill="none"/>',
    "dot": '<circle cx="8" cy="8" r="6.3"/>',
    "ring": '<circle cx="8" cy="8" r="6.1"/><circle cx="8" cy="8" r="2.3"/>',
    "person": '<circle cx="8" cy="4.6" r="3.3"/><path d="M1.8 14.8c0-3.6 2.6-5.4 6.2-5.4s6.2 1.8 6.2 5.4z"/>',
}


@cache
def class_mark(kind: str) -> Markup:
    """Return the shape of a main class as SVG; nothing for a class that has none."""
    look = LOOKS.get(kind)
    if look is None:
        return Markup()
    return Markup(  # noqa: S704
        '<svg class="mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false" '
        f'fill="{look.fill}" stroke="{look.line}" stroke-width="1.4" stroke-linejoin="round">'
        f"{_SHAPES[look.shape]}</svg>"
    )
