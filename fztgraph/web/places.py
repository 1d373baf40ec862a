"""What the first page lists of another module's pages."""

from typing import NamedTuple


class Place(NamedTuple):
    """A path, and what is there in both languages."""

    path: str
    zh: str
    en: str
