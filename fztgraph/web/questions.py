"""What goes to a worker and what comes back, and how both are written on a pipe."""

import dataclasses
import hashlib
import json
import struct
from dataclasses import dataclass
from typing import Any

#: Two lengths: of the header, which is JSON, and of the body.
_LENGTHS = struct.Struct(">IQ")
LENGTHS_SIZE = _LENGTHS.size


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the forms that its answer may have.

    ``results_type`` and ``graph_type`` are media types for rows and booleans, and for graphs; None where the client
    takes none. Where neither list of graphs is given, the query's own FROM counts, else the merge of all graphs.
    One with a ``name`` asks for the SPARQL of a named question instead, with ``values`` for its parameters.
    """

    text: str
    base: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    results_type: str | None = "application/sparql-results+json"
    graph_type: str | None = "text/turtle"
    gzip: bool = False
    name: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """What tells the question from others, whatever form its answer takes."""
        named = (self.name, *(part for pair in self.values for part in pair))
        parts = (self.text, self.base, *self.default_graphs, "", *self.named_graphs, "", *named)
        return hashlib.blake2b("\x00".join(parts).encode(), digest_size=12).hexdigest()

    @property
    def form(self) -> str:
        """What tells the form of the answer."""
        return f"{self.results_type} {self.graph_type}"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer. ``size`` is that of the body before compression; ``rows`` counts rows, or triples."""

    media_type: str
    body: bytes
    encoding: str | None
    rows: int
    size: int


def to_frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """Return a header and a body as they go through a pipe."""
    text = json.dumps(header).encode()
    return _LENGTHS.pack(len(text), len(body)) + text + body


def frame_lengths(start: bytes) -> tuple[int, int]:
    """Read the lengths of a frame's header and body."""
    header, body = _LENGTHS.unpack(start)
    return header, body


def question_header(question: Question) -> dict[str, Any]:
    """Return a question as the header of a frame."""
    return dataclasses.asdict(question)


def read_question(header: dict[str, Any]) -> Question:
    """Read what ``question_header`` wrote."""
    graphs = {name: tuple(header[name]) for name in ("default_graphs", "named_graphs")}
    values = tuple((name, value) for name, value in header["values"])
    return Question(**{**header, **graphs, "values": values})
