"""The signs by which a reader knows whose a figure is: what stands around a name, and what a sentence tells of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fztgraph.claims.figure_lines import DATE, NAME, QUANTITY, FigureLine, Named
from fztgraph.claims.figure_roles import Figure
from fztgraph.claims.figure_rules import FigureBook

#: How far before a figure its sentence is searched for clues.
_REACH = 120
#: Nouns by which what is counted takes up a name (互市贸易区的交易票数) are no longer than this.
_LONGEST_NOUN = 8
_WHOLE = re.compile("[占佔]|[较比](?!例|重|率)")
_WITHIN = re.compile("其中[^；。]*$")
_CLAUSE = "，；：。！？"
#: What a subject may follow; a dash opens another name of what was named.
_OPENING = _CLAUSE + "—"
#: What stands before those that one trades with.
_PARTNERS = frozenset({"toward", "from"})
_MARKS = {NAME: "name", DATE: "date", QUANTITY: "number"}


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in a line."""

    line: int
    place: int
    named: Named
    first: bool


@dataclass(frozen=True, slots=True)
class Clues:
    """What a sentence tells of the subject of a figure without naming it.

    ``kind`` is the kind of figure, ``label`` that of a common noun in its clause (公司), ``noun`` the noun by which it
    takes up a name (该项目) and ``called`` the label that it shows; ``within`` says that it is a part of the figure
    before (其中), ``topic`` are the words that open what is counted.
    """

    kind: str
    label: str
    noun: str
    called: str
    within: bool
    topic: str


def near_signs(place: Place, figure: Figure, book: FigureBook, clues: Clues) -> list[str]:
    """Return the signs of a mention in the sentence of a figure."""
    line, where = figure.line, place.place
    before = before_name(line, where, book)
    after = after_name(line, where, book)
    signs = [f"before:{before}", f"after:{after}"]
    if before == "at" and after in ("end", "inside") and NAME in line.text[where + 1 : figure.place]:
        signs.append("setting")
    signs += _told(where, figure, before, clues)
    if figure.topic[0] <= where < figure.topic[1]:
        signs.append("inside")
    if where > figure.place:
        return [*signs, "where:after" if where < line.clause_end(figure.place) else "where:later"]
    clause = line.clause(figure.place)
    between = line.text.count(NAME, where + 1, figure.place)
    signs += [
        f"names-between:{min(between, 3)}",
        f"numbers-between:{min(line.text.count(QUANTITY, where, figure.place), 2)}",
    ]
    signs.append("where:clause" if where >= clause else "where:sentence")
    if place.first:
        signs.append("first")
    if where + 1 == figure.topic[0]:
        signs.append("adjacent")
    if figure.rule.role == "share" and _WHOLE.search(line.text, clause, max(clause, where)):
        signs.append("in-whole")
    if before == "start" and where < clause and NAME not in line.text[line.clause_end(where) : figure.place]:
        signs.append("carried-subject")
    if "；" in line.text[where : figure.place]:
        signs.append("over-semicolon")
    if where >= clause and NAME not in line.text[clause:where]:
        signs.append("first-in-clause")
    return signs


def _told(where: int, figure: Figure, before: str, clues: Clues) -> Iterator[str]:
    """Yield the signs by which the words of a figure tell whose it is."""
    if _ruled(figure, where):
        yield f"ruled:{figure.rule.about}"
    if clues.kind == "trade" and before in _PARTNERS:
        yield "partner"
    if where + 1 == figure.place:
        yield f"beside:{clues.kind}"


def _ruled(figure: Figure, where: int) -> bool:
    """Say whether the rule of a figure tells of the name at a place that the figure is, or is not, about it."""
    text, about = figure.line.text, figure.rule.about
    if about == "after":
        return text.find(NAME, figure.place) == where
    return bool(about) and text.rfind(NAME, 0, figure.place) == where


def _kind(figure: Figure, book: FigureBook) -> str:
    """Return what a figure is about, as far as it tells its subject: trade, investment, time, money, a count."""
    for name in ("tax", "route", "trade", "invest"):
        if book.words[name].search(figure.indicator):
            return name
    if figure.kind == "count":
        return "flow" if figure.quantity.unit in book.units else "count"
    return "time" if figure.kind == "years" else figure.kind


def find_clues(figure: Figure, book: FigureBook) -> Clues:
    """Return what the sentence of a figure tells of its subject."""
    line, place = figure.line, figure.place
    start = line.clause(place)
    whole = _WHOLE.search(line.text, start, place)
    called = next(reversed([*book.called.finditer(line.text, max(0, place - _REACH), place)]), None)
    noun = (called["noun"] or called["bare"]) if called else ""
    return Clues(
        kind=_kind(figure, book),
        label=next(
            (label for label, nouns in book.hints if nouns.search(line.text, start, whole.start() if whole else place)),
            "",
        ),
        noun=noun,
        called=next((label for label, nouns in book.hints if noun and nouns.fullmatch(noun)), ""),
        within=bool(_WITHIN.search(line.text[max(0, place - _REACH) : place])),
        topic=line.words(figure.topic[0], min(figure.topic[1], figure.topic[0] + _LONGEST_NOUN)),
    )


def before_name(line: FigureLine, place: int, book: FigureBook) -> str:
    """Return the kind of what stands before a name, or before the list that it is a member of."""
    while place > 1 and line.text[place - 1] in "、和与及" and line.text[place - 2] == NAME:
        place -= 2
    if not place or line.text[place - 1] in _OPENING:
        return "start"
    mark = _MARKS.get(line.text[place - 1])
    return mark or next((kind for kind, words in book.before if words.search(line.text, place - 4, place)), "other")


def after_name(line: FigureLine, place: int, book: FigureBook) -> str:
    """Return the kind of what stands after a name."""
    following = line.text[place + 1 : place + 2]
    if not following or following in _CLAUSE:
        return "end"
    if following == DATE:
        return "date"
    return next((kind for kind, words in book.after if words.match(line.text, place + 1)), "other")
