"""One reading of the names of a text, from what the gazetteer, the name grammar and the model find in it.

The grammar proposes; the model, which sees every proposal, decides. Two things are the rules' own: a title in title
marks stands, and an organization that no rule knows the last word of is none (it is most often who published a page).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from fztgraph.iris import Iri
from fztgraph.mentions.anchors import Anchors, find_anchors
from fztgraph.mentions.authorities import find_authorities
from fztgraph.mentions.beginnings import EDITION
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.coordination import SHARED, find_coordinated_names, find_shared_heads
from fztgraph.mentions.furniture import find_furniture
from fztgraph.mentions.gaps import Gaps, find_gaps
from fztgraph.mentions.headed import find_headed_names, line_of
from fztgraph.mentions.installed import recognise_with
from fztgraph.mentions.known import GROUP as KNOWN
from fztgraph.mentions.numbered import SOURCE as NUMBERED
from fztgraph.mentions.numbered import find_numbered_documents
from fztgraph.mentions.persons import CREDITED, find_persons
from fztgraph.mentions.quoted import find_quoted_names
from fztgraph.mentions.settlements import find_settlements
from fztgraph.mentions.statistical import recognise
from fztgraph.mentions.titled import BARE, find_bare_documents, find_titled_documents
from fztgraph.mentions.titled import SOURCE as TITLED
from fztgraph.mentions.walls import find_walls
from fztgraph.mentions.wholeness import is_no_company, is_whole, says_something, settle_edges
from fztgraph.model import Label
from fztgraph.settings import MODEL, RULES, recogniser
from fztgraph.taken import Taken

COMPONENT = "fzt_names"
GROUP = "names"

#: Marks that a name may be put in whole, and that then belong to it.
_MARKS = frozenset({"“”", "《》", "「」"})
_QUOTABLE = frozenset({Label.POLICY, Label.INITIATIVE})
_LONGEST_EDITION = 8
#: The rules for these look at what makes, runs, holds or joins a name: mostly right where the model reads nothing.
_SHOWN = frozenset({"quoted", "head-policy", "head-transportroute", "head-event", "head-initiative", BARE})
#: The rules alone decide where marks, a number, a common last word, or a body beside a person tell.
_SETTLED = frozenset({TITLED, NUMBERED, SHARED, CREDITED})
#: A listed name of so many characters is a name even where the model reads nothing.
_TELLING = 6


@Language.component(COMPONENT, requires=["doc.spans"], assigns=["doc.spans"])
def find_names(doc: Doc) -> Doc:
    """Leave the names of a document in ``doc.spans["names"]``; no two overlap.

    A span's ``id_`` is the local name of its class, its ``kb_id_`` the IRI if the gazetteer lists it.
    """
    gaps = find_gaps(doc._.article.text, doc._.reading)
    proposed = propose(doc, gaps)
    by_rule = choose(proposed)
    text: str = doc._.reading.text
    furniture = Taken(len(text), find_furniture(text, gaps))
    doc.spans[GROUP] = [
        Span(doc, c.start, c.end, label=c.label.value, kb_id=c.iri or "", span_id=c.type)
        for c in _decide(text, proposed, by_rule, gaps)
        if furniture.is_free(c.start, c.end)
    ]
    return doc


def _decide(text: str, proposed: list[Candidate], by_rule: list[Candidate], gaps: Gaps) -> list[Candidate]:
    """Return the reading of whoever is set to decide: the model, the rules, or an installed spaCy pipeline."""
    decider = recogniser()
    if decider == RULES:
        return by_rule
    if decider == MODEL:
        return settle(text, proposed, by_rule, recognise(text, proposed, by_rule, gaps), gaps)
    return settle(text, proposed, by_rule, recognise_with(decider, text, by_rule), gaps)


def settle(
    text: str,
    proposed: Iterable[Candidate],
    by_rule: Iterable[Candidate],
    by_model: Iterable[Candidate],
    gaps: Gaps = frozenset(),
) -> list[Candidate]:
    """Return the one reading of the proposals, the rules' reading and the model's, by start.

    Where the model reads what cannot be one name, the rules' reading stands.
    """
    settled = [candidate for candidate in by_rule if candidate.source in _SETTLED]
    organizations = {candidate.end for candidate in proposed if candidate.label is Label.ORGANIZATION}
    places = {(candidate.start, candidate.end) for candidate in proposed if candidate.label is Label.PLACE}
    whole, broken = [], Taken(len(text))
    for candidate in by_model:
        if not is_whole(text, candidate, gaps):
            broken.take(candidate.start, candidate.end)
        elif candidate.label is Label.COMPANY and is_no_company(text, candidate, places):
            continue
        elif candidate.label is not Label.ORGANIZATION or candidate.end in organizations:
            whole.append(settle_edges(text, candidate))
    mended = [c for c in by_rule if not broken.is_free(c.start, c.end) and is_whole(text, c, gaps)]
    sure = [c for c in by_rule if c.source in _SHOWN or (c.source == KNOWN and c.end - c.start >= _TELLING)]
    return _keep_apart([*settled, *whole, *mended, *sure])


def propose(doc: Doc, gaps: Gaps) -> list[Candidate]:
    """Return what every recogniser proposes; proposals overlap."""
    text: str = doc._.reading.text
    known = [_known(span, text) for span in doc.spans[KNOWN]]
    spans = {(candidate.start, candidate.end) for candidate in known}
    walls = find_walls(text, spans)
    anchors = find_anchors(known)
    authorities = list(find_authorities(text, walls, anchors))
    found = [
        *known,
        *_lines(known, text, anchors),
        *find_titled_documents(text),
        *find_bare_documents(text),
        *find_quoted_names(text, spans),
        *authorities,
        *find_numbered_documents(text, (c for c in (*known, *authorities) if c.label is Label.AGENCY)),
        *find_persons(text, gaps),
        *find_headed_names(text, walls, anchors),
        *find_settlements(text, walls, anchors),
        *find_shared_heads(text, walls, anchors, known),
    ]
    found = [candidate for candidate in found if says_something(text[candidate.start : candidate.end])]
    return [*found, *find_coordinated_names(text, walls, found)]


def _known(span: Span, text: str) -> Candidate:
    """Return a known name with the marks that it stands in, and an event with its edition (第五届|进博会)."""
    start, end, label = span.start, span.end, Label(span.label_)
    if label in _QUOTABLE and text[max(0, start - 1) : start] + text[end : end + 1] in _MARKS:
        start, end = start - 1, end + 1
    elif text[end : end + 1] == "”" and text.count("“", start, end) > text.count("”", start, end):
        end += 1
    edition = EDITION.search(text, max(0, start - _LONGEST_EDITION), start) if span.id_ == "Event" else None
    iri = Iri(span.kb_id_) if span.kb_id_ else None
    return Candidate(edition.start() if edition else start, end, label, span.id_, KNOWN, rank=5, iri=iri)


def _lines(known: Iterable[Candidate], text: str, anchors: Anchors) -> Iterator[Candidate]:
    """Yield known routes with the line that a bracket after them says (中欧班列|（西安）)."""
    for candidate in known:
        line = line_of(text, candidate.end, anchors) if candidate.type == "TransportRoute" else None
        if line:
            yield replace(candidate, end=line.end(), iri=None)


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, by start: the longest wins, between equals the higher rank."""
    return _keep_apart(sorted(candidates, key=lambda c: (c.start - c.end, -c.rank, c.start, c.label)))


def _keep_apart(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return, by start, the candidates that overlap none that is ranked before them."""
    taken = Taken(max((candidate.end for candidate in ranked), default=0))
    kept = []
    for candidate in ranked:
        if taken.is_free(candidate.start, candidate.end):
            taken.take(candidate.start, candidate.end)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)
