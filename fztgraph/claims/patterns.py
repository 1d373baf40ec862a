"""The pattern language of the rules: typed slots with the words between them, compiled to regular expressions.

A sentence is rendered as a string in which each name and each date is one character that stands for its label
(``lines``); so a pattern is an ordinary regular expression over that string. ``ontology/rules/README.md`` is the
guide for those who write patterns.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from fztgraph.claims.words import WordList, Words, alternation, lookbehinds
from fztgraph.errors import OntologyError
from fztgraph.model import Label

#: One private character for each label, for dates, for an unsaid subject and for the word that a rule hangs on.
LABEL_MARKS: dict[Label, str] = {label: chr(0xE000 + place) for place, label in enumerate(Label)}
DATE_MARK = "\ue010"
_BITS = {mark: 1 << place for place, mark in enumerate((*LABEL_MARKS.values(), DATE_MARK))}
CARRIED_MARK = "\ue020"
TRIGGER_MARK = "\ue021"
MARKS = "\ue000-\ue010"

#: Names of these kinds may follow one another with nothing between them but their quotation marks.
_BESIDE = frozenset({Label.POLICY, Label.INITIATIVE})

#: A slot's content that is a date instead of an entity.
DATE = "DATE"

_PLACE = LABEL_MARKS[Label.PLACE]
_NAMES = "".join(LABEL_MARKS.values())
_NAME = f"[{_NAMES}]"
_PERSON = LABEL_MARKS[Label.PERSON]
_OWNER = "[" + "".join(LABEL_MARKS[one] for one in (Label.AGENCY, Label.COMPANY, Label.ORGANIZATION, Label.ZONE)) + "]"
#: The size of an area that may follow its name in a list.
_SIZE = "约?[0-9.,]+(?:平方公里|平方千米|公顷|亩)"
#: The bodies with the posts there that may stand before each person of a list: 甲局局长、乙办主任张三，丙厅厅长李四.
_POSTS = f"(?:(?!{_PERSON}){_NAME}[^，,；：;:。！？!?\n{MARKS}]{{0,14}}){{1,4}}"
#: 它, 其 and the like at the start of a clause are its subject; 其中, 其他 are not.
_PRONOUN = "(?:它|其(?![中他余间次它实]))"
#: A body without a known name right before a date, whose date it is: 某市2021年8月 ….
_NAMELESS = (
    f"[^，,；;：:。！？!?\\n{MARKS}]{{1,12}}(?:[省市县州局厅委港]|公司|集团|口岸|机场|园区|片区|协会|大学)[于在]?"
)
_STOP = "。！？!?…\n>＞→｜|"
_BREAK = "，；：,;:" + _STOP
#: What a gap may not hold, and how long it may be.
_GAPS = {"……": (_STOP, 120), "…": (_BREAK, 60), "~": (_BREAK + MARKS, 12)}
_CLAUSE_START = f"(?:(?<=[{_BREAK}])|(?<![\\s\\S]))"
_CLAUSE_END = f"(?=[{_BREAK}]|\\Z)"
_TOKEN = re.compile(
    r"(?P<slot>\{(?P<subject>\^)?(?:(?P<labels>[A-Z|]+)(?::|(?=[+}])))?(?P<role>[a-z_]+)?(?P<many>\+)?\}(?P<slot_optional>\?)?)"
    r"|(?P<list><(?P<name>[a-z_]+)>(?P<list_optional>\?)?)"
    r"|(?P<barred>!\[(?P<barred_words>[^\[\]]+)\])"
    r"|(?P<choice>\[(?P<words>[^\[\]]+)\](?P<optional>\?)?)"
    r"|(?P<gap>……|…|~)"
    r"|(?P<start>\^)|(?P<end>\$)"
    r"|(?P<space>\s+)"
    r"|(?P<text>[^{}<>\[\]…~^$!\s]+)"
)


@dataclass(frozen=True)
class Slot:
    """One place of a pattern that an entity or a date fills; ``group`` is its name in the regular expression."""

    role: str
    group: str
    labels: frozenset[str]
    many: bool = False


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern. ``carried`` is the same with its subject left unsaid, None where that may not be.

    ``subject`` is the group of its subject, ``subjects`` are the kinds that it may be. ``words`` match words without
    which it cannot match: a text is looked through for those first.
    """

    source: str
    regex: re.Pattern[str]
    carried: re.Pattern[str] | None
    slots: tuple[Slot, ...]
    trigger: WordList | None
    needed: tuple[int, ...]
    subject: str | None = None
    subjects: int = 0
    words: tuple[re.Pattern[str], ...] = ()

    def may_match(self, text: str) -> bool:
        """Say whether a text has all words that the pattern cannot do without."""
        return all(word.search(text) for word in self.words)

    def has_subject(self, present: int) -> bool:
        """Say whether among names of some kinds is one that may be its subject, where it has one."""
        return not self.subjects or bool(self.subjects & present)

    def fits(self, present: int) -> bool:
        """Say whether a text with names of some kinds has all those that the pattern needs; see ``kinds``."""
        return all(present & one for one in self.needed)


