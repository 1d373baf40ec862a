"""Quotes and articles as people read them: the article's own characters without marks, and no number before a quote.

The graph keeps quotes and offsets exactly as the article has them; only what is shown is made plain here.
"""

import re
from dataclasses import replace

from fztgraph.reading import Reading, read_text

_CHINESE_NUMBER = "一二三四五六七八九十百〇零"
#: What an item of a list or a heading begins with, before something follows: （十一）, 三、, 2. and 4）, a bullet.
_NUMBER = re.compile(
    rf"[\s*_#>]*(?:[（(](?:[{_CHINESE_NUMBER}]{{1,4}}|\d{{1,3}})[)）]|[{_CHINESE_NUMBER}]{{1,4}}、|\d{{1,3}}(?:[.．、](?!\d)|[)）])"
    r"|[-–*•·▪●■◆]\s+)[\s*_]*(?=[^\s*_])"
)


def show_quote(quote: str, *, markdown: bool = True) -> str:
    r"""Return a quote on one line, without marks and without the number that it begins with.

    >>> show_quote("**（十一）** 中塞协定将于 2024 年\n7 月生效")
    '中塞协定将于2024年7月生效'
    """
    return " ".join((read_printed(quote[number_end(quote) :], markdown=markdown).text or quote).split())


def number_end(quote: str) -> int:
    """Return where a quote goes on after the number, the bullet and the marks of a heading that it begins with."""
    number = _NUMBER.match(quote)
    return number.end() if number else 0


def read_printed(text: str, *, markdown: bool) -> Reading:
    """Return the reading of an article with the article's own characters, which the reading makes uniform."""
    reading = read_text(text, markdown=markdown)
    shown = (read if read.isspace() else text[at] for read, at in zip(reading.text, reading.offsets, strict=True))
    return replace(reading, text="".join(shown))
