"""Known names: what the gazetteer lists, found by Aho-Corasick on a folded copy of the reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from fztgraph.gazetteer import Entry, Gazetteer, load_gazetteer
from fztgraph.iris import normalise_name
from fztgraph.mentions.phrases import PhraseIndex, fold

COMPONENT = "fzt_known"
#: The span group of all occurrences of known names, overlapping ones included.
GROUP = "known"
#: Names of at most so many characters are not read across quotes and spaces.
_SHORT = 3


@dataclass(frozen=True)
class KnownNames:
    """The gazetteer as an index to search texts with; ``contextual`` holds folded forms that need support."""

    gazetteer: Gazetteer
    index: PhraseIndex
    contextual: dict[str, tuple[Entry, ...]]

    def find(self, text: str) -> Iterator[tuple[int, int, Entry, bool]]:
        """Yield start, end, the preferred entry, and whether the form needs support from its context."""
        folded, offsets = fold(text)
        for start, end in self.index.find(folded):
            key = folded[start:end]
            sure = self.gazetteer.by_name.get(key)
            entry = (sure or self.contextual[key])[0]
            first, last = offsets[start], offsets[end - 1] + 1
            if last - first == end - start or end - start > _SHORT:
                yield first, last, entry, not sure


@cache
def load_known_names() -> KnownNames:
    """Build the index over the gazetteer, once a process."""
    gazetteer = load_gazetteer()
    contextual: dict[str, tuple[Entry, ...]] = {}
    for entry in gazetteer.entries.values():
        for form in entry.contextual:
            key = normalise_name(form)
            if len(key) > 1 and key not in gazetteer.by_name:
                contextual[key] = (*contextual.get(key, ()), entry)
    names = (name for name in gazetteer.by_name if len(name) > 1)
    return KnownNames(gazetteer, PhraseIndex((*names, *contextual)), contextual)


@Language.component(COMPONENT, assigns=["doc.spans"])
def find_known_names(doc: Doc) -> Doc:
    """Leave every occurrence of a known name in ``doc.spans["known"]``.

    Forms that need support count only where another form of the same thing, or of a thing that it is part of
    or lies in, is there too.
    """
    found = list(load_known_names().find(doc._.reading.text))
    supported = {entry.iri for _, _, entry, contextual in found if not contextual}
    doc.spans[GROUP] = [
        Span(doc, start, end, label=entry.label.value, kb_id=entry.iri, span_id=entry.type)
        for start, end, entry, contextual in found
        if not contextual or supported.intersection((entry.iri, *entry.part_of, *entry.located_in))
    ]
    return doc
