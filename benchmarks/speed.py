"""Measure extraction as its users meet it: start-up, articles a second, peak memory; and again with many more names.

Every measurement is a fresh process, each the better of some, by turns, and its seconds are those of the processor.
Ratios travel between machines; seconds do not.
Usage: python benchmarks/speed.py [--names 50000] [FILE_OR_FOLDER ...]
"""

import argparse
import csv
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fztgraph import resources

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
#: The newsletters: the one that the graph is made of, and those for development.
NEWSLETTERS = [CORPUS / "newsletters", CORPUS / "development" / "issue-239.md", CORPUS / "development" / "issue-240.md"]
ROUNDS = 5
TURNS = 3
SPEED = "articles a second"
#: What invented companies are named with.
_CHARACTERS = (
    "安宝昌辰成川达德丰光海浩恒宏华汇嘉坚建金锦景凯康乐利联隆茂明宁普启荣"
    "瑞润尚升盛世舜泰天同旺祥新兴旭亚益永元源远悦泽展长兆正中卓"
)
_BRANCHES = ("贸易", "物流", "科技", "实业", "食品", "木业", "能源", "供应链管理", "生物医药", "新材料")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=NEWSLETTERS)
    parser.add_argument("--names", type=int, default=50_000, help="how many invented companies to add the second time")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(measure(arguments.paths, arguments.child)))
        return
    with tempfile.TemporaryDirectory() as folder:
        larger = Path(folder) / "ontology"
        shutil.copytree(resources.ontology_dir(), larger)
        add_names(larger / "gazetteer" / "companies.csv", arguments.names)
        ontologies = {"shipped gazetteer": resources.ontology_dir(), f"{arguments.names:,} names more": larger}
        turns = [{name: run(arguments.paths, folder) for name, folder in ontologies.items()} for _ in range(TURNS)]
    shipped, extended = (best([turn[name] for turn in turns]) for name in ontologies)
    for name, measured in zip(ontologies, (shipped, extended), strict=True):
        show(name, measured)
    print("".join(f"\n{what + ', ratio':<28}{extended[what] / shipped[what]:>10.2f}" for what in shipped))


def best(measured: list[dict[str, float]]) -> dict[str, float]:
    """Return the least of each measurement, of the speed the most."""
    return {what: (max if what == SPEED else min)(one[what] for one in measured) for what in measured[0]}


def run(paths: list[Path], ontology: Path) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--child", str(ontology), *map(str, paths)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def show(name: str, measured: dict[str, float]) -> None:
    """Print one measurement."""
    print(f"{name}\n" + "".join(f"  {what:<26}{value:>10.3f}\n" for what, value in measured.items()))


def measure(paths: list[Path], ontology: Path) -> dict[str, float]:
    """Return what one process takes: the imports and the first article are the start-up."""
    resources.ontology_dir = lambda: ontology
    started = time.process_time()
    from fztgraph.articles import find_files, read_articles  # noqa: PLC0415
    from fztgraph.pipeline import build_pipeline, extract_article  # noqa: PLC0415

    articles = [article for file in find_files(paths) for article in read_articles(file)]
    nlp = build_pipeline()
    extract_article(nlp, articles[0])
    ready = time.process_time() - started
    best = min(_clock(lambda: [extract_article(nlp, article) for article in articles]) for _ in range(ROUNDS))
    return {
        "start-up, s": ready,
        "an article, ms": best / len(articles) * 1000,
        SPEED: len(articles) / best,
        "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _clock(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def add_names(path: Path, count: int) -> None:
    """Add invented companies, of the lengths that real ones have, each with a short form."""
    with path.open(encoding="utf-8", newline="") as lines:
        columns = csv.DictReader(lines).fieldnames or ()
    with path.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns)
        for number, (coined, branch) in enumerate(_coin(count)):
            row = dict.fromkeys(columns, "")
            row |= {"id": f"invented-{number}", "type": "Company", "name": f"{coined}{branch}有限公司", "checked": "no"}
            writer.writerow(row | {"aliases": f"{coined}{branch}", "source": "invented"})


def _coin(count: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(0)  # noqa: S311
    coined: set[tuple[str, str]] = set()
    while len(coined) < count:
        word = "".join(chance.choices(_CHARACTERS, k=chance.choice((3, 3, 4, 5))))
        coined.add((word, chance.choice(_BRANCHES)))
    yield from sorted(coined)


if __name__ == "__main__":
    main()
