"""The index of names: read once a generation, so that things are found by any part of a name, by pinyin or initials."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fztgraph.explorer.folding import fold
from fztgraph.explorer.lines import Coded, Lines
from fztgraph.explorer.names import settle_names, settle_types
from fztgraph.explorer.source import Cell, Source
from fztgraph.explorer.syllables import is_chinese, syllables
from fztgraph.iris import ID
from fztgraph.vocab import THING_CLASSES

#: An index holds at most so many names; a name counts with at most so many characters.
_MOST_NAMES, _LONGEST = 5_000_000, 200
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")

#: One query a class and a property: what is not in the answer need not be looked up for each row.
_OF_CLASS = "SELECT ?it {{ ?it a fzt:{name} }} LIMIT {most}"
_NAMES = "SELECT ?it ?name {{ ?it {property} ?name }} LIMIT {most}"
_PROPERTIES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "fzt:pinyin")
#: What gives weight: articles that mention a thing count as claims about it do.
_WEIGHTS = tuple(
    f"SELECT ?it (COUNT(*) AS ?count) {{ ?one {property_} ?it }} GROUP BY ?it LIMIT {_MOST_NAMES}"
    for property_ in ("schema:mentions", "rdf:subject", "rdf:object", "fzt:about")
)


_ARTICLES = f"""SELECT ?article ?title ?day {{ ?article a fzt:Article OPTIONAL {{ ?article dct:title ?title }}
OPTIONAL {{ ?article dct:issued ?day }} }} LIMIT {_MOST_NAMES}"""
_THEMES = "SELECT ?theme (COUNT(*) AS ?count) { ?article a fzt:Article ; fzt:theme ?theme } GROUP BY ?theme"


@dataclass(frozen=True, slots=True)
class Titles:
    """The articles, the latest first, with their titles, as printed and folded, and their days, empty for none."""

    iris: Sequence[str] = ()
    dates: Sequence[str] = ()
    printed: Lines = field(default_factory=lambda: Lines(()))
    folded: Lines = field(default_factory=lambda: Lines(()))


@dataclass(frozen=True, slots=True)
class Index:
    """Things in the order of their weight, their main names, and all their names in lines.

    ``owners`` gives the thing of each line of ``names`` (as printed) and of ``folded``; ``spelt`` gives the line of
    names that each line of ``pinyin`` and of ``initials`` spells; ``themes`` counts the articles on each theme;
    ``told`` counts the things that articles tell of, which are the first.
    """

    iris: Lines
    zh: Lines
    en: Lines
    latin: Lines
    types: Coded
    names: Lines
    folded: Lines
    owners: Sequence[int]
    pinyin: Lines
    initials: Lines
    spelt: Sequence[int]
    titles: Titles
    themes: Mapping[str, int]
    told: int

    def place_of(self, iri: str) -> int | None:
        """Return the place of a thing, None for one that is not there."""
        return next(self.iris.equal(iri), None) if "\n" not in iri else None


class StoppedError(Exception):
    """Whoever wanted an index no longer does."""


def build_index(source: Source, *, is_stopped: Callable[[], bool] = lambda: False) -> Index:
    """Return the index of all things; raises StoppedError soon after ``is_stopped`` says so."""

    def step() -> None:
        if is_stopped():
            raise StoppedError

    types = _read_types(source)
    step()
    main, others = _read_names(source, types)
    step()
    weights: Counter[str] = Counter()
    for query in _WEIGHTS:
        for row in source.select(query):
            if (iri := row["it"].value) in types:
                weights[iri] += int(row["count"].value)
        step()
    order = sorted(types, key=lambda iri: (-weights[iri], iri))
    names, owners = _lines(order, main, others)
    step()
    folded = _folded(names)
    step()
    pinyin, initials, spelt = _spell(folded, step)
    return Index(
        iris=Lines(order),
        zh=Lines(_line(main.get(iri, {}).get("zh") or main.get(iri, {}).get("", "")) for iri in order),
        en=Lines(_line(main.get(iri, {}).get("en", "")) for iri in order),
        latin=Lines(_line(main.get(iri, {}).get("zh-Latn", "")) for iri in order),
        types=Coded.of(types[iri] for iri in order),
        names=names,
        folded=folded,
        owners=owners,
        pinyin=pinyin,
        initials=initials,
        spelt=spelt,
        titles=_read_titles(source),
        themes={row["theme"].value: int(row["count"].value) for row in source.select(_THEMES)},
        told=sum(weights[iri] > 0 for iri in order),
    )


def _read_titles(source: Source) -> Titles:
    found: dict[str, tuple[str, str]] = {}
    for row in source.select(_ARTICLES):
        day, title = (row[name].value if name in row else "" for name in ("day", "title"))
        found[row["article"].value] = (day, _line(title))
    order = sorted(sorted(found), key=lambda iri: found[iri][0], reverse=True)
    printed = Lines(found[iri][1] for iri in order)
    return Titles(Lines(order), Lines(found[iri][0] for iri in order), printed, _folded(printed))


def _folded(lines: Lines) -> Lines:
    return Lines(fold(str(lines))[1:-1].split("\n") if len(lines) else ())


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text[:_LONGEST])


def _read_types(source: Source) -> Mapping[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in THING_CLASSES:
        for row in source.select(_OF_CLASS.format(name=name, most=_MOST_NAMES)):
            found[row["it"].value].add(name)
    return settle_types(source, found)


def _read_names(
    source: Source, types: Mapping[str, str]
) -> tuple[Mapping[str, Mapping[str, str]], dict[str, set[str]]]:
    """Return the main names of things by language, and all that they are called otherwise."""
    main: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    others: dict[str, set[str]] = defaultdict(set)
    for property_ in _PROPERTIES:
        for row in source.select(_NAMES.format(property=property_, most=_MOST_NAMES)):
            iri, name = row["it"].value, row["name"]
            if iri not in types:
                continue
            if property_ in ("skos:prefLabel", "fzt:pinyin"):
                main[iri]["zh-Latn" if property_ == "fzt:pinyin" else name.language].append(name)
            if property_ != "fzt:pinyin":
                others[iri].add(name.value)
    return settle_names(source, main), others


def _lines(
    order: Sequence[str], main: Mapping[str, Mapping[str, str]], others: Mapping[str, set[str]]
) -> tuple[Lines, Sequence[int]]:
    """Return the names of things, main names first, and the place of the thing of each."""
    texts: list[str] = []
    owners = array("I")
    for place, iri in enumerate(order):
        first = [name for name in (main.get(iri, {}).get(lang) for lang in ("zh", "en", "")) if name]
        names = dict.fromkeys([*first, *sorted(others.get(iri, ())), *([] if first else [iri.removeprefix(ID)])])
        texts += map(_line, names)
        owners.extend([place] * len(names))
    return Lines(texts), owners


def _spell(folded: Lines, step: Callable[[], None]) -> tuple[Lines, Lines, Sequence[int]]:
    pinyin, initials, spelt = [], [], array("I")
    for line in range(len(folded)):
        text = folded[line]
        if is_chinese(text):
            read = syllables(text)
            pinyin.append("".join(read))
            initials.append("".join(each[0] for each in read))
            spelt.append(line)
        if line % 10_000 == 0:
            step()
    return Lines(pinyin), Lines(initials), spelt
