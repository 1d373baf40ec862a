"""What things are called, many at once: names in the language asked for, classes, keys."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from fztgraph.explorer.frame import cut
from fztgraph.explorer.links import key_of
from fztgraph.explorer.source import Cell, Row, Source, values
from fztgraph.explorer.words import term_label
from fztgraph.iris import BACKGROUND_GRAPH, NS
from fztgraph.themes import Theme
from fztgraph.vocab import THING_CLASSES, class_path

#: What the names of areas begin with.
_ZONE = re.compile(r"^.*(?:自由贸易试验区|自由贸易港)(?=.)")
#: How many things one query asks of.
_BATCH = 500

#: A second VALUES would be joined by reading the properties of all things; a filter looks at these alone.
_NAMES = """SELECT ?it ?property ?name {{ {values} ?it ?property ?name
FILTER(?property IN (skos:prefLabel, fzt:pinyin, dct:title, rdfs:label)) }}"""
_CLASSES = f"""SELECT ?it ?class {{{{ {{values}} ?it a ?class
FILTER(?class IN ({", ".join(f"fzt:{name}" for name in THING_CLASSES)})) }}}}"""
#: What several graphs say differently is decided by how many say it; the reference lists have the last word.
_NAME_VOTES = """SELECT ?it ?value (COUNT(?graph) AS ?votes) (MAX(IF(?graph = <{background}>, 1, 0)) AS ?listed) {{
{values} GRAPH ?graph {{ ?it skos:prefLabel ?value }} }} GROUP BY ?it ?value"""
_CLASS_VOTES = """SELECT ?it ?value (COUNT(?graph) AS ?votes) (MAX(IF(?graph = <{background}>, 1, 0)) AS ?listed) {{
{values} GRAPH ?graph {{ ?it a ?value }} }} GROUP BY ?it ?value"""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as pages name it. ``name_lang`` is ``zh-Latn`` for a name that is only spelt in pinyin.

    ``kind`` is its main class and ``type`` its own class, by local name; both are empty for what is no thing.
    """

    iri: str
    name: str
    name_lang: str = "zh"
    kind: str = ""
    type: str = ""
    other: str = ""

    @property
    def key(self) -> str:
        """What stands for the thing in a parameter."""
        return key_of(self.iri)

    def class_label(self, lang: str) -> str:
        """Return what its class is called."""
        return term_label(self.type, lang) if self.type else ""


def read_names(source: Source, iris: Iterable[str], lang: str) -> Mapping[str, Named]:
    """Return what things, articles and themes are called, by IRI; one that has no name goes by its key."""
    wanted = list(dict.fromkeys(iris))
    texts = _texts(source, wanted)
    types = read_types(source, wanted)
    return {iri: name_of(iri, texts.get(iri, {}), types.get(iri, ""), lang) for iri in wanted}


def read_name(source: Source, iri: str, lang: str) -> Named:
    """Return what one thing is called."""
    return read_names(source, [iri], lang)[iri]


def read_types(source: Source, iris: Sequence[str]) -> Mapping[str, str]:
    """Return the own class of each thing that has one, by local name."""
    found: dict[str, set[str]] = defaultdict(set)
    for batch in batches(iris):
        for row in source.select(_CLASSES.format(values=values("it", batch))):
            found[row["it"].value].add(row["class"].value.removeprefix(NS))
    return settle_types(source, found)


def settle_types(source: Source, found: Mapping[str, set[str]]) -> Mapping[str, str]:
    """Return the class to tell of each thing, of all that graphs say it is of."""
    disputed = [iri for iri, names in found.items() if not _is_path(names)]
    votes = _votes(source, _CLASS_VOTES, disputed)
    return {iri: _deepest(names, votes.get(iri, {})) for iri, names in found.items()}


def settle_names(source: Source, found: Mapping[str, Mapping[str, Sequence[Cell]]]) -> Mapping[str, Mapping[str, str]]:
    """Return the name to tell of each thing by language, of all that graphs give it."""
    disputed = [iri for iri, names in found.items() if any(len(cells) > 1 for cells in names.values())]
    votes = _votes(source, _NAME_VOTES, disputed)
    return {
        iri: {lang: _elected(cells, votes.get(iri, {})) for lang, cells in names.items()}
        for iri, names in found.items()
    }


def batches(iris: Sequence[str]) -> Iterator[list[str]]:
    """Yield IRIs in portions that one query can hold."""
    rest = iter(iris)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _texts(source: Source, iris: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the main names of things by language, articles' titles among them."""
    found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for batch in batches(iris):
        for row in source.select(_NAMES.format(values=values("it", batch))):
            name = row["name"]
            spelt = row["property"].value.endswith("#pinyin")
            found[row["it"].value]["zh-Latn" if spelt else name.language].append(name)
    return settle_names(source, found)


def _votes(source: Source, query: str, iris: Sequence[str]) -> Mapping[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for batch in batches(iris):
        rows: list[Row] = source.select(query.format(values=values("it", batch), background=BACKGROUND_GRAPH))
        for row in rows:
            votes = int(row["votes"].value) + 1_000_000 * int(row["listed"].value)
            found[row["it"].value][row["value"].value.removeprefix(NS)] = votes
    return found


def _elected(cells: Sequence[Cell], votes: Mapping[str, int]) -> str:
    return min((cell.value for cell in cells), key=lambda name: (-votes.get(name, 0), -len(name), name))


def _is_path(names: set[str]) -> bool:
    return any(names <= set(class_path(name)) for name in names)


def _deepest(names: set[str], votes: Mapping[str, int]) -> str:
    ranked = sorted(names, key=lambda name: (-votes.get(name, 0), -len(class_path(name)), name))
    main = class_path(ranked[0])[-1]
    own = [name for name in ranked if class_path(name)[-1] == main]
    return max(own, key=lambda name: len(class_path(name)))


def name_of(iri: str, texts: Mapping[str, str], type_: str, lang: str) -> Named:
    """Return a thing as pages name it, from its names by language and its own class."""
    order = ("en", "zh-Latn", "zh", "") if lang == "en" else ("zh", "", "en")
    name_lang = next((each for each in order if texts.get(each)), min(texts, default="zh"))
    name = cut(texts.get(name_lang) or unquote(key_of(iri)))
    other = cut(texts.get("zh" if lang == "en" else "en", ""))
    kind = class_path(type_)[-1] if type_ else ""
    return Named(iri, name, name_lang or "zh", kind, type_, "" if other == name else other)


def named_theme(theme: Theme, lang: str) -> Named:
    """Return a theme as pages name it."""
    return Named(theme.iri, theme.called(lang), lang)


def area_name(name: str) -> str:
    """Return the name of an area without that of its zone.

    >>> area_name("中国（黑龙江）自由贸易试验区黑河片区"), area_name("中国（天津）自由贸易试验区")
    ('黑河片区', '中国（天津）自由贸易试验区')
    """
    return _ZONE.sub("", name)
