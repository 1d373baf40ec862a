"""Hashes that tell whether an article must be read again: of its file, of its value, of all that reads it."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fztgraph import __version__
from fztgraph.model import Article
from fztgraph.resources import ontology_dir
from fztgraph.settings import recogniser

_PACKAGE = Path(__file__).resolve().parents[1]

#: Code that cannot change what an article's graph says. What is not named here counts, so a new stage does at once.
_BYSTANDERS = frozenset(
    {
        *("cli", "web", "explorer", "views", "exports", "queries", "research", "analysis", "quotes", "suggestions"),
        *("store", "evaluation", "checks", "settings", "linking", "training", "__main__"),
    }
)
#: Libraries of which another version may take another text out of a file, or read it otherwise.
_LIBRARIES = ("lxml", "python-docx", "pypdfium2", "trafilatura", "OpenCC", "python-crfsuite", "spacy")
#: Files of the ontology folder that only linking reads; its fingerprint has them.
_LINKING = ("gazetteer/decisions.csv", "linking.toml")
#: Those that only say what people are shown.
_SHOWN = ("labels.toml",)


def file_hash(path: Path) -> str:
    """Return the hash of a file's bytes; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def article_hash(article: Article) -> str:
    """Return the hash of all that is known of an article before it is extracted, its issue included."""
    value = json.dumps(dataclasses.asdict(article), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def reader_fingerprint() -> str:
    """Return the hash of everything that reads an article: versions, the code, the ontology folder, the settings.

    Of the settings only the recogniser changes what an article's graph says; another that does belongs in here.
    """
    libraries = "\0".join(f"{name} {_library_version(name)}" for name in _LIBRARIES)
    digest = hashlib.sha256(f"{__version__}\0{recogniser()}\0{libraries}".encode())
    for root, paths in ((_PACKAGE, _code_files()), (ontology_dir(), _knowledge_files())):
        for path in paths:
            digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _library_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def link_fingerprint(reader: str) -> str:
    """Return the hash of all that decides which things are one: what reads articles, and what only linking reads."""
    digest = hashlib.sha256(reader.encode())
    for path in (*sorted((_PACKAGE / "linking").rglob("*.py")), *(ontology_dir() / name for name in _LINKING)):
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _code_files() -> Iterable[Path]:
    for path in sorted(_PACKAGE.rglob("*.py")):
        if path.relative_to(_PACKAGE).parts[0].removesuffix(".py") not in _BYSTANDERS:
            yield path


def _knowledge_files() -> Iterable[Path]:
    beside = {ontology_dir() / name for name in (*_LINKING, *_SHOWN)}
    for path in sorted(ontology_dir().rglob("*")):
        if path.is_file() and path.suffix != ".md" and path not in beside and not path.name.startswith("."):
            yield path
