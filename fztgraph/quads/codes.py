"""The official codes of known things, each with the list that it is taken from, and what they lead to elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fztgraph.errors import OntologyError
from fztgraph.gazetteer import Entry
from fztgraph.iris import ID, Iri
from fztgraph.listings import CODES
from fztgraph.resources import ontology_dir
from fztgraph.sheets import Row, read_rows

#: What the codes of each list look like, by the datatype that names the list.
SHAPES = {
    "GBT2260": re.compile(r"[1-9][0-9]{5}"),
    "ISO3166": re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?"),
    "CustomsCode": re.compile(r"[0-9]{4}"),
    "UNLOCODE": re.compile(r"[A-Z]{2}[A-Z2-9]{3}"),
}
#: How the lists are called in ``codes.csv``.
_SCHEMES = {"ISO 3166-2": "ISO3166", "UN/LOCODE": "UNLOCODE"}
_COLUMNS = ("thing", "scheme", "code", "source", "checked")
#: A scheme of IRIs of countries by their letters.
_LEXVO = "http://lexvo.org/id/iso3166/"


@dataclass(frozen=True, slots=True)
class Code:
    """A code, and the local name of the datatype that names its list."""

    scheme: str
    text: str


def codes_of(entry: Entry) -> Iterator[Code]:
    """Yield the codes of an entry: that of its row, that of its key, and those listed beside."""
    code = dict(entry.facts).get("code")
    if entry.type == "Division" and code:
        yield Code("GBT2260", code)
    if entry.type == "CustomsOffice" and code:
        yield Code("CustomsCode", code)
    if entry.type == "Country":
        yield Code("ISO3166", _key(entry))
    yield from load_codes().get(entry.iri, ())


def links_of(entry: Entry) -> Iterator[Iri]:
    """Yield the IRIs by which others call the same thing: of countries, by their letters."""
    if entry.type == "Country":
        yield Iri(_LEXVO + _key(entry))


def _key(entry: Entry) -> str:
    return entry.iri.rpartition("/")[2].upper()


@cache
def load_codes() -> Mapping[Iri, tuple[Code, ...]]:
    """Read the codes that are listed beside the gazetteer, once a process."""
    return read_codes(ontology_dir() / "gazetteer" / CODES)


def read_codes(path: Path) -> dict[Iri, tuple[Code, ...]]:
    """Read a list of codes; raises OntologyError naming file and line."""
    found: dict[Iri, list[Code]] = defaultdict(list)
    for where, row in read_rows(path, required=_COLUMNS):
        thing, code = _read(where, row)
        found[thing].append(code)
    return {thing: tuple(codes) for thing, codes in found.items()}


def _read(where: str, row: Row) -> tuple[Iri, Code]:
    thing, name, text, source, checked = (row[column] for column in _COLUMNS)
    scheme = _SCHEMES.get(name)
    if scheme is None:
        raise OntologyError(f"{where}: scheme {name!r}; write one of {', '.join(_SCHEMES)}")
    if not SHAPES[scheme].fullmatch(text):
        raise OntologyError(f"{where}: {text!r} is no code of {name}; correct it")
    if not source.strip():
        raise OntologyError(f"{where}: the row has no source; say where the code is from")
    if checked not in {"yes", "no"}:
        raise OntologyError(f"{where}: checked is {checked!r}; say yes or no")
    return Iri(ID + thing), Code(scheme, text)


def unknown_things(entries: Iterable[Iri]) -> list[Iri]:
    """Return the things of the list of codes that the gazetteer does not have."""
    return sorted(load_codes().keys() - set(entries))
