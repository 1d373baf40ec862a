"""What a site has beside pages: the door to the languages, the page for what is not there, scripts and styles."""

from collections.abc import Iterator, Sequence

from fztgraph.explorer.assets import asset_digest, asset_names, asset_path
from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.site.rendering import POLICY
from fztgraph.explorer.words import Words

#: Files that only a service and a single file load.
_ELSEWHERE = frozenset({"graph/live.js", "graph/embedded.js"})
#: Scripts that share one page with all others; those that do not belong there are shut off from them.
_OPEN = ("graph/", "site/", "vis-network")


def site_assets() -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site that its pages load, by path.

    Scripts are no modules here, since browsers load none from disk.
    """
    for name in asset_names():
        content = asset_path(name).read_bytes()
        if name.endswith(".js") and not name.startswith(_OPEN):
            content = b'(() => {\n"use strict";\n' + content + b"})();\n"
        if name not in _ELSEWHERE:
            yield f"assets/{name}", content


def entrance_files(langs: Sequence[str], base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the page at the site's address; with ``base``, that address, also the page for what is not there."""
    words = Words("common", langs[0])
    yield "index.html", _door("", langs, words("site"))
    if base:
        yield "404.html", _door(base.rstrip("/") + "/", langs, words("notThere"), is_lost=True)


def _door(root: str, langs: Sequence[str], title: str, *, is_lost: bool = False) -> bytes:
    return render(
        "entrance.html",
        Frame(LiveLinks(), langs[0], policy=POLICY),
        title=title,
        doors=[(lang, f"{root}{lang}/index.html", Words("common", lang)(f"lang.{lang}")) for lang in langs],
        asset=lambda name: f"{root}assets/{name}?v={asset_digest(name)}",
        is_lost=is_lost,
    ).encode()
