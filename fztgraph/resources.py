"""Where the files of knowledge are: beside the code in an installed package, at the top of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """Return the folder of the ontology, gazetteer, rules and themes."""
    shipped = _PACKAGE / "ontology"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "ontology"
