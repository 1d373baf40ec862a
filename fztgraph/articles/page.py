"""A file that is one article, such as a saved web page."""

import re
from pathlib import Path

from fztgraph.articles.datelines import find_dateline
from fztgraph.articles.front_matter import FrontMatter
from fztgraph.articles.headings import strip_marks
from fztgraph.articles.newsletter import find_source_address
from fztgraph.iris import article_iri
from fztgraph.model import Article

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\S.*|[ \t]*(?:\*\*|__)\S[^*]*(?:\*\*|__)[ \t]*")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_LONGEST_TITLE = 60


def read_page(text: str, matter: FrontMatter, source: str, *, markdown: bool) -> Article:
    """Return the article that a file is; ``text`` is all of the file after its front matter."""
    return Article(
        iri=article_iri(Path(source).stem, None),
        source=source,
        title=matter.title or _find_title(text),
        text=text,
        date=matter.date or find_dateline(text),
        publisher=matter.source,
        url=matter.url or find_source_address(text),
        lang=matter.lang or "zh",
        markdown=markdown,
    )


def _find_title(text: str) -> str:
    """Return the first heading, else the first line that shows something, cut where it is too long to be a title."""
    lines = [line for line in text.splitlines() if _bare(line)]
    title = _bare(next((line for line in lines if _HEADING.fullmatch(line)), lines[0] if lines else text))
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE] + "…"


def _bare(line: str) -> str:
    """Return a line without marks and invisible characters."""
    return strip_marks(_INVISIBLE.sub("", line))
