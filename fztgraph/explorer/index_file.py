"""An index in a file, so that one process builds it and others take it as it is, in a tenth of a second.

``python -m fztgraph.explorer.index_file DATABASE FILE`` builds one: what that takes in memory and time is not the
service's.
"""

import dataclasses
import json
import os
import sys
from array import array
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from fztgraph.explorer.index import Index, Titles, build_index
from fztgraph.explorer.lines import Coded, Lines
from fztgraph.explorer.source import StoreSource

_ENCODING = ("utf-8", "surrogatepass")


def save_index(index: Index, path: Path) -> None:
    """Write an index; it is read by this version of the code on this machine."""
    parts: list[bytes] = []
    shape = _shape(index, parts)
    head = json.dumps([shape, [len(part) for part in parts]]).encode()
    with path.open("wb") as file:
        file.write(len(head).to_bytes(8, sys.byteorder) + head)
        for part in parts:
            file.write(part)


def load_index(path: Path) -> Index:
    """Return an index that was written."""
    with path.open("rb") as file:
        shape, sizes = json.loads(file.read(int.from_bytes(file.read(8), sys.byteorder)))
        parts = [file.read(size) for size in sizes]
    found: Index = _value(shape, parts)
    return found


def _shape(value: Any, parts: list[bytes]) -> Any:
    """Return how a value is made of parts, which are added."""
    if isinstance(value, Index | Titles):
        fields = {field.name: _shape(getattr(value, field.name), parts) for field in dataclasses.fields(value)}
        return {type(value).__name__: fields}
    if isinstance(value, Lines):
        parts.append(str(value)[1:].encode(*_ENCODING))
        return {"Lines": len(parts) - 1}
    if isinstance(value, Coded):
        parts.append(value.codes.tobytes())
        return {"Coded": [value.names, len(parts) - 1]}
    if isinstance(value, array):
        parts.append(value.tobytes())
        return {"array": len(parts) - 1}
    return {"plain": value}


def _value(shape: Any, parts: list[bytes]) -> Any:
    ((kind, told),) = shape.items()
    if kind in ("Index", "Titles"):
        fields = {name: _value(each, parts) for name, each in told.items()}
        return Index(**fields) if kind == "Index" else Titles(**fields)
    if kind == "Lines":
        return Lines.of(parts[told].decode(*_ENCODING))
    if kind == "Coded":
        return Coded(told[0], parts[told[1]])
    if kind == "array":
        return array("I", parts[told])
    return told


def main(database: str, target: str) -> None:
    """Build the index of a generation, giving way to whatever else the machine does, and write it."""
    os.nice(10)
    save_index(build_index(StoreSource(Store.read_only(database))), Path(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
