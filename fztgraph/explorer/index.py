"""The index of names: read once a generation, so that things are found by any part of a name, by pinyin or initials."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from fztgraph.explorer.folding import fold
from fztgraph.explorer.lines import Lines
from fztgraph.explorer.names import settle_names, settle_types
from fztgraph.explorer.source import Cell, Source
from fztgraph.explorer.syllables import is_chinese, syllables
from fztgraph.iris import ID, NS
from fztgraph.vocab import THING_CLASSES

#: An index holds at most so many names; a name counts with at most so many characters.
_MOST_NAMES, _LONGEST = 5_000_000, 200
_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")

_CLASSES = f"""SELECT ?it ?class {{ VALUES ?class {{ {" ".join(f"fzt:{name}" for name in THING_CLASSES)} }}
?it a ?class }} LIMIT {_MOST_NAMES}"""
_NAMES = f"""SELECT ?it ?property ?name {{ VALUES ?property {{ skos:prefLabel skos:altLabel skos:hiddenLabel }}
?it ?property ?name }} LIMIT {_MOST_NAMES}"""
#: What gives weight: articles that mention a thing count as claims about it do.
_WEIGHTS = tuple(
    f"SELECT ?it (COUNT(*) AS ?count) {{ ?one {property_} ?it }} GROUP BY ?it LIMIT {_MOST_NAMES}"
    for property_ in ("schema:mentions", "rdf:subject", "rdf:object", "fzt:about")
)


@dataclass(frozen=True, slots=True)
class Index:
    """Things in the order of their weight, and their names in lines.

    ``owners`` gives the thing of each line of ``names`` (as printed) and of ``folded``; ``spelt`` gives the line of
    names that each line of ``pinyin`` and of ``initials`` spells.
    """

    iris: tuple[str, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    types: tuple[str, ...]
    places: Mapping[str, int]
    names: Lines
    folded: Lines
    owners: Sequence[int]
    pinyin: Lines
    initials: Lines
    spelt: Sequence[int]


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
    return _assemble(order, types, main, others, step)


def _read_types(source: Source) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in source.select(_CLASSES):
        found[row["it"].value].add(row["class"].value.removeprefix(NS))
    return {iri: intern(name) for iri, name in settle_types(source, found).items()}


def _read_names(
    source: Source, types: Mapping[str, str]
) -> tuple[Mapping[str, Mapping[str, str]], dict[str, set[str]]]:
    """Return the main names of things by language, and all that they are called otherwise."""
    main: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    others: dict[str, set[str]] = defaultdict(set)
    for row in source.select(_NAMES):
        iri, name = row["it"].value, row["name"]
        if iri not in types:
            continue
        others[iri].add(name.value)
        if row["property"].value.endswith("#prefLabel"):
            main[iri][name.language].append(name)
    return settle_names(source, main), others


def _assemble(
    order: Sequence[str],
    types: Mapping[str, str],
    main: Mapping[str, Mapping[str, str]],
    others: Mapping[str, set[str]],
    step: Callable[[], None],
) -> Index:
    texts: list[str] = []
    owners = array("L")
    for place, iri in enumerate(order):
        first = [name for name in (main.get(iri, {}).get(lang) for lang in ("zh", "en", "")) if name]
        lines = dict.fromkeys([*first, *sorted(others.get(iri, ())), *([] if first else [iri.removeprefix(ID)])])
        texts += [_CONTROLS.sub(" ", name[:_LONGEST]) for name in lines]
        owners.extend([place] * len(lines))
    step()
    names = Lines(texts)
    del texts
    folded = Lines(fold(str(names))[1:-1].split("\n")) if len(owners) else Lines(())
    step()
    pinyin, initials, spelt = _spell(folded, step)
    return Index(
        iris=tuple(order),
        zh=tuple(main.get(iri, {}).get("zh") or main.get(iri, {}).get("", "") for iri in order),
        en=tuple(main.get(iri, {}).get("en", "") for iri in order),
        types=tuple(types[iri] for iri in order),
        places={iri: place for place, iri in enumerate(order)},
        names=names,
        folded=folded,
        owners=owners,
        pinyin=pinyin,
        initials=initials,
        spelt=spelt,
    )


def _spell(folded: Lines, step: Callable[[], None]) -> tuple[Lines, Lines, Sequence[int]]:
    pinyin, initials, spelt = [], [], array("L")
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
