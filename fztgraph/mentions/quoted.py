"""Coined names in quotes: “企业之家”, “上门包联”行动."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

_QUOTE = re.compile(r"[“「](?P<inner>[^“”「」。！？；\n]{2,24})[”」]")
#: How far a verb may stand before the quote that it governs, in characters; and a verb before a document's name.
_REACH, _DOCUMENT_REACH = 6, 14
_CONTEXT = 20
#: A quoted name after these is a short form of the name before them.
_DEFINING = ("简称", "简称：", "下称", "统称")
_JOINTS = ("、", "和", "与", "及")
#: Quoted names of documents: “负面清单”, “金改30条”.
_DOCUMENT = re.compile(r"(?:清单|\d+条|[一二三四五六七八九十]+条|条例|意见|方案|办法)$")
#: Quoted speech has clauses.
_SPEECH = re.compile(r"[，：]")
#: Nouns that do not belong to the name before them (“税易贷”贷款).
_NO_PART = frozenset({"贷"})


@dataclass(frozen=True)
class _Grammar:
    makers: re.Pattern[str]
    document_makers: re.Pattern[str]
    noun: re.Pattern[str]
    types: dict[str, str]
    figures: tuple[str, ...]
    manners: tuple[str, ...]


@cache
def _grammar() -> _Grammar:
    words = load_lexicon().quoted
    makers, namers = alternatives(words.makers), alternatives(words.namers)
    return _Grammar(
        makers=re.compile(f"(?:(?:{makers})[\\u4e00-\\u9fff]{{0,{_REACH}}}|{namers})$"),
        document_makers=re.compile(f"(?:{makers})[\\u4e00-\\u9fff]{{0,{_DOCUMENT_REACH}}}$"),
        noun=re.compile(alternatives(words.nouns)),
        types=words.nouns,
        figures=words.figures,
        manners=words.manners,
    )


def is_figure(inner: str) -> bool:
    """Say whether quoted words are a figure of speech or say how something is done."""
    return inner.endswith(_grammar().figures) or inner in _grammar().manners


def find_quoted_names(text: str, listed: Collection[tuple[int, int]] = ()) -> Iterator[Candidate]:
    """Yield the coined names of schemes that stand in quotes, except ``listed`` spans, which are known names."""
    grammar = _grammar()
    quotes = list(_QUOTE.finditer(text))
    often = Counter(match["inner"] for match in quotes)
    previous = -1
    for match in quotes:
        inner = match["inner"]
        if inner.isdigit() or is_figure(inner) or _SPEECH.search(inner) or match.span() in listed:
            continue
        noun = grammar.noun.match(text, match.end())
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        if before.endswith(_DEFINING):
            continue
        in_list = previous == match.start() or (previous == match.start() - 1 and before.endswith(_JOINTS))
        if _DOCUMENT.search(inner) and (grammar.document_makers.search(before) or noun or in_list or often[inner] > 1):
            yield Candidate(match.start(), match.end(), Label.POLICY, "Policy", "quoted", rank=4)
        elif noun or ("、" not in inner and (_is_made(before) or in_list or often[inner] > 1)):
            yield _scheme(match, noun)
            previous = match.end()


def _is_made(before: str) -> bool:
    """Say whether the words before a quote make, run or name what stands in it."""
    return bool(_grammar().makers.search(before)) or before.endswith("——")


def _scheme(match: re.Match[str], noun: re.Match[str] | None) -> Candidate:
    end = noun.end() if noun and noun.group() not in _NO_PART else match.end()
    type_ = _grammar().types[noun.group()] if noun else "Initiative"
    return Candidate(match.start(), end, Label.INITIATIVE, type_, "quoted", rank=3)
