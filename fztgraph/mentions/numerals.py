"""Numerals as Chinese text writes them: 1,234.5, 三百二十, 1.62万亿, 二〇二四."""

import re
from decimal import Decimal

_DIGITS = {
    c: n
    for n, group in enumerate(("零〇○", "一壹", "二两兩", "三叁", "四", "五", "六", "七", "八", "九"))
    for c in group
}
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_SIMPLE = str.maketrans("億萬", "亿万")
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def read_numeral(text: str) -> Decimal | None:
    """Return the number that a numeral says, None for what is no numeral.

    >>> read_numeral("1.62万亿")
    Decimal('1620000000000')
    >>> read_numeral("三百二十")
    Decimal('320')
    """
    return _read(text.translate(_SIMPLE)) if text else None


def _read(text: str) -> Decimal | None:
    for scale, factor in _SCALES:
        left, found, right = text.rpartition(scale)
        if found:
            head = _read(left) if left else Decimal(1)
            tail = _read_tail(right, factor)
            return None if head is None or tail is None else plain(head * factor + tail)
    if _ARABIC.fullmatch(text):
        return plain(Decimal(text.replace(",", "")))
    if text and all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    return None


def _read_tail(text: str, factor: int) -> Decimal | None:
    """Read what follows a scale; a lone digit counts tenths of it (三万五 is 35000)."""
    if not text:
        return Decimal(0)
    if factor >= 100 and len(text) == 1 and text in _DIGITS:
        return Decimal(_DIGITS[text] * factor // 10)
    return _read(text)


def plain(number: Decimal) -> Decimal:
    """Write a number without exponent and without trailing zeros: equal numbers look equal."""
    return Decimal(f"{number.normalize():f}")
