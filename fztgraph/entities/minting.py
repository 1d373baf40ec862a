"""IRIs for the entities that the gazetteer does not list.

An article mints an IRI from what it says alone, and the same IRI in two articles makes one thing of the two. So a
name is minted as it stands only if it says which thing it means; any other is tied to where the article is at home.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from spacy.tokens import Span

from fztgraph.entities.drafts import Draft, core_of, fold_name
from fztgraph.gazetteer import Gazetteer
from fztgraph.iris import Iri, entity_iri
from fztgraph.model import Article, Label

#: A body's name that begins so means one of the article's own place: the character, and the level of that place.
_OWN_LEVEL = {"省": "province", "市": "city", "区": "zone"}
_OWN = re.compile(r"(?:[省市区县州盟旗](?!区)|本|我|全|当地)")
_LATIN = re.compile(r"[A-Z]{2,}")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次]|20\d\d")
#: Titles of documents that are at least so long, in characters, are not given twice.
_FULL_TITLE = 15
#: Labels that a country or an abbreviation in the name tells apart; any town may have a 俄罗斯商品中心.
_NATIONAL = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.POLICY})
_ABBREVIATED = frozenset({Label.COMPANY, Label.ORGANIZATION, Label.POLICY})
_GROUNDS = frozenset({Label.PLACE, Label.ZONE, Label.PORT})
_BODIES = frozenset({Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.ZONE, Label.PORT})
#: What may stand between a body and one of its people: a post (管委会|副主任|某某).
_POST = re.compile(r"[\u4e00-\u9fff、]{1,16}")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a text names places, zones and ports of which the gazetteer has one of that name; ``starts`` ascend."""

    starts: tuple[int, ...]
    spans: tuple[tuple[int, str], ...]

    def within(self, draft: Draft) -> set[str]:
        """Return the classes of the grounds that an entity's name holds."""
        found = set()
        for mention in draft.named():
            for position in range(bisect_left(self.starts, mention.start), bisect_left(self.starts, mention.end)):
                end, type_ = self.spans[position]
                if end <= mention.end:
                    found.add(type_)
        return found


def find_grounds(text: str, known: Iterable[Span], gazetteer: Gazetteer) -> Grounds:
    """Index the known names of a text that tell where something is."""
    spans = sorted(
        (span.start, span.end, span.id_)
        for span in known
        if span.label_ in _GROUNDS and len(gazetteer.by_name.get(fold_name(text[span.start : span.end]), ())) == 1
    )
    return Grounds(tuple(start for start, _, _ in spans), tuple((end, type_) for _, end, type_ in spans))


def mint_iris(
    text: str, drafts: Iterable[Draft], article: Article, home: Mapping[str, str], grounds: Grounds
) -> dict[Draft, Iri]:
    """Return the IRI of each entity: the gazetteer's where it is listed, else one minted from its name.

    ``home`` maps zone, city and province to the name of the article's own, where that is clear. Names are minted in
    their short form (青禾科技), unless the article keeps two things of that short form apart.
    """
    drafts = list(drafts)
    things = [draft for draft in drafts if draft.label is not Label.PERSON]
    cores = Counter((draft.label, core_of(draft.name)) for draft in things)
    iris = {}
    for draft in things:
        alone = cores[draft.label, core_of(draft.name)] == 1
        name = (core_of(draft.name) if alone else "") or fold_name(draft.name)
        iris[draft] = draft.iri or _mint(draft, name, article, home, grounds)
    bodies = sorted((m.end, iris[d]) for d in drafts if d.label in _BODIES for m in d.named())
    persons = (draft for draft in drafts if draft.label is Label.PERSON)
    return iris | {draft: draft.iri or _mint_person(text, draft, article, bodies) for draft in persons}


def _mint(draft: Draft, name: str, article: Article, home: Mapping[str, str], grounds: Grounds) -> Iri:
    where = "" if _is_particular(draft, name, grounds) else _home_of(name, home) or _key(article.iri)
    if draft.type == "Event" and article.date and not _EDITION.search(name):
        where = f"{where}-{article.date.year}".lstrip("-")
    return entity_iri(draft.label.kind, f"{name}@{where}" if where else name)


def _mint_person(text: str, draft: Draft, article: Article, bodies: list[tuple[int, Iri]]) -> Iri:
    """Mint the IRI of a person: many share a name, so it is one only within the body that employs it."""
    where = _key(article.iri)
    for mention in sorted(draft.named()):
        before = bisect_right(bodies, mention.start, key=lambda body: body[0]) - 1
        if before >= 0 and _POST.fullmatch(text, bodies[before][0], mention.start):
            where = _key(bodies[before][1])
            break
    return entity_iri(draft.label.kind, f"{draft.name}@{where}")


def _is_particular(draft: Draft, name: str, grounds: Grounds) -> bool:
    """Say whether a name alone tells which thing is meant, in whatever article it stands."""
    if draft.label is Label.PLACE:
        return True
    if _OWN.match(name):
        return False
    if draft.label is Label.POLICY and len(name) >= _FULL_TITLE:
        return True
    if draft.label in _ABBREVIATED and _LATIN.search(name):
        return True
    held = grounds.within(draft)
    return bool(held if draft.label in _NATIONAL else held - {"Country"})


def _home_of(name: str, home: Mapping[str, str]) -> str:
    own = home.get(_OWN_LEVEL.get(name[0], ""))
    return own or next((home[level] for level in ("zone", "city", "province") if level in home), "")


def _key(iri: Iri) -> str:
    """Return the part of an IRI that tells it from others of its kind."""
    return unquote(iri.rsplit("/id/", 1)[-1].split("/", 1)[-1])
