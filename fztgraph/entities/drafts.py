"""Entities in the making: spans of one name or of several names of one thing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Span

from fztgraph.entities.lexicon import load_references
from fztgraph.iris import Iri, normalise_name
from fztgraph.model import Form, Label, Mention

#: Marks that a name may be quoted with, which are no part of it.
QUOTES = "“”‘’「」『』《》"

#: A document called by its number.
_NUMBERED = re.compile(r"\d号(?:公告|通告|令)?$")

#: Names recur within an article and from one to the next, and folding them is slow.
fold_name = lru_cache(maxsize=1 << 14)(normalise_name)


@dataclass(slots=True, eq=False)
class Draft:
    """One thing, with every place that names it. ``iri`` is set once the gazetteer lists it."""

    label: Label
    type: str
    iri: Iri | None = None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The offset of the first mention."""
        return min(mention.start for mention in self.mentions)

    @property
    def name(self) -> str:
        """The longest form of the name that the text has, the earliest of equals; a title rather than its number."""
        named = [m for m in self.mentions if m.form is Form.NAME] or self.mentions
        return min(named, key=lambda m: (bool(_NUMBERED.search(m.text)), -len(fold_name(m.text)), m)).text

    def names(self) -> set[str]:
        """Return the normalised forms met."""
        return {fold_name(mention.text) for mention in self.named()}

    def named(self) -> Iterator[Mention]:
        """Yield the mentions that are names, full or shortened, and no references."""
        return (mention for mention in self.mentions if mention.form is not Form.REFERENCE)


@lru_cache(maxsize=1 << 14)
def core_of(name: str) -> str:
    """Return a name in the short form by which names are compared (人民法院 as 法院, without 有限公司).

    >>> core_of("松北区人民法院")
    '松北区法院'
    """
    references = load_references()
    core = fold_name(name)
    for long, short in references.same:
        core = core.replace(long, short)
    for long, short in references.endings:
        if core.endswith(long):
            return core.removesuffix(long) + short
    return core


def base_of(core: str) -> str:
    """Return a core without a version or a word that names often drop.

    >>> base_of("快捷通关系统2.0版")
    '快捷通关系统'
    """
    for tail in load_references().loose:
        if core.endswith(tail) and len(core) > len(tail):
            return core.removesuffix(tail)
    return core


def draft_entities(text: str, spans: Iterable[Span]) -> list[Draft]:
    """Group name spans into drafts: those of one IRI, and those of one label and normalised name."""
    drafts: dict[tuple[str, str], Draft] = {}
    for span in spans:
        label, iri, name = Label(span.label_), span.kb_id_, text[span.start : span.end]
        key = ("iri", iri) if iri else (label.value, fold_name(name))
        draft = drafts.setdefault(key, Draft(label, span.id_, Iri(iri) if iri else None))
        draft.mentions.append(Mention(span.start, span.end, name))
    return list(drafts.values())
