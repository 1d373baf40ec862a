"""The page without its script: what it shows as tables, each fact with its sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fztgraph.views.picture import Fact, Picture, Term, Thing

#: So many facts stand in the tables at least, and so many for each thing; those beyond need the script.
ROOM, ROOM_EACH = 1500, 3
#: A name of any length is cut to so many characters.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class PlainThing:
    """A row of the table of things."""

    name: str
    kind: str
    degree: int


@dataclass(frozen=True, slots=True)
class PlainFact:
    """A row of a table of facts; ``article`` is the place of the article, ``more`` counts further sentences."""

    subject: str
    predicate: str
    object: str
    time: str
    quote: str = ""
    article: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """An article that is quoted, with its place in the picture."""

    place: int
    title: str
    date: str
    issue: str


@dataclass(frozen=True, slots=True)
class Part:
    """Facts of one kind under a heading; ``left_out`` counts those for which there is no room."""

    title: str
    rows: tuple[PlainFact, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Plain:
    """All that the page says, in a language."""

    title: str
    things: tuple[PlainThing, ...]
    parts: tuple[Part, ...]
    articles: tuple[PlainArticle, ...]


def plain_page(picture: Picture, *, lang: str, words: dict[str, str]) -> Plain:
    """Return what the page says without its script; ``words`` are the page's own words in the language."""
    writer = _Writer(picture, lang, dict(picture.terms))
    focus = None if picture.focus is None else writer.name(picture.things[picture.focus])
    headings = {"relation": "kindRelation", "date": "kindDate", "figure": "kindFigure"}
    degree = Counter(end for fact in picture.facts if fact.object is not None for end in (fact.subject, fact.object))
    parts = tuple(_parts(writer, {kind: words[key] for kind, key in headings.items()}))
    return Plain(
        title=words["title"] if focus is None else words["titleOf"].replace("{name}", focus),
        things=tuple(
            PlainThing(writer.name(thing), writer.term(thing.type), degree[place])
            for place, thing in enumerate(picture.things)
        ),
        parts=parts,
        articles=tuple(writer.articles(parts)),
    )


def _parts(writer: "_Writer", headings: dict[str, str]) -> Iterator[Part]:
    room = max(ROOM, ROOM_EACH * len(writer.picture.things))
    for kind, heading in headings.items():
        facts = [fact for fact in writer.picture.facts if fact.kind == kind]
        yield Part(heading, tuple(writer.fact(fact) for fact in facts[:room]), max(0, len(facts) - room))
        room = max(0, room - len(facts))


@dataclass(frozen=True, slots=True)
class _Writer:
    picture: Picture
    lang: str
    terms: dict[str, Term]

    def name(self, thing: Thing) -> str:
        name = (thing.name_en or thing.pinyin or thing.name) if self.lang == "en" else thing.name
        return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"

    def term(self, name: str) -> str:
        term = self.terms.get(name)
        return name if term is None else (term.en if self.lang == "en" else term.zh)

    def fact(self, fact: Fact) -> PlainFact:
        things = self.picture.things
        value = "" if fact.kind == "date" else fact.value or ""
        row = PlainFact(
            subject=self.name(things[fact.subject]),
            predicate=self.term(fact.predicate),
            object=value if fact.object is None else self.name(things[fact.object]),
            time=fact.period or (fact.value if fact.kind == "date" else "") or "",
        )
        if not fact.proofs:
            return row
        proof = fact.proofs[0]
        passage = self.picture.passages[proof.passage]
        quote, more = passage.text[proof.start : proof.end], fact.proof_count - 1
        return PlainFact(row.subject, row.predicate, row.object, row.time, quote, passage.article, more)

    def articles(self, parts: Iterable[Part]) -> Iterator[PlainArticle]:
        issues = self.picture.issues
        for place in sorted({row.article for part in parts for row in part.rows if row.quote}):
            article = self.picture.articles[place]
            issue = "" if article.issue is None else issues[article.issue].title
            yield PlainArticle(place, article.title, article.date or "", issue)
