"""Train the statistical recogniser of names from the project's own marked text: ``python -m fztgraph.training CORPUS``.

Training reads ``CORPUS/training/*.txt``, where names are marked inline. The annotated articles of ``CORPUS/gold`` are
left out: the rules were tuned on them and read them too well, so that a model trained there trusts the rules too much
elsewhere. The same text, rules and gazetteer give the same model, byte for byte.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
import spacy
from spacy.language import Language

from fztgraph.doc import make_doc
from fztgraph.errors import FztError, UsageError
from fztgraph.iris import article_iri
from fztgraph.mentions import known, names
from fztgraph.mentions.features import describe_characters
from fztgraph.mentions.gaps import find_gaps
from fztgraph.mentions.statistical import model_path
from fztgraph.mentions.tags import tag_spans
from fztgraph.model import Article, Label

#: Chosen once on the development articles: regularisation, iterations, and how often a feature must occur.
SETTINGS = {"c1": 0.1, "c2": 0.2, "max_iterations": 60, "feature.minfreq": 2}

_MARKED = re.compile(r"〔(?P<label>[A-Z]+):(?P<name>[^〕]*)〕|(?P<plain>[^〔]+)")
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
    for example in read_marked_examples(corpus / "training"):
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


def main(argv: list[str] | None = None) -> int:
    """Run the training from the command line."""
    parser = argparse.ArgumentParser(prog="python -m fztgraph.training", description="Train the recogniser of names.")
    parser.add_argument("corpus", type=Path, help="the corpus folder, with training/")
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
