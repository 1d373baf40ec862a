"""Measure each stage of the pipeline, and a refresh, as ratios to making a bare document in the same run.

Ratios travel between machines; characters per second do not. Usage: python benchmarks/stages.py [FILE_OR_FOLDER]
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.articles import find_files, read_articles
from fztgraph.doc import make_doc
from fztgraph.model import Article, Extraction
from fztgraph.pipeline import build_pipeline, extract_article
from fztgraph.quads import article_quads, validate_quads
from fztgraph.refresh import refresh

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "newsletters"
ROUNDS = 5


def clock(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure_components(nlp: Language, articles: Sequence[Article]) -> dict[str, float]:
    """Return the seconds that a bare document and each component take for all articles, the best of some rounds."""
    best: dict[str, float] = {}

    def note(name: str, seconds: float) -> None:
        best[name] = min(best.get(name, seconds), seconds)

    for _ in range(ROUNDS):
        docs: list[Doc] = []
        note("bare document", clock(lambda docs=docs: docs.extend(make_doc(nlp, article) for article in articles)))
        for name, component in nlp.pipeline:
            note(name, clock(lambda docs=docs, component=component: [component(doc) for doc in docs]))
    return best


def measure_graph(extractions: Sequence[Extraction]) -> dict[str, float]:
    """Return the seconds that quads and their validation take for all articles, the best of some rounds."""
    graphs = [tuple(article_quads(extraction)) for extraction in extractions]
    return {
        "quads": min(clock(lambda: [tuple(article_quads(e)) for e in extractions]) for _ in range(ROUNDS)),
        "validation": min(clock(lambda: [tuple(validate_quads(quads)) for quads in graphs]) for _ in range(ROUNDS)),
    }


def measure_refresh(path: Path) -> dict[str, float]:
    """Return the seconds of a first refresh, and of one that finds nothing changed."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        first = clock(lambda: refresh([path], store))
        return {"first refresh": first, "unchanged refresh": clock(lambda: refresh([path], store))}


def show(seconds: dict[str, float], *, characters: int, bare: float) -> None:
    """Print one row a stage."""
    for name, spent in seconds.items():
        print(f"{name:<20}{spent * 1000:>10.1f}{characters / spent:>16,.0f}{spent / bare:>10.1f}")


def main() -> None:
    """Measure and print."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    articles = [article for file in find_files([path]) for article in read_articles(file)]
    characters = sum(len(article.text) for article in articles)
    started = time.perf_counter()
    nlp = build_pipeline()
    extract_article(nlp, articles[0])
    print(f"{len(articles)} articles, {characters} characters; ready in {time.perf_counter() - started:.1f} s")
    components = measure_components(nlp, articles)
    bare = components["bare document"]
    print(f"\n{'stage':<20}{'ms':>10}{'characters/s':>16}{'ratio':>10}")
    show(components, characters=characters, bare=bare)
    show({"extraction, whole": sum(components.values())}, characters=characters, bare=bare)
    show(measure_graph([extract_article(nlp, article) for article in articles]), characters=characters, bare=bare)
    show(measure_refresh(path), characters=characters, bare=bare)


if __name__ == "__main__":
    main()
