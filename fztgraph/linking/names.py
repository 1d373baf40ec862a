"""A name taken apart: the listed things that it begins with, the rest, what it coins, its numbers, a line's ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from fztgraph.entities.drafts import core_of, fold_name
from fztgraph.entities.linking import ancestors
from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import Iri
from fztgraph.linking.words import load_linking_words
from fztgraph.model import Label

_OWNERS = frozenset({Label.PLACE, Label.ZONE, Label.PORT, Label.AGENCY, Label.COMPANY, Label.ORGANIZATION})
_ENDS = frozenset({Label.PLACE, Label.ZONE, Label.PORT})
_COINED = re.compile(r"[“「‘『]([^“”「」‘’『』]{2,})[”」’』]")
_BRACKETS = re.compile(r"[()《》]")
#: A title of so many characters is not given twice.
_FULL_TITLE = 15
#: The rest of a name has at least so many characters.
_LEAST_REST = 2

#: Listed things that share a name, and where the name ends.
_Step: TypeAlias = tuple[tuple[Entry, ...], int]


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, in the form by which names are compared.

    ``owners`` are the listed things that it begins with (商务部 of 商务部服贸司), none of which lies in another;
    ``rest`` follows them. ``coined`` is what it has in quotes, ``head`` the rest without that. ``ends`` are the two
    ends of a line and ``line`` is the name without them. ``unique`` says that it reads as a name given once: that of a
    registered company, of a national or world-wide organisation, or a long title.
    """

    core: str
    owners: tuple[Iri, ...]
    rest: str
    coined: str = ""
    head: str = ""
    numbers: frozenset[str] = frozenset()
    ends: tuple[Iri, ...] = ()
    line: str = ""
    unique: bool = False


def take_apart(name: str) -> Name:
    """Take a name apart by the names of the gazetteer."""
    folded = fold_name(name)
    owners, cut = _owners(folded)
    rest = _core(folded[cut:])
    coined, head = _coined(name, folded, cut)
    ends, line = _ends(folded)
    words = load_linking_words()
    unique = bool(words.single.search(folded[cut:])) or len(rest) >= _FULL_TITLE
    return Name(_core(folded), owners, rest, coined, head, frozenset(words.number.findall(folded)), ends, line, unique)


def _core(folded: str) -> str:
    plain = _BRACKETS.sub("", folded)
    return core_of(plain) or plain


def _coined(name: str, folded: str, cut: int) -> tuple[str, str]:
    found = _COINED.findall(name)
    if len(found) != 1:
        return "", ""
    coined = fold_name(found[0])
    return coined, _core(folded[cut:].replace(coined, "", 1)) if coined in folded[cut:] else ""


def _owners(folded: str) -> tuple[tuple[Iri, ...], int]:
    """Return the listed things that a name begins with, and where they end."""
    found: list[Entry] = []
    cut = 0
    while step := next((step for step in _known_prefixes(folded, cut) if _leaves_a_name(folded, step[1])), None):
        found.append(_likeliest(step[0], found))
        cut = step[1]
    inner = {iri for entry in found for iri in _ancestors(entry)}
    return tuple(dict.fromkeys(entry.iri for entry in found if entry.iri not in inner)), cut


def _leaves_a_name(folded: str, cut: int) -> bool:
    return len(core_of(folded[cut:])) >= _LEAST_REST


def _likeliest(entries: tuple[Entry, ...], found: list[Entry]) -> Entry:
    """Return the first entry that lies in what the name began with, else the first."""
    before = {entry.iri for entry in found}
    return next((entry for entry in entries if before & set(_ancestors(entry))), entries[0])


def _known_prefixes(folded: str, cut: int, labels: frozenset[Label] = _OWNERS) -> Iterator[_Step]:
    """Yield the listed things whose names stand at an offset, with where they end, the longest first."""
    names = load_gazetteer().by_name
    for length in _lengths().get(folded[cut : cut + 2], ()):
        entries = names.get(folded[cut : cut + length], ()) if cut + length <= len(folded) else ()
        entries = tuple(entry for entry in entries if entry.label in labels and entry.type != "Country")
        if entries:
            yield entries, cut + length


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how long the listed names are that begin with two characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in load_gazetteer().by_name:
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _ends(folded: str) -> tuple[tuple[Iri, ...], str]:
    """Return the two ends of a line that a name tells (绥芬河至莫斯科), and the name without them."""
    for joint in load_linking_words().joint.finditer(folded):
        right = next(_known_prefixes(folded, joint.end(), _ENDS), None)
        left = _known_suffix(folded, joint.start()) if right else None
        if left and right:
            start, entry = left
            entries, end = right
            return (entry.iri, entries[0].iri), _core(folded[:start] + folded[end:])
    return (), ""


def _known_suffix(folded: str, end: int) -> tuple[int, Entry] | None:
    """Return where the longest name of a place starts that ends at an offset, and the place."""
    for start in range(max(0, end - 12), end - 1):
        for entries, stop in _known_prefixes(folded, start, _ENDS):
            if stop == end:
                return start, entries[0]
    return None


@cache
def _ancestors(entry: Entry) -> tuple[Iri, ...]:
    return tuple(ancestors(entry, load_gazetteer()))


def cores_of(forms: Iterable[str]) -> frozenset[str]:
    """Return forms as names are compared."""
    return frozenset(_core(fold_name(form)) for form in forms)
