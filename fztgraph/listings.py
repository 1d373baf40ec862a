"""The rows of the gazetteer's files, read and checked, on their way to becoming entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from fztgraph.errors import OntologyError
from fztgraph.iris import Iri, listed_iri
from fztgraph.model import Label
from fztgraph.sheets import Row, read_rows
from fztgraph.vocab import CLASS_OF_LABEL, THING_CLASSES

#: The files in order of preference for shared names, each with the class of rows that name none.
TABLES = {
    "divisions.csv": "Division",
    "countries.csv": "Country",
    "regions.csv": "Place",
    "places_abroad.csv": "Place",
    "ports.csv": "Port",
    "zones.csv": "Zone",
    "zone_areas.csv": "ZoneArea",
    "special_zones.csv": "Zone",
    "customs.csv": "CustomsOffice",
    "agencies.csv": "Agency",
    "agreements.csv": "TradeAgreement",
    "companies.csv": "Company",
    "policies.csv": "Policy",
    "initiatives.csv": "Initiative",
}
#: A file beside them that lists no things: which names are one, as ``fztgraph/linking/decisions.py`` reads it.
DECISIONS = "decisions.csv"
#: Another: codes of the things that are listed, as ``fztgraph/quads/codes.py`` reads it.
CODES = "codes.csv"
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
#: Columns that hold a fact: the property that it is, and what its cells look like.
_FACTS = {
    "approved_on": ("approvedOn", _DATE),
    "opened_on": ("openedOn", _DATE),
    "signed_on": ("signedOn", _DATE),
    "effective_on": ("effectiveOn", _DATE),
    "area_km2": ("area", r"\d+(?:\.\d+)?"),
    "code": ("code", r"\d{4}(?:\d\d)?"),
}
_REQUIRED = ("name", "source", "checked")
_OPTIONAL = ("id", "type", "aliases", "contextual", "name_en", "part_of", "located_in", "subsidiary_of", *_FACTS)
_LABEL_OF_CLASS = {name: label for label, name in CLASS_OF_LABEL.items()}

#: How good a claim to a name is: the thing's own name, a listed alias, one that a rule made.
FULL, LISTED, MADE = range(3)


@dataclass(slots=True)
class Listing:
    """One row. ``where`` is its file and line, ``forms`` are its names with their ranks, ``contextual`` is a set."""

    where: str
    iri: Iri
    label: Label
    type: str
    name: str
    name_en: str | None
    forms: dict[str, int]
    contextual: dict[str, None]
    part_of: tuple[Iri, ...]
    located_in: tuple[Iri, ...]
    subsidiary_of: tuple[Iri, ...]
    facts: tuple[tuple[str, str], ...]
    source: str
    checked: bool


def read_listings(folder: Path) -> dict[Iri, Listing]:
    """Read all files of a gazetteer, in order; raises OntologyError naming file and line."""
    strange = sorted(path.name for path in folder.glob("*.csv") if path.name not in {*TABLES, DECISIONS, CODES})
    if strange:
        raise OntologyError(f"{strange[0]}: no such table; name it in fztgraph/listings.py or remove it")
    listings: dict[Iri, Listing] = {}
    for file, type_ in TABLES.items():
        for listing in _read_table(folder / file, type_):
            other = listings.setdefault(listing.iri, listing)
            if other is not listing:
                raise OntologyError(f"{listing.where}: the id is that of {other.where}; give it another")
    for listing in listings.values():
        _check_references(listing, listings)
    return listings


def _read_table(path: Path, default_type: str) -> Iterator[Listing]:
    for where, row in read_rows(path, required=_REQUIRED, optional=_OPTIONAL):
        yield _listing(where, row, default_type)


def _listing(where: str, row: Row, default_type: str) -> Listing:
    key = row.get("id") or row.get("code") or ""
    type_ = row.get("type") or default_type
    chinese, english = _country_names(key) if type_ == "Country" else ("", "")
    row["name"] = row["name"] or chinese
    problem = _problem(row, key, type_)
    if problem:
        raise OntologyError(f"{where}: {problem}")
    label = _LABEL_OF_CLASS[_root(type_)]
    aliases = (*_cells(row, "aliases"), *filter(None, [chinese]))
    return Listing(
        where,
        _iri(label, key),
        label,
        type_,
        row["name"],
        row.get("name_en") or english or None,
        {row["name"]: FULL} | {alias: LISTED for alias in aliases if alias != row["name"]},
        dict.fromkeys(_cells(row, "contextual")),
        _references(row, "part_of", label),
        _references(row, "located_in", Label.PLACE),
        _references(row, "subsidiary_of", Label.COMPANY),
        tuple((property_, row[column]) for column, (property_, _) in _FACTS.items() if row.get(column)),
        row["source"],
        row["checked"] == "yes",
    )


def _problem(row: Row, key: str, type_: str) -> str | None:
    """Say what is wrong with a row and what to do about it."""
    if not key or not row["name"]:
        return "a row needs an id and a name; fill them in"
    if type_ not in THING_CLASSES:
        return f"{type_!r} is no class of things; see fztgraph/vocab.py"
    if row["checked"] not in ("yes", "no"):
        return f"checked is {row['checked']!r}; say yes or no"
    for column, (_, shape) in _FACTS.items():
        if row.get(column) and not re.fullmatch(shape, row[column]):
            return f"{column} is {row[column]!r}; see the README beside the file"
    return None


def _cells(row: Row, column: str) -> list[str]:
    cell = row.get(column)
    return [part for part in cell.split("|") if part] if cell else []


def _references(row: Row, column: str, label: Label) -> tuple[Iri, ...]:
    return tuple(_iri(label, key) for key in _cells(row, column))


@cache
def _iri(label: Label, key: str) -> Iri:
    return listed_iri(label.kind, key)


def _root(type_: str) -> str:
    parent = THING_CLASSES[type_]
    return _root(parent) if parent else type_


def _country_names(code: str) -> tuple[str, str]:
    """Return the Chinese and the English name that CLDR has for a country."""
    chinese, english = (_territories(language).get(code.upper(), "") for language in ("zh", "en"))
    return chinese, english


@cache
def _territories(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def _check_references(listing: Listing, listings: dict[Iri, Listing]) -> None:
    for iri in (*listing.part_of, *listing.located_in, *listing.subsidiary_of):
        if iri not in listings:
            raise OntologyError(f"{listing.where}: nothing listed has the IRI {iri}; correct the reference")
