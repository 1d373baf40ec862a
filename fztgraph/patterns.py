"""Patterns of paths: ``news/2024-*/**/*.pdf`` stands for the files and folders that fit it, now and the next time."""

import glob
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path


def is_pattern(path: Path) -> bool:
    """Say whether a path is a pattern; what exists under that very name is not."""
    return glob.has_magic(str(path)) and not path.exists()


def expand(pattern: Path) -> Iterator[Path]:
    """Yield the files and folders that fit a pattern, sorted; ``**`` stands for any number of folders."""
    yield from (Path(found) for found in sorted(glob.glob(str(pattern), recursive=True)))  # noqa: PTH207


def covers(root: Path, path: Path) -> bool:
    """Say whether a path is a root or lies under it, or fits it or lies under what fits it where it is a pattern.

    >>> covers(Path("/news"), Path("/news/a/b.md")), covers(Path("/news/*.md"), Path("/news/a/b.md"))
    (True, False)
    """
    return path.is_relative_to(root) or (is_pattern(root) and _begins_with(path.parts, root.parts))


def _begins_with(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return True
    if pattern[0] == "**":
        return any(_begins_with(parts[start:], pattern[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _begins_with(parts[1:], pattern[1:])
