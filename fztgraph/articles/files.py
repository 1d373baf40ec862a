"""Which files a corpus consists of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from fztgraph.errors import ArticleError, UsageError
from fztgraph.iris import Iri, article_iri

SUFFIXES = (".md", ".markdown", ".txt")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the text files among paths and in the folders among them, each once, sorted.

    Folders are searched to the bottom for the suffixes that are read; hidden files and folders,
    and the README of a folder, are passed over.
    A file given by name is returned whatever its suffix, so that its reader can say what is wrong with it.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; give the path of an article, a newsletter or a folder")
        for file in _walk(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=lambda file: file.as_posix())


def same_name_errors(files: Iterable[Path]) -> dict[Path, ArticleError]:
    """Return an error for each file whose stem another file has too, so that their articles would share IRIs.

    None of them should be read: which one is meant is for the owner of the corpus to say.
    """
    sharing: dict[Iri, list[Path]] = defaultdict(list)
    for file in files:
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


def _walk(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        is_text = file.suffix.lower() in SUFFIXES and file.stem.upper() != "README"
        if is_text and not hidden and file.is_file():
            yield file
