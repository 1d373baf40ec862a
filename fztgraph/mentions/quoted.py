"""Coined names in quotes: “企业之家”, “上门包联”行动."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

_QUOTE = re.compile(r"[“「](?P<inner>[^“”「」。！？；\n]{2,24})[”」]")
_LISTED = re.compile(r"[、和与及]$")
#: Quoted names of documents: “负面清单”, “金改30条”.
_DOCUMENT = re.compile(r"(?:清单|\d+条|[一二三四五六七八九十]+条|条例|意见|方案|办法)$")
_SPEECH = re.compile(r"[，：]")
_TYPES = {
    "平台": "Platform",
    "系统": "Platform",
    "专区": "Platform",
    "专窗": "Platform",
    "小程序": "Platform",
    "班列": "TransportRoute",
    "航线": "TransportRoute",
    "线路": "TransportRoute",
    "快线": "TransportRoute",
    "项目": "Project",
    "工程": "Project",
    "论坛": "Event",
    "推介会": "Event",
    "对接会": "Event",
}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    words = load_lexicon().quoted
    makers = re.compile(f"(?:{alternatives(words['makers'])})[\\u4e00-\\u9fff]{{0,6}}$")
    return makers, re.compile(alternatives(words["nouns"])), frozenset(words["figures"])


def find_quoted_names(text: str) -> Iterator[Candidate]:
    """Yield the coined names of schemes that stand in quotes."""
    makers, nouns, figures = _patterns()
    quotes = list(_QUOTE.finditer(text))
    often = Counter(match["inner"] for match in quotes)
    previous_end = -1
    for match in quotes:
        inner = match["inner"]
        noun = nouns.match(text, match.end())
        before = text[max(0, match.start() - 12) : match.start()]
        listed = (
            previous_end >= 0
            and match.start() - previous_end <= 1
            and (match.start() == previous_end or bool(_LISTED.search(before)))
        )
        if _is_figure(inner, figures) or _SPEECH.search(inner):
            continue
        if noun or makers.search(before) or before.endswith("——") or listed or often[inner] > 1:
            if "、" in inner and not noun:
                continue
            if _DOCUMENT.search(inner):
                yield Candidate(match.start(), match.end(), Label.POLICY, "Policy", "quoted", rank=4)
                continue
            end = noun.end() if noun and noun.group() != "贷" else match.end()
            type_ = _TYPES.get(noun.group(), "Initiative") if noun else "Initiative"
            yield Candidate(match.start(), end, Label.INITIATIVE, type_, "quoted", rank=3)
            previous_end = match.end()


def _is_figure(inner: str, figures: frozenset[str]) -> bool:
    """Say whether quoted words are a figure of speech or a number."""
    return inner in figures or any(inner.endswith(word) and len(word) > 2 for word in figures) or inner.isdigit()
