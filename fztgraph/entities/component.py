"""The spaCy component that turns the name spans of a document into entities."""

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.entities.aliases import add_occurrences, find_definitions, merge_short_forms, search_forms
from fztgraph.entities.drafts import Draft, draft_entities
from fztgraph.entities.home import find_home
from fztgraph.entities.linking import choose_entry, listed, mint_iri
from fztgraph.entities.nested import find_bare_zones, name_nested_things
from fztgraph.entities.references import find_level_references, find_references
from fztgraph.gazetteer import Gazetteer, load_gazetteer
from fztgraph.iris import Iri
from fztgraph.model import Article, Entity, Form, Label, Mention
from fztgraph.vocab import term

COMPONENT = "fzt_entities"
_GROUNDS = frozenset({Label.PLACE, Label.ZONE, Label.PORT})


@Language.component(COMPONENT, requires=["doc.spans"], assigns=["doc._.entities"])
def make_entities(doc: Doc) -> Doc:
    """Group a document's names into entities and leave them, by first mention, in ``doc._.entities``."""
    gazetteer = load_gazetteer()
    text: str = doc._.reading.text
    drafts = draft_entities(doc.spans["names"])
    name_nested_things(doc.spans["names"], doc.spans["known"], drafts)
    _link(drafts, gazetteer)
    drafts = _unite(text, drafts)
    find_bare_zones(text, doc.spans["known"], drafts)
    home = find_home(drafts, doc._.article, gazetteer)
    _refer(text, drafts, home)
    grounds = {span.text for span in doc.spans["known"] if span.label_ in _GROUNDS}
    doc._.entities = _finish(drafts, doc._.article, home, grounds, gazetteer)
    return doc


def _link(drafts: list[Draft], gazetteer: Gazetteer) -> None:
    """Decide between gazetteer entries that share a name."""
    context: Counter[Iri] = Counter()
    for draft in drafts:
        if draft.iri:
            context[draft.iri] += len(draft.mentions)
    for draft in drafts:
        draft.iri = draft.iri or listed(draft, gazetteer)
        if draft.iri:
            draft.iri = choose_entry(draft.iri, draft.names(), gazetteer, context)


def _unite(text: str, drafts: list[Draft]) -> list[Draft]:
    """Join the names of one thing and find the places where a name was missed."""
    taken: list[Draft | None] = [None] * len(text)
    for draft in drafts:
        _take(taken, draft)
    for draft, alias in list(find_definitions(text, drafts)):
        _give_alias(text, draft, alias, taken, drafts)
    drafts = merge_short_forms([draft for draft in drafts if draft.mentions])
    places = {m.text for d in drafts if d.label in {Label.PLACE, Label.ZONE} for m in d.mentions}
    forms = [(name, form, draft) for draft in drafts for name, form in search_forms(draft, places)]
    for name, form, draft in sorted(forms, key=lambda item: (-len(item[0]), item[0])):
        add_occurrences(text, draft, name, taken, form=form)
    return drafts


def _refer(text: str, drafts: list[Draft], home: dict[str, Draft]) -> None:
    """Add the references back to entities already named."""
    taken = {position for d in drafts for m in d.mentions for position in range(m.start, m.end)}
    found = [*find_references(text, drafts), *find_level_references(text, home)]
    for draft, mention in found:
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            draft.mentions.append(mention)


def _finish(
    drafts: list[Draft], article: Article, home: dict[str, Draft], grounds: set[str], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """Give every draft its IRI and make it an entity; drafts that turn out to be one thing become one."""
    where = next((home[level].name for level in ("zone", "city", "province") if level in home), "")
    finished: dict[Iri, Entity] = {}
    for draft in sorted(drafts, key=lambda d: d.first):
        iri = draft.iri or mint_iri(draft, article, where, grounds)
        entry = gazetteer.entries.get(iri)
        mentions = {*draft.mentions, *(finished[iri].mentions if iri in finished else ())}
        label, type_ = (entry.label, entry.type) if entry else (draft.label, draft.type)
        name = finished[iri].name if iri in finished else draft.name
        finished[iri] = Entity(iri, label, term(type_), name, tuple(sorted(mentions)), listed=entry is not None)
    return tuple(finished.values())


def _take(taken: list[Draft | None], draft: Draft) -> None:
    for mention in draft.mentions:
        for position in range(mention.start, mention.end):
            taken[position] = draft


def _give_alias(text: str, draft: Draft, alias: str, taken: list[Draft | None], drafts: list[Draft]) -> None:
    """Make every place that has the alias, taken for another entity or not, a mention of the one it is defined for."""
    for other in drafts:
        if other is not draft:
            moved = [m for m in other.mentions if m.text.strip("“”‘’「」《》") == alias]
            other.mentions = [m for m in other.mentions if m not in moved]
            draft.mentions.extend(Mention(m.start, m.end, m.text) for m in moved)
    add_occurrences(text, draft, alias, taken, form=Form.NAME)
