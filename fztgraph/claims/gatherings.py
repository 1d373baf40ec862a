"""What an article says to be held, whatever its name: 举办“大讲堂”, “大讲堂”在甲市举行."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fztgraph.claims.lines import Line
from fztgraph.claims.patterns import DATE_MARK, LABEL_MARKS, MARKS
from fztgraph.iris import Iri
from fztgraph.model import Entity, Label

_EVENT = LABEL_MARKS[Label.INITIATIVE]
_WHERE = "".join(LABEL_MARKS[label] for label in (Label.PLACE, Label.ZONE, Label.PORT)) + DATE_MARK
#: Between a name and its being held stand dates and places, but no event of another name (甲项目签字仪式在乙市举行).
_AFTER = (
    f"{_EVENT}(?:(?!仪式|会|活动|赛|节|展)[^，；。：、\n{MARKS}]|[{_WHERE}]){{0,16}}"
    "(?:举行|举办|召开|开幕|闭幕|启幕|落幕|开讲|开赛|开营)"
)
_BEFORE = (
    "(?:举办|召开|主办|承办|协办|举行)[了过的]?"
    f"(?:[首每]届|第[一二三四五六七八九十0-9]+[届期场次])?{_EVENT}(?![的签启开])"
)
_IS_HELD = re.compile(f"{_AFTER}|{_BEFORE}")


@dataclass(frozen=True, slots=True)
class Held:
    """What an article says to be held, and what the names of events look like otherwise."""

    iris: frozenset[Iri] = frozenset()
    named: re.Pattern[str] | None = None


NONE_HELD = Held()


def find_held(lines: Iterable[Line], named: re.Pattern[str]) -> Held:
    """Return the initiatives that lines say to be held."""
    found: set[Iri] = set()
    for line in lines:
        for match in _IS_HELD.finditer(line.text) if _EVENT in line.text else ():
            things = (thing for thing in line.things(*match.span()) if isinstance(thing, Entity))
            found |= {thing.iri for thing in things if thing.label is Label.INITIATIVE}
    return Held(frozenset(found), named)
