"""Which files a corpus consists of."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from fztgraph.errors import ArticleError, UsageError
from fztgraph.iris import Iri, article_iri
from fztgraph.patterns import expand, is_pattern

TEXT_SUFFIXES = (".md", ".markdown", ".txt")
#: Those that are converted to Markdown.
CONVERTED_SUFFIXES = (".html", ".htm", ".docx", ".pdf")
SUFFIXES = TEXT_SUFFIXES + CONVERTED_SUFFIXES
#: How the names of files begin that office programs keep beside an open document.
_LOCK_FILE = "~$"


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files among paths, in the folders among them and of the patterns among them, each once, sorted.

    Folders are searched to the bottom for the suffixes that are read; hidden files and folders, links to folders,
    and the README of a folder, are passed over. A path that does not exist may be a pattern: ``news/**/*.pdf``.
    A file given by name is returned whatever its suffix, and a link that leads nowhere and a folder that may not be
    read are returned too, so that their reader can say what is wrong with them.

    Raises:
        UsageError: a path does not exist, and is no pattern of files that do.
    """
    found: dict[str, Path] = {}
    for path in _expand(paths):
        real = os.path.realpath(path)
        for file, place in _walk(path, real) if path.is_dir() else [(path, real)]:
            found.setdefault(place, file)
    return sorted(found.values(), key=lambda file: file.as_posix())


def check_name(source: str) -> None:
    """Raise an ArticleError for a name that cannot be written down; it is shown as far as it can be."""
    if not _is_writable(source):
        shown = os.fsencode(source).decode("utf-8", "backslashreplace")
        raise ArticleError(shown, "has a name that is not UTF-8", "rename it")


def same_name_errors(files: Iterable[Path]) -> dict[Path, ArticleError]:
    """Return an error for each file whose stem another file has too, so that their articles would share IRIs.

    None of them should be read: which one is meant is for the owner of the corpus to say.
    """
    sharing: dict[Iri, list[Path]] = defaultdict(list)
    for file in files:
        if _is_writable(file.name):
            sharing[article_iri(file.stem, None)].append(file)
    return {
        file: ArticleError(
            str(file),
            f"has the same name as {next(other for other in group if other != file)}",
            "rename one of them, because the IRIs of their articles are made from it",
        )
        for group in sharing.values()
        if len(group) > 1
        for file in group
    }


def _is_writable(name: str) -> bool:
    """Say whether a name is text; the bytes of one that is not are kept as halves of characters."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _expand(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield paths, and in place of patterns the folders and the files of kinds that are read that fit them."""
    for path in paths:
        if path.exists() or path.is_symlink():
            yield path
            continue
        matches = (
            [match for match in expand(path) if match.is_dir() or _is_read(match.name)] if is_pattern(path) else []
        )
        if not matches:
            raise UsageError(f"{path}: no such file or folder; give the path of an article, a newsletter or a folder")
        yield from matches


def _walk(folder: Path, real: str) -> Iterator[tuple[Path, str]]:
    """Yield the files below a folder, each with its real path, without a look at each on the disk.

    A folder that cannot be listed is yielded itself.
    """
    pending = [(str(folder), real)]
    while pending:
        top, place = pending.pop()
        try:
            entries = list(os.scandir(top))
        except OSError:
            yield Path(top), place
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    pending.append((entry.path, f"{place}{os.sep}{entry.name}"))
            elif _is_read(entry.name) and _is_file(entry):
                is_link = entry.is_symlink()
                yield Path(entry.path), os.path.realpath(entry.path) if is_link else f"{place}{os.sep}{entry.name}"


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a file or a link to one, or a link that leads nowhere."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110
    except OSError:
        return True


def _is_read(name: str) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    return suffix.lower() in SUFFIXES and stem.upper() != "README" and not name.startswith((".", _LOCK_FILE))
