"""The text that the extraction reads: an article without its typography, with a way back to every character.

Articles come with heading marks, bold, page breaks inside sentences and spaces between Chinese and digits.
A ``Reading`` drops them and keeps, for each character that it shows, where that character stands in the article.
"""

import re
from dataclasses import dataclass

_MARKUP = re.compile(r"\*{1,3}|_{2,3}|`|[\u200b-\u200f\u2060\ufeff\u00ad]")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_BOLD_LINE = re.compile(r"\s*\*\*[^*]+\*\*\s*$")
_LIST_ITEM = re.compile(
    r"\s*(?:[-*+•·]\s|\d+[.．、)]\s*\S|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|[|>])"
)
_LATIN = re.compile(r"[0-9A-Za-z.,'&+/%)(:;-]")
_FINAL = "。！？!?；;：:”’」』）)…"
_OPEN_END = "，、,“‘（("
#: A text line at least this long that does not end a sentence was broken by its page, not by its author.
_LONG_LINE = 30

#: Half-width marks between Chinese characters are read as the full-width ones that they stand for.
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A half-open range of the reading; ``heading`` is its level (1 to 6, bold lines 6), 0 for running text."""

    start: int
    end: int
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` to read, its paragraphs (joined by one line feed), and ``offsets`` into the article, one a character."""

    text: str
    offsets: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the article that the non-empty span of the reading was taken from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def read_text(text: str, *, markdown: bool = True) -> Reading:
    """Return the reading of an article's text.

    In Markdown a single line break is a space and an empty line ends a paragraph, unless the sentence goes on
    after it; in plain text every line is a paragraph, unless it is a long one that stops inside a sentence.
    """
    characters: list[str] = []
    offsets: list[int] = []
    paragraphs: list[Paragraph] = []
    for block in _blocks(text, markdown=markdown):
        start = len(characters)
        if start:
            characters.append("\n")
            offsets.append(block.pieces[0][0])
            start += 1
        for begin, end in block.pieces:
            _append(text, begin, end, characters, offsets, start)
        while len(characters) > start and characters[-1] == " ":
            characters.pop()
            offsets.pop()
        if len(characters) > start:
            paragraphs.append(Paragraph(start, len(characters), block.heading))
        elif start:
            characters.pop()
            offsets.pop()
    return Reading(_widen("".join(characters)), tuple(offsets), tuple(paragraphs))


@dataclass(slots=True)
class _Block:
    """Lines of one paragraph, as half-open pieces of the article."""

    pieces: list[tuple[int, int]]
    heading: int


def _blocks(text: str, *, markdown: bool) -> list[_Block]:
    blocks: list[_Block] = []
    blank_before = True
    position = 0
    for line in text.splitlines(keepends=True):
        begin, position = position, position + len(line)
        end = begin + len(line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"))
        if not text[begin:end].strip():
            blank_before = True
            continue
        mark = _HEADING.match(text, begin, end)
        level = mark.group().count("#") if mark else 6 if _BOLD_LINE.match(text[begin:end]) else 0
        previous = blocks[-1] if blocks else None
        if (
            previous
            and not level
            and not previous.heading
            and _continues(text, previous, begin, end, markdown, blank_before)
        ):
            previous.pieces.append((begin, end))
        else:
            blocks.append(_Block([(mark.end() if mark else begin, end)], level))
        blank_before = False
    return blocks


def _continues(text: str, previous: _Block, begin: int, end: int, markdown: bool, blank_before: bool) -> bool:
    """Say whether a line goes on with the sentence that the paragraph before it broke off."""
    line = text[begin:end]
    if _LIST_ITEM.match(line):
        return False
    if markdown and not blank_before:
        return True
    written = text[previous.pieces[0][0] : previous.pieces[-1][1]].rstrip().rstrip("*")
    if not written or written[-1] in _FINAL:
        return False
    begin, end = previous.pieces[-1]
    if markdown:
        return end - begin >= _LONG_LINE or written[-1] in _OPEN_END
    return end - begin >= _LONG_LINE and "。" in written


def _append(text: str, begin: int, end: int, characters: list[str], offsets: list[int], start: int) -> None:
    """Add a line without its marks; white space stays, as one space, only between Latin words."""
    position = begin
    space_at = -1
    if len(characters) > start:
        space_at = begin
    while position < end:
        mark = _MARKUP.match(text, position, end)
        if mark:
            position = mark.end()
            continue
        character = text[position]
        if character.isspace():
            space_at = position
        else:
            if space_at >= 0 and len(characters) > start and _is_word(characters[-1]) and _is_word(character):
                characters.append(" ")
                offsets.append(space_at)
            space_at = -1
            characters.append(character)
            offsets.append(position)
        position += 1


def _is_word(character: str) -> bool:
    return character.isascii() and bool(_LATIN.match(character))


def _widen(text: str) -> str:
    """Replace half-width punctuation that stands next to Chinese, one character for one."""
    out = list(text)
    for position, character in enumerate(text):
        wide = _FULL_WIDTH.get(character)
        if wide is None:
            continue
        before = text[position - 1] if position else ""
        after = text[position + 1] if position + 1 < len(text) else ""
        if (character in ",:" and before.isdigit() and after.isdigit()) or not (
            _is_chinese(before) or _is_chinese(after)
        ):
            continue
        out[position] = wide
    return "".join(out)


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in "“”‘’《》（）。，、；：！？"
