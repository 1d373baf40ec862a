"""Measure how the time of extraction grows with the length of an article, for news and for texts that are none.

For each kind of text, what doubling it multiplies the time by: about 2 is in proportion. The last is an issue of
newsletters as one article of 2 MB. Usage: python benchmarks/lengths.py [--length 20000] [KIND ...]
"""

import argparse
import sys
import time
from pathlib import Path

from spacy.language import Language

from fztgraph.iris import article_iri
from fztgraph.model import Article
from fztgraph.pipeline import build_pipeline, extract_article

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from strange_texts import PIECES, TRUE, repeat  # noqa: E402

ISSUE = ROOT / "corpus" / "development" / "issue-239.md"
ROUNDS = 3
#: A long text, in bytes of UTF-8.
LONG = 2_000_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pieces = PIECES | TRUE
    parser.add_argument("kinds", metavar="KIND", nargs="*", help=f"which texts (else all): {', '.join(pieces)}")
    parser.add_argument("--length", type=int, default=20_000, help="of the shorter text, in characters")
    arguments = parser.parse_args()
    nlp = build_pipeline()
    seconds(nlp, repeat(TRUE["news"], 1000), rounds=1)
    print(f"{'text':<28}{'characters':>12}{'s':>8}{'twice, s':>10}{'ratio':>8}")
    for kind in arguments.kinds or pieces:
        once, twice = (seconds(nlp, repeat(pieces[kind], n)) for n in (arguments.length, 2 * arguments.length))
        print(f"{kind:<28}{arguments.length:>12,}{once:>8.2f}{twice:>10.2f}{twice / once:>8.1f}", flush=True)
    if not arguments.kinds:
        measure_issue(nlp)


def measure_issue(nlp: Language) -> None:
    """Measure a newsletter again and again, without the headings that would make it many articles."""
    issue = ISSUE.read_text(encoding="utf-8")
    text = repeat(issue, LONG * len(issue) // len(issue.encode()))
    half, whole = (seconds(nlp, part, rounds=1) for part in (text[: len(text) // 2], text))
    print(f"{'newsletter of 2 MB':<28}{len(text) // 2:>12,}{half:>8.2f}{whole:>10.2f}{whole / half:>8.1f}")


def seconds(nlp: Language, text: str, *, rounds: int = ROUNDS) -> float:
    """Return the processor's seconds that the extraction of a text takes, the best of some rounds."""
    article = Article(article_iri("measured", None), "measured.md", "", text)
    return min(_clock(nlp, article) for _ in range(rounds))


def _clock(nlp: Language, article: Article) -> float:
    started = time.process_time()
    extract_article(nlp, article)
    return time.process_time() - started


if __name__ == "__main__":
    main()
