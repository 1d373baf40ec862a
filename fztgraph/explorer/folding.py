"""Fold names so that spellings which people take for the same are the same: what is looked for and what is found."""

import re
import unicodedata

from fztgraph.traditional import simplify_all

#: What is left out of a folded text: all but letters and digits, and line ends, which part names.
_LEFT_OUT = re.compile(r"[^\w\n]+|_+")


def fold(text: str) -> str:
    """Fold width, case, traditional characters, spaces, brackets and marks.

    >>> fold("中國（黑龍江）自貿試驗區 RCEP")
    '中国黑龙江自贸试验区rcep'
    """
    return _LEFT_OUT.sub("", simplify_all(unicodedata.normalize("NFKC", text).casefold()))


def words(text: str) -> list[str]:
    """Return the folded words of a text that are parted by white space.

    >>> words("上海 Lin-gang")
    ['上海', 'lingang']
    """
    return [word for word in map(fold, text.split()) if word]
