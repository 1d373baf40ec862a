"""Text in traditional characters, read in simplified ones, character for character."""

from functools import cache

from opencc import OpenCC

#: A text is traditional when at least this share of its characters have another, simplified form.
_SHARE = 0.02


@cache
def _simplified() -> dict[int, str]:
    """Map the traditional characters of the basic block and extension A to their simplified forms."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simplified, strict=True) if old != new and len(new) == 1}


def simplify(text: str) -> str:
    """Return a text of the same length in simplified characters; a text that is simplified already stays as it is.

    >>> simplify("自由貿易試驗區")
    '自由贸易试验区'
    >>> simplify("王乾坤任职于自由贸易试验区")
    '王乾坤任职于自由贸易试验区'
    """
    simple = text.translate(_simplified())
    changed = sum(old != new for old, new in zip(text, simple, strict=True)) if simple != text else 0
    return simple if changed >= _SHARE * len(text) and changed > 1 else text


def simplify_all(text: str) -> str:
    """Return a text of the same length with every traditional character replaced, for comparing and finding.

    >>> simplify_all("綏芬河")
    '绥芬河'
    """
    return text.translate(_simplified())
