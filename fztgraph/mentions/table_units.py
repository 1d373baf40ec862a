"""The numbers of a table in words that say their unit, too: that of the cell, or the one that its headings give."""

import re
from collections.abc import Iterator

from fztgraph.tables import Cell, Table

#: How far above a table its unit may be told.
_REACH = 80
_TOLD = re.compile(r"(?:计量)?单位[:：]\s*(?P<unit>[^\s，。；、|（）()]{1,8})")
_IN_PARENTHESES = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()]{1,8})[）)]")
_AT_END = re.compile(r"(?:[/／、,，]|(?<=[增幅长速降比重率]))(?P<unit>±?[%％]|[^\d（）()/％%]{1,6})\Z")
_UNIT_COLUMN = re.compile("(?:计量)?单位")
_BARE = re.compile(r"[-−－+]?(?P<number>\d[\d,，]*(?:\.\d+)?)")


def table_numbers(table: Table, text: str) -> Iterator[tuple[Cell, str]]:
    """Yield the cells that hold a number, with the number and its unit in words (512.3亿元); a decline has its sign."""
    heads = table.rows[0]
    above = [*_TOLD.finditer(text, max(0, table.start - _REACH), table.start)]
    told = above[-1] if above else _TOLD.search(heads[0].text)
    units = next((n for n, head in enumerate(heads) if _UNIT_COLUMN.fullmatch(head.text)), None)
    for row in table.rows[1:]:
        own = row[units].text if units is not None else _unit(row[0].text)
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell.is_number:
                yield cell, _words(cell, _unit(head.text) or own or (told["unit"] if told else ""))


def _unit(label: str) -> str:
    found = _IN_PARENTHESES.search(label) or _AT_END.search(label)
    return found["unit"].lstrip("±") if found else ""


def _words(cell: Cell, unit: str) -> str:
    bare = _BARE.fullmatch(cell.text)
    sign = "-" if cell.text[0] in "-−－" else ""
    return sign + (bare["number"].replace("，", ",") + unit if bare else cell.text.lstrip("-−－+"))
