"""Documents in title marks: 《…通知》, with their edition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

SOURCE = "titled"

#: A title of so many characters is a document's, unless the words beside it say otherwise.
_LONG = 6
#: Words before and after a title that say what it is stand at most so far from it.
_BEFORE, _AFTER = 6, 4


@dataclass(frozen=True)
class _Grammar:
    title: re.Pattern[str]
    periodical: re.Pattern[str]
    work: re.Pattern[str]
    document: re.Pattern[str]
    agreement: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = load_lexicon().documents
    edition = f"(?:{alternatives(words.editions)}|\\d{{4}}年?(?:修订|版|本)?)"
    return _Grammar(
        title=re.compile(f"《(?P<title>(?:[^《》\\n]|《[^《》\\n]*》){{2,120}})》(?:[（(]{edition}[）)])?"),
        periodical=re.compile(f"(?:{alternatives(words.periodicals)})$"),
        work=re.compile(alternatives(words.works)),
        document=re.compile(
            f"{alternatives(words.documents)}|(?<![{''.join(words.not_before)}])(?:{alternatives(words.ends)})$"
        ),
        agreement=re.compile(alternatives(words.agreements)),
    )


def find_titled_documents(text: str) -> Iterator[Candidate]:
    """Yield the policies and periodicals that a text names in title marks; books and films are left out."""
    grammar = _grammar()
    for match in grammar.title.finditer(text):
        title, (start, end) = match["title"], match.span()
        if grammar.periodical.search(title):
            yield Candidate(start, end, Label.ORGANIZATION, "Organization", SOURCE, rank=6)
        elif grammar.document.search(title) or (len(title) >= _LONG and not _is_work(text, start, end)):
            type_ = "TradeAgreement" if grammar.agreement.search(title) else "Policy"
            yield Candidate(start, end, Label.POLICY, type_, SOURCE, rank=6)


def _is_work(text: str, start: int, end: int) -> bool:
    """Say whether the words beside a title call it a book, a film or a play."""
    work = _grammar().work
    return bool(work.search(text, max(0, start - _BEFORE), start) or work.search(text, end, end + _AFTER))
