"""What was probably meant by a word or name that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 3
_CLOSE = 0.6


def find_nearest(asked: str, known: Iterable[str], *, cutoff: float = _CLOSE, parts: bool = True) -> list[str]:
    """Return the known words that are like one, the likest first, then those that hold it or lie in it; any case.

    ``cutoff`` is how like, from 0 to 1; without ``parts`` those that only share a part are left out.

    >>> find_nearest("carriedout", ["issues", "carriesOut", "carriedOutBy"])
    ['carriedOutBy', 'carriesOut']
    """
    lower = {word.lower(): word for word in known}
    key = asked.lower()
    holding = sorted((word for word in lower if _overlap(key, word)), key=len) if parts else []
    close = dict.fromkeys([*get_close_matches(key, lower, _MOST, cutoff), *holding])
    return [lower[word] for word in close]


def _overlap(one: str, other: str) -> bool:
    """Say whether one word lies in the other; a single letter says nothing, a single character may."""
    return any(part in whole and (len(part) > 1 or not part.isascii()) for part, whole in ((one, other), (other, one)))


def suggest(asked: str, known: Iterable[str]) -> str:
    """Return the advice for a word that is not known: the ones that come near, else all of them."""
    known = list(known)
    near = find_nearest(asked, known)
    return ask_back(near) if near else f"choose one of {', '.join(known)}"


def ask_back(near: Iterable[str]) -> str:
    """Ask whether one of some names was meant, naming the first few."""
    return f"did you mean {' or '.join(list(near)[:_MOST])}?"
