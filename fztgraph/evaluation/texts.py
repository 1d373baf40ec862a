"""Where the texts are that a folder of gold files is about."""

import re
from collections.abc import Collection
from pathlib import Path

from fztgraph.articles.files import SUFFIXES
from fztgraph.errors import UsageError
from fztgraph.evaluation.gold import read_gold

_PLACE_IN_ISSUE = re.compile(r"-\d{2,}$")
#: How many folders deep the texts may lie beside the gold.
_DEPTH = 3


def find_gold_texts(gold_dir: Path, only: Collection[str] = ("*",)) -> list[Path]:
    """Return the files beside a folder of gold files whose stems are those of its articles or their issues, sorted.

    Beside is the folder that holds the gold folder, else, for one issue's gold, the folder above that. ``only`` has
    patterns of the ids of the articles.

    Raises:
        UsageError: the gold folder cannot be used, or no text lies beside it.
    """
    ids = {article.id for article in read_gold(gold_dir, only)}
    stems = ids | {_PLACE_IN_ISSUE.sub("", gold_id) for gold_id in ids}
    for folder in gold_dir.resolve().parents[:2]:
        if folder == folder.parent:
            break  # The whole disk is not beside.
        texts = [path for depth in range(_DEPTH) for path in folder.glob("*/" * depth + "*") if _is_text(path, stems)]
        if texts:
            return sorted(texts)
    raise UsageError(f"{gold_dir}: no text of its articles lies beside it; give the paths of the texts")


def _is_text(path: Path, stems: set[str]) -> bool:
    return path.stem in stems and path.suffix.lower() in SUFFIXES and path.is_file()
