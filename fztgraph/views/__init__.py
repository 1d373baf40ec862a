"""Pages that show the graph to people in a browser, each one file that needs no network.

``page.write_view`` is the way in.
"""

from fztgraph.views.page import ViewReport, write_view

__all__ = ["ViewReport", "write_view"]
