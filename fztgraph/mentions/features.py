"""What the statistical recogniser sees of each character: its neighbours, the lexicon, and what the rules propose.

A change here is a change of the model: train it again (``make model``).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.known import GROUP as KNOWN
from fztgraph.mentions.lexicon import load_lexicon
from fztgraph.mentions.tags import OUTSIDE, tag_spans
from fztgraph.mentions.walls import find_boundaries
from fztgraph.phrases import PhraseIndex, longest

#: Characters before and after the text that its ends are seen by.
_MARGIN = 3
_CLASSES = dict(zip("“「”」《》（(）)、，。；：！？\n", "qqQQbBppPPd......n", strict=True))
#: A quotation is open for at most so many characters.
_LONGEST_QUOTE = 24
#: The next head of a name is seen from at most so many characters away.
_FARTHEST_HEAD = 8

#: Lines of fewer characters are headlines, captions and menus; running text ends in one of these.
_SHORT_LINE = 40
_SENTENCE_ENDS = ("。", "”", "！", "？", "；", "：")
_BRACKETS = ("）", "】")

#: The characters and runs of characters around one that are seen, as offsets from it.
_WINDOWS = (
    ("c0", 0, 1),
    ("c-1", -1, 0),
    ("c1", 1, 2),
    ("c-2", -2, -1),
    ("c2", 2, 3),
    ("b-1", -1, 1),
    ("b0", 0, 2),
    ("b-2", -2, 0),
    ("b1", 1, 3),
    ("t-1", -1, 2),
    ("t-2", -2, 1),
    ("t0", 0, 3),
)

Features = list[list[str]]


@cache
def _heads() -> dict[str, str]:
    """Map the last words of names to a short sign of what they make."""
    lexicon = load_lexicon()
    heads: dict[str, str] = {}
    for kind in lexicon.heads.kinds:
        for head in kind.heads:
            heads.setdefault(head, kind.label.value[:3] + kind.type[:3])
    for word in (*lexicon.agencies.bodies, *lexicon.agencies.standing):
        heads.setdefault(word, "AGE")
    return heads


@cache
def _indexes() -> tuple[PhraseIndex, PhraseIndex, PhraseIndex]:
    lexicon = load_lexicon()
    posts = (*lexicon.persons.posts, *lexicon.persons.roles)
    return PhraseIndex(_heads()), PhraseIndex(posts), PhraseIndex(lexicon.agencies.functions)


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(load_lexicon().persons.surnames))


def describe_characters(
    text: str, proposed: Iterable[Candidate], chosen: Sequence[Candidate], gaps: Gaps = frozenset()
) -> Features:
    """Return the features of each character of a reading, as ``describe_each`` yields them."""
    return list(describe_each(text, proposed, chosen, gaps))


def describe_each(
    text: str, proposed: Iterable[Candidate], chosen: Sequence[Candidate], gaps: Gaps = frozenset()
) -> Iterator[list[str]]:
    """Yield the features of each character of a reading; those of a long text together take much memory.

    ``proposed`` is what all recognisers propose, ``chosen`` the rules' own reading of it (``names.choose``); ``gaps``
    are where white space stood.
    """
    columns = _columns(text, list(proposed), chosen)
    surnames = _surnames()
    shown = "^" * _MARGIN + text + "$" * _MARGIN
    classes = "^" * _MARGIN + "".join(map(_class_of, text)) + "$" * _MARGIN
    lines = _lines(text)
    for position, column in enumerate(columns):
        at = position + _MARGIN
        features = [f"{name}={shown[at + low : at + high]}" for name, low, high in _WINDOWS]
        features.append(f"k={classes[at - 2 : at + 3]}")
        features.extend(column)
        features.extend(f"sn{back}" for back in range(3) if shown[at - back] in surnames)
        features.extend(f"sp{ahead}" for ahead in range(-1, 4) if position + ahead in gaps)
        features.append(f"l={lines[position]}")
        yield features


def _columns(text: str, proposed: list[Candidate], chosen: Sequence[Candidate]) -> Iterator[list[str]]:
    """Yield what lexicon and rules say of each character and of those beside it."""
    length = len(text)
    head_index, title_index, function_index = _indexes()
    rules = tag_spans(length, ((c.start, c.end, c.label.value) for c in chosen))
    sources = [OUTSIDE] * length
    for candidate in chosen:
        sources[candidate.start : candidate.end] = [candidate.source] * (candidate.end - candidate.start)
    known = tag_spans(length, _known(proposed))
    heads = tag_spans(length, ((s, e, _heads()[text[s:e]]) for s, e in longest(head_index.find(text))))
    titles = tag_spans(length, ((s, e, "") for s, e in longest(title_index.find(text))))
    functions = tag_spans(length, ((s, e, "") for s, e in longest(function_index.find(text))))
    walls = _walls(text)
    coming = _coming_heads(text, heads, walls)
    quotes = _quoted(text)
    jobs = [title[0] + function[0] for title, function in zip(titles, functions, strict=True)]
    for at in range(length):
        rule, name, head, wall = rules[at], known[at], heads[at], walls[at]
        column = [f"r0={rule}", f"s0={sources[at]}{rule[0]}", f"g0={name}", f"rk={rule}{name}", f"h0={head}"]
        column += [f"n0={coming[at]}", f"w0={wall}", f"t={jobs[at]}", f"q={quotes[at]}"]
        if at:
            column += [f"r-1={rules[at - 1]}", f"rr={rules[at - 1]}{rule}", f"g-1={known[at - 1]}"]
            column += [f"h-1={heads[at - 1]}", f"w-1={walls[at - 1]}", f"t-1={titles[at - 1][0]}"]
        if at + 1 < length:
            column += [f"r1={rules[at + 1]}", f"g1={known[at + 1]}", f"h1={heads[at + 1]}"]
            column += [f"w1={walls[at + 1]}", f"t1={jobs[at + 1]}"]
        if at > 1:
            column.append(f"w-2={walls[at - 2]}{titles[at - 2][0]}")
        yield column


def _known(proposed: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Yield the longest known names with their classes."""
    classes = {(c.start, c.end): c.type for c in proposed if c.source == KNOWN}
    for start, end in longest(classes):
        yield start, end, classes[start, end]


