"""Bytes to text: UTF-8, or GB18030 where the outcome looks like Chinese."""

import re
from functools import cache

from fztgraph.errors import ArticleError

#: Control characters that no text has; tabs, line breaks, page breaks and the old end-of-file mark do occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x7f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: What looking at the first characters can tell, the rest will not change.
_SAMPLE = 100_000
#: Chinese text is nearly all ideographs and their punctuation, most of them (in traditional characters too) in the
#: common rows of GB 2312; another encoding read as GB18030 is scattered over the rare ones, or has kana.
_IDEOGRAPHIC = re.compile(r"[\u3000-\u3020\u4e00-\u9fff\uff00-\uff60“”‘’—…·]")
_IDEOGRAPHIC_SHARE = 0.8
_COMMON_SHARE = 0.55
#: From this length on Chinese text has Chinese punctuation and at least this share of its most frequent characters;
#: Korean and Russian, which are encoded in the same rows, have not.
_FREQUENT_FROM = 80
_FREQUENT_SHARE = 0.04
_PUNCTUATION = re.compile("[，。、]")
_FREQUENT = frozenset("的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子")


def decode(data: bytes, source: str) -> str:
    """Return the text of a file, without its byte order mark and with its line ends as they are.

    Raises:
        ArticleError: the file is empty, binary or in another encoding.
    """
    if data.startswith(_WIDE_MARKS):
        raise ArticleError(source, "is encoded in UTF-16", "save it as UTF-8")
    if b"\0" in data or len(_CONTROL.findall(data)) * 100 > len(data):
        raise ArticleError(source, "is a binary file", "give a Markdown or text file")
    text = _decode_utf8(data)
    if text is None:
        text = _decode_gb18030(data)
    if text is None:
        raise ArticleError(source, "unknown encoding", "save it as UTF-8 or GB18030")
    text = text.removeprefix("\ufeff")
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000"):
        raise ArticleError(source, "is empty", "give a file with text, or remove it")
    return text


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_gb18030(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if _looks_chinese(text) else None


def _looks_chinese(text: str) -> bool:
    foreign = [character for character in text[:_SAMPLE] if not character.isascii()]
    size = len(foreign)
    if len(_IDEOGRAPHIC.findall(text[:_SAMPLE])) < _IDEOGRAPHIC_SHARE * size:
        return False
    if sum(character in _common_characters() for character in foreign) < _COMMON_SHARE * size:
        return False
    frequent = sum(character in _FREQUENT for character in foreign)
    return size < _FREQUENT_FROM or (frequent >= _FREQUENT_SHARE * size and bool(_PUNCTUATION.search(text)))


@cache
def _common_characters() -> frozenset[str]:
    """Punctuation, full-width forms and the 3755 most used ideographs: rows 1, 3 and 16 to 55 of GB 2312."""
    rows = (0xA1, 0xA3, *range(0xB0, 0xD8))
    return frozenset(bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF)) - {""}
