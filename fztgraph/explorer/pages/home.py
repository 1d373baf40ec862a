"""``/``: what the graph holds, what is new, the zones, the themes."""

from fztgraph.explorer.frame import render
from fztgraph.explorer.visit import Answer, Visit


def show(visit: Visit) -> Answer:
    """Show the page."""
    return render("home.html", visit.frame)
