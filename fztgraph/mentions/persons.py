"""Persons: a name after a post or role, before an honorific, or in a byline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10}){1,4}")
_GIVEN = re.compile(r"[\u4e00-\u9fff]{1,2}")
#: Words of one character that stand after names more often than in them.
_PARTICLES = frozenset("的在与及和说称就将从则还也已是了等之其此该这那被把向对为并或着")
#: What stands before a name that only an honorific after it shows.
_BEFORE = re.compile(r"[，。、；：！？“（\n与和向对由的给让请]?$")
_LIST = "、和"
_BYLINE_LIST = "、和，"


@dataclass(frozen=True)
class _Grammar:
    """``post`` and ``role`` end where a name begins; ``after`` and ``word_after`` match what follows one."""

    post: re.Pattern[str]
    role: re.Pattern[str]
    byline: re.Pattern[str]
    honorific: re.Pattern[str]
    after: re.Pattern[str]
    word_after: re.Pattern[str]
    byline_end: re.Pattern[str]
    foreign: re.Pattern[str]
    words: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    wordlike: frozenset[str]


@cache
def _grammar() -> _Grammar:
    words = load_lexicon().persons
    bylines, credit = alternatives(words.bylines), f"(?:{alternatives(words.credits)})"
    longer = [word for word in words.follow if len(word) > 1]
    return _Grammar(
        post=re.compile(alternatives(words.posts)),
        role=re.compile(alternatives(words.roles)),
        byline=re.compile(f"(?:{bylines})[：/]?|{credit}(?:/{credit})+[：/]?|{credit}[：/]"),
        honorific=re.compile(alternatives(words.honorifics)),
        after=re.compile(f"{alternatives(words.follow)}|[）)。；！？\\s”’/]|$"),
        word_after=re.compile(f"{alternatives(longer)}|[，。；！？：）\\n]|$"),
        byline_end=re.compile(f"[）)\\]】/\\n、，]|$|报道|摄|{bylines}"),
        foreign=re.compile(f"[{''.join(words.sounds)}]{{2,8}}"),
        words=frozenset((*words.words, *words.posts, *words.roles)),
        given=frozenset(words.given),
        surnames=frozenset((*words.surnames, *words.compound)),
        wordlike=frozenset(words.wordlike),
    )


def find_persons(text: str) -> Iterator[Candidate]:
    """Yield the persons that a text names after a post or a role, before an honorific, or in a byline."""
    grammar = _grammar()
    for match in grammar.post.finditer(text):
        yield from _names_from(text, match.end(), sure=True)
    for match in grammar.role.finditer(text):
        yield from _names_from(text, match.end())
    for match in grammar.byline.finditer(text):
        yield from _names_from(text, match.end(), byline=True)
    for match in grammar.honorific.finditer(text):
        yield from _name_before(text, match.start())


def _names_from(text: str, position: int, *, sure: bool = False, byline: bool = False) -> Iterator[Candidate]:
    """Yield the name at a position and, in a list, those after it."""
    end = _name_end(text, position, sure=sure, byline=byline)
    while end is not None:
        yield Candidate(position, end, Label.PERSON, "Person", "person", rank=6 if sure else 4)
        if text[end : end + 1] and text[end] in (_BYLINE_LIST if byline else _LIST):
            position = end + 1
        elif byline and _runs_on(text, end):
            position = end
        else:
            return
        end = _name_end(text, position, sure=False, byline=byline)


def _name_before(text: str, end: int) -> Iterator[Candidate]:
    """Yield the name that ends at a position, if what stands before it cannot belong to it."""
    for start in (end - 3, end - 2, end - 4):
        if start >= 0 and _BEFORE.match(text[max(0, start - 1) : start]) and end in _chinese_ends(text, start):
            yield Candidate(start, end, Label.PERSON, "Person", "person", rank=4)
            return


def _name_end(text: str, position: int, *, sure: bool, byline: bool) -> int | None:
    """Return where the personal name that begins at a position ends, None if there is none."""
    dotted = _DOTTED.match(text, position)
    if dotted:
        return _trim(text, position, dotted.end())
    return _chinese_end(text, position, sure=sure, byline=byline) or _foreign_end(text, position)


def _chinese_end(text: str, position: int, *, sure: bool, byline: bool) -> int | None:
    """Return where a Chinese name ends: where the next word shows it, else after characters of given names."""
    grammar = _grammar()
    ends = _chinese_ends(text, position)
    if ends and grammar.word_after.match(text, ends[-1]):
        return ends[-1]
    for end in ends:
        if grammar.after.match(text, end) or (byline and _runs_on(text, end)):
            return end
    if sure:
        return next((end for end in ends if grammar.given.issuperset(text[position + 1 : end])), None)
    return None


def _chinese_ends(text: str, position: int) -> list[int]:
    """Return where a Chinese name that begins at a position may end, the longest first."""
    grammar = _grammar()
    family = next((length for length in (2, 1) if text[position : position + length] in grammar.surnames), 0)
    if not family or text[position : position + 2] in grammar.words:
        return []
    ends = []
    for length in (2, 1):
        given = text[position + family : position + family + length]
        may_be = len(given) == length and _GIVEN.fullmatch(given) and given not in grammar.words
        unusual = not _PARTICLES.isdisjoint(given) or text[position] in grammar.wordlike
        if may_be and (not unusual or grammar.given.issuperset(given)):
            ends.append(position + family + length)
    return ends


def _runs_on(text: str, position: int) -> bool:
    """Say whether a byline goes on with one more name, with nothing between the two."""
    return any(_grammar().byline_end.match(text, end) for end in _chinese_ends(text, position))


def _foreign_end(text: str, position: int) -> int | None:
    match = _grammar().foreign.match(text, position)
    end = match.end() if match else position
    while end - position >= 2:
        if _grammar().after.match(text, end):
            return end
        end -= 1
    return None


def _trim(text: str, position: int, end: int) -> int:
    """Shorten a dotted name whose last part ran into the next words."""
    last = text.rfind("·", position, end) + 2
    return next((shorter for shorter in range(last, end) if _grammar().after.match(text, shorter)), end)
