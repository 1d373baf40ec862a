"""The examples of the rules on figures, which are their tests: what a rule applies to, and what it must not.

In an example the number of the rule stands in 【】, other numbers in ［］, names in 〔〕 and dates in 〈〉. A kind or
label may stand before a colon; else numbers have the first kind of the rule, and names are places.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from fztgraph.claims.figure_lines import FigureLine, Named, Thing, render_figures
from fztgraph.claims.figure_roles import apply_rules
from fztgraph.claims.figure_rules import KINDS, FigureBook, FigureRule
from fztgraph.iris import entity_iri
from fztgraph.model import DateSpan, Entity, Label, Mention, Quantity
from fztgraph.vocab import class_of

_UNITS = dict(zip(KINDS, ("CNY", "1", "倍", "d", "a", "m2", "家"), strict=True))
_MARKED = re.compile(r"([【［〔〈])(?:([A-Za-z]+)[:：])?([^】］〕〉]+)[】］〕〉]")


def failing_examples(book: FigureBook) -> Iterator[str]:
    """Yield a line for each example that its rule does not read, or counterexample that it does."""
    for rule in book.rules:
        for text in rule.examples:
            if (found := applied_rule(text, rule, book)) != rule.name:
                yield f"rule {rule.name!r}: example {text!r} is read by {found or 'no rule'!r}"
        for text in rule.counterexamples:
            if applied_rule(text, rule, book) == rule.name:
                yield f"rule {rule.name!r}: counterexample {text!r} is read by it"


def applied_rule(text: str, rule: FigureRule, book: FigureBook) -> str:
    """Return the name of the rule that reads the number in 【】 of an example, empty where none does."""
    line, target = read_example(text, default=next(kind for kind in KINDS if kind in rule.kinds))
    figures = apply_rules(line, book)
    return next((figure.rule.name for figure in figures if figure.quantity.start == target), "")


def read_example(text: str, *, default: str) -> tuple[FigureLine, int]:
    """Return the line of an example, and where its number in 【】 begins; ``default`` is the kind of its numbers."""
    plain = ""
    target = -1
    things: list[Thing] = []
    position = 0
    for match in _MARKED.finditer(text):
        plain += text[position : match.start()]
        position = match.end()
        if match[1] == "【":
            target = len(plain)
        things.append(_thing(match, len(plain), default))
        plain += match[3]
    plain += text[position:]
    return render_figures(plain, 0, len(plain), things), target


def _thing(match: re.Match[str], start: int, default: str) -> Thing:
    mark, kind, words = match.groups()
    end = start + len(words)
    if mark == "〈":
        return DateSpan(start, end, words, "2024")
    if mark == "〔":
        label = Label(kind or "PLACE")
        mention = Mention(start, end, words)
        return Named(mention, Entity(entity_iri(label.kind, words), label, class_of(label), words, (mention,)))
    return Quantity(start, end, words, Decimal(1), _UNITS[kind or default])
