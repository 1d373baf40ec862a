"""The words that say what a figure counts: those before the number, and the noun after it."""

import re

from fztgraph.claims.figure_lines import DATE, NAME, QUANTITY, FigureLine
from fztgraph.claims.figure_rules import FigureBook

#: A topic longer than this is cut at its last 的; a noun longer than this is none.
_LONGEST = 18
_LONGEST_WORD = 6
#: A noun longer than this is cut to its head.
_LONG_NOUN = 12
#: A relative clause before a noun: 装载高分子材料的集装箱货车.
_RELATIVE = re.compile(f"[^，。；、的{DATE}{QUANTITY}]{{2,14}}的")
#: Prepositions whose names belong to what is counted: 对俄罗斯进出口.
_RELATIVE_NAMED = re.compile(f"[^，。；、的{DATE}{QUANTITY}]{{2,24}}的(?!.{{0,3}}[，。；、]?{QUANTITY})")
_WITH = re.compile("[对自向从与]")
_ADDRESS = re.compile("https?:[!-~]+")
_AFTER_NAME = re.compile("(?:境内|区内|内(?![地外河需陆]))?")
_AFTER_NUMBER = re.compile(
    f"(?:多?[来间内里])?(?:[^，。；、的{NAME}{DATE}{QUANTITY}]{{1,6}}?(?=一?共(?![同享建和])|累计|合计|总计))?"
)
#: What a name may have after it and still be where something is counted: 甲国境内6公里.
_PART_OF_NAME = re.compile(f"{NAME}(?:境内|区内|一侧|侧|段)?\\Z")
_BEFORE_NOUN = re.compile("(?:以上|以下|左右)?的?")
#: Particles at the end of a noun belong to what follows it.
_HANGING = re.compile(r"[的经由从向往赴等]*\Z")
_AND = re.compile(r"[、和与及]")
#: Where a clause has ended that told of another number.
_CLAUSE_MARKS = frozenset("，；")
#: 对X、Y和Z分别进出口: what the members of a list share.
_SHARED = re.compile(
    r"(?P<to>[对向自从與与]?)(?P<list>.+?)(?:合计|分别)?(?P<rest>(?:进出口|进口|出口|贸易)(?:总?[值额])?(?:分别)?)"
)


def find_topic(line: FigureLine, end: int, book: FigureBook) -> tuple[int, int]:
    """Return the range of the words before a place that say what is counted there; empty where there are none."""
    if _tells_of_number(line, end):
        return end, end
    start, end = _trim(line.text, *_segment(line, end), book)
    if end > start and (line.text[end - 1] == NAME or _AND.match(line.text, end - 1)):
        return end, end
    named = line.text.rfind(NAME, start, end)
    if named >= 0 and not _WITH.match(line.text, start, named):
        start, end = _trim(line.text, named + 1, end, book)
    of = line.text.rfind("的", start, end - 2) if end - start > _LONGEST else -1
    return max(start, of + 1), end


def _tells_of_number(line: FigureLine, end: int) -> bool:
    """Say whether the words before a number that opens its clause tell of the number before them (5项落地，3项推广)."""
    if line.text[end - 1 : end] not in _CLAUSE_MARKS:
        return False
    clause = line.clause(end - 1)
    return QUANTITY in line.text[clause:end]


def find_name(line: FigureLine, end: int, book: FigureBook) -> tuple[int, int] | None:
    """Return the range of a name that stands where a topic would (其中汉堡4条), None where none does."""
    start, end = _segment(line, end)
    end = _linked(line.text, start, end, book)
    found = _PART_OF_NAME.search(line.text, max(start, end - 3), end)
    return found.span() if found else None


def _segment(line: FigureLine, end: int) -> tuple[int, int]:
    return max(line.clause(end - 1) if end else 0, line.text.rfind(QUANTITY, 0, end) + 1), end


def _trim(text: str, start: int, end: int, book: FigureBook) -> tuple[int, int]:
    """Strip names, dates and fillers at the start of a range, linking words at its end."""
    if start and text[start - 1] == QUANTITY:
        start = _skip(_AFTER_NUMBER, text, start, end)
    end = _linked(text, start, end, book)
    while start < end:
        found = book.words["lead"].match(text, start, end)
        address = _ADDRESS.match(text, start, end)
        if text[start] in (DATE, QUANTITY, " ") or (text[start] in "到至" and text.startswith(DATE, start + 1)):
            start += 1
        elif address:
            start = address.end()
        elif text[start] == NAME and start + 1 < end:
            start = _skip(_AFTER_NAME, text, start + 1, end)
        elif found:
            start = found.end()
        else:
            break
    return start, end


def _linked(text: str, start: int, end: int, book: FigureBook) -> int:
    """Return where the linking words at the end of a range begin."""
    while end > start and not book.kept.search(text, max(start, end - _LONGEST_WORD), end):
        found = book.linked.search(text, max(start, end - _LONGEST_WORD), end)
        if found is None:
            break
        end = found.start()
    return end


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a pattern that is matched at a place ends, the place itself where it does not match."""
    found = pattern.match(text, start, end)
    return found.end() if found else start


def find_noun(line: FigureLine, place: int, book: FigureBook) -> tuple[int, int]:
    """Return the range of the noun that follows the number at a place; empty where none does."""
    text = line.text
    start = _skip(_BEFORE_NOUN, text, place + 1, len(text))
    limit = max(start, line.clause_end(place))
    end = _stop(text, start + text.startswith(NAME, start), limit, book)
    if end - start == 1:
        end = _stop(text, end + 1, limit, book)
    if text[end : end + 1] in ("和", "与") and _stop(text, end + 1, limit, book) == limit:
        end = limit
    if start == end and (relative := _RELATIVE.match(text, start, limit)):
        start, end = relative.end(), _stop(text, relative.end(), limit, book)
    if text[end : end + 1] == NAME and end > start and (named := _RELATIVE_NAMED.match(text, start, limit)):
        head = _stop(text, named.end(), limit, book)
        if named.end() > end and head > named.end():
            start, end = named.end(), head
    hanging = _HANGING.search(text, max(start, end - _LONGEST_WORD), end)
    end = hanging.start() if hanging else end
    head = text.rfind("的", start, end) + 1 if end - start > _LONG_NOUN else 0
    start = max(start, head)
    if end - start > _LONGEST or book.words["hollow"].fullmatch(text, start, end):
        return start, start
    return start, end


def _stop(text: str, start: int, limit: int, book: FigureBook) -> int:
    return next((found.start() for found in book.stop.finditer(text, start, limit) if found.group(1)), limit)


def split_shared(indicator: str, count: int) -> list[str] | None:
    """Return what each of a list of figures counts, where their indicator lists as many things.

    >>> split_shared("对美国和东盟分别进出口", 2)
    ['对美国进出口', '对东盟进出口']
    """
    match = _SHARED.fullmatch(indicator)
    if match is None:
        return None
    members = _AND.split(match["list"])
    if len(members) != count or not all(members):
        return None
    return [match["to"] + member + match["rest"].removesuffix("分别") for member in members]
