"""One reading of the names of a text: known names and the name grammar's candidates, longest first."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from fztgraph.iris import Iri
from fztgraph.mentions.anchors import find_anchors
from fztgraph.mentions.authorities import find_authorities
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.coordination import find_coordinated_names
from fztgraph.mentions.headed import find_headed_names
from fztgraph.mentions.known import GROUP as KNOWN
from fztgraph.mentions.persons import find_persons
from fztgraph.mentions.quoted import find_quoted_names
from fztgraph.mentions.titled import find_titled_documents
from fztgraph.mentions.walls import find_walls
from fztgraph.model import Label

COMPONENT = "fzt_names"
GROUP = "names"

#: Marks that a name may be put in whole, and that then belong to it.
_MARKS = frozenset({"“”", "《》", "「」"})
_QUOTABLE = frozenset({Label.POLICY, Label.INITIATIVE})
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})
_ANCHORS = frozenset({Label.PLACE, Label.ZONE, Label.PORT}) | _BODIES


@Language.component(COMPONENT, requires=["doc.spans"], assigns=["doc.spans"])
def find_names(doc: Doc) -> Doc:
    """Leave the names of a document in ``doc.spans["names"]``; no two overlap.

    A span's ``id_`` is the local name of its class, its ``kb_id_`` the IRI if the gazetteer lists it.
    """
    candidates = choose(propose(doc))
    doc.spans[GROUP] = [
        Span(doc, c.start, c.end, label=c.label.value, kb_id=c.iri or "", span_id=c.type) for c in candidates
    ]
    return doc


def propose(doc: Doc) -> list[Candidate]:
    """Return what every recogniser proposes; proposals overlap."""
    text: str = doc._.reading.text
    known = [_known(span, text) for span in doc.spans[KNOWN]]
    walls = find_walls(text, [(c.start, c.end) for c in known])
    anchors = find_anchors(
        ((c.start, c.end) for c in known if c.label in _ANCHORS), (c.start for c in known if c.label in _BODIES)
    )
    found = [
        *known,
        *find_titled_documents(text),
        *find_quoted_names(text),
        *find_authorities(text, walls, anchors),
        *find_persons(text),
        *find_headed_names(text, walls, anchors),
    ]
    return [*found, *find_coordinated_names(text, walls, found)]


def _known(span: Span, text: str) -> Candidate:
    iri = Iri(span.kb_id_) if span.kb_id_ else None
    start, end = span.start, span.end
    if Label(span.label_) in _QUOTABLE and start and text[start - 1 : start] + text[end : end + 1] in _MARKS:
        start, end = start - 1, end + 1
    elif text[end : end + 1] == "”" and text.count("“", start, end) > text.count("”", start, end):
        end += 1
    return Candidate(start, end, Label(span.label_), span.id_, "known", rank=5, iri=iri)


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, by start: the longest wins, between equals the higher rank."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, -c.rank, c.start, c.label)):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)
