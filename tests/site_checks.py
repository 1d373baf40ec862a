"""Check the files of a site as a reader would: where links lead, what is loaded, that nothing asks other hosts."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: Attributes that hold an address, by element; links to other hosts are marked as such.
_ADDRESSES = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.names: set[str] = set()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        self.names.update(str(told[name]) for name in ("id", "name") if told.get(name))
        if tag == "script" and "src" not in told and told.get("type", "text/javascript") == "text/javascript":
            self.inline.append("script")
        self.inline += [name for name, _ in attributes if name == "style" or name.startswith("on")]
        address = told.get(_ADDRESSES.get(tag, ""))
        if address is not None and "external" not in str(told.get("rel")):
            self.found.append((tag, address))


def broken_links(folder: Path) -> Iterator[str]:
    """Yield each address of each page that leads to no file, to another host or to no place of a page."""
    read: dict[Path, _Addresses] = {}
    for path in sorted(folder.rglob("*.html")):
        read[path] = _Addresses()
        read[path].feed(path.read_text(encoding="utf-8"))
    for path, page in read.items():
        for tag, address in page.found:
            if problem := _problem(read, path, address):
                yield f"{path.relative_to(folder)}: <{tag}> {address!r} {problem}"
        yield from (f"{path.relative_to(folder)}: {name} inside the page" for name in page.inline)


def _problem(read: dict[Path, _Addresses], path: Path, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "leads to another host"
    if address == "" or address.startswith("/"):
        return "is empty or begins at the root"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        return "leads to no file"
    if parts.fragment and target in read and unquote(parts.fragment) not in read[target].names:
        return "leads to no place of its page"
    return ""
