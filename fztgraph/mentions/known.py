"""Known names: what the gazetteer lists, found by Aho-Corasick on a folded copy of the reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from fztgraph.gazetteer import Entry, Gazetteer, load_gazetteer
from fztgraph.mentions.lexicon import load_lexicon
from fztgraph.model import Label
from fztgraph.phrases import PhraseIndex, fold
from fztgraph.taken import Taken

COMPONENT = "fzt_known"
#: The span group of all occurrences of known names, overlapping ones included.
GROUP = "known"
#: Names of at most so many characters are not read across quotes and spaces.
_SHORT = 3
#: The level of a place, which may follow its listed name, unless it begins a word (谅山|省, but 巴黎|市场).
_LEVEL = re.compile(
    "省(?![级内会份委长直外])|州(?![长府])|市(?![场民政值区长容委内属直级])|县(?![域城委长级])|郡|国(?![家内有际企资产民土旗歌籍道立防务庆])"
)
#: A name of ground with this after it is part of a word (某港|域, but 某区|域内).
_AREA = re.compile(r"域(?![内外])")
_GROUNDS = frozenset({Label.ZONE, Label.PORT})


@dataclass(frozen=True)
class KnownNames:
    """The gazetteer as an index to search texts with.

    ``contextual`` holds folded forms that need support; ``opaque`` finds phrases in which no name is meant.
    """

    gazetteer: Gazetteer
    index: PhraseIndex
    contextual: dict[str, tuple[Entry, ...]]
    opaque: PhraseIndex

    def find(self, text: str) -> Iterator[tuple[int, int, Entry, bool]]:
        """Yield start, end, the preferred entry, and whether the form needs support from its context."""
        folded, offsets = fold(text)
        opaque = Taken(len(folded), self.opaque.find(folded))
        for start, end in self.index.find(folded):
            key = folded[start:end]
            sure = self.gazetteer.by_name.get(key)
            entry = (sure or self.contextual[key])[0]
            first, last = offsets[start], offsets[end - 1] + 1
            short = end - start <= _SHORT
            if entry.label in _GROUNDS and _AREA.match(text, last):
                continue
            if short and (last - first > end - start or not opaque.is_free(start, end)):
                continue
            level = _LEVEL.match(text, last) if entry.label is Label.PLACE else None
            if level and key + level.group() not in self.gazetteer.by_name:
                last = level.end()
            yield first, last, entry, not sure


@cache
def load_known_names() -> KnownNames:
    """Build the index over the gazetteer, once a process."""
    gazetteer = load_gazetteer()
    contextual = {
        key: entries
        for key, entries in gazetteer.by_contextual.items()
        if len(key) > 1 and key not in gazetteer.by_name
    }
    names = (name for name in gazetteer.by_name if len(name) > 1)
    opaque = PhraseIndex(load_lexicon().boundaries.opaque)
    return KnownNames(gazetteer, PhraseIndex((*names, *contextual)), contextual, opaque)


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
