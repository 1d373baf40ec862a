"""Files to articles: finding, decoding, front matter, and splitting a newsletter issue by its own headings."""

from fztgraph.articles.files import find_files, same_name_errors
from fztgraph.articles.reader import read_articles

__all__ = ["find_files", "read_articles", "same_name_errors"]
