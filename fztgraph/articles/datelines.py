"""Dates as mastheads, datelines and front matter write them: whole days only."""

import datetime as dt
import re

_DIGITS = "〇一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = r"[〇○零一二三四五六七八九十]"
_DAY = re.compile(
    r"(?<!\d)(\d{4})(?:"
    r"\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"
    r"|\s?([-/.])\s?(\d{1,2})\s?\4\s?(\d{1,2})(?![\d.])"
    r")"
    rf"|({_NUMERAL}{{4}})年({_NUMERAL}{{1,2}})月({_NUMERAL}{{1,3}})日"
)
_PUBLISHED = re.compile(r"(?:(?:发布|發佈|发表|刊发)(?:时间|時間|日期|于)?|(?<![新改])(?:时间|時間|日期))\s*[：:]?\s*$")
_TIME = re.compile(r"(?:[T\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?\s*")
#: A dateline stands among the first lines, and is no sentence.
_FIRST_LINES = 12
_LONGEST_LINE = 100
_SENTENCE = re.compile(r"[。，！？]|[,!?](?!\d)")


def parse_date(text: str) -> dt.date | None:
    """Return the day that a text consists of, with or without a time of day, else None.

    >>> parse_date("2024年7月1日"), parse_date("2024-07-01T08:30:00+08:00"), parse_date("2024年7月")
    (datetime.date(2024, 7, 1), datetime.date(2024, 7, 1), None)
    """
    found = _DAY.match(text.strip())
    if not found or not _TIME.fullmatch(text.strip(), found.end()):
        return None
    return _day(found)


def find_dates(text: str) -> list[dt.date]:
    """Return the days that a text names, in order."""
    return [day for found in _DAY.finditer(text) if (day := _day(found))]


def find_dateline(text: str) -> dt.date | None:
    """Return the day of publication that the first lines give, None where they give none or several.

    Where several days stand there, the one that is called the time of publication counts.
    """
    lines = [line for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    datelines = [line for line in lines if len(line) <= _LONGEST_LINE and not _SENTENCE.search(line)]
    days = {day for line in datelines for day in find_dates(line)}
    if len(days) > 1:
        days = {day for line in datelines for day in _published(line)}
    return days.pop() if len(days) == 1 else None


def parse_numeral(text: str) -> int:
    """Return a whole number below ten thousand written in digits or in Chinese.

    >>> [parse_numeral(text) for text in ("238", "二三八", "二百三十八", "十二", "三十")]
    [238, 238, 238, 12, 30]
    """
    if text.isdigit():
        return int(text)
    numeral = text.replace("零", "〇").replace("○", "〇")
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS.index(character)) for character in numeral))
    total = digit = 0
    for character in numeral:
        if character in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[character], 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


def write_numeral(number: int) -> str:
    """Return a whole number in Chinese, in digits from a thousand on.

    >>> [write_numeral(number) for number in (1, 10, 12, 30, 38, 105, 238, 1000)]
    ['一', '十', '十二', '三十', '三十八', '一百零五', '二百三十八', '1000']
    """
    if number >= 1000:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not text else "")


def _published(line: str) -> list[dt.date]:
    return [day for found in _DAY.finditer(line) if _PUBLISHED.search(line[: found.start()]) and (day := _day(found))]


def _day(found: re.Match[str]) -> dt.date | None:
    year, month, day = (part for part in found.group(1, 2, 3, 5, 6, 7, 8, 9) if part)
    try:
        return dt.date(parse_numeral(year), parse_numeral(month), parse_numeral(day))
    except ValueError:
        return None
