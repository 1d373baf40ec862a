"""Other names of an entity: those that the article defines in brackets, and the places where each form stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from fztgraph.entities.drafts import QUOTES, Draft
from fztgraph.model import Form, Label, Mention
from fztgraph.phrases import PhraseIndex
from fztgraph.taken import Taken

_DEFINED = re.compile(
    r"[（(](?:以下简称|下称|以下称|简称|又称|又名|下同，简称|英文简称|原名|曾用名|旧称)[：:为]?[“‘「《]?"
    r"(?P<alias>[^“”‘’「」《》（）()，。；\n]{2,24})[”’」》]?[^（）()]{0,12}[）)]"
)
_ACRONYM = re.compile(r"[（(](?P<alias>[A-Z][A-Za-z0-9-]{1,9})[）)]")
_PLAIN = re.compile(r"(?:以下简称|简称|又称)[：:为]?[“‘「](?P<alias>[^“”‘’「」\n]{2,20})[”’」]")
#: A document's number after its title, or the title after its number.
_NUMBERED = re.compile(
    r"（(?P<alias>[^《》（）()，。；\n]{2,30}\d号|关于[^《》（）()。；\n]{4,80}的(?:公告|通告|通知|决定|办法|意见|规定))）"
)
#: Latin letters in brackets after these say something else: a post, an airport's code, a currency.
_NO_ACRONYM = frozenset({Label.PERSON, Label.PLACE})
#: Names are looked for where the recogniser missed them only if they have so many characters.
_LEAST = {Label.PERSON: 2, Label.PLACE: 2, Label.COMPANY: 2, Label.ZONE: 2}
_LEAST_OTHER = 3
#: The same for what is left of a name without the place before it.
_LEAST_REST = 4
#: The level of a place, unless the character begins a word (市场, 区域).
_LEVEL = re.compile(r"[省市区县](?![场域块级政值容委长])")


def find_definitions(text: str, drafts: Iterable[Draft]) -> Iterator[tuple[Draft, str]]:
    """Yield each alias that the text defines, with the entity whose name stands before its bracket."""
    ends = {mention.end: draft for draft in drafts for mention in draft.mentions}
    for pattern in (_DEFINED, _ACRONYM, _PLAIN, _NUMBERED):
        for match in pattern.finditer(text):
            draft = ends.get(match.start()) or ends.get(match.start() - 1)
            if draft is not None and _may_be_called(draft, pattern):
                yield draft, match["alias"]


def _may_be_called(draft: Draft, pattern: re.Pattern[str]) -> bool:
    """Say whether what stands in a bracket of that kind after an entity may be a name of it."""
    if pattern is _NUMBERED:
        return draft.label is Label.POLICY
    return pattern is not _ACRONYM or draft.label not in _NO_ACRONYM


def give_aliases(definitions: Iterable[tuple[Draft, str]], drafts: Iterable[Draft]) -> dict[str, tuple[Draft, Form]]:
    """Make every mention that has a defined alias one of the entity that it is defined for; return the aliases.

    An alias that is defined for two entities (both 公司 of a contract) says nothing.
    """
    owners: dict[str, set[Draft]] = defaultdict(set)
    for draft, alias in definitions:
        owners[alias].add(draft)
    aliases = {alias: (found.pop(), Form.NAME) for alias, found in owners.items() if len(found) == 1}
    for other in drafts:
        kept: list[Mention] = []
        for mention in other.mentions:
            owner, _ = aliases.get(mention.text.strip(QUOTES), (other, Form.NAME))
            (kept if owner is other else owner.mentions).append(mention)
        other.mentions = kept
    return aliases


def search_forms(drafts: Iterable[Draft], places: set[str]) -> dict[str, tuple[Draft, Form]]:
    """Return the forms to look for: the names as met and, where only one name fits, without the place before them."""
    forms: dict[str, tuple[Draft, Form]] = {}
    shortened: dict[str, set[Draft]] = defaultdict(set)
    for draft in drafts:
        names = {mention.text.strip(QUOTES) for mention in draft.mentions}
        least = _LEAST.get(draft.label, _LEAST_OTHER)
        forms |= {name: (draft, Form.NAME) for name in names if len(name) >= least and name not in forms}
        if draft.iri is None and draft.label not in _NO_ACRONYM:
            for rest in (rest for name in names for rest in _without_place(name, places)):
                shortened[rest].add(draft)
    for rest, owners in shortened.items():
        if len(owners) == 1:
            forms.setdefault(rest, (owners.pop(), Form.SHORT))
    return forms


def _without_place(name: str, places: set[str]) -> Iterator[str]:
    for end in range(1, len(name) - _LEAST_REST + 1):
        if name[:end] in places:
            level = _LEVEL.match(name, end)
            rest = name[level.end() if level else end :]
            if len(rest) >= _LEAST_REST:
                yield rest


def add_occurrences(text: str, forms: dict[str, tuple[Draft, Form]], taken: Taken) -> None:
    """Add every place where a form stands that no entity has taken, the longest forms first."""
    found = sorted(PhraseIndex(forms).find(text), key=lambda span: (span[0] - span[1], span))
    for start, end in found:
        if taken.is_free(start, end):
            taken.take(start, end)
            draft, form = forms[text[start:end]]
            draft.mentions.append(Mention(start, end, text[start:end], form))
