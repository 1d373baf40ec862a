"""Figures with what they count, of whom, and when: an article's observations."""

import logging
from collections.abc import Iterator
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.claims.figure_lines import FigureLine, read_lines
from fztgraph.claims.figure_periods import Times
from fztgraph.claims.figure_roles import Figure, read_figures, uncounted
from fztgraph.claims.figure_rules import FigureBook, load_figure_rules
from fztgraph.claims.figure_subjects import Subjects
from fztgraph.claims.table_figures import read_tables
from fztgraph.model import Entity, Evidence, Observation, Quantity

COMPONENT = "fzt_figures"

_LOG = logging.getLogger(__name__)

#: How often a subject is right that leads by so many points (counted on annotated articles), the clearest first.
_CERTAINTY = ((2.5, 0.95), (1.0, 0.78), (0.0, 0.6))


@Language.component(
    COMPONENT, requires=["doc._.entities", "doc._.dates", "doc._.quantities"], assigns=["doc._.observations"]
)
def figures_component(doc: Doc) -> Doc:
    """Put the observations of an article on its ``Doc``."""
    doc._.observations = find_figures(doc)
    return doc


def find_figures(doc: Doc) -> tuple[Observation, ...]:
    """Return the figures of a document's running text, in order; a figure that is said again is told once."""
    told: dict[tuple[str, Decimal, str], list[Observation]] = {}
    kept = []
    book = load_figure_rules()
    for observation in sorted([*_observations(doc, book), *read_tables(doc, book)], key=_place):
        same = told.setdefault((observation.subject, observation.value, observation.unit), [])
        if not any(_repeats(observation, earlier) for earlier in same):
            same.append(observation)
            kept.append(observation)
    return tuple(kept)


def _place(observation: Observation) -> int:
    return observation.evidence.start


def _repeats(observation: Observation, earlier: Observation) -> bool:
    """Say whether a figure of the same subject says again what an earlier one said, in the same or other words."""
    if observation.period not in (None, earlier.period):
        return False
    short, long = sorted((observation.indicator, earlier.indicator), key=len)
    return short in long


def _observations(doc: Doc, book: FigureBook) -> Iterator[Observation]:
    lines = read_lines(doc)
    times = Times(book)
    subjects = Subjects(book, lines, doc._.entities)
    figures: list[Figure] = []
    left_out = 0
    for number, line in enumerate(lines):
        before = figures if number and lines[number - 1].paragraph == line.paragraph else []
        figures = read_figures(line, book, before)
        chosen = subjects.choose(figures, number)
        for figure, subject, period in zip(figures, chosen, times.date(figures), strict=True):
            if subject:
                yield _observation(figure, *subject, period)
            else:
                left_out += 1
                _leave_out(doc, line, figure.quantity, "it is not clear whose it is")
        for quantity in uncounted(line, book, before) if _LOG.isEnabledFor(logging.INFO) else ():
            left_out += 1
            _leave_out(doc, line, quantity, "nothing says what it counts")
    if left_out:
        _LOG.info("%s: %d numbers of its sentences are left out", doc._.article.iri, left_out)


def _leave_out(doc: Doc, line: FigureLine, quantity: Quantity, reason: str) -> None:
    sentence = line.source[line.start : line.end].strip()
    _LOG.debug("%s: %r is left out: %s: %s", doc._.article.iri, quantity.text, reason, sentence)


def _observation(figure: Figure, subject: Entity, lead: float, period: str | None) -> Observation:
    line, quantity = figure.line, figure.quantity
    raw = line.source[quantity.start : quantity.end]
    unit = raw[-len(quantity.unit) :] if quantity.text.endswith(quantity.unit) else quantity.unit
    end = line.end - (line.source[line.end - 1] == "\n")
    confidence = figure.rule.confidence * next(share for least, share in _CERTAINTY if lead >= least)
    evidence = Evidence(line.start, end, line.source[line.start : end], figure.rule.name, round(confidence, 2))
    return Observation(
        subject=subject.iri,
        indicator=figure.indicator,
        value=figure.value,
        unit=unit,
        raw=raw,
        evidence=evidence,
        period=period,
        change=figure.change,
    )
