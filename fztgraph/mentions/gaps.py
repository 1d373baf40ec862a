"""Where white space stood between Chinese characters: the reading leaves it out, bylines and menus live by it."""

import re

from fztgraph.reading import Reading

Gaps = frozenset[int]

_CHINESE = ("\u3400", "\u9fff")
#: White space, among marks of emphasis or none, that no line ends in.
_GAP = re.compile(r"[*_`]*[^\S\n\r\f\v\u2028]+[*_`]*[^\S\n\r\f\v\u2028]*")


def find_gaps(source: str, reading: Reading) -> Gaps:
    """Return the offsets of a reading that white space stood before, with a Chinese character on either side.

    Where a line of the article breaks there is none.
    """
    offsets, text = reading.offsets, reading.text
    return frozenset(
        place
        for place in range(1, len(offsets))
        if offsets[place] - offsets[place - 1] > 1
        and _is_chinese(text[place - 1])
        and _is_chinese(text[place])
        and _GAP.fullmatch(source, offsets[place - 1] + 1, offsets[place])
    )


def _is_chinese(character: str) -> bool:
    return _CHINESE[0] <= character <= _CHINESE[1]
