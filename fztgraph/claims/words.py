"""The words that the rules share, from ``ontology/rules/words.toml``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fztgraph.errors import OntologyError
from fztgraph.model import Label

#: Word lists that the machinery itself names, so that they must be there.
_NEEDED = (
    "both",
    "before_no_subject",
    "after_no_subject",
    "not_carried",
    "common_nouns",
    "joints",
    "verbs",
    "before_no_date",
    "owners",
    "object_first",
    "short_nouns",
    "gatherings",
    "events",
    "vague",
    "signals",
    "zone_nouns",
    "port_nouns",
    "before_noun",
    "after_noun",
    "own_documents",
    "after_coined",
)

#: How many things a clause takes up: 两份文件, 三个片区.
NUMERALS = {numeral: count for count, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_POINTER = "(?:(?:新修订|修订后|新出台|新发布|新印发)的|新版|[该本此这]一?[条个次份家座项趟列班套艘届]?)"
#: What numbers the parts of a document, before what they say: 第二十条 本办法自 …
_ARTICLE = r"(?:第[一二三四五六七八九十百零〇\d]+条\s?)?"
#: Who speaks, after at most some words that are no name: 目前我们, 我公司.
_WE = "[^，；：,;:。！？!?\ue000-\ue010]{0,6}?(?:我们(?:公司|集团|企业|银行)?|我公司|我司)"
#: 两地海关, 三省商会: so many of a kind, one from each side.
_SIDES = f"(?P<sides>[{''.join(NUMERALS)}])(?:地|市|省|国|区|县|校|家)"
_COUNT = f"(?P<count>[{''.join(NUMERALS)}])(?:个|项|条|份|部|座|家|趟|大|处|所)"


@dataclass(frozen=True)
class WordList:
    """Words that patterns name together; an occurrence inside one of ``excepted`` does not count."""

    words: tuple[str, ...]
    excepted: tuple[str, ...] = ()
    source: str = field(init=False)
    regex: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", alternation(self.words))
        skipped = f"{alternation(self.excepted)}|" if self.excepted else ""
        object.__setattr__(self, "regex", re.compile(f"{skipped}({self.source})"))

    def occurrences(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text, the longest at each place."""
        return [match.span(1) for match in self.regex.finditer(text) if match.group(1)]


@dataclass(frozen=True)
class Words:
    """Word lists, groups of labels, and the short forms that long parts of names have.

    ``kinds`` gives for common nouns (企业, 文件) the label of what they stand for, whatever its name.
    """

    lists: Mapping[str, WordList]
    labels: Mapping[str, frozenset[str]]
    short: tuple[tuple[re.Pattern[str], str], ...]
    kinds: Mapping[str, str]
    taken_up: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        nouns, both = self.lists["common_nouns"].source, self.lists["both"].source
        counted = alternation([*self.lists["common_nouns"].words, *self.kinds])
        short = f"[该本](?P<short>{self.lists['short_nouns'].source})|[全我](?P<area>[省市县区州])"
        several = f"(?:这|上述|其中)?(?:{_COUNT}(?P<counted>{counted})|{_SIDES}(?P<sided>{nouns}))|(?P<both>{both})"
        source = f"{_ARTICLE}(?:(?P<speaking>{_WE})|{_POINTER}?(?P<noun>{nouns})|{short}|{several})"
        object.__setattr__(self, "taken_up", re.compile(source))

    def guards(self) -> tuple[str, str]:
        """Return what a regular expression has before and after a subject: no preposition, no 的.

        What follows 自 is a subject only where the clause says since when (自甲与乙签约以来).
        """
        since = "(?:(?<!自)(?<!自从)|(?=[^。！？；]{0,80}(?:以来|之后)))"
        before = lookbehinds(self.lists["before_no_subject"].words)
        return before + since, f"(?!{self.lists['after_no_subject'].source})"

    def shorten(self, name: str) -> str:
        """Return a name with the short forms of its parts, so that two forms of one name can be compared."""
        for pattern, short in self.short:
            name = pattern.sub(short, name)
        return name


def alternation(words: Iterable[str]) -> str:
    """Return the regular expression of one of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def names_in(words: WordList) -> re.Pattern[str]:
    """Return what finds in a name that it ends in one of some words, whatever stands in parentheses after it."""
    return re.compile(words.source + r"\W*(?:[（(][^（）()]+[）)])?\W*\Z")


def read_words(path: Path) -> Words:
    """Read the file of words; raises OntologyError that names the file and what is wrong in it."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: not readable as TOML ({error}); mend the file") from None
    lists = {name: _word_list(path.name, name, table) for name, table in content.get("lists", {}).items()}
    for name, parts in content.get("unions", {}).items():
        lists[name] = _union(path.name, name, [lists.get(part) for part in parts])
    for name in _NEEDED:
        if name not in lists:
            raise OntologyError(f"{path.name}: no list {name!r}; add [lists.{name}] with its words")
    return Words(
        lists=lists,
        labels={name: _labels(path.name, name, labels) for name, labels in content.get("labels", {}).items()},
        kinds=_kinds(path.name, content.get("kinds", {})),
        short=tuple((re.compile(long), short) for long, short in content.get("short", {}).items()),
    )


def _word_list(source: str, name: str, table: Mapping[str, Any]) -> WordList:
    words = table.get("words")
    if not words or set(table) - {"words", "except"}:
        raise OntologyError(f"{source}: list {name!r} needs words, may have except, and nothing else")
    return WordList(tuple(words), tuple(table.get("except", ())))


def _union(source: str, name: str, parts: list[WordList | None]) -> WordList:
    found = [part for part in parts if part]
    if len(found) != len(parts):
        raise OntologyError(f"{source}: union {name!r} names a list that is not there")
    return WordList(tuple(w for part in found for w in part.words), tuple(w for part in found for w in part.excepted))


def _labels(source: str, name: str, labels: list[str]) -> frozenset[str]:
    unknown = set(labels) - set(Label.__members__)
    if unknown:
        raise OntologyError(f"{source}: group {name!r} has {min(unknown)!r}, which is no label")
    return frozenset(labels)


def _kinds(source: str, table: Mapping[str, Any]) -> dict[str, str]:
    for noun, label in table.items():
        if label not in Label.__members__:
            raise OntologyError(f"{source}: kind {noun!r} is {label!r}, which is no label")
    return dict(table)


def lookbehinds(words: Iterable[str]) -> str:
    """Return the regular expression that none of some words stands before a place."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    return "".join(f"(?<!{alternation(by_length[length])})" for length in sorted(by_length))
