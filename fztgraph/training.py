"""Train the statistical recogniser of names from the project's own marked text: ``python -m fztgraph.training CORPUS``.

Training reads ``CORPUS/training/*.txt`` (names marked inline) and the articles that ``CORPUS/gold`` annotates, whose
gold names are looked up in their text. The same text, rules and gazetteer give the same model, byte for byte.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
import spacy
from spacy.language import Language

from fztgraph.articles import read_articles
from fztgraph.doc import make_doc
from fztgraph.errors import FztError, UsageError
from fztgraph.evaluation import find_gold_texts, match_records
from fztgraph.iris import article_iri
from fztgraph.mentions import known, names
from fztgraph.mentions.features import describe_characters
from fztgraph.mentions.gaps import find_gaps
from fztgraph.mentions.statistical import model_path
from fztgraph.mentions.tags import tag_spans
from fztgraph.model import Article, Label
from fztgraph.taken import Taken

#: Chosen once on the development articles: regularisation, iterations, and how often a feature must occur.
SETTINGS = {"c1": 0.1, "c2": 0.2, "max_iterations": 80, "feature.minfreq": 2}

_MARKED = re.compile(r"〔(?P<label>[A-Z]+):(?P<name>[^〕]*)〕|(?P<plain>[^〔]+)")
_POINTER = re.compile(r"[我全该本此两]|首批|双方")
_TWO_NAMES = re.compile(r".所属|[^“「]《")
_SHORTLY_NAMED = frozenset({Label.PLACE, Label.PERSON, Label.COMPANY})
#: A last word of a longer name with so few characters is no name by itself.
_BARE = 4
#: Marked paragraphs are read in pieces of so many lines.
_LINES = 12


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the labelled spans of its names, in characters of its text."""

    article: Article
    spans: tuple[tuple[int, int, str], ...]


def train(corpus: Path, model: Path) -> int:
    """Train on a corpus folder and write the model; returns how many characters it was trained on."""
    nlp = spacy.blank("zh")
    nlp.add_pipe(known.COMPONENT)
    trainer = pycrfsuite.Trainer(verbose=False)
    characters = 0
    for example in (*read_marked_examples(corpus / "training"), *read_gold_examples(corpus / "gold")):
        features, tags = _observe(nlp, example)
        if tags:
            trainer.append(features, tags)
            characters += len(tags)
    if not characters:
        raise UsageError(f"{corpus}: holds no training text; give the corpus folder of a checkout")
    trainer.select("lbfgs")
    trainer.set_params(SETTINGS)
    trainer.train(str(model))
    return characters


def _observe(nlp: Language, example: Example) -> tuple[list[list[str]], list[str]]:
    """Return the features and the tags of an example's reading."""
    doc = nlp(make_doc(nlp, example.article))
    places = {offset: place for place, offset in enumerate(doc._.reading.offsets)}
    spans = []
    for start, end, label in example.spans:
        shown = [places[offset] for offset in range(start, end) if offset in places]
        if shown:
            spans.append((shown[0], shown[-1] + 1, label))
    gaps = find_gaps(example.article.text, doc._.reading)
    proposed = names.propose(doc, gaps)
    features = describe_characters(doc._.reading.text, proposed, names.choose(proposed), gaps)
    return features, tag_spans(len(doc), spans)


def read_marked_examples(folder: Path) -> Iterator[Example]:
    """Yield the marked paragraphs of a folder; a comment line (#) begins a new item."""
    for path in sorted(folder.glob("*.txt")):
        for number, lines in enumerate(_items(path.read_text(encoding="utf-8").splitlines())):
            yield read_marks("\n".join(lines), f"{path.stem}-{number}")


def _items(lines: Iterable[str]) -> Iterator[list[str]]:
    item: list[str] = []
    for line in (*lines, "#"):
        if item and (line.startswith("#") or len(item) == _LINES):
            yield item
            item = []
        if line.strip() and not line.startswith("#"):
            item.append(line)


