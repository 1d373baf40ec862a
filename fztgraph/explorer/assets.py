"""The files that pages load beside themselves: our own styles and scripts, and vis-network as pyvis ships it."""

import hashlib
from functools import cache
from pathlib import Path

import pyvis

_PACKAGE = Path(__file__).parent
_STATIC = _PACKAGE / "static"
_LIBRARY = "vis-network.min.js"


def asset_names() -> tuple[str, ...]:
    """Return the names of all files, in order."""
    own = (path.relative_to(_STATIC).as_posix() for path in _STATIC.rglob("*") if path.is_file())
    return tuple(sorted([*own, _LIBRARY]))


def asset_path(name: str) -> Path:
    """Return where a file is; raises KeyError for a name that no file has."""
    if name == _LIBRARY:
        return max(Path(pyvis.__file__).parent.glob(f"templates/lib/vis-9*/{_LIBRARY}"))
    if name not in asset_names():
        raise KeyError(f"{name!r} is no file of fztgraph/explorer/static")
    return _STATIC / name


@cache
def code_digest() -> str:
    """Return what changes with anything that pages are made with: code, templates, words, files."""
    digest = hashlib.blake2b(digest_size=9)
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def asset_digest(name: str) -> str:
    """Return what changes with the content of a file."""
    return hashlib.blake2b(asset_path(name).read_bytes(), digest_size=6).hexdigest()
