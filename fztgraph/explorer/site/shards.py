"""The names of a site in files that its script loads, and the page on which it tells what it found."""

import unicodedata
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from fztgraph.explorer.folding import fold
from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.index import Index
from fztgraph.explorer.site.places import key_place, thing_place
from fztgraph.explorer.syllables import is_chinese, syllables
from fztgraph.explorer.words import LANGUAGES, Words, term_label, word_file
from fztgraph.iris import ID
from fztgraph.traditional import simplify_all
from fztgraph.views.payload import safe_json
from fztgraph.vocab import CLASS_OF_LABEL, class_path

#: How many things, and how many titles, a file holds.
_THINGS, _TITLES = 2000, 4000


def name_files(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the files of names, by path: ``head`` tells how to read the others."""
    readings: dict[str, str] = {}
    things = list(_things(index, readings))
    files = [things[at : at + _THINGS] for at in range(0, len(things), _THINGS)]
    titles: list[Sequence[object]] = list(_titles(index))
    title_files = [titles[at : at + _TITLES] for at in range(0, len(titles), _TITLES)]
    old, new = _traditional()
    head = {
        "files": len(files),
        "titleFiles": len(title_files),
        "told": index.told,
        "classes": [_class(name) for name in index.types.names],
        "readings": sorted(readings.items()),
        "traditional": old,
        "simplified": new,
        "cases": _cases(),
    }
    yield _file("head", head)
    for number, part in enumerate(files):
        yield _file(str(number), part)
    for number, part in enumerate(title_files):
        yield _file(f"titles-{number}", part)


def _file(name: str, content: object) -> tuple[str, bytes]:
    return f"names/{name}.js", f'siteNames.take("{name}",{safe_json(content)});\n'.encode("utf-8", "surrogatepass")


def _class(name: str) -> dict[str, object]:
    path = class_path(name)
    return {"main": path[-1], "path": path, **{lang: term_label(name, lang) for lang in LANGUAGES}}


def _things(index: Index, readings: dict[str, str]) -> Iterator[Sequence[object]]:
    """Yield each thing: key, place of its page where it is another, class, names, and how these are read.

    Readings of characters that are the usual ones are noted in ``readings``, once for all.
    """
    called: list[list[str]] = [[] for _ in index.iris]
    read: list[dict[int, str]] = [{} for _ in index.iris]
    for line, place in enumerate(index.owners):
        otherwise = _reading(index.folded[line], readings)
        if otherwise:
            read[place][len(called[place])] = otherwise
        called[place].append(index.names[line])
    for place, iri in enumerate(index.iris):
        names = called[place]
        key = iri.removeprefix(ID)
        yield (
            key,
            "" if key_place(iri) == key else thing_place(iri),
            index.types.codes[place],
            names.index(index.zh[place]) if index.zh[place] in names else -1,
            names.index(index.en[place]) if index.en[place] in names else -1,
            index.latin[place],
            names,
            read[place] or 0,
        )


def _reading(text: str, readings: dict[str, str]) -> str:
    """Return the syllables of a text where they are not the usual readings of its characters."""
    if not is_chinese(text):
        return ""
    read = syllables(text)
    for character in set(text):
        if character not in readings and (usual := syllables(character)[0]) != character:
            readings[character] = usual
    return " ".join(read) if read != [readings.get(character, character) for character in text] else ""


def _titles(index: Index) -> Iterator[Sequence[object]]:
    titles = index.titles
    for iri, date, title in zip(titles.iris, titles.dates, titles.printed, strict=True):
        yield thing_place(iri), date, title


def _traditional() -> tuple[str, str]:
    """Return the characters that are read in another form, and these forms, in the same order."""
    old = "".join(chr(code) for code in range(0x3400, 0xA000))
    pairs = [(one, other) for one, other in zip(old, simplify_all(old), strict=True) if one != other]
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)


def _cases() -> list[tuple[str, str]]:
    """Return the characters in small letters that are folded otherwise than scripts make letters small."""
    found: dict[str, str] = {}
    for code in range(0x110000):
        character = unicodedata.normalize("NFKC", chr(code)) if not 0xD800 <= code < 0xE000 else ""
        small, folded = character.lower(), character.casefold()
        if small != folded and len(small) == 1:
            found[small] = fold(folded)
    return sorted(found.items())


def render_found(frame: Frame) -> str:
    """Return the page of results."""
    keys = (*word_file("results"), *word_file("found"), "untitled")
    texts: dict[str, object] = {key: _raw(key, frame.lang) for key in keys}
    texts["classes"] = {kind: term_label(kind, frame.lang) for kind in CLASS_OF_LABEL.values()}
    words = Words("results", frame.lang)
    return render(
        "found.html",
        frame,
        title=words("title"),
        start=words("start"),
        words=Markup(safe_json(texts)),  # noqa: S704
    )


def _raw(key: str, lang: str) -> object:
    for page in ("results", "found", "common"):
        if key in word_file(page):
            return word_file(page)[key][lang]
    raise KeyError(key)