def read_marks(text: str, stem: str) -> Example:
    """Return the example that text with 〔LABEL:name〕 marks is; raises UsageError for an unknown label.

    >>> read_marks("〔PLACE:黑河〕开放", "a").spans
    ((0, 2, 'PLACE'),)
    """
    plain, spans = "", []
    for mark in _MARKED.finditer(text):
        name = mark["name"] or ""
        if mark["label"]:
            if mark["label"] not in Label.__members__:
                raise UsageError(f"{stem}: {mark['label']!r} is no label; use one of {', '.join(Label.__members__)}")
            spans.append((len(plain), len(plain) + len(name), mark["label"]))
        plain += mark["plain"] or name
    return Example(Article(article_iri(stem, None), f"{stem}.txt", "", plain, markdown=False), tuple(spans))


def read_gold_examples(folder: Path) -> Iterator[Example]:
    """Yield the annotated articles of a gold folder, each gold name wherever the article has it."""
    gold = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json"))}
    articles = [article for path in find_gold_texts(folder) for article in read_articles(path)]
    records = [{"id": a.iri, "source": a.source, "number": a.number, "article": a} for a in articles]
    for identifier, record in sorted(match_records(gold, records).items()):
        article = record["article"]
        yield Example(article, tuple(_find_names(article.text, gold[identifier]["entities"])))


def _find_names(text: str, entities: list[dict[str, Any]]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of gold names in a text, the longest names and the required entities first."""
    places = {
        name for entity in entities if entity["label"] == Label.PLACE for name in entity["names"] if len(name) > 1
    }
    wanted = [
        (-len(name), bool(entity.get("optional")), name, entity["label"])
        for entity in entities
        for name in _own_names(entity, places)
    ]
    taken = Taken(len(text))
    for _, _, name, label in sorted(wanted):
        for match in re.finditer(_loose(name), text):
            if taken.is_free(*match.span()):
                taken.take(*match.span())
                yield *match.span(), label


def _own_names(entity: dict[str, Any], places: set[str]) -> list[str]:
    """Return the names of an entity that name it, and nothing else, by themselves.

    Gold lists every form under which an article speaks of a thing. 我省, 该协定 and the bare last word of a longer
    name (协定) refer back to it and are found so; 黑龙江省绥芬河市, 甲海关所属乙海关 and 联合国《…公约》 are two names.
    """
    names: list[str] = entity["names"]
    own = []
    for name in names:
        refers = len(name) < 2 or _POINTER.match(name)
        bare = len(name) <= _BARE and _is_last_word(name, entity["label"], names)
        after_place = entity["label"] == Label.PLACE and any(
            name.startswith(place) for place in places.difference(names)
        )
        if not (refers or bare or after_place or _TWO_NAMES.search(name)):
            own.append(name)
    return own


def _is_last_word(name: str, label: str, names: list[str]) -> bool:
    """Say whether a name is the last word of a longer one; places and persons have short names of their own."""
    return label not in _SHORTLY_NAMED and any(other != name and other.endswith(name) for other in names)


def _loose(name: str) -> str:
    """Return a pattern for a name whatever white space, bold marks or line breaks stand inside it."""
    return r"[\s*]*".join(re.escape(character) for character in name if not character.isspace())


def main(argv: list[str] | None = None) -> int:
    """Run the training from the command line."""
    parser = argparse.ArgumentParser(prog="python -m fztgraph.training", description="Train the recogniser of names.")
    parser.add_argument("corpus", type=Path, help="the corpus folder, with training/ and gold/")
    parser.add_argument("-o", "--output", type=Path, default=model_path(), help="where to write the model")
    arguments = parser.parse_args(argv)
    try:
        characters = train(arguments.corpus, arguments.output)
    except FztError as error:
        sys.stderr.write(f"fztgraph: {error}\n")
        return 1
    sys.stderr.write(f"trained on {characters} characters: {arguments.output}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
