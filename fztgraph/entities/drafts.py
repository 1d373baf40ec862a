"""Entities in the making: spans of one name or of several names of one thing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span

from fztgraph.entities.lexicon import load_references
from fztgraph.iris import Iri, normalise_name
from fztgraph.model import Form, Label, Mention


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
        """The longest form of the name that the text has, the earliest of equals."""
        named = [m for m in self.mentions if m.form is Form.NAME] or self.mentions
        return max(sorted(named), key=lambda mention: len(normalise_name(mention.text))).text

    def names(self) -> set[str]:
        """Return the normalised forms met."""
        return {normalise_name(m.text) for m in self.mentions if m.form is not Form.REFERENCE}


def core_of(name: str) -> str:
    """Return a name in the short form by which names are compared (人民法院 as 法院, without 有限公司).

    >>> core_of("松北区人民法院")
    '松北区法院'
    """
    core = normalise_name(name)
    for long, short in load_references().same:
        if core.endswith(long) or (short and long in core):
            core = core.replace(long, short)
    return core


def draft_entities(spans: Iterable[Span]) -> list[Draft]:
    """Group name spans into drafts: those of one IRI, and those of one label and normalised name."""
    drafts: dict[tuple[str, str], Draft] = {}
    for span in spans:
        label = Label(span.label_)
        key = ("iri", span.kb_id_) if span.kb_id_ else (label.value, normalise_name(span.text))
        draft = drafts.setdefault(key, Draft(label, span.id_, Iri(span.kb_id_) if span.kb_id_ else None))
        draft.mentions.append(Mention(span.start, span.end, span.text))
    return list(drafts.values())
