"""``/ns`` and ``/ns/TERM``: what the words of the graph mean; they are of the ontology, not of a generation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.links import Links
from fztgraph.explorer.visit import Answer, Shown, Visit
from fztgraph.iris import NS, ONTOLOGY_GRAPH
from fztgraph.quads.labels import labels_of
from fztgraph.quads.reference import PARTS, TermEntry, ontology_version, term_entries
from fztgraph.suggestions import find_nearest
from fztgraph.vocab import TERMS, shorten


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the vocabulary: its key, its titles by language, its terms."""

    key: str
    titles: Mapping[str, str]
    entries: Sequence[TermEntry]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, or the one in ``parts`` where ``is_one``; ``asked`` is a term that is not there, ``near`` what is."""

    parts: Sequence[Part]
    version: str
    is_one: bool = False
    asked: str = ""
    near: Sequence[TermEntry] = ()

    @property
    def iri(self) -> str:
        """What stands for the vocabulary, a term, or what would be one."""
        if self.asked:
            return NS + self.asked
        return self.parts[0].entries[0].iri if self.is_one else ONTOLOGY_GRAPH


def read_vocabulary(name: str = "") -> Vocabulary:
    """Return a term of the ontology, without a name all of them."""
    entries = term_entries()
    if name and name not in entries:
        return Vocabulary((), ontology_version(), asked=name, near=_near(name))
    parts = [
        Part(key, {"zh": zh, "en": en}, [entries[term] for term in names if not name or term == name])
        for key, zh, en, names in PARTS
    ]
    return Vocabulary([part for part in parts if part.entries], ontology_version(), is_one=bool(name))


def _near(name: str) -> list[TermEntry]:
    entries = term_entries()
    spelt = {word: entry for key, entry in entries.items() for word in (key, *entry.labels.values())}
    return list({entry.name: entry for word in find_nearest(name, spelt) if (entry := spelt[word])}.values())[:6]


def render_vocabulary(vocabulary: Vocabulary, frame: Frame) -> str:
    """Return the page."""
    return render(
        "vocabulary.html",
        frame,
        vocabulary=vocabulary,
        asked=cut(vocabulary.asked),
        address=lambda iri: term_address(iri, frame.links),
        short=_short,
        labels=lambda iri: labels_of(iri).get(frame.lang, ""),
    )


def term_address(iri: str, links: Links) -> str:
    """Return where a term is told, of ours here, of another vocabulary there; nothing for what is no address."""
    if iri.startswith(NS):
        return links.term(iri.removeprefix(NS)) if iri.removeprefix(NS) in TERMS else ""
    return iri if iri.startswith(("http://", "https://")) else ""


def _short(iri: str) -> str:
    """Return an IRI as people read it.

    >>> _short("http://www.w3.org/2004/02/skos/core#altLabel"), _short("https://example.org/other")
    ('skos:altLabel', 'https://example.org/other')
    """
    text = shorten(iri)
    return iri if text.startswith("<") else text


def show(visit: Visit, name: str = "") -> Answer:
    """Show a term, all of them, or that there is no such term."""
    vocabulary = read_vocabulary(name)
    page = render_vocabulary(vocabulary, visit.frame)
    return Shown(page, 404) if vocabulary.asked else page
