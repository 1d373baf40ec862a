"""Where things and pages lie in a site: names that every file system and every server take as they are.

Only small ASCII letters, digits and a few marks stand in them, so that nothing has to be encoded, and no two names are
the same where capitals do not count. A name that would have others goes by its digest, which begins with ``_``.
"""

import hashlib
import re
from collections.abc import Mapping

from fztgraph.iris import ID

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
#: What Windows takes for devices, whatever follows the dot.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
#: What the explorer calls a page, and the file that it is.
_FILES = {"home": "index"}


def safe_name(text: str) -> str:
    """Return a name for a file, without a suffix; the same for the same text, different for different ones.

    >>> safe_name("shanghai"), safe_name("企业之家")
    ('shanghai', '_f9ecb8b37b8d5480')
    """
    if _SAFE.fullmatch(text) and not _DEVICES.fullmatch(text):
        return text
    return "_" + hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def thing_place(iri: str) -> str:
    """Return where the page of a thing lies within a language, without its suffix.

    >>> thing_place("https://w3id.org/fztgraph/id/article/239/3")
    'id/article/239/3'
    """
    return "/".join(("id", *map(safe_name, iri.removeprefix(ID).split("/"))))


def key_place(iri: str) -> str:
    """Return what stands for a thing in an address: where its page lies among those of things."""
    return thing_place(iri).partition("/")[2]


def thing_file(iri: str, part: str = "") -> str:
    """Return the file of a thing's page within a language, or of the part that shows more of something."""
    place = thing_place(iri)
    return f"{place}/more-{safe_name(part.lower())}.html" if part else f"{place}.html"


def page_file(name: str, params: Mapping[str, tuple[str, ...]] = {}) -> str:
    """Return the file of a page within a language; each choice of parameters has its own.

    >>> page_file("home"), page_file("diffusion", {"e": ("initiative/one",)})
    ('index.html', 'diffusion/e/initiative/one.html')
    """
    stem = _FILES.get(name, name)
    told = [part for key in sorted(params) for part in (key, *(_value(value) for value in params[key]))]
    return "/".join([stem, *told]) + ".html"


def _value(value: str) -> str:
    return "/".join(map(safe_name, value.split("/")))


def star_file(iri: str) -> str:
    """Return the file with what a thing is joined to, for both languages."""
    return f"graph/{key_place(iri)}.js"
