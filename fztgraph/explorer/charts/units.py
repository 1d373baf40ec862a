"""The unit of an axis: as large as the numbers are, in the words of each language (亿元, billion yuan)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fztgraph.explorer.words import Words, word_file

#: What a language counts in, the largest first.
_STEPS = {
    "zh": (("1e12", 1e12), ("1e8", 1e8), ("1e4", 1e4), ("1", 1.0)),
    "en": (("1e12", 1e12), ("1e9", 1e9), ("1e6", 1e6), ("1e3", 1e3), ("1", 1.0)),
}
#: Units of time are not counted in thousands, and areas of zones are small numbers.
_UNSCALED = frozenset({"a", "mo", "d", "h", "min", "s", "km2", "倍"})
_SHARE = "1"


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers of a chart count. ``factor`` is how many base units one of it has."""

    name: str
    factor: float

    def tell(self, value: float) -> str:
        """Return a value, given in base units, with the unit."""
        return self._joined(tell_number(value / self.factor))

    def tell_exactly(self, value: str) -> str:
        """Return a decimal number, given in base units, with the unit and all of its digits.

        >>> Unit("亿元", 1e8).tell_exactly("206150000000")
        '2,061.5亿元'
        """
        number = format((Decimal(value) / Decimal(str(self.factor))).normalize(), ",f")
        return self._joined(number)

    def _joined(self, number: str) -> str:
        if not self.name:
            return number
        joint = "" if self.name == "%" or not self.name[0].isascii() else " "
        return f"{number}{joint}{self.name}"


def choose_unit(code: str, values: Sequence[float], lang: str) -> Unit:
    """Return the unit for values in base units; ``code`` is that of the graph (``CNY``, ``1`` for ratios, ``家``).

    >>> choose_unit("CNY", [9_620_000_000.0], "zh").name, choose_unit("CNY", [9_620_000_000.0], "en").name
    ('亿元', 'billion yuan')
    >>> choose_unit("USD", [380_000.0], "zh").tell(380_000.0)
    '38万美元'
    """
    if code == _SHARE:
        return Unit("%", 0.01)
    t = Words("charts", lang)
    word = t(f"unit.{code}") if f"unit.{code}" in word_file("charts") else (code if lang == "zh" else "")
    largest = max((abs(value) for value in values), default=0.0)
    key, factor = ("1", 1.0)
    if code not in _UNSCALED:
        key, factor = next((step for step in _STEPS[lang] if largest >= step[1]), ("1", 1.0))
    return Unit(t("scaled", scale=t(f"scale.{key}"), unit=word).strip(), factor)


def tell_figure(code: str, value: str, printed: str, lang: str) -> tuple[str, bool]:
    """Return a figure in a language, and whether these are the article's words: in Chinese, or where none are known.

    >>> tell_figure("USD", "982300000000", "9823亿美元", "en"), tell_figure("家", "25", "25家", "en")
    (('982.3 billion US dollars', False), ('25家', True))
    """
    if printed and (lang == "zh" or (code != _SHARE and f"unit.{code}" not in word_file("charts"))):
        return printed, True
    return choose_unit(code, [float(value)], lang).tell_exactly(value), False


def tell_number(value: float) -> str:
    """Return a number in at most four significant digits, or all of a whole one.

    >>> [tell_number(value) for value in (96.2, 0.5, 1234.0, 12345.678, 0.0)]
    ['96.2', '0.5', '1,234', '12,346', '0']
    """
    if value == round(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.4g}"
