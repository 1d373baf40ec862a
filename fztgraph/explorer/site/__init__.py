"""The explorer as files: ``write_site`` writes them for any web server, and only those that changed."""

from fztgraph.explorer.site.writer import SiteReport, write_site

__all__ = ["SiteReport", "write_site"]
