"""The spaCy component that turns the name spans of a document into entities."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from fztgraph.entities.aliases import add_occurrences, find_definitions, give_aliases, search_forms
from fztgraph.entities.drafts import Draft, draft_entities
from fztgraph.entities.home import find_home
from fztgraph.entities.linking import link_drafts
from fztgraph.entities.merging import merge_short_forms
from fztgraph.entities.minting import find_grounds, mint_iris
from fztgraph.entities.nested import find_bare_zones, name_nested_things
from fztgraph.entities.ports import part_ports
from fztgraph.entities.references import find_level_references, find_references
from fztgraph.gazetteer import Gazetteer, load_gazetteer
from fztgraph.iris import Iri
from fztgraph.model import Entity, Label
from fztgraph.taken import Taken
from fztgraph.vocab import term

COMPONENT = "fzt_entities"
_PLACES = frozenset({Label.PLACE, Label.ZONE})


@Language.component(COMPONENT, requires=["doc.spans"], assigns=["doc._.entities"])
def make_entities(doc: Doc) -> Doc:
    """Group a document's names into entities and leave them, by first mention, in ``doc._.entities``."""
    gazetteer = load_gazetteer()
    text: str = doc._.reading.text
    known = list(doc.spans["known"])
    title = doc._.reading.paragraphs[0] if text else None
    body = title.end if title and title.heading else 0
    drafts = draft_entities(text, doc.spans["names"])
    name_nested_things(text, doc.spans["names"], known, drafts)
    link_drafts(drafts, gazetteer)
    drafts = part_ports(drafts)
    drafts = _unite(text, drafts, known, body)
    find_bare_zones(text, known, drafts)
    home = find_home(drafts, doc._.article.title, gazetteer)
    _refer(text, drafts, home)
    own = {level: gazetteer.entries[draft.iri].name for level, draft in home.items() if draft.iri}
    iris = mint_iris(text, drafts, doc._.article, own, find_grounds(text, known, gazetteer))
    doc._.entities = _finish(iris, gazetteer)
    return doc


def _unite(text: str, drafts: list[Draft], known: Iterable[Span], body: int) -> list[Draft]:
    """Join the names of one thing and find the places where a name was missed."""
    taken = _taken(text, drafts)
    aliases = give_aliases(find_definitions(text, drafts), drafts)
    add_occurrences(text, aliases, taken)
    drafts = [draft for draft in drafts if draft.mentions]
    places = {m.text for draft in drafts if draft.label in _PLACES for m in draft.mentions}
    drafts = merge_short_forms(text, drafts, places.union(text[span.start : span.end] for span in known), body=body)
    add_occurrences(text, search_forms(drafts, places), taken)
    return drafts


def _taken(text: str, drafts: Iterable[Draft]) -> Taken:
    return Taken(len(text), ((m.start, m.end) for draft in drafts for m in draft.mentions))


def _refer(text: str, drafts: list[Draft], home: dict[str, Draft]) -> None:
    """Add the references back to entities already named."""
    taken = _taken(text, drafts)
    found = [*find_references(text, drafts), *find_level_references(text, home)]
    for draft, mention in found:
        if taken.is_free(mention.start, mention.end):
            taken.take(mention.start, mention.end)
            draft.mentions.append(mention)


def _finish(iris: dict[Draft, Iri], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Make the drafts entities; drafts of one IRI are one thing, named as the first of them."""
    finished: dict[Iri, Entity] = {}
    for draft, iri in sorted(iris.items(), key=lambda item: item[0].first):
        entry = gazetteer.entries.get(iri)
        known = finished.get(iri)
        mentions = {*draft.mentions, *(known.mentions if known else ())}
        label, type_ = (entry.label, entry.type) if entry else (draft.label, draft.type)
        name = known.name if known else draft.name
        finished[iri] = Entity(iri, label, term(type_), name, tuple(sorted(mentions)), listed=entry is not None)
    return tuple(finished.values())
