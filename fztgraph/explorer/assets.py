"""The files that pages load beside themselves: our own styles and scripts, and vis-network as pyvis ships it.

Those of the graph are the ones that its single file is made of.
"""

import hashlib
from functools import cache
from pathlib import Path

import pyvis

_PACKAGE = Path(__file__).parent
_STATIC = _PACKAGE / "static"
_LIBRARY = "vis-network.min.js"
#: Where the scripts and the style of the graph are.
_VIEWS = _PACKAGE.parent / "views"
_GRAPH = "graph/"


def asset_names() -> tuple[str, ...]:
    """Return the names of all files, in order."""
    own = (path.relative_to(_STATIC).as_posix() for path in _STATIC.rglob("*") if path.is_file())
    return tuple(sorted([*own, _LIBRARY, *_graph_files()]))


def _graph_files() -> dict[str, Path]:
    found = (_VIEWS / "stage.css", *(_VIEWS / "js").glob("*.js"))
    return {_GRAPH + path.name: path for path in found}


def asset_path(name: str) -> Path:
    """Return where a file is; raises KeyError for a name that no file has."""
    if name == _LIBRARY:
        return max(Path(pyvis.__file__).parent.glob(f"templates/lib/vis-9*/{_LIBRARY}"))
    if name.startswith(_GRAPH) and name in _graph_files():
        return _graph_files()[name]
    if name not in asset_names():
        raise KeyError(f"{name!r} is no file of fztgraph/explorer/static")
    return _STATIC / name


@cache
def code_digest() -> str:
    """Return what changes with anything that pages are made with: code, templates, words, files."""
    digest = hashlib.blake2b(digest_size=9)
    made = (path for folder in (_PACKAGE, _VIEWS) for path in folder.rglob("*"))
    for path in sorted(path for path in made if path.is_file() and "__pycache__" not in path.parts):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def asset_digest(name: str) -> str:
    """Return what changes with the content of a file."""
    return hashlib.blake2b(asset_path(name).read_bytes(), digest_size=6).hexdigest()
