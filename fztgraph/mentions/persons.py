"""Persons: a name after a post or role, before an honorific, or in a byline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

#: The source of those who are named beside the body that they work for.
CREDITED = "credited"

_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10}){1,4}")
_GIVEN = re.compile(r"[\u4e00-\u9fff]{1,2}")
#: Words of one character that stand after names more often than in them.
_PARTICLES = frozenset("的在与及和说称就将从则还也已是了等之其此该这那被把向对为并或着摄责")
#: What stands before a name that only an honorific after it shows.
_BEFORE = re.compile(r"[，。、；：！？“（\n与和向对由的给让请]?$")
_LIST = frozenset("、和")
_BYLINE_LIST = frozenset("、和， ")
#: A name of two characters may be set apart by white space inside it.
_SPACED = 2
#: A bracket that may hold nothing but bylines: （王明 李红 通讯员 赵小川）, （王明摄）.
_BRACKET = re.compile(r"[（【](?P<inner>[^（）【】\n]{2,60})[）】]")
#: What stands before such a bracket, and before and after one, that holds names alone.
_DATELINE = re.compile(r"[电讯]$")
_MARKS = frozenset("：/、，")
_ENDS, _NO_MORE = frozenset("。！？”"), frozenset({"", "\n"})
_CAPTION = re.compile(r"摄(?=[）】。，；\s]|$)")
#: What follows persons and a body that they work for, where the two are thanked for a picture or a text.
_THANKED = r"(?=供图|供稿|摄|图/|文/|[）】\n]|$)"
#: What stands between such a person and the body, and before the first of such persons.
_BESIDE = frozenset("、/")
_OUTSET = re.compile(r"[，。、；：！？“”（【/|｜丨□■◎●\n]?$")
_BULLET = re.compile("[□■◎●]")


@dataclass(frozen=True)
class _Grammar:
    """``post`` and ``role`` end where a name begins; ``after`` and ``word_after`` match what follows one."""

    post: re.Pattern[str]
    role: re.Pattern[str]
    byline: re.Pattern[str]
    byline_word: re.Pattern[str]
    byline_title: re.Pattern[str]
    honorific: re.Pattern[str]
    always: frozenset[str]
    after: re.Pattern[str]
    word_after: re.Pattern[str]
    byline_end: re.Pattern[str]
    sender: re.Pattern[str]
    thanked: re.Pattern[str]
    foreign: re.Pattern[str]
    words: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    wordlike: frozenset[str]


@cache
def _grammar() -> _Grammar:
    words = load_lexicon().persons
    sender = f"[\u4e00-\u9fff]{{2,8}}?(?:{alternatives(words.senders)})"
    bylines, credit = alternatives(words.bylines), f"(?:{alternatives(words.credits)})"
    longer = [word for word in words.follow if len(word) > 1]
    return _Grammar(
        post=re.compile(alternatives(words.posts)),
        role=re.compile(alternatives(words.roles)),
        byline=re.compile(f"(?:{bylines})[：/]?|{credit}(?:/{credit})+[：/]?|{credit}[：/|｜丨]"),
        byline_title=re.compile(alternatives(word for word in (*words.bylines, *words.credits) if len(word) > 1)),
        byline_word=re.compile(f"(?:{bylines}|{credit}|报道|摄|[：/、，])+"),
        honorific=re.compile(alternatives((*words.honorifics, *words.always))),
        always=frozenset(words.always),
        after=re.compile(f"{alternatives(words.follow)}|[）)。；！？\\s”’/\\d]|$"),
        word_after=re.compile(f"{alternatives(longer)}|[，。；！？：）\\n]|$"),
        byline_end=re.compile(f"[）)\\]】/\\n、，]|$|报道|摄|{bylines}"),
        sender=re.compile(sender),
        thanked=re.compile(sender + _THANKED),
        foreign=re.compile(f"[{''.join(words.sounds)}]{{2,8}}"),
        words=frozenset((*words.words, *words.posts, *words.roles)),
        given=frozenset(words.given),
        surnames=frozenset((*words.surnames, *words.compound)),
        wordlike=frozenset(words.wordlike),
    )


def find_persons(text: str, gaps: Gaps = frozenset()) -> Iterator[Candidate]:
    """Yield the persons that a text names after a post or a role, before an honorific, or in a byline.

    ``gaps`` are the offsets that white space stood before in the article: it parts the names of a byline.
    """
    grammar = _grammar()
    for match in grammar.thanked.finditer(text):
        yield from _names_beside(text, match, gaps)
    for match in grammar.post.finditer(text):
        yield from _names_from(text, match.end(), sure=True)
    for match in grammar.role.finditer(text):
        yield from _names_from(text, match.end())
    for match in grammar.byline.finditer(text):
        yield from _byline_names(text, match.end(), gaps)
    for match in grammar.honorific.finditer(text):
        yield from _name_before(text, match.start(), always=match.group() in grammar.always)
    for match in _BRACKET.finditer(text):
        yield from _names_in_bracket(text, match, gaps)
    for match in _CAPTION.finditer(text):
        yield from _name_before(text, match.start(), gaps)
    for match in _BULLET.finditer(text):
        yield from _byline_names(text, match.end(), gaps)


def _person(start: int, end: int, rank: int = 4) -> Candidate:
    return Candidate(start, end, Label.PERSON, "Person", "person", rank=rank)


def _names_from(text: str, position: int, *, sure: bool = False) -> Iterator[Candidate]:
    """Yield the name at a position and, in a list, those after it."""
    end = _name_end(text, position, sure=sure)
    while end is not None:
        yield _person(position, end, 6 if sure else 4)
        if text[end : end + 1] not in _LIST:
            return
        position = end + 1
        end = _name_end(text, position, sure=False)


def _byline_names(text: str, position: int, gaps: Gaps) -> Iterator[Candidate]:
    """Yield the names of a byline from a position on, whatever parts them: marks, white space or nothing."""
    end = _byline_end(text, position, gaps)
    while end is not None:
        yield _person(position, end)
        if text[end : end + 1] in _BYLINE_LIST:
            position = end + 1
        elif end in gaps or _runs_on(text, end):
            position = end
        else:
            return
        end = _byline_end(text, position, gaps)


def _byline_end(text: str, position: int, gaps: Gaps) -> int | None:
    """Return where the name of a byline ends that begins at a position, None if there is none."""
    dotted = _DOTTED.match(text, position)
    if dotted or _grammar().byline_title.match(text, position):
        return dotted.end() if dotted else None
    ends = _chinese_ends(text, position, byline=True)
    if ends and _grammar().word_after.match(text, ends[-1]):
        return ends[-1]
    for end in ends:
        spaced = end - position == _SPACED and position + 1 in gaps
        if (spaced or not _is_parted(position, end, gaps)) and (end in gaps or _ends_byline(text, end)):
            return end
    return _foreign_end(text, position)


def _is_parted(start: int, end: int, gaps: Gaps) -> bool:
    """Say whether white space stands inside a span."""
    return any(offset in gaps for offset in range(start + 1, end))


def _ends_byline(text: str, end: int) -> bool:
    """Say whether what stands at an offset may follow a name of a byline: a mark, a word, or one more name."""
    return bool(_grammar().after.match(text, end) or _runs_on(text, end))


def _names_in_bracket(text: str, bracket: re.Match[str], gaps: Gaps) -> list[Candidate]:
    """Return the names in a bracket that holds nothing else but the words of bylines.

    Without such a word it must end a dateline (7月19日电) or a paragraph.
    """
    names: list[Candidate] = []
    position, end = bracket.span("inner")
    by = bool(_DATELINE.search(text, max(0, bracket.start() - 1), bracket.start())) or _ends_paragraph(text, bracket)
    while position < end:
        word = _grammar().byline_word.match(text, position, end)
        if word:
            by, position = by or not _MARKS.issuperset(word.group()), word.end()
            continue
        name = _byline_end(text, position, gaps)
        sender = _grammar().sender.match(text, position, end) if name is None else None
        if sender and all(_is_given(text[person.start + 1 : person.end]) for person in names):
            by, position = True, sender.end()
            continue
        if name is None or name > end:
            return []
        names.append(_person(position, name))
        position = name
    return names if by else []


def _names_beside(text: str, sender: re.Match[str], gaps: Gaps) -> Iterator[Candidate]:
    """Yield the names in front of a body that a picture or a text is from: （王明、李红、天津海关供图）."""
    start = sender.start()
    parted = next((gap for gap in range(start + 2, start + 4) if gap in gaps), None)
    end = start - 1 if text[start - 1 : start] in _BESIDE else parted or 0
    while end > 0:
        name = next((n for n in (end - 3, end - 2) if n >= 0 and _is_usual(text, n, end, gaps)), None)
        if name is None:
            return
        yield Candidate(name, end, Label.PERSON, "Person", CREDITED, rank=4)
        end = name - 1 if text[name - 1 : name] in _BESIDE else 0


def _is_given(name: str) -> bool:
    """Say whether all characters are such as given names are often made of."""
    return _grammar().given.issuperset(name)


def _is_usual(text: str, start: int, end: int, gaps: Gaps) -> bool:
    """Say whether a span by itself is a name of usual characters."""
    begins = start in gaps or _OUTSET.match(text[max(0, start - 1) : start])
    return (
        bool(begins)
        and _is_given(text[start + 1 : end])
        and not _is_parted(start, end, gaps)
        and end in _chinese_ends(text, start)
    )


def _ends_paragraph(text: str, bracket: re.Match[str]) -> bool:
    """Say whether a bracket stands after the last sentence of a paragraph."""
    return text[bracket.start() - 1 : bracket.start()] in _ENDS and text[bracket.end() : bracket.end() + 1] in _NO_MORE


def _name_before(text: str, end: int, gaps: Gaps = frozenset(), *, always: bool = False) -> Iterator[Candidate]:
    """Yield the name that ends at a position, if what stands before it cannot belong to it."""
    for start in (end - 3, end - 2, end - 4):
        begins = always or start in gaps or _BEFORE.match(text[max(0, start - 1) : start])
        if start >= 0 and begins and not _is_parted(start, end, gaps) and end in _chinese_ends(text, start):
            yield _person(start, end)
            return


def _name_end(text: str, position: int, *, sure: bool) -> int | None:
    """Return where the personal name that begins at a position ends, None if there is none."""
    dotted = _DOTTED.match(text, position)
    if dotted:
        return _trim(text, position, dotted.end())
    return _chinese_end(text, position, sure=sure) or _foreign_end(text, position)


def _chinese_end(text: str, position: int, *, sure: bool) -> int | None:
    """Return where a Chinese name ends: where the next word shows it, else after characters of given names."""
    grammar = _grammar()
    ends = _chinese_ends(text, position)
    if ends and grammar.word_after.match(text, ends[-1]):
        return ends[-1]
    for end in ends:
        if grammar.after.match(text, end):
            return end
    if sure:
        return next((end for end in ends if grammar.given.issuperset(text[position + 1 : end])), None)
    return None


def _chinese_ends(text: str, position: int, *, byline: bool = False) -> list[int]:
    """Return where a Chinese name that begins at a position may end, the longest first."""
    grammar = _grammar()
    family = next((length for length in (2, 1) if text[position : position + length] in grammar.surnames), 0)
    if not family or text[position : position + 2] in grammar.words:
        return []
    ends = []
    for length in (2, 1):
        given = text[position + family : position + family + length]
        may_be = len(given) == length and _GIVEN.fullmatch(given) and given not in grammar.words
        wordlike = text[position] in grammar.wordlike and not byline
        unusual = not _PARTICLES.isdisjoint(given) or wordlike
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
