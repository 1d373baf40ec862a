"""``/id/article/...``: an article's text with things and facts marked, what was read from it, and what was not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from fztgraph.explorer.extracts import Piece, Stated, read_extracts, read_forms, read_piece
from fztgraph.explorer.frame import Frame, cut, render
from fztgraph.explorer.linked_data import article_ld
from fztgraph.explorer.marking import Paragraph, Sentence, find_portions, mark_text
from fztgraph.explorer.names import Named, read_names
from fztgraph.explorer.passages import printed
from fztgraph.explorer.source import Source
from fztgraph.explorer.visit import Answer, Visit
from fztgraph.vocab import CLASS_OF_LABEL

#: How many sentences without a fact are listed of each sort, and how long what is listed of one may be.
_LISTED, _LONGEST = 200, 160


@dataclass(frozen=True, slots=True)
class Told:
    """A relation, a date or a figure with the names of its ends; ``place`` is its number on the page.

    ``sentences`` are the numbers of those that say it; ``note`` is the number that the first of them bears in the text,
    0 for what is said at no known place.
    """

    place: int
    stated: Stated
    subject: Named
    object: Named | None
    sentences: tuple[int, ...] = ()
    note: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing, how often it is named in the portion, and the number of the first sentence that does so."""

    named: Named
    count: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page tells. ``mentions`` are by main class; ``portion`` is one of ``portions``, from 1.

    ``notes`` are the numbers that sentences with facts bear, by sentence; ``unplaced`` are things that the article
    mentions by other words than names.
    """

    piece: Piece
    themes: Sequence[Named]
    paragraphs: Sequence[Paragraph]
    mentions: Mapping[str, Sequence[Mention]]
    unplaced: Sequence[Named]
    relations: Sequence[Told]
    dates: Sequence[Told]
    figures: Sequence[Told]
    notes: Mapping[int, int] = field(default_factory=dict)
    total: int = 0
    is_cut: bool = False
    portion: int = 1
    portions: int = 1

    @property
    def left(self) -> list[Sentence]:
        """The sentences of running text from which nothing was read."""
        running = (one for paragraph in self.paragraphs if not paragraph.heading for one in paragraph.sentences)
        return [one for one in running if not one.facts and one.says_something]

    @property
    def left_figures(self) -> list[Sentence]:
        """Those of them that hold a figure or a date."""
        return [one for one in self.left if one.has_figures]

    @property
    def left_rest(self) -> list[Sentence]:
        """Those of them that hold none."""
        return [one for one in self.left if not one.has_figures]


def read_article(source: Source, iri: str, lang: str, *, portion: int = 1) -> Page | None:
    """Return what an article says and what was read from it, of one portion of its text; None for what is none."""
    piece = read_piece(source, iri)
    if piece is None:
        return None
    portions = find_portions(piece.text)
    portion = min(max(portion, 1), len(portions))
    span = portions[portion - 1]
    extracts, forms = read_extracts(source, iri, span), read_forms(source, iri)
    paragraphs = mark_text(piece.text, span, [one.spans for one in extracts.stated], forms, markdown=piece.is_markdown)
    said, notes = _said(paragraphs)
    found = _mentions(paragraphs)
    unplaced = [each for each in forms if each not in found] if len(portions) == 1 else []
    ends = [end for one in extracts.stated for end in (one.subject, *_object(one))]
    names = read_names(source, [*found, *unplaced, *ends, *piece.themes], lang)
    told = [_told(place, one, names, said.get(place - 1, ()), notes) for place, one in enumerate(extracts.stated, 1)]
    return Page(
        piece,
        [names[theme] for theme in piece.themes],
        paragraphs,
        _by_class(found, names),
        [names[each] for each in unplaced if names[each].kind],
        [one for one in told if one.object],
        [one for one in told if one.stated.is_date],
        [one for one in told if one.stated.indicator],
        notes,
        extracts.total,
        extracts.is_cut,
        portion,
        len(portions),
    )


def _object(stated: Stated) -> tuple[str, ...]:
    return () if stated.is_date or stated.indicator else (stated.value,)


def _said(paragraphs: Iterable[Paragraph]) -> tuple[Mapping[int, list[int]], Mapping[int, int]]:
    """Return the sentences that say each fact, and the numbers of sentences that say any, from 1 on."""
    said: dict[int, list[int]] = defaultdict(list)
    notes: dict[int, int] = {}
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            for fact in sentence.facts:
                said[fact].append(sentence.number)
            if sentence.facts:
                notes[sentence.number] = len(notes) + 1
    return said, notes


def _mentions(paragraphs: Iterable[Paragraph]) -> Mapping[str, tuple[int, int]]:
    """Return how often things are named, and the first sentence that does so."""
    found: dict[str, tuple[int, int]] = {}
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            for piece in sentence.pieces:
                for thing in (piece.thing, *piece.within) if piece.thing else ():
                    count, first = found.get(thing, (0, sentence.number))
                    found[thing] = (count + 1, first)
    return found


def _by_class(found: Mapping[str, tuple[int, int]], names: Mapping[str, Named]) -> Mapping[str, Sequence[Mention]]:
    """Return what is mentioned by main class, in the order of the text."""
    mentions: dict[str, list[Mention]] = {kind: [] for kind in CLASS_OF_LABEL.values()}
    for iri, (count, sentence) in found.items():
        if names[iri].kind in mentions:
            mentions[names[iri].kind].append(Mention(names[iri], count, sentence))
    return {
        kind: sorted(of, key=lambda one: (one.sentence, -one.count, one.named.iri))
        for kind, of in mentions.items()
        if of
    }


def _told(
    place: int, stated: Stated, names: Mapping[str, Named], sentences: Sequence[int], notes: Mapping[int, int]
) -> Told:
    object_ = next((names[end] for end in _object(stated)), None)
    note = notes[sentences[0]] if sentences else 0
    return Told(place, stated, names[stated.subject], object_, tuple(sentences), note)


def render_article(page: Page, frame: Frame) -> str:
    """Return the page."""
    piece = page.piece
    # Each thing may be named many times; its name is asked for once.
    named = {mention.named.iri: mention.named for of in page.mentions.values() for mention in of}
    data = article_ld(
        piece.iri,
        title=piece.title,
        date=piece.date,
        lang=piece.lang,
        publisher=piece.publisher,
        address=piece.address,
        issue=piece.issue.iri if piece.issue else "",
        about=piece.themes,
        mentions=sorted(named),
    )
    return render(
        "article.html",
        frame,
        page=page,
        piece=piece,
        title=cut(printed(piece.title, markdown=piece.is_markdown)),
        named=named,
        listed=_LISTED,
        longest=_LONGEST,
        data=Markup(data),  # noqa: S704 (escaped by article_ld)
    )


def show(visit: Visit, iri: str) -> Answer | None:
    """Show an article; None for what is none."""
    page = read_article(visit.source, iri, visit.lang, portion=visit.params.number("more", 1, most=100_000))
    return None if page is None else render_article(page, visit.frame)
