"""What stands for all that pages are made with, but the graph: code, templates, words, knowledge, libraries."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import fztgraph
from fztgraph.resources import ontology_dir

#: Libraries that pages are drawn and written with.
_LIBRARIES = ("Jinja2", "MarkupSafe", "matplotlib", "numpy", "networkx", "pyvis", "pypinyin", "OpenCC", "pyoxigraph")
#: Parts of the package that no page is made with.
_BYSTANDERS = frozenset({"cli", "web", "evaluation", "training", "research", "__pycache__"})


def code_fingerprint(options: Iterable[str]) -> str:
    """Return what changes with anything that could change a page of an unchanged graph, and with options."""
    digest = hashlib.blake2b("\0".join([fztgraph.__version__, *options]).encode(), digest_size=12)
    for name in _LIBRARIES:
        digest.update(f"\0{name} {version(name)}".encode())
    for root, path in _files():
        digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[tuple[Path, Path]]:
    package = Path(fztgraph.__file__).parent
    for root in (package, ontology_dir()):
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            is_made_with = _BYSTANDERS.isdisjoint(parts) and not any(part.startswith(".") for part in parts)
            if is_made_with and path.is_file():
                yield root, path