def _class_of(character: str) -> str:
    if "\u4e00" <= character <= "\u9fff":
        return "C"
    if character.isdigit():
        return "D"
    if character.isascii() and character.isalpha():
        return "L"
    return _CLASSES.get(character, "o")


def _walls(text: str) -> list[str]:
    """Mark the characters of boundary words and those after them."""
    marks = [""] * len(text)
    for start, end in find_boundaries(text):
        marks[start:end] = ["w"] * (end - start)
        if end < len(text):
            marks[end] += "a"
    return marks


def _lines(text: str) -> list[str]:
    """Tell each character what line it stands in: a sentence, a short line without one, the first line or the last."""
    marks: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        kind = "s" if line.endswith(_SENTENCE_ENDS) else "b" if line.endswith(_BRACKETS) else "n"
        size = "1" if len(line) < _SHORT_LINE else "2"
        place = "f" if not number else "l" if number + 1 == len(lines) else ""
        marks += [kind + size + place] * (len(line) + 1)
    return marks


def _coming_heads(text: str, heads: list[str], walls: list[str]) -> list[str]:
    """Tell each character the next head of a name in its clause and how far it is."""
    coming = [""] * len(text)
    head, distance = "", 0
    for at in range(len(text) - 1, -1, -1):
        if heads[at][0] in "ES":
            head, distance = heads[at][2:], 0
        elif _CLASSES.get(text[at]) in {".", "n"} or "w" in walls[at]:
            head = ""
        else:
            distance += 1
        coming[at] = f"{head}{min(distance, _FARTHEST_HEAD)}" if head else ""
    return coming


def _quoted(text: str) -> list[str]:
    """Mark the characters inside quotation marks."""
    marks = [""] * len(text)
    opened = -1
    for at, character in enumerate(text):
        if character in "“「":
            opened = at
        marks[at] = "q" if opened >= 0 and at - opened <= _LONGEST_QUOTE else ""
        if character in "”」。\n":
            opened = -1
    return marks
