"""Names that an article gives to a thing: defined in brackets, or shortened from a longer one."""

import re
from collections.abc import Iterator

from fztgraph.entities.drafts import Draft, core_of
from fztgraph.model import Form, Label, Mention

_DEFINED = re.compile(
    r"[（(](?:以下简称|以下统称|下称|以下称|简称|又称|又名|下同，简称|英文简称)[：:为]?[“‘「《]?(?P<alias>[^“”‘’「」《》（）()，。；\n]{2,24})[”’」》]?[^（）()]{0,12}[）)]"
)
_ACRONYM = re.compile(r"[（(](?P<alias>[A-Z][A-Za-z0-9-]{1,9})[）)]")
_PLAIN = re.compile(r"(?:以下简称|简称|又称)[：:为]?[“‘「](?P<alias>[^“”‘’「」\n]{2,20})[”’」]")
#: Shorter names are too common to be looked for by themselves.
_LEAST = {Label.PERSON: 2, Label.PLACE: 2, Label.COMPANY: 2, Label.ZONE: 2}
_LEAST_OTHER = 3


def find_definitions(text: str, drafts: list[Draft]) -> Iterator[tuple[Draft, str]]:
    """Yield each alias that the text defines, with the entity whose name stands before its bracket."""
    ends = {mention.end: draft for draft in drafts for mention in draft.mentions}
    for pattern in (_DEFINED, _ACRONYM, _PLAIN):
        for match in pattern.finditer(text):
            draft = ends.get(match.start()) or ends.get(match.start() - 1)
            if draft is not None:
                yield draft, match["alias"]


def add_occurrences(text: str, draft: Draft, name: str, taken: list[Draft | None], *, form: Form) -> None:
    """Add every place where a name stands that no other entity has taken."""
    for match in re.finditer(re.escape(name), text):
        span = range(match.start(), match.end())
        if all(taken[position] is None for position in span) and not _inside_word(text, match.start(), match.end()):
            draft.mentions.append(Mention(match.start(), match.end(), match.group(), form))
            for position in span:
                taken[position] = draft


def _inside_word(text: str, start: int, end: int) -> bool:
    """Say whether a Latin word or number goes on before or after a span."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_latin(before) and _latin(text[start])) or (_latin(after) and _latin(text[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def search_forms(draft: Draft, places: set[str]) -> Iterator[tuple[str, Form]]:
    """Yield the forms of an entity's names to look for, longest first: as met, and without the place before them."""
    forms: dict[str, Form] = {}
    for mention in draft.mentions:
        name = mention.text.strip("“”‘’「」")
        forms.setdefault(name, Form.NAME)
        for place in places:
            rest = name.removeprefix(place).lstrip("省市区县")
            if len(rest) >= 4 and rest != name and draft.label not in {Label.PLACE, Label.PERSON} and draft.iri is None:
                forms.setdefault(rest, Form.SHORT)
    least = _LEAST.get(draft.label, _LEAST_OTHER)
    yield from sorted(((n, f) for n, f in forms.items() if len(n) >= least), key=lambda item: (-len(item[0]), item[0]))


def merge_short_forms(drafts: list[Draft]) -> list[Draft]:
    """Merge each unlisted entity into one of the same label whose longer name it shortens, where only one fits."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(core_of(d.name)), d.first)):
        if draft.iri is None or draft.label in {Label.AGENCY, Label.COMPANY}:
            whole = [other for other in kept if other is not draft and _shortens(draft, other)]
            if len(whole) > 1:
                whole = [w for w in whole if w.first < draft.first][-1:] or whole[:1]
            if whole:
                _absorb(whole[0], draft)
                continue
        kept.append(draft)
    return sorted(kept, key=lambda d: d.first)


def _absorb(whole: Draft, part: Draft) -> None:
    same = {core_of(name) for name in whole.names()}
    for mention in part.mentions:
        form = Form.NAME if core_of(mention.text) in same else Form.SHORT
        whole.mentions.append(Mention(mention.start, mention.end, mention.text, form))
    whole.iri = whole.iri or part.iri


def _shortens(part: Draft, whole: Draft) -> bool:
    """Say whether an entity's name is a short form of another's."""
    if part.label is not whole.label or part.label in {Label.PLACE, Label.PERSON}:
        return False
    if part.iri and whole.iri and part.iri != whole.iri:
        return False
    short = core_of(part.name)
    for name in whole.names():
        long = core_of(name)
        if short == long:
            return True
        if part.iri is None and len(short) >= 3 and len(short) < len(long) and _ends_in(long, short, part.label):
            return True
    return False


def _ends_in(long: str, short: str, label: Label) -> bool:
    """Say whether a long name ends in a short one, or, for companies, holds it at a joint."""
    if long.endswith(short):
        return True
    return label is Label.COMPANY and len(short) >= 4 and (long.startswith(short) or short in long)
