"""Choose the form of an answer: media types, q-values, and short names for the ``format`` parameter."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

#: Media types of rows and booleans, and the form that each stands for; earlier ones win where a client has no choice.
RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
#: Media types of graphs.
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/x-turtle": "turtle",
    "text/n3": "turtle",
    "text/plain": "ntriples",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/xml": "rdfxml",
}
#: Names for ``format=``: the media types that they stand for.
SHORT_NAMES = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "n3": ("text/turtle",),
    "nt": ("application/n-triples",),
    "ntriples": ("application/n-triples",),
    "rdf": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
}


class Range(NamedTuple):
    """One part of an Accept header."""

    type: str
    subtype: str
    quality: float

    def covers(self, media_type: str) -> int:
        """Return how closely the range names a media type: 3 itself, 2 its kind, 1 anything, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


@lru_cache
def parse_accept(header: str) -> tuple[Range, ...]:
    """Read an Accept header (RFC 9110, 12.5.1); what cannot be read is passed over."""
    return tuple(_ranges(header))


def _ranges(header: str) -> Iterator[Range]:
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        kind, slash, subtype = name.lower().partition("/")
        quality = _quality(parameters)
        if slash and kind and subtype and quality is not None:
            yield Range(kind, subtype, quality)


def _quality(parameters: list[str]) -> float | None:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            return quality if 0 <= quality <= 1 else None
    return 1.0


def choose(ranges: tuple[Range, ...], offered: Mapping[str, object]) -> str | None:
    """Return the offered media type that a client likes best, None where it takes none of them.

    Between types of one quality, those that it names win over those under a ``*``, then the earlier offer.
    """
    if not ranges:
        return next(iter(offered))
    best: tuple[float, int] = (0.0, 0)
    chosen = None
    for media_type in offered:
        closeness, quality = max(((range_.covers(media_type), range_.quality) for range_ in ranges), default=(0, 0.0))
        if closeness and quality > 0 and (quality, closeness) > best:
            best, chosen = (quality, closeness), media_type
    return chosen


def is_known(tag: str, header: str) -> bool:
    """Return whether a client that sends If-None-Match has what a tag stands for (RFC 9110, 13.1.2: compared weakly).

    >>> is_known("a", 'W/"b", "a"'), is_known("a", 'W/"ab"'), is_known("a", "*"), is_known("a", "")
    (True, False, True, False)
    """
    known = {name.strip().removeprefix("W/") for name in header.split(",")}
    return "*" in known or f'"{tag}"' in known


def accepts_gzip(header: str) -> bool:
    """Return whether a client takes gzip (RFC 9110, 12.5.3)."""
    qualities = {}
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        qualities[name.lower()] = _quality(parameters) or 0.0
    return qualities.get("gzip", qualities.get("x-gzip", qualities.get("*", 0.0))) > 0


def named_ranges(name: str) -> tuple[Range, ...]:
    """Return what a value of ``format`` asks for, a short name or media types; nothing where it is unknown."""
    ranges = parse_accept(name if "/" in name else ",".join(SHORT_NAMES.get(name.lower(), ())))
    return ranges if any(choose(ranges, offered) for offered in (RESULTS, GRAPHS)) else ()
