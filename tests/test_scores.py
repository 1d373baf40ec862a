"""What the documentation says of the extraction's quality is so, and it is good enough."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from generated_docs import table

from fztgraph.articles import read_articles
from fztgraph.evaluation import Evaluation, evaluate, find_gold_texts
from fztgraph.evaluation.ledger import Score, Tally
from fztgraph.pipeline import build_pipeline, extract_article
from fztgraph.records import extraction_record

ROOT = Path(__file__).resolve().parents[1]
#: The sets by the rows of the tables: where their gold is, and which files of it.
SETS = {
    "238": ("corpus", ["issue-238/*"]),
    "239": ("corpus", ["issue-239/*", "issue-240/*", "web/web-0?.json", "web/web-1[0-3].json"]),
    "241": ("shared", ["issue-241/*", "web/web-1[4-9].json", "web/web-20.json"]),
    "242": ("shared", ["issue-242/*", "web/web-2[1-6].json"]),
}
#: The sets of the page of scores: the columns of its tables, by their headings.
COLUMNS = {
    "238 to 240": ("corpus", ["issue-*/*"]),
    "web 1 to 13": ("corpus", ["web/*"]),
    "241 and 242": ("shared", ["issue-241/*", "issue-242/*"]),
    "web 14 to 26": ("shared", ["web/web-1[4-9].json", "web/web-2[0-6].json"]),
}
#: The sets of its table of confidence.
DEGREES = {
    "development (238 to 240, web 1 to 13)": ("corpus", ["issue-*/*", "web/*"]),
    "unread (242, web 21 to 26)": SETS["242"],
}
SUMMARY = ["entities", "entities, any label", "relations", "dates", "observations", "facts"]
PAGE = "docs/reference/scores.md"
PART = re.compile(r"(<!-- scores: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
ROW = re.compile(r"^\| [^|]*?(?P<first>\d{3}).*?(?P<scores>(?: \| *[\d.]*){6}) \|$", re.MULTILINE)
#: How far a documented score may be from the measured one; make docs writes what is measured.
TOLERANCE = 0.02


@pytest.fixture(scope="module")
def measure(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Evaluation]:
    """Evaluates the extraction on a set, once for all tests."""
    nlp = build_pipeline()
    known: dict[str, Evaluation] = {}

    def run(name: str) -> Evaluation:
        if name not in known:
            known[name] = evaluate(*collect(name))
        return known[name]

    def collect(name: str) -> tuple[Path, list[dict]]:
        place, patterns = {**SETS, **COLUMNS, **DEGREES}[name]
        everything = ROOT / "corpus" / "gold" if place == "corpus" else ROOT.parent / "shared" / "gold"
        if not everything.is_dir():
            pytest.skip("the reference files are not beside the repository")
        gold = tmp_path_factory.mktemp("gold")
        for path in (path for pattern in patterns for path in everything.glob(pattern)):
            shutil.copy(path, gold)
        ids = {path.stem for path in gold.iterdir()}
        texts = [path for path in find_gold_texts(everything) if {path.stem, f"{path.stem}-01"} & ids]
        articles = [article for text in texts for article in read_articles(text)]
        return gold, [extraction_record(extract_article(nlp, article)) for article in articles]

    return run


def summary_table(columns: dict[str, Evaluation]) -> str:
    head = ("", *(f"{name}: P | R | F1" for name in columns))
    rows = [(row, *(_ratios(evaluation.scores[row]) for evaluation in columns.values())) for row in SUMMARY]
    return _aligned(head, rows)


def details_table(columns: dict[str, Evaluation]) -> str:
    every = [evaluation.scores | evaluation.predicates for evaluation in columns.values()]
    wanted = {row for scores in every for row, score in scores.items() if score.hit + score.missed}
    chosen = sorted(row for row in wanted if row.startswith(("entity ", "relation ", "date ")))
    rows = [(row, *(_f1(scores.get(row)) for scores in every)) for row in [*chosen, "observations"]]
    return table(("", *columns), rows)


def confidence_table(columns: dict[str, Evaluation]) -> str:
    degrees = sorted({degree for evaluation in columns.values() for degree in evaluation.degrees}, reverse=True)
    rows = [
        (f"{degree:.1f} to {degree + 0.1:.1f}", *(_share(e.degrees.get(degree)) for e in columns.values()))
        for degree in degrees
    ]
    return table(("confidence", *columns), rows)


TABLES = {
    "summary": (summary_table, COLUMNS),
    "details": (details_table, COLUMNS),
    "confidence": (confidence_table, DEGREES),
}


def _ratios(score: Score) -> str:
    return f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"


def _f1(score: Score | None) -> str:
    asked = score.hit + score.missed if score else 0
    return f"{score.f1:.2f} ({asked})" if score and asked else ""


def _share(tally: Tally | None) -> str:
    count = tally.required + tally.allowed + tally.wrong if tally else 0
    return f"{tally.precision:.2f} of {count}" if tally else ""


def _aligned(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table of which each column but the first is three."""
    lines = [head, ("---", *("---|---|---" for _ in head[1:])), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def test_the_page_of_scores_is_up_to_date(measure: Callable[[str], Evaluation], request: pytest.FixtureRequest) -> None:
    path = ROOT / PAGE
    text = path.read_text(encoding="utf-8")

    def rewrite(part: re.Match[str]) -> str:
        make, names = TABLES[part[2]]
        return f"{part[1]}{make({name: measure(name) for name in names})}{part[3]}"

    fresh = PART.sub(rewrite, text)
    if request.config.getoption("--rewrite-docs"):
        path.write_text(fresh, encoding="utf-8")
        return
    shown, measured = (PART.search(page)[0] for page in (text, fresh))
    assert numbers(shown) == pytest.approx(numbers(measured), abs=TOLERANCE), f"{PAGE}: run make docs"
    assert len(PART.findall(text)) == len(TABLES)


def numbers(part: str) -> list[float]:
    return [float(number) for number in re.findall(r"\b[01]\.\d\d\b", part)]


def figures(evaluation: Evaluation) -> list[float]:
    rows = (evaluation.scores["entities"], evaluation.scores["facts"])
    return [round(value, 2) for row in rows for value in (row.precision, row.recall, row.f1)]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_documented_scores_are_the_measured_ones(
    measure: Callable[[str], Evaluation], page: str, name: str, request: pytest.FixtureRequest
) -> None:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    row = next(match for match in ROW.finditer(text) if match["first"] == name)
    measured = figures(measure(name))
    if request.config.getoption("--rewrite-docs"):
        fresh = "".join(f" | {value:.2f}" for value in measured)
        path.write_text(text[: row.start("scores")] + fresh + text[row.end("scores") :], encoding="utf-8")
    else:
        shown = [float(cell) for cell in row["scores"].split("|")[1:]]
        assert shown == pytest.approx(measured, abs=TOLERANCE)


def test_every_article_of_the_newsletter_is_found(measure: Callable[[str], Evaluation]) -> None:
    assert (measure("238").predicted, measure("238").articles) == (11, 11)


@pytest.mark.parametrize(("name", "entities", "facts"), [("238", 0.80, 0.60), ("239", 0.80, 0.60), ("242", 0.85, 0.65)])
def test_the_extraction_is_good_enough(
    measure: Callable[[str], Evaluation], name: str, entities: float, facts: float
) -> None:
    scores = measure(name).scores
    assert scores["entities"].f1 >= entities
    assert scores["facts"].f1 >= facts
