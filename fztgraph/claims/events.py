"""Dates of entities (开通, 举行, 印发 …), by the rules of ``ontology/rules``."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import product

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.claims.ceremonies import ceremony_claims
from fztgraph.claims.headlines import dated_pages
from fztgraph.claims.matching import match_page
from fztgraph.claims.notices import notice_claims, since_issued
from fztgraph.claims.pages import Page, read_page
from fztgraph.claims.relations import evidence_of
from fztgraph.claims.rules import RuleBook, load_rules
from fztgraph.model import DateClaim, DateSpan, Entity

#: Properties that keep their name where the date lies ahead.
_PLANNED = frozenset({"heldOn", "effectiveOn", "expectedOn"})

COMPONENT = "fzt_events"


@Language.component(COMPONENT, requires=["doc._.entities", "doc._.dates"], assigns=["doc._.date_claims"])
def add_events(doc: Doc) -> Doc:
    """Set the dates of a document's entities."""
    doc._.date_claims = find_events(doc)
    return doc


def find_events(doc: Doc) -> tuple[DateClaim, ...]:
    """Return the dated events that a document states, each once, in order of their evidence."""
    book = load_rules()
    return events_of(read_page(doc, book.words), book)


def events_of(page: Page, book: RuleBook) -> tuple[DateClaim, ...]:
    """Return the dated events that a page states; of the evidence for one, the most confident, then the earliest."""
    best: dict[tuple[str, str, str], DateClaim] = {}
    stated = [*_stated(page, book), *notice_claims(page)]
    for claim in (*stated, *since_issued(page, stated), *ceremony_claims(page, stated)):
        key = (claim.subject, claim.predicate, claim.value)
        known = best.get(key)
        if known is None or _rank(claim) < _rank(known):
            best[key] = claim
    exact = {(c.subject, c.predicate, part) for c in best.values() for part in _wider(c.value)}
    return tuple(
        sorted(
            (c for key, c in best.items() if key not in exact and not _is_planned(c, best)),
            key=lambda c: (c.evidence.start, c.evidence.end, c.subject, c.predicate, c.value),
        )
    )


def _is_planned(claim: DateClaim, claims: Mapping[tuple[str, str, str], DateClaim]) -> bool:
    """Say whether the same words tell a date as expected (将于年内开工)."""
    plan = claims.get((claim.subject, "expectedOn", claim.value))
    if plan is None or claim.predicate in _PLANNED:
        return False
    return plan.evidence.start < claim.evidence.end and claim.evidence.start < plan.evidence.end


def _stated(page: Page, book: RuleBook) -> Iterator[DateClaim]:
    for match in (m for part in dated_pages(page) for m in match_page(part, book, dated=True)):
        evidence = evidence_of(match, page)
        for saying in match.rule.says:
            dates = [d for d in match.roles.get(saying.object, ()) if isinstance(d, DateSpan)]
            things = [t for t in match.roles.get(saying.subject, ()) if isinstance(t, Entity)]
            for thing, date in zip(things, dates, strict=False) if len(dates) > 1 else product(things, dates):
                if not _is_open(date, page.date):
                    predicate = _property(saying.predicate, date, page.date)
                    yield DateClaim(thing.iri, predicate, date.value, evidence)


def _wider(value: str) -> list[str]:
    """Return the month and the year of a day or of some days, the year of a month: the same event told less exactly."""
    first, _, last = value.partition("/")
    return [first[:length] for length in (4, 7) if length < len(first) and (last or first)[:length] == first[:length]]


def _property(predicate: str, date: DateSpan, today: dt.date | None) -> str:
    """Return the property of a date: what is yet to happen when the article appears is expected."""
    start = date.value.partition("/")[0]
    ahead = today is not None and start > today.isoformat()[: len(start)]
    return "expectedOn" if ahead and predicate not in _PLANNED else predicate


def _is_open(date: DateSpan, today: dt.date | None) -> bool:
    """Say whether a period goes on when the article appears (今年以来): it dates no event."""
    if date.text.endswith(("以来", "以來")):
        return True
    return today is not None and date.value.endswith("/" + today.isoformat())


def _rank(claim: DateClaim) -> tuple[float, int, int, str]:
    evidence = claim.evidence
    return -evidence.confidence, evidence.start, evidence.end, evidence.rule
