"""Things that an article names only inside a longer name: the parties of a treaty, the ends of a route."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Span

from fztgraph.entities.drafts import Draft
from fztgraph.iris import Iri
from fztgraph.model import Form, Label, Mention
from fztgraph.taken import Taken

#: The classes whose names name other things that count, and the classes of those.
_HOLDERS = {"TradeAgreement": frozenset({"Country"}), "TransportRoute": frozenset({"Country", "Division", "Place"})}
#: A route's name names its ends only if something joins them: 甲地快线 does not.
_JOINT = re.compile(r"至|到|[—–-]")
#: 新区 where it can be a name: not as the end of a longer word (高新区, 创新区), nor as its beginning (新区域).
_BARE_ZONE = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[在向的与和为对由]))新区(?![域块间])|新区(?=暨|与自贸)")


def name_nested_things(text: str, names: Iterable[Span], known: Iterable[Span], drafts: list[Draft]) -> None:
    """Add to the drafts the known places that a treaty's or a route's name mentions."""
    inner = sorted(known, key=lambda span: (span.start, -span.end))
    starts = [span.start for span in inner]
    by_iri = {draft.iri: draft for draft in drafts if draft.iri}
    for name in names:
        classes = _HOLDERS.get(name.id_)
        if classes is None or (name.id_ == "TransportRoute" and not _JOINT.search(text, name.start, name.end)):
            continue
        for span in inner[bisect_left(starts, name.start) : bisect_left(starts, name.end)]:
            if span.end <= name.end and span.id_ in classes:
                _add(text, span, by_iri, drafts)


def _add(text: str, span: Span, by_iri: dict[Iri, Draft], drafts: list[Draft]) -> None:
    iri = Iri(span.kb_id_)
    if iri not in by_iri:
        by_iri[iri] = Draft(Label(span.label_), span.id_, iri)
        drafts.append(by_iri[iri])
    by_iri[iri].mentions.append(Mention(span.start, span.end, text[span.start : span.end]))


def find_bare_zones(text: str, known: Iterable[Span], drafts: list[Draft]) -> None:
    """Give 新区 standing alone to the new area that a longer name names, or else to a zone of its own.

    Where an entity is a new area by name, 新区 is a reference back to it, found as such.
    """
    taken = Taken(len(text), ((m.start, m.end) for draft in drafts for m in draft.mentions))
    found = [match.span() for match in _BARE_ZONE.finditer(text) if taken.is_free(*match.span())]
    if not found or any(draft.label is Label.ZONE and draft.name.endswith("新区") for draft in drafts):
        return
    nested = next(
        (span for span in known if span.label_ == Label.ZONE and text.endswith("新区", span.start, span.end)), None
    )
    if nested:
        own = Mention(nested.start, nested.end, text[nested.start : nested.end])
        mentions = [Mention(start, end, "新区", Form.SHORT) for start, end in found]
        drafts.append(Draft(Label.ZONE, nested.id_, Iri(nested.kb_id_), [own, *mentions]))
    elif len(found) > 1:
        drafts.append(Draft(Label.ZONE, "NewArea", None, [Mention(start, end, "新区") for start, end in found]))
