"""Bytes to text: UTF-8, or GB18030 or Big5 where the outcome looks like Chinese."""

import codecs
import re
from functools import cache

from fztgraph.errors import ArticleError

#: Control characters that no text has; tabs, line breaks, page breaks and the old end-of-file mark do occur.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x7f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: What looking at the first characters can tell, the rest will not change.
_SAMPLE = 100_000
#: Chinese text is nearly all ideographs and their punctuation, most of them (in traditional characters too) in the
#: common rows of GB 2312; another encoding read as GB18030 is scattered over the rare ones, or has kana. Text in Big5
#: is more surely so. For each encoding: the least share of ideographs, and of common characters.
_IDEOGRAPHIC = re.compile(r"[\u3000-\u3020\u4e00-\u9fff\uff00-\uff60“”‘’—…·]")
_SHARES = {"gb18030": (0.8, 0.55), "big5hkscs": (0.95, 0.9)}
#: From this length on Chinese text has Chinese punctuation and at least this share of its most frequent characters;
#: Korean and Russian, which are encoded in the same rows, have not.
_FREQUENT_FROM = 80
_FREQUENT_SHARE = 0.04
_PUNCTUATION = re.compile("[，。、]")
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子這為個國時來們於對會發動過"
)
#: What pages call the encodings, and what they are read as: each is the largest of its family.
_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
#: A page that says how it is encoded may still have a broken character or two: one in this many.
_BROKEN = 1000


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """Return the text of a file, without its byte order mark and with its line ends as they are.

    ``declared`` is what the file itself says that its encoding is; UTF-8 that is sound comes before it.

    Raises:
        ArticleError: the file is empty, binary or in another encoding.
    """
    if data.startswith(_WIDE_MARKS):
        raise ArticleError(source, "is encoded in UTF-16", "save it as UTF-8")
    if b"\0" in data or len(_CONTROL.findall(data)) * 100 > len(data):
        raise ArticleError(source, "is a binary file", "give a text, or save it as what its suffix says")
    text = _decode_utf8(data)
    if text is None and declared:
        text = _decode_declared(data, declared)
    for encoding in _SHARES:
        text = _decode_chinese(data, encoding) if text is None else text
    if text is None:
        raise ArticleError(source, "unknown encoding", "save it as UTF-8, GB18030 or Big5")
    text = text.removeprefix("\ufeff")
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000"):
        raise ArticleError(source, "is empty", "give a file with text, or remove it")
    return text


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_declared(data: bytes, declared: str) -> str | None:
    """Return the text in the encoding that the file names, unless the name is unknown or the text is not in it."""
    try:
        name = codecs.lookup(declared).name
        text = data.decode(_FAMILIES.get(name, name), "replace")
    except (LookupError, ValueError):
        return None
    return text if text.count("\ufffd") * _BROKEN <= len(text) else None


def _decode_chinese(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _looks_chinese(text[:_SAMPLE], encoding) else None


def _looks_chinese(text: str, encoding: str) -> bool:
    foreign = [character for character in text if not character.isascii()]
    size = len(foreign)
    ideographic_share, common_share = _SHARES[encoding]
    if len(_IDEOGRAPHIC.findall(text)) < ideographic_share * size:
        return False
    if sum(character in _common_characters(encoding) for character in foreign) < common_share * size:
        return False
    frequent = sum(character in _FREQUENT for character in foreign)
    return size < _FREQUENT_FROM or (frequent >= _FREQUENT_SHARE * size and bool(_PUNCTUATION.search(text)))


@cache
def _common_characters(encoding: str) -> frozenset[str]:
    """Punctuation, full-width forms and the most used ideographs of an encoding.

    In GB 2312 these are rows 1, 3 and 16 to 55 with 3755 ideographs, in Big5 the first level with 5401.
    """
    rows, charset = (0xA1, 0xA3, *range(0xB0, 0xD8)), "gb2312"
    if encoding == "big5hkscs":
        rows, charset = tuple(range(0xA1, 0xC7)), "big5"
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    return frozenset(bytes((row, cell)).decode(charset, "ignore") for row in rows for cell in cells) - {""}
