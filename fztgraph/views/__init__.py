"""Pages that show the graph to people in a browser, each one file that needs no network.

``page.write_view`` is the way in.
"""

from fztgraph.views.page import MAX_THINGS, USUAL_THINGS, ViewReport, write_view

__all__ = ["MAX_THINGS", "USUAL_THINGS", "ViewReport", "write_view"]
