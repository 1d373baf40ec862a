"""The pages of the explorer by name, each at its path; the names in ``NAV`` stand in the head of every page."""

from collections.abc import Mapping
from dataclasses import dataclass

from fztgraph.explorer.pages import compare, diffusion, figures, graph, home, results, timeline
from fztgraph.explorer.visit import Show


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page is, and what makes it."""

    path: str
    show: Show


PAGES: Mapping[str, Page] = {
    "home": Page("/", home.show),
    "search": Page("/search", results.show),
    "timeline": Page("/timeline", timeline.show),
    "compare": Page("/compare", compare.show),
    "figures": Page("/figures", figures.show),
    "figures.csv": Page("/figures.csv", figures.show_file),
    "diffusion": Page("/diffusion", diffusion.show),
    "graph": Page("/graph", graph.show),
    "graph.json": Page("/graph.json", graph.show_data),
    "view": Page("/view", graph.show_file),
    "search.json": Page("/search.json", results.show_data),
}

#: Pages that the head of each page leads to, in this order, once they are there.
NAV = tuple(name for name in ("graph", "timeline", "compare", "figures", "diffusion") if name in PAGES)
