"""Documents by their titles: 《…通知》 with its edition, 关于…的通知 without marks, and 某某十条 where it is issued."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

SOURCE = "titled"
#: The source of titles without marks.
BARE = "bare-title"

#: A title of so many characters is a document's, unless the words beside it say otherwise.
_LONG = 6
#: Words before and after a title that say what it is stand at most so far from it.
_BEFORE, _AFTER = 6, 4
#: What says that the words after it are a document's title: who or what issues, follows or carries it out.
_CITED = re.compile(
    "(?:(?:印发|发布|出台|公布|制定|下发|颁布|转发|按照|依照|遵照|根据|依据|落实|贯彻|执行|通过|起草|修订|推出|兑现|实施|草拟|审议)[了《]?"
    "|国务院|[部局厅委署办]|政府|办公[厅室]|部门|院|海关)$"
)
_LONGEST_CITER = 4
_ABOUT = re.compile(
    "关于[^，。；：！？《》“”\\n]{4,60}?的(?:若干|具体)?(?:指导|实施|工作|行动)?"
    "(?:措施|意见|通知|决定|办法|规定|方案|公告|通告|批复|计划|规划)(?![见建稿书中里上性])"
)
#: A set of measures that is called by their number: 科创十条, 稳外贸20条.
_ARTICLES = re.compile(
    "(?:印发|发布|出台|公布|制定|推出|落实|兑现|实施|用足)了?(?P<name>[\\u4e00-\\u9fff]{2,9}?(?:[0-9]+|[一二三四五六七八九十]+)条)"
    "(?![措具政意建航线款道专])"
)
#: Such a number counts what is named before it: 推出便利措施20条.
_UNCALLED = re.compile("[线道街的了]|措施|举措|政策|意见|建议|问题|信息|经验|任务|全国|首批|^[各这那共有第]")


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


def find_bare_documents(text: str) -> Iterator[Candidate]:
    """Yield the policies that a text cites by a title without marks, from where it says who or what cites them."""
    for match in _ABOUT.finditer(text):
        if _CITED.search(text, max(0, match.start() - _LONGEST_CITER), match.start()):
            yield Candidate(*match.span(), Label.POLICY, "Policy", BARE, rank=4)
    for match in _ARTICLES.finditer(text):
        if not _UNCALLED.search(match["name"]):
            yield Candidate(*match.span("name"), Label.POLICY, "Policy", BARE, rank=4)
