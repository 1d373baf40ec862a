"""What pages say, in Chinese and English: one file a page in ``words/``, and ``common.json`` for all.

A text is ``{"zh": …, "en": …}``; where a number ``n`` decides, the English one is ``{"one": …, "other": …}``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup, escape

from fztgraph.quads.reference import term_entries

#: The languages of the explorer, the default first.
LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent / "words"
_COMMON = "common"

_Text: TypeAlias = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a page in a language."""

    page: str
    lang: str

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values put in; numbers get separators, markup stays markup.

        Raises KeyError for a key that neither the page's file nor ``common.json`` has.
        """
        text = _plural(_texts(self.page, key)[self.lang], values.get("n"))
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        if any(hasattr(value, "__html__") for value in values.values()):
            return Markup(escape(text)).format(**shown)  # noqa: S704
        return text.format(**shown)


def _texts(page: str, key: str) -> Mapping[str, _Text]:
    for name in (page, _COMMON):
        if key in word_file(name):
            return word_file(name)[key]
    raise KeyError(f"neither words/{page}.json nor words/{_COMMON}.json has {key!r}")


@cache
def word_file(page: str) -> Mapping[str, Mapping[str, _Text]]:
    """Return the texts of a file in all languages; nothing where a page has no file."""
    path = _FOLDER / f"{page}.json"
    texts: dict[str, dict[str, _Text]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return texts


def _plural(text: _Text, number: object) -> str:
    if isinstance(text, str):
        return text
    return text["one" if number == 1 else "other"]


def term_label(name: str, lang: str) -> str:
    """Return what the ontology calls one of its terms, given by local name.

    >>> term_label("routeTo", "zh"), term_label("routeTo", "en")
    ('通往', 'route to')
    """
    return term_entries()[name].labels[lang]
