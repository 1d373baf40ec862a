"""What is new, changed and withdrawn since a date, by zone and theme: one HTML file to print, or Markdown."""

from fztgraph.explorer.digest.markdown import write_markdown
from fztgraph.explorer.digest.model import Basis, Digest
from fztgraph.explorer.digest.page import DigestLinks, explorer_links, write_page
from fztgraph.explorer.digest.reading import read_digest

__all__ = ["Basis", "Digest", "DigestLinks", "explorer_links", "read_digest", "write_markdown", "write_page"]