def kinds(marks: Iterable[str]) -> int:
    """Return the kinds of names and dates among some characters, one bit each."""
    return reduce(or_, (_BITS[mark] for mark in marks if mark in _BITS), 0)


def compile_pattern(
    source: str, words: Words, roles: Mapping[str, frozenset[str]], *, of_name: bool = False, carries: bool = True
) -> Pattern:
    """Compile a pattern.

    ``roles`` gives the labels that each role may have, from the signatures of what the rule says; a slot may narrow
    them. With ``of_name`` the pattern reads a name instead of a sentence: ``^`` and ``$`` are the name's ends and
    no word list is its trigger. Without ``carries`` its subject is never unsaid. Raises OntologyError for what is not
    in the language.
    """
    return _Compiler(source, words, roles, of_name=of_name, carries=carries).compile()


class _Compiler:
    """The state of one compilation."""

    def __init__(
        self, source: str, words: Words, roles: Mapping[str, frozenset[str]], *, of_name: bool, carries: bool
    ) -> None:
        self.source = source
        self.words = words
        self.roles = roles
        self.of_name = of_name
        self.carries = carries
        #: Between a date and what it dates there is no other date.
        self.between = DATE_MARK if any(DATE in labels for labels in roles.values()) else ""
        self.slots: list[Slot] = []
        self.needed: list[Slot] = []
        self.subject: Slot | None = None
        self.trigger: WordList | None = None
        self.choices: list[str] = []
        self.plain: list[str] = []
        self.carried: list[str] = []

    def compile(self) -> Pattern:
        tokens = self._tokens()
        for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
            self._add(token, before, after)
        if not self.slots and not self.of_name:
            raise OntologyError(f"pattern {self.source!r} has no slot; write at least one, such as {{who}}")
        subject = self.subject
        return Pattern(
            source=self.source,
            regex=re.compile(f"(?=({''.join(self.plain)}))"),
            carried=re.compile(f"(?=({''.join(self.carried)}))") if subject and self.carries else None,
            slots=tuple(self.slots),
            trigger=self.trigger,
            subject=subject.group if subject else None,
            needed=tuple(sorted({kinds(_marks(slot.labels)) for slot in self.needed})),
            subjects=kinds(_marks(subject.labels)) if subject else 0,
            words=tuple(re.compile(choice) for choice in self.choices),
        )

    def _tokens(self) -> list[re.Match[str]]:
        """Return the parts of the pattern, without spaces."""
        tokens: list[re.Match[str]] = []
        place = 0
        while place < len(self.source):
            token = _TOKEN.match(self.source, place)
            if not token:
                raise OntologyError(f"pattern {self.source!r}: cannot read {self.source[place:]!r}; see README.md")
            place = token.end()
            if not token["space"]:
                tokens.append(token)
        return tokens

    def _add(self, token: re.Match[str], before: re.Match[str] | None, after: re.Match[str] | None) -> None:
        kind = token.lastgroup if token.lastgroup in ("gap", "start", "end", "text") else None
        if token["slot"]:
            beside = any(one and one["slot"] and not one["slot_optional"] for one in (before, after))
            self._add_slot(token, alone=not beside and not (after and after["choice"]))
        elif token["list"]:
            self._add_list(token)
        elif token["barred"]:
            self._both(f"(?!{'|'.join(map(self._barred, token['barred_words'].split('|')))})")
        elif token["choice"]:
            choice = alternation(token["words"].split("|"))
            if not token["optional"]:
                self.choices.append(choice)
            self._both(choice + ("?" if token["optional"] else ""))
        elif kind == "gap":
            self._add_gap(token["gap"])
        elif kind == "start":
            self._both(r"\A" if self.of_name else _CLAUSE_START)
        elif kind == "end":
            self._both(r"\Z" if self.of_name else _CLAUSE_END)
        elif kind == "text":
            self._add_text(token["text"])

    def _both(self, regex: str) -> None:
        self.plain.append(regex)
        self.carried.append(regex)

    def _add_gap(self, gap: str) -> None:
        """Add a gap; a clause that opens with a name has a subject of its own and so leaves none unsaid."""
        barred, length = _GAPS[gap]
        regex = f"[^{barred}{self.between}]{{0,{length}}}?"
        own = f"(?!{_NAME}(?!的))" if gap == "…" and self.carried and CARRIED_MARK in self.carried[-1] else ""
        self.plain.append(regex)
        self.carried.append(own + regex)

    def _add_text(self, text: str) -> None:
        """Add words as they are; in the carried variant a mark may follow each break between clauses."""
        self.choices.append(re.escape(text))
        self.plain.append(re.escape(text))
        self.carried.append(
            "".join(re.escape(character) + (f"{CARRIED_MARK}?" if character in _BREAK else "") for character in text)
        )

    def _add_list(self, token: re.Match[str]) -> None:
        name = token["name"]
        if name not in self.words.lists:
            raise OntologyError(f"pattern {self.source!r}: there is no word list <{name}>; add it to words.toml")
        words = self.words.lists[name]
        optional = "?" if token["list_optional"] else ""
        if self.trigger is None and not self.of_name and not optional:
            self.trigger = words
            self._both(f"{TRIGGER_MARK}++")
        else:
            self._both(words.source + optional)
            self.choices.extend([] if optional else [words.source])

    @staticmethod
    def _barred(word: str) -> str:
        """Return what a barred word stands for: words, a name after them (``*``), both after a gap (``~``, ``…``)."""
        barred, length = _GAPS.get(word[0], ("", 0))
        gap = f"[^{barred}]{{0,{length}}}?" if length else ""
        return gap + re.escape(word.lstrip("~…").rstrip("*")) + (_NAME if word[-1] == "*" else "")

    def _add_slot(self, token: re.Match[str], *, alone: bool) -> None:
        slot = Slot(
            role=token["role"] or "",
            group=f"s{len(self.slots)}",
            labels=self._labels(token["labels"], token["role"]),
            many=bool(token["many"]),
        )
        self.slots.append(slot)
        if not token["slot_optional"] and not token["subject"]:
            self.needed.append(slot)
        mark = f"[{''.join(sorted(_marks(slot.labels)))}]"
        body = _listed(mark, slot.labels, self.words) if token["many"] else mark
        if DATE in slot.labels and slot.role:
            body = f"(?:(?<=直到)|{lookbehinds(self.words.lists['before_no_date'].words)})" + body
        if not token["subject"]:
            before, after = self._around(slot) if alone else ("", "")
            self._both(f"(?:{before}(?P<{slot.group}>{body}){after})" + ("?" if token["slot_optional"] else ""))
            return
        if self.subject:
            raise OntologyError(f"pattern {self.source!r} has two subjects; mark only one with ^")
        self.subject = slot
        before, after = self.words.guards()
        self.plain.append(
            f"{before}(?<!{_NAME}、)(?<!{_PLACE}){_PLACE}{{0,2}}?(?P<{slot.group}>{body}){after}(?!{_NAME})"
        )
        self.carried.append(f"(?P<{slot.group}>{CARRIED_MARK})" + self._unsaid())

    def _unsaid(self) -> str:
        """Return what follows an unsaid subject: words that take it up, then none that are a subject themselves."""
        taken = re.sub(r"\?P<\w+>", "?:", self.words.taken_up.pattern)
        own = f"[^{_BREAK}{TRIGGER_MARK}{_NAMES}]{{0,20}}{self.words.lists['not_carried'].source}"
        noun = f"(?!{_NAMELESS}{DATE_MARK})" if self.between else ""
        return f"(?:{taken}|{_PRONOUN})?+{noun}(?!该)(?!(?!{self.words.lists['object_first'].source}){own})"

    def _around(self, slot: Slot) -> tuple[str, str]:
        """Return what may stand before the name that fills a slot, and what may not follow it.

        A name is told apart from those that say whose it is (甲旗下的乙) or where it is (甲省乙市), unless the
        pattern has another name or a choice of words right beside it.
        """
        if self.of_name or not slot.role:
            return "", ""
        owner = self.words.lists["owners"].source
        return f"(?:{_OWNER}{owner}|{_PLACE}{{1,2}}(?={_NAME}))??", f"(?!{owner}{_NAME}|(?<={_PLACE}){_NAME})"

    def _labels(self, written: str | None, role: str | None) -> frozenset[str]:
        allowed = self.roles.get(role or "")
        if written is None:
            if allowed is None:
                raise OntologyError(f"pattern {self.source!r}: nothing is said of {{{role}}}; give it a label")
            return allowed
        labels = frozenset().union(*(self._label(name) for name in written.split("|")))
        return labels & allowed if allowed is not None else labels

    def _label(self, name: str) -> frozenset[str]:
        if name in self.words.labels:
            return self.words.labels[name]
        if name == DATE or name in Label.__members__:
            return frozenset({name})
        raise OntologyError(f"pattern {self.source!r}: {name} is neither a label nor a group of words.toml")


