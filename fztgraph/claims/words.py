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
    "vague",
)


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
    """Word lists, groups of labels, and the short forms that long parts of names have."""

    lists: Mapping[str, WordList]
    labels: Mapping[str, frozenset[str]]
    short: tuple[tuple[re.Pattern[str], str], ...]
    taken_up: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        nouns, both = self.lists["common_nouns"].source, self.lists["both"].source
        source = f"(?:该|本|此|这一|这条|这个|此次|本次|这份|这家|这座|这项)?(?P<noun>{nouns})|(?P<both>{both})"
        object.__setattr__(self, "taken_up", re.compile(source))

    def guards(self) -> tuple[str, str]:
        """Return what a regular expression has before and after a subject: no preposition, no 的."""
        return lookbehinds(self.lists["before_no_subject"].words), f"(?!{self.lists['after_no_subject'].source})"

    def shorten(self, name: str) -> str:
        """Return a name with the short forms of its parts, so that two forms of one name can be compared."""
        for pattern, short in self.short:
            name = pattern.sub(short, name)
        return name


def alternation(words: Iterable[str]) -> str:
    """Return the regular expression of one of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


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


def lookbehinds(words: Iterable[str]) -> str:
    """Return the regular expression that none of some words stands before a place."""
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    return "".join(f"(?<!{alternation(by_length[length])})" for length in sorted(by_length))
