"""One thing under a longer and a shorter name: which of an article's entities are the same.

A wrong merge is worse than a duplicate: a name is taken for the short form of another only if it fits no third as
well, and never if the article names the two side by side.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from fztgraph.entities.drafts import Draft, base_of, core_of
from fztgraph.model import Form, Label, Mention

#: Names of these are told apart by every character.
_EXACT = frozenset({Label.PLACE, Label.PERSON})
#: A short form has at least so many characters if it lacks no more than a place.
_LEAST = 3
#: The same where it lacks other words; names of other labels may lack none.
_LEAST_LOOSE = {Label.INITIATIVE: 6, Label.POLICY: 4}
#: The same for companies, whose last words may be missing.
_LEAST_COMPANY = 4
#: A company name that ends so lacks no last words: 某集团 is not 某集团物流有限公司.
_COMPLETE = ("公司", "集团", "行", "厂", "社", "所")
#: The coined part of a scheme's name stands for the whole of it: “白名单” for “白名单”推荐机制.
_COINED = re.compile(r"[“「]([^“”「」]{2,})[”」]")
_COINERS = frozenset({Label.INITIATIVE, Label.POLICY})
#: What stands before a name as a place does.
_LEVELS = ("国家级", "省级", "市级", "国家", "中国", "中共", "省", "市", "区", "县", "州", "盟", "旗")
#: What joins two things that are not the same; a bracket explains the first.
_JOINT = re.compile(r"(?:[（(][^（）()\n]*[）)])?[、和与及暨](?:[（(])?")


def merge_short_forms(text: str, drafts: Iterable[Draft], grounds: Iterable[str], *, body: int = 0) -> list[Draft]:
    """Merge each unlisted entity into the one of its label whose longer name it shortens, where exactly one fits.

    ``grounds`` are the names of places, zones and bodies that the article speaks of: a short form may lack them.
    ``body`` is where the text goes on after its title, which may name a thing by a short form first.
    """
    drafts = list(drafts)
    index = _Index(grounds, body, _lists(text, drafts))
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(core_of(d.name)), d.first)):
        whole = index.whole(draft)
        if whole is None:
            kept.append(draft)
        else:
            _absorb(whole, draft)
        index.add(whole or draft, draft)
    return sorted(kept, key=lambda d: d.first)


def _lists(text: str, drafts: Iterable[Draft]) -> dict[Draft, set[int]]:
    """Return the numbers of the lists that name each entity: those of one list stand side by side."""
    lists: dict[Draft, set[int]] = defaultdict(set)
    number, previous = 0, 0
    for mention, draft in sorted(((m, d) for d in drafts for m in d.mentions), key=lambda named: named[0]):
        if not _JOINT.fullmatch(text, previous, mention.start):
            number += 1
        lists[draft].add(number)
        previous = mention.end
    return lists


def _absorb(whole: Draft, part: Draft) -> None:
    same = {core_of(name) for name in whole.names()}
    for mention in part.mentions:
        form = Form.NAME if core_of(mention.text) in same else Form.SHORT
        whole.mentions.append(Mention(mention.start, mention.end, mention.text, form))
    whole.iri = whole.iri or part.iri


class _Index:
    """The entities kept so far, by label and by the ends (of companies, also the beginnings) of their names."""

    def __init__(self, grounds: Iterable[str], body: int, lists: Mapping[Draft, set[int]]) -> None:
        self._grounds = frozenset(core_of(ground) for ground in grounds).union(_LEVELS)
        self._body = body
        self._lists = defaultdict(set, lists)
        self._ends: dict[tuple[Label, str], dict[Draft, list[str]]] = defaultdict(dict)
        self._starts: dict[str, dict[Draft, None]] = defaultdict(dict)
        self._coined: dict[tuple[Label, str], dict[Draft, None]] = defaultdict(dict)

    def add(self, whole: Draft, part: Draft) -> None:
        """Make an entity known under the names of another that was merged into it, or under its own."""
        self._lists[whole] |= self._lists[part]
        for mention in part.named() if whole.label in _COINERS else ():
            for coined in _COINED.findall(mention.text):
                self._coined[whole.label, coined][whole] = None
        for core in {core for name in part.names() for core in (core_of(name), base_of(core_of(name)))}:
            for cut in range(len(core)):
                self._ends[whole.label, core[cut:]].setdefault(whole, []).append(core)
            if whole.label is Label.COMPANY:
                for cut in self._after_grounds(core):
                    for end in range(cut + _LEAST_COMPANY, len(core)):
                        self._starts[core[cut:end]][whole] = None

    def whole(self, part: Draft) -> Draft | None:
        """Return the one entity whose name an entity's name shortens, the closest fit first; None if several fit."""
        if part.label in _EXACT:
            return None
        short = core_of(part.name)
        fits: dict[int, list[Draft]] = defaultdict(list)
        coined = self._of_coined(part)
        for whole in {**self._ends.get((part.label, short), {}), **self._starts.get(short, {}), **coined}:
            fit = self._fit(part, short, whole) or (4 if whole in coined and not part.iri else 0)
            if fit and self._lists[whole].isdisjoint(self._lists[part]):
                fits[fit].append(whole)
        best = fits[min(fits)] if fits else []
        return best[0] if len(best) == 1 else None

    def _of_coined(self, part: Draft) -> dict[Draft, None]:
        """Return the entities whose names hold, in quotes, what is the whole of an entity's name."""
        whole_name = _COINED.fullmatch(part.name)
        return self._coined.get((part.label, whole_name[1]), {}) if whole_name else {}

    def _fit(self, part: Draft, short: str, whole: Draft) -> int:
        """Say how close a name is to the longer one: 1 the same, 2 without its place, 3 without more, 0 neither."""
        if part.iri and whole.iri:
            return 0
        longs = self._ends.get((part.label, short), {}).get(whole, [])
        if short in longs:
            return 1
        if part.iri:
            return 0
        if len(short) >= _LEAST and any(len(long) - len(short) in self._after_grounds(long) for long in longs):
            return 2
        if part.label is Label.COMPANY:
            complete = short.endswith(_COMPLETE) or part.name.endswith(_COMPLETE)
            return 3 if whole in self._starts.get(short, {}) and not complete else 0
        return 3 if len(short) >= _LEAST_LOOSE.get(part.label, len(short) + 1) and self._is_first(whole, part) else 0

    def _is_first(self, whole: Draft, part: Draft) -> bool:
        """Say whether a thing is named in full before it is named by a short form, titles apart."""
        return all(m.start < self._body or m.start > whole.first for m in part.mentions)

    def _after_grounds(self, core: str) -> set[int]:
        """Return the places of a name that nothing but names of grounds stands before, its start included."""
        reached = {0}
        for start in range(len(core)):
            if start in reached:
                reached.update(end for end in range(start + 1, len(core)) if core[start:end] in self._grounds)
        return reached
