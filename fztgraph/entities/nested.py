"""Things that an article names only inside a longer name: the parties of a treaty, the ends of a route."""

import re
from collections.abc import Iterable

from spacy.tokens import Span

from fztgraph.entities.drafts import Draft
from fztgraph.iris import Iri
from fztgraph.model import Form, Label, Mention

#: The classes whose names name other things that count, and the labels of those.
_HOLDERS = {"TradeAgreement": frozenset({"Country"}), "TransportRoute": frozenset({"Country", "Division", "Place"})}
_JOINT = re.compile(r"至|到|[—–-]")
_BARE_ZONE = re.compile(r"(?<![\u4e00-\u9fff])新区|(?<=[在向的与和为对由])新区|新区(?=暨|与自贸)")


def name_nested_things(names: Iterable[Span], known: Iterable[Span], drafts: list[Draft]) -> None:
    """Add to the drafts the known places that only a treaty's or a route's name mentions."""
    inner = sorted(known, key=lambda span: (span.start, -span.end))
    by_iri: dict[Iri, Draft] = {draft.iri: draft for draft in drafts if draft.iri}
    for name in names:
        classes = _HOLDERS.get(name.id_)
        if classes is None or (name.id_ == "TransportRoute" and not _JOINT.search(name.text)):
            continue
        for span in inner:
            if name.start <= span.start and span.end <= name.end and span.id_ in classes:
                _add(span, by_iri, drafts)


def _add(span: Span, by_iri: dict[Iri, Draft], drafts: list[Draft]) -> None:
    iri = Iri(span.kb_id_)
    if iri not in by_iri:
        by_iri[iri] = Draft(Label(span.label_), span.id_, iri)
        drafts.append(by_iri[iri])
    by_iri[iri].mentions.append(Mention(span.start, span.end, span.text))


def find_bare_zones(text: str, known: Iterable[Span], drafts: list[Draft]) -> None:
    """Give 新区 standing alone to the new area that a longer name names, or else to a zone of its own."""
    found = [match.span() for match in _BARE_ZONE.finditer(text)]
    taken = {position for draft in drafts for m in draft.mentions for position in range(m.start, m.end)}
    mentions = [Mention(start, end, "新区", Form.SHORT) for start, end in found if taken.isdisjoint(range(start, end))]
    if not mentions or any(d.label is Label.ZONE and d.name.endswith("新区") for d in drafts):
        return
    nested = [span for span in known if span.label_ == Label.ZONE and span.text.endswith("新区")]
    if nested:
        span = nested[0]
        own = Mention(span.start, span.end, span.text)
        drafts.append(Draft(Label.ZONE, span.id_, Iri(span.kb_id_), [own, *mentions]))
    elif len(mentions) > 1:
        drafts.append(Draft(Label.ZONE, "NewArea", None, [Mention(m.start, m.end, m.text) for m in mentions]))
