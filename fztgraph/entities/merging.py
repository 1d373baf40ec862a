"""One thing under a longer and a shorter name: which of an article's entities are the same.

A wrong merge is worse than a duplicate: a name is taken for the short form of another only if it fits no third as
well, and never if the article names the two side by side.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

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
    index = _Index(grounds, body, _joined(text, drafts))
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(core_of(d.name)), d.first)):
        whole = index.whole(draft)
        if whole is None:
            kept.append(draft)
        else:
            _absorb(whole, draft)
        index.add(whole or draft, draft)
    return sorted(kept, key=lambda d: d.first)


def _joined(text: str, drafts: list[Draft]) -> dict[Draft, set[Draft]]:
    """Return for each entity those that the text names side by side with it."""
    mentions = sorted((m.start, m.end, number) for number, draft in enumerate(drafts) for m in draft.mentions)
    joined: dict[Draft, set[Draft]] = defaultdict(set)
    listed: set[Draft] = set()
    for (_, end, first), (start, _, second) in pairwise(mentions):
        listed.add(drafts[first])
        if not _JOINT.fullmatch(text, end, start):
            listed.clear()
            continue
        for other in listed:
            joined[other].add(drafts[second])
            joined[drafts[second]].add(other)
    return joined


def _absorb(whole: Draft, part: Draft) -> None:
    same = {core_of(name) for name in whole.names()}
    for mention in part.mentions:
        form = Form.NAME if core_of(mention.text) in same else Form.SHORT
        whole.mentions.append(Mention(mention.start, mention.end, mention.text, form))
    whole.iri = whole.iri or part.iri


class _Index:
    """The entities kept so far, by label and by the ends (of companies, also the beginnings) of their names."""

    def __init__(self, grounds: Iterable[str], body: int, joined: Mapping[Draft, set[Draft]]) -> None:
        self._grounds = frozenset(core_of(ground) for ground in grounds).union(_LEVELS)
        self._body = body
        self._joined = defaultdict(set, joined)
        self._ends: dict[tuple[Label, str], dict[Draft, list[str]]] = defaultdict(dict)
        self._starts: dict[str, dict[Draft, None]] = defaultdict(dict)

    def add(self, whole: Draft, part: Draft) -> None:
        """Make an entity known under the names of another that was merged into it, or under its own."""
        self._joined[whole] |= self._joined[part]
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
        for whole in {**self._ends.get((part.label, short), {}), **self._starts.get(short, {})}:
            fit = self._fit(part, short, whole)
            if fit and whole not in self._joined[part]:
                fits[fit].append(whole)
        best = fits[min(fits)] if fits else []
        return best[0] if len(best) == 1 else None

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
            return 3 if whole in self._starts.get(short, {}) and not short.endswith(_COMPLETE) else 0
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
