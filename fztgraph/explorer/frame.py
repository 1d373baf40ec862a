"""What all pages share: the frame with name, search box, ways and language, and the templates that fill it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from fztgraph.explorer.links import Links, key_of
from fztgraph.explorer.marks import class_mark
from fztgraph.explorer.words import LANGUAGES, Words, term_label
from fztgraph.views.looks import LOOKS
from fztgraph.vocab import TERMS

#: How many characters of a name or a title are shown.
SHOWN = 120
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page stands: its links, its language, its name in ``PAGES``, and the generation that it tells of.

    ``query`` is what the search box holds; ``nav`` are the pages that the head of each page leads to. A page in a file
    names the ``policy`` that a service sends with it, and the ``scripts`` that all such pages have; without a
    generation it does not tell of which edition it is.
    """

    links: Links
    lang: str = "zh"
    page: str = ""
    generation: int = 0
    published: str = ""
    query: str = ""
    nav: tuple[str, ...] = ()
    policy: str = ""
    scripts: tuple[str, ...] = ()

    @property
    def other(self) -> str:
        """The other language."""
        return next(lang for lang in LANGUAGES if lang != self.lang)


def render(template: str, frame: Frame, **values: Any) -> str:
    """Return a page; its words are those of the file that is named as its template is, and the common ones.

    Templates know ``frame``, ``links``, ``lang`` and ``t``, which returns a text by its key.
    """
    words = Words(template.partition(".")[0], frame.lang)
    shared = {"frame": frame, "links": frame.links, "lang": frame.lang, "t": words}
    return _environment().get_template(template).render(shared | values)


def cut(text: str, length: int = SHOWN) -> str:
    """Return a text on one line without control characters, with an ellipsis where it is longer than may be shown.

    >>> cut("甲乙丙丁", 3), cut(" 甲  乙 ")
    ('甲乙…', '甲 乙')
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * length]).split())
    return line if len(line) <= length and len(text) <= 4 * length else line[: length - 1] + "…"


def tell_date(date: str, lang: str) -> str:
    """Return a day, month, year or an interval of them (``2024-01/2024-05``) as people write it.

    >>> tell_date("2024-06-16", "zh"), tell_date("2024-06-16", "en"), tell_date("2024-01/2024-05", "zh")
    ('2024年6月16日', '16 Jun 2024', '2024年1月—2024年5月')
    """
    ends = [_tell_day(part, lang) for part in date.split("/")]
    return ("—" if lang == "zh" else " – ").join(dict.fromkeys(ends))


def _tell_day(text: str, lang: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return text
    year, month, day = match.groups()
    if lang == "zh":
        return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    return " ".join([*([str(int(day))] if day else []), *([_MONTHS[int(month) - 1]] if month else []), year])


def _tell_stretch(period: str, lang: str) -> str:
    from fztgraph.explorer.charts.periods import tell_stretch  # noqa: PLC0415 (charts are drawn in frames)

    return tell_stretch(period, lang)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("fztgraph.explorer"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    filters: Mapping[str, Any] = {
        "cut": cut,
        "date": tell_date,
        "stretch": _tell_stretch,
        "key": key_of,
        "number": "{:,}".format,
    }
    environment.filters.update(filters)
    environment.globals.update(mark=class_mark, term=term_label, LANGUAGES=LANGUAGES, KINDS=tuple(LOOKS), TERMS=TERMS)
    return environment
