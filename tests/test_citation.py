"""The file that says how to cite the project is right by the Citation File Format 1.2.0, and of this version."""

from pathlib import Path

import yaml

import fztgraph

CITATION = yaml.safe_load((Path(__file__).resolve().parents[1] / "CITATION.cff").read_text(encoding="utf-8"))


def test_it_has_what_the_format_requires() -> None:
    assert {"cff-version", "message", "title", "authors"} <= CITATION.keys()
    assert (CITATION["cff-version"], CITATION["type"]) == ("1.2.0", "software")
    assert all({"name"} <= author.keys() for author in CITATION["authors"])
    assert all(entry.keys() <= {"type", "value", "description"} for entry in CITATION["identifiers"])


def test_it_is_of_this_version_and_licence() -> None:
    assert (CITATION["version"], CITATION["license"]) == (fztgraph.__version__, "Apache-2.0")