def _marks(labels: frozenset[str]) -> set[str]:
    return {DATE_MARK if label == DATE else LABEL_MARKS[Label(label)] for label in labels}


def _listed(mark: str, labels: frozenset[str], words: Words) -> str:
    """Return the regular expression of one name or of several in a row: X、Y和Z, “X”制度、“Y”平台, X 20亩，Y 30亩."""
    joint = words.lists["joints"].source
    other = f"(?:[^{_BREAK}、{MARKS}]{{1,12}}{joint}){{0,3}}"
    joint = f"(?:{joint}|{_SIZE}[，；、和及]?)"
    titles = "".join(sorted(_marks(labels & _BESIDE)))
    beside = f"|(?<=[{titles}])(?=[{titles}])" if titles else ""
    level = f"(?:{_PLACE}{{1,2}}(?={_PLACE}))?" if Label.PLACE in labels else ""
    posts = f"[，,、和与及]{{1,3}}{CARRIED_MARK}?{_POSTS}(?={_PERSON})|" if Label.PERSON in labels else ""
    holder = "" if posts else f"(?:[^{_BREAK}、{MARKS}]{{1,12}}{_PERSON}(?=[、和与及]))?"
    coined = f"(?:{words.lists['after_coined'].source}(?={joint}))?" if Label.INITIATIVE in labels else ""
    return f"{mark}(?:(?:{posts}{holder}{coined}{joint}{other}{level}{beside}){mark})*"
