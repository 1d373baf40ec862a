"""Dates of the documents that a notice publishes: the date at its foot, and 自发布之日起施行.

A notice ends with the name of who signs it on a line of its own, and the date on the next.
"""

import re
from collections.abc import Iterator, Sequence

from fztgraph.claims.lines import Line
from fztgraph.claims.pages import Page
from fztgraph.claims.patterns import DATE_MARK, LABEL_MARKS
from fztgraph.model import DateClaim, DateSpan, Entity, Evidence, Label

_POLICY = LABEL_MARKS[Label.POLICY]
_SIGNS = "".join(LABEL_MARKS[label] for label in (Label.AGENCY, Label.ORGANIZATION, Label.PLACE, Label.ZONE))
_OUT = "(?:印发|公布|发布|颁布|公告|下发|转发)"
#: What names the document that is published: 现将《甲》印发给你们, 《甲》已获批准，现予公布, 关于印发《甲》的通知.
_PUBLISHED = (
    re.compile(f"现(?:将|把)?[^。{_POLICY}]{{0,12}}({_POLICY}+)[^。{_POLICY}]{{0,8}}{_OUT}"),
    re.compile(f"({_POLICY}+)[^。{_POLICY}]{{0,40}}，现(?:予以?|将其|正式)?{_OUT}"),
    re.compile(f"关于{_OUT}({_POLICY}+)的(?:通知|公告|通告|决定)"),
)
#: A line that names no more than who signs, whether or not the name is known.
_SIGNATURE = re.compile(
    rf"\s*[^。，；：:\n]{{0,30}}(?:[{_SIGNS}]|政府|办公[室厅]|委员会|海关|[局厅部署院行办会委处])[\s、]*"
)
_DATE = re.compile(rf"\s*{DATE_MARK}\s*")
_SIGNED = re.compile(rf"\s*[{_SIGNS}][{_SIGNS}\s]*{DATE_MARK}\s*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_FROM_ITS_DAY = re.compile(
    f"自(?:本\\w{{2,4}})?{_OUT}之日起(?:正式)?(?:施行|实施|生效|执行|试行)|自(?:签署|签订|签发)之日起(?:正式)?(?:生效|施行)"
)
_CONFIDENCE = 0.85
_MOST_SIGNERS = 12
#: A title that names a document has at most so many characters more.
_MOST_OTHER = 4


def notice_claims(page: Page) -> Iterator[DateClaim]:
    """Yield when the documents that a notice publishes were issued, by the date at its foot."""
    documents = published(page)
    if not documents:
        return
    found = _signature(page)
    if found is None:
        return
    number, date = found
    for document in documents:
        yield _claim(page, number, document, "issuedOn", date.value, "signed-at-foot")


def since_issued(page: Page, claims: Sequence[DateClaim]) -> Iterator[DateClaim]:
    """Yield that documents are in force from the day of their issue, where a page says so (自发布之日起施行)."""
    days: dict[str, set[str]] = {}
    for claim in claims:
        if claim.predicate in ("issuedOn", "signedOn") and _DAY.match(claim.value):
            days.setdefault(claim.subject, set()).add(claim.value)
    if not days:
        return
    for number, line in enumerate(page.lines):
        match = _FROM_ITS_DAY.search(line.text)
        for document in _subjects(page, line, match.start()) if match else ():
            if len(days.get(document.iri, ())) == 1:
                (day,) = days[document.iri]
                yield _claim(page, number, document, "effectiveOn", day, "in-force-since-issued")


def published(page: Page) -> list[Entity]:
    """Return the documents that a page publishes, in order."""
    found = [
        thing
        for line in page.lines
        if _POLICY in line.text
        for pattern in _PUBLISHED
        for match in pattern.finditer(line.text)
        for thing in line.things(*match.span(1))
    ]
    return [thing for thing in dict.fromkeys(found) if isinstance(thing, Entity)] or _own(page)


def _own(page: Page) -> list[Entity]:
    """Return the document that a page is: its title is no more than its name, with who issues it."""
    rest = page.headline
    for thing in page.title:
        rest = rest.replace(thing.name, "")
    documents = [thing for thing in page.title if thing.label is Label.POLICY]
    return documents if len(documents) == 1 and len(rest) <= _MOST_OTHER else []


def _subjects(page: Page, line: Line, place: int) -> list[Entity]:
    """Return what a clause says to be in force: the last document named before it, else what the page publishes."""
    named = [item.thing for at, item in sorted(line.items.items()) if at < place and line.text[at] == _POLICY]
    last = [thing for thing in named[-1:] if isinstance(thing, Entity)]
    return last or published(page)


def _signature(page: Page) -> tuple[int, DateSpan] | None:
    """Return the date at the foot of a notice, with the number of its line; the first where there are several."""
    for number, line in enumerate(page.lines):
        signed = _SIGNED.fullmatch(line.text) or (_DATE.fullmatch(line.text) and _is_signed(page, number))
        dates = [item.thing for item in line.items.values() if isinstance(item.thing, DateSpan)] if signed else []
        if dates and _DAY.match(dates[0].value):
            return number, dates[0]
    return None


def _is_signed(page: Page, number: int) -> bool:
    """Say whether the line before a line of the text holds no more than names of bodies."""
    before = [line for line in page.lines[max(0, number - _MOST_SIGNERS) : number] if line.text.strip()]
    return bool(before) and _SIGNATURE.fullmatch(before[-1].text) is not None


def _claim(page: Page, number: int, document: Entity, predicate: str, value: str, rule: str) -> DateClaim:
    start, end = page.spans[number]
    evidence = Evidence(start, end, page.text[start:end], rule, _CONFIDENCE)
    return DateClaim(document.iri, predicate, value, evidence)
