"""The text that the extraction reads: an article without its typography, with a way back to every character.

Articles come with heading marks, bold, page breaks inside sentences and spaces between Chinese and digits.
A ``Reading`` drops them and keeps, for each character that it shows, where that character stands in the article.
Each character is the article's own, with four exceptions, all one for one: white space is shown as one space and
a line break as a line feed, full-width digits and Latin letters as half-width ones, half-width punctuation beside
Chinese as full-width, and traditional characters as simplified ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fztgraph.traditional import simplify

_INVISIBLE = r"\u200b-\u200f\u2060\ufeff\u00ad"
#: Runs of characters to show; what stands between two runs is white space and marks. In Markdown a mark is shown
#: where a backslash says so, and an asterisk or underscore where it stands alone inside a Latin word.
_MARKDOWN_RUN = re.compile(
    rf"(?:[^\s*_`\\{_INVISIBLE}]|(?<!_)_(?!_)|(?<=[0-9A-Za-z])\*(?=[0-9A-Za-z])|(?<=\\)[*_`\\]|\\(?![!-/:-@\[-`{{-~]))+"
)
_PLAIN_RUN = re.compile(rf"(?:[^\s*{_INVISIBLE}]|(?<!\*)\*(?!\*))+")
_SPACE = re.compile(r"\s")
_HEADING = re.compile(r"[ \t]{0,3}(?:#{1,6}[ \t]+|#{2,6}(?=[^#\s]))")
#: An article of a newsletter opens with its heading, marked or not.
_OPENING_HEADING = re.compile(r"\s*[（(]\s*[〇零一二三四五六七八九十百]{1,5}\s*[)）][^。；;\n]{2,60}(?<![，、：:,])$")
_CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*$")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?=\S)[^*\n]{1,80}(?<![，。；;\s])\1\s*$")
#: Lines that say nothing: empty ones, rules and page numbers.
_SILENT = re.compile(
    rf"[\s{_INVISIBLE}]*(?:(?:[-=*_|:+][ \t]*){{3,}}"
    r"|[-—–·][-—–·\s]*\d{1,4}\s*[-—–·]+\s*|第\s*\d{1,4}\s*页(?:[\s，,/]*共\s*\d{1,4}\s*页)?\s*)?"
)
_LIST_ITEM = re.compile(
    r"\s*(?:[-*+•·]\s|\d+(?:[)）]|[.、](?!\d))\s*\S|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|[|>])"
)
_LATIN_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,'&+/%)(:;-")
_FINAL = frozenset("。！？!?；;：:”’」』）)…")
#: A caption ends in who took the picture.
_CAPTION = frozenset("摄攝")
_OPEN_END = frozenset("，、,“‘（(")
#: A text line at least this long that does not end a sentence was broken by its page, not by its author.
_LONG_LINE = 30
#: In plain text, where a title is a line like others, one before an empty line was broken if it has a comma and is
#: longer than titles are.
_LONGEST_TITLE = 60
_COMMA = re.compile("[，,]")
#: Plain text of this many lines or more, none of them much wider than this (a Chinese character counts two), most of
#: them nearly as wide as the widest, was broken at the edge of its page.
_FEW_LINES = 8
_WIDE_LINE = 100

#: Full-width digits, letters, per cent sign and full stop are read as the half-width ones that figures are made of.
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))} | {
    ord("％"): ord("%"),
    ord("．"): ord("."),
}
#: Half-width marks beside Chinese characters are read as the full-width ones that they stand for.
_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_CHINESE = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff“”‘’《》（）。，、；：！？"
_NARROW_PAIR = re.compile(rf"(?<=[{_CHINESE}])\(([^()\n]{{1,60}})\)|\(([^()\n]{{1,60}})\)(?=[{_CHINESE}])")
#: Some pages give the sound of a character in brackets after it: 关(guān).
_SOUND = re.compile(rf"(?<=[{_CHINESE}])[(（][a-zü]{{0,4}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ][a-zü]{{0,4}}[)）]")
_NARROW = re.compile(rf"[,:;!?()](?=[{_CHINESE}])|(?<=[{_CHINESE}])[,:;!?()]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A half-open range of the reading; ``heading`` is its level (1 to 6, bold lines 6), 0 for running text."""

    start: int
    end: int
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` to read, its paragraphs (joined by one line feed), and ``offsets`` into the article, one a character.

    Offsets ascend strictly; that of a space is where white space stands, that of a line feed where a line breaks.
    """

    text: str
    offsets: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the article that the non-empty span of the reading was taken from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def read_text(text: str, *, markdown: bool = True) -> Reading:
    """Return the reading of an article's text.

    In Markdown a single line break is a space and an empty line ends a paragraph, unless the sentence goes on
    after it; in plain text every line is a paragraph, unless it is a long one, or as long as most, that stops inside
    a sentence.
    Empty lines, rules and page numbers count as empty.
    """
    text = _SOUND.sub(lambda sound: "\u200b" * len(sound.group()), text.translate(_FOLD))
    runs = _MARKDOWN_RUN if markdown else _PLAIN_RUN
    shown: list[str] = []
    offsets: list[int] = []
    paragraphs: list[Paragraph] = []
    for block in _blocks(text, markdown=markdown):
        spans = list(_spaced(text, [run.span() for piece in block.pieces for run in runs.finditer(text, *piece)]))
        if not spans:
            continue
        if paragraphs:
            shown.append("\n")
            offsets.append(block.start - 1)
        start = len(offsets)
        for begin, end in spans:
            shown.append(" " if text[begin].isspace() else text[begin:end])
            offsets.extend(range(begin, end))
        paragraphs.append(Paragraph(start, len(offsets), block.heading))
    return Reading(_widen(simplify("".join(shown))), tuple(offsets), tuple(paragraphs))


@dataclass(slots=True)
class _Block:
    """Lines of one paragraph: where the first one starts, and what to show of each, as half-open pieces."""

    start: int
    heading: int
    pieces: list[tuple[int, int]] = field(default_factory=list)
    has_sentence: bool = False

    def add(self, text: str, begin: int, end: int) -> None:
        self.pieces.append((begin, end))
        self.has_sentence = self.has_sentence or text.find("。", begin, end) >= 0


def _blocks(text: str, *, markdown: bool) -> list[_Block]:
    blocks: list[_Block] = []
    apart = True
    full = range(0) if markdown else _full_widths(text)
    for begin, end in _lines(text):
        if _SILENT.fullmatch(text, begin, end):
            apart = True
            continue
        mark = _HEADING.match(text, begin, end)
        level = mark.group().count("#") if mark else 6 if _BOLD_LINE.match(text, begin, end) else 0
        if not level and not blocks and _OPENING_HEADING.match(text, begin, end):
            level = 6
        joins = blocks and not level and not blocks[-1].heading
        if not (joins and _continues(text, blocks[-1], begin, end, markdown=markdown, apart=apart, full=full)):
            blocks.append(_Block(begin, level))
        closing = _CLOSING_HASHES.search(text, begin, end) if mark else None
        blocks[-1].add(text, mark.end() if mark else begin, closing.start() if closing else end)
        apart = False
    return blocks


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each line, without its line break."""
    position = 0
    for line, content in zip(text.splitlines(keepends=True), text.splitlines(), strict=True):
        yield position, position + len(content)
        position += len(line)


def _full_widths(text: str) -> range:
    """Return how wide the lines are that a page broke at its edge; nothing for text whose lines are paragraphs."""
    widths = sorted(_width(line) for line in text.splitlines() if not line.isspace() and line)
    edge = widths[len(widths) * 9 // 10] if len(widths) >= _FEW_LINES else 0
    full = range(edge * 3 // 4, edge * 8 // 7)
    has_sentences = text.count("。") * _FEW_LINES >= len(widths)
    is_even = edge <= _WIDE_LINE and sum(width in full for width in widths) * 2 > len(widths)
    return full if has_sentences and is_even else range(0)


def _width(line: str) -> int:
    return sum(1 if character < "\u0100" else 2 for character in line.strip())


def _continues(text: str, block: _Block, begin: int, end: int, *, markdown: bool, apart: bool, full: range) -> bool:
    """Say whether a line goes on with the sentence that the paragraph before it broke off."""
    if _LIST_ITEM.match(text, begin, end):
        return False
    if markdown and not apart:
        return True
    before, after = block.pieces[-1]
    last = text[before:after].rstrip().rstrip("*")[-1:]
    if not last or last in _FINAL or last in _CAPTION:
        return False
    if markdown and last in _OPEN_END:
        return True
    if _width(text[before:after]) in full:
        return True
    is_cut = apart and after - before > _LONGEST_TITLE and bool(_COMMA.search(text, before, after))
    return after - before >= _LONG_LINE and (markdown or block.has_sentence or is_cut)


def _spaced(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of characters to show, and between two Latin words the span of one white-space character."""
    previous = 0
    for begin, end in spans:
        if 0 < previous < begin and text[previous - 1] in _LATIN_WORD and text[begin] in _LATIN_WORD:
            space = _SPACE.search(text, previous, begin)
            if space:
                yield space.span()
        yield begin, end
        previous = end


def _widen(text: str) -> str:
    """Replace half-width punctuation that stands next to Chinese, one character for one, and brackets in pairs."""
    text = _NARROW_PAIR.sub(lambda pair: f"（{pair[1] or pair[2]}）", text)
    return _NARROW.sub(lambda mark: _FULL_WIDTH[mark.group()], text)
