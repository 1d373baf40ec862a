"""Numbers with their unit: amounts, areas, spans of time, counts with their measure word, ratios.

About and more than (近, 余, 超) are dropped, 万 and 亿 multiplied out. A range gives its two ends, the first
with the unit of the second; a list that names its unit once (3.5、4.2和6平方公里) gives each member that unit.
Ordinals, model numbers, prices by the piece and vague numbers (几百, 数千) are no quantities.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.mentions.numerals import plain, read_numeral
from fztgraph.mentions.table_units import table_numbers
from fztgraph.mentions.units import Unit, load_units
from fztgraph.model import Quantity
from fztgraph.tables import Table

COMPONENT = "fzt_quantities"

#: The unit of ratios.
RATIO = "1"

#: Pages leave spaces inside numbers (4 126, 29. 4); the reading keeps them, since words of Latin letters need theirs.
#: Two numbers side by side are two, and so are the number of a paragraph and the one that it begins with (3. 5家).
_ARABIC = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3}){1,3}(?![ \d])(?: ?\. ?\d+)?"
    r"|\d+(?:\.\d+|(?<!\A\d)(?<!\n\d)(?<!\n\d\d)(?: \. ?|\. )\d+)?"
)
_SCALE = r"(?:[万萬][亿億]|[千百十]?[万萬亿億]|[千百])"
_ONES = "零〇一二两兩三四五六七八九"
_BIG = "百千万萬亿億"
_VAGUE = "[余餘多来來几幾]"
_NUMBER = (
    rf"(?:{_ARABIC})(?:{_VAGUE}?{_SCALE}(?:\d+(?:\.\d+)?{_SCALE})?)?"
    rf"|(?!零)[{_ONES}十][{_ONES}十百千]*(?:{_VAGUE}?[百千]?[万萬亿億][{_ONES}十百千]*)*"
    rf"|[百千]?[{_BIG}](?={_VAGUE})|(?:(?<=[近逾超达達破])|(?<=[^史海路线線以]上))[百千]?[{_BIG}]"
)
#: After these a number counts nothing: 第27个, A320, B-24, 2.0, 〔2019〕15号, 数百, 几十, 7×24小时.
_START = (
    rf"(?=[\d{_ONES}十{_BIG}半-])(?<![\d_.第〔\[{_ONES}十{_BIG}])(?<![A-Za-z\d][-–/])(?<![×✕])"
    rf"(?:(?<![A-Za-z])|(?=[\d.]+[万萬亿億]))(?:(?<![数數几幾])|(?=\d))"
)
#: 统一, 每一, 之一: this 一 is no number.
_NO_ONE = r"(?!(?<=[统統唯任同专專单單逐万每之其])一)"
#: 三四个, 七八成: two digits side by side are a guess.
_GUESS = re.compile(r"[一二两兩三四五六七八九]{2}")
#: Numbers of a list that leaves its unit to the last member; whole ones may be ordinals (8、9日), so one has decimals.
_LIST = re.compile(r"(?<![\d.])(?:\d+(?:\.\d+)?[、和])*\d+\.\d+[、和](?:\d+(?:\.\d+)?[、和])*\Z")
_LIST_REACH = 60
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_Amount = tuple[Decimal, Unit]
_PERCENT = Unit(RATIO, Decimal("0.01"))
_PER_MILLE = Unit(RATIO, Decimal("0.001"))


@Language.component(COMPONENT, requires=["doc._.dates"], assigns=["doc._.quantities"])
def quantities_component(doc: Doc) -> Doc:
    """Put the quantities of an article that are not part of a date on its ``Doc``."""
    taken = bytearray(len(doc))
    for span in (*doc._.dates, *doc._.tables):
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    text = doc._.reading.text
    found = [q for q in find_quantities(text) if not any(taken[q.start : q.end])]
    tabled = [q for table in doc._.tables for q in table_quantities(table, text)]
    doc._.quantities = tuple(sorted([*found, *tabled], key=attrgetter("start")))
    return doc


def table_quantities(table: Table, text: str) -> Iterator[Quantity]:
    """Yield the quantities of a table's cells in order; a number that has no unit is left out."""
    for cell, words in table_numbers(table, text):
        bare = words.removeprefix("-")
        found = find_quantities(bare)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(bare)):
            value = -found[0].value if bare != words else found[0].value
            yield Quantity(cell.start, cell.end, cell.text, value, found[0].unit)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order, none overlapping."""
    return tuple(quantity for match in _pattern().finditer(text) for quantity in _listed(match))


def _listed(match: re.Match[str]) -> Iterator[Quantity]:
    """Read a match with the numbers listed before it that share its unit."""
    members = _LIST.search(match.string, max(0, match.start() - _LIST_REACH), match.start())
    read = _amount(match) if members and match["unit"] and not match["low"] else None
    if members and read:
        for number in _DECIMAL.finditer(match.string, members.start(), members.end()):
            yield _quantity(match.string, *number.span(), _scaled(Decimal(number.group()), match, read[0]), read[1])
    yield from _read(match)


@cache
def _pattern() -> re.Pattern[str]:
    units = load_units().pattern
    low = rf"(?:(?P<low>{_ARABIC}|[{_ONES}十]+)(?P<low_mark>[%％])?(?:[至到~～]|[-—–－─]{{1,2}}))?"
    return re.compile(
        rf"{_START}{_NO_ONE}(?:百分之(?P<percent>{_ARABIC}|[{_ONES}十百]+)(?![个個])"
        rf"|(?P<parts>[{_ONES}十百千]+)分之(?P<part>[{_ONES}十百千]+)"
        r"|(?<![上下大多过過])半[个個]?(?P<half_unit>小[时時]|[年月天])(?![津然])"
        rf"|{low}(?P<sign>-)?(?P<number>{_NUMBER})(?:(?P<mark>[%％‰])|{_VAGUE}?(?P<points>[个個]百分[点點])"
        r"|(?P<tenths>成)(?![立为為员員功果本长長交熟型份都新品])(?P<and_half>半)?"
        r"|(?P<and_a_half>[个個]半)(?P<halved_unit>小[时時]|月)"
        rf"|{_VAGUE}?(?P<unit>{units})(?P<trailing_half>(?<=[年天])半)?))"
    )


def _read(match: re.Match[str]) -> Iterator[Quantity]:
    read = _amount(match)
    if read is None:
        return
    start, end = match.span()
    value, unit = read
    low = _low_end(match, value) if match["low"] else None
    if match["low"]:
        start = match.start("number")
    if low is not None:
        low_end = match.end("low_mark") if match["low_mark"] else match.end("low")
        yield _quantity(match.string, match.start("low"), low_end, low, unit)
    yield _quantity(match.string, start, end, value, unit)


def _quantity(text: str, start: int, end: int, value: Decimal, unit: Unit) -> Quantity:
    return Quantity(start, end, text[start:end], plain(value * unit.factor), unit.code)


def _amount(match: re.Match[str]) -> _Amount | None:
    """Return the number and unit that a match says, None for what only looks like one."""
    return next((read(match) for group, read in _FORMS.items() if match[group]), None)


def _half(match: re.Match[str]) -> _Amount:
    return Decimal("0.5"), _span_unit(match["half_unit"])


def _percent(match: re.Match[str]) -> _Amount | None:
    return _number(match["percent"], _PERCENT)


def _fraction(match: re.Match[str]) -> _Amount | None:
    parts, part = read_numeral(match["parts"]), read_numeral(match["part"])
    return (round(part / parts, 6), Unit(RATIO)) if parts and part and part <= parts else None


def _marked(match: re.Match[str]) -> _Amount | None:
    return _number((match["sign"] or "") + match["number"], _PER_MILLE if match["mark"] == "‰" else _PERCENT)


def _tenths(match: re.Match[str]) -> _Amount | None:
    read = _number(match["number"], Unit(RATIO, Decimal("0.1")), half=match["and_half"])
    return read if read and read[0] <= 10 and not match["sign"] else None


def _and_a_half(match: re.Match[str]) -> _Amount | None:
    return _number(match["number"], _span_unit(match["halved_unit"]), half="半")


def _counted(match: re.Match[str]) -> _Amount | None:
    if match["sign"] or (match["unit"] == "年" and _YEAR.fullmatch(match["number"])):
        return None
    return _number(match["number"], load_units().by_word[match["unit"]], half=match["trailing_half"])


#: How to read a match by the group of the pattern that it has.
_FORMS: dict[str, Callable[[re.Match[str]], _Amount | None]] = {
    "half_unit": _half,
    "percent": _percent,
    "parts": _fraction,
    "mark": _marked,
    "points": _marked,
    "tenths": _tenths,
    "halved_unit": _and_a_half,
    "unit": _counted,
}


def _span_unit(word: str) -> Unit:
    """Return the unit of a span of time whose measure word stands before 半 (5个半小时)."""
    words = load_units().by_word
    return words["个月" if word == "月" else word]


def _number(text: str, unit: Unit, *, half: str | None = None) -> _Amount | None:
    """Read a number without its about and more than; ``half`` adds a half (两年半)."""
    if _GUESS.search(text):
        return None
    value = read_numeral(re.sub(f"{_VAGUE}| ", "", text.removeprefix("-")))
    if value is None:
        return None
    return (-value if text.startswith("-") else value) + (Decimal("0.5") if half else 0), unit


def _low_end(match: re.Match[str], high: Decimal) -> Decimal | None:
    """Return the low end of a range, in the scale of its high end (2至3万元 begins at 20000)."""
    low = read_numeral(match["low"].replace(" ", ""))
    if low is None or _GUESS.search(match["low"]):
        return None
    low = _scaled(low, match, high)
    return low if low < high else None


def _scaled(number: Decimal, match: re.Match[str], value: Decimal) -> Decimal:
    """Give a number the scale of the one that a match reads as a value (2 of 2至3万元 is 20000)."""
    figure = re.match(_ARABIC, match["number"])
    bare = read_numeral(figure.group().replace(" ", "")) if figure else None
    return number * value / bare if bare else number
