import base64
import gzip
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from fztgraph.errors import FztError, UnknownEntityError, UsageError
from fztgraph.views import write_view
from fztgraph.views.page import graph_library
from views import sample
from views.conftest import Generation

VIEWS = Path(str(files("fztgraph.views")))
SCRIPTS = sorted((VIEWS / "js").glob("*.js"))
TEMPLATES = sorted((VIEWS / "templates").glob("*.html"))
STRINGS = json.loads((VIEWS / "strings.json").read_text(encoding="utf-8"))


def unpacked(letters: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(letters)))


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts by id."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, str] = {}
        self._id: str | None = None
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._id = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._id:
            self.data[self._id] = self.data.get(self._id, "") + data
            self._id = None

    def names(self) -> list[str]:
        return [tag for tag, _ in self.elements]


@pytest.fixture(scope="module")
def page(newsletter: Generation, tmp_path_factory: pytest.TempPathFactory) -> Page:
    path = tmp_path_factory.mktemp("page") / "whole.html"
    write_view(newsletter, path)
    return Page(path)


def test_report_counts_what_the_page_holds(newsletter: Generation, tmp_path: Path) -> None:
    report = write_view(newsletter, tmp_path / "page.html")
    assert (report.entities, report.articles, report.hidden) == (32, 6, 0)
    assert (report.relations, report.dates, report.figures) == (31, 7, 15)
    assert report.size == report.path.stat().st_size


def test_nothing_in_the_page_leads_elsewhere(page: Page) -> None:
    addresses = [
        value
        for _, attributes in page.elements
        for name, value in attributes.items()
        if name in {"src", "href", "srcset", "action", "data", "poster", "background"}
    ]
    assert {address for address in addresses if address and not address.startswith("#plain-")} == {"data:,"}
    assert not {"iframe", "object", "embed", "base", "form", "img"} & set(page.names())
    style = (VIEWS / "page.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_policy_allows_only_the_scripts_of_the_page(page: Page) -> None:
    policy = next(a["content"] for t, a in page.elements if t == "meta" and "http-equiv" in a) or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy


def test_graph_is_drawn_by_what_pyvis_ships_and_stands_still(page: Page) -> None:
    assert graph_library() in page.source
    assert len(unpacked(page.data["fact-data"])["layouts"]["plain"]["spots"]) == 64
    assert "physics: { enabled: false }" in page.source


def test_without_script_there_are_the_tables_and_the_sentences(page: Page) -> None:
    plain = re.search(r"<noscript>(.*)</noscript>", page.source, re.DOTALL)
    assert plain
    assert plain[1].count("<tr>") == 32 + 53 + 4
    assert "<q>该线路由远桥物流运营</q>" in plain[1]
    assert "<script" not in plain[1]


def test_since_and_theme_choose_what_a_page_is_drawn_from(newsletter: Generation, tmp_path: Path) -> None:
    assert write_view(newsletter, tmp_path / "page.html", since="2031").entities == 0
    assert 0 < write_view(newsletter, tmp_path / "page.html", theme="跨境电商").relations < 31


@pytest.mark.parametrize("limit", [0, 5001])
def test_a_page_holds_neither_nothing_nor_more_than_can_be_drawn(
    newsletter: Generation, tmp_path: Path, limit: int
) -> None:
    with pytest.raises(UsageError, match="give one from 1 to 5000"):
        write_view(newsletter, tmp_path / "page.html", limit=limit)


def test_hostile_text_stays_text(hostile: Generation, tmp_path: Path) -> None:
    write_view(hostile, tmp_path / "page.html")
    page = Page(tmp_path / "page.html")
    assert page.names().count("script") == 4
    assert "img" not in page.names()
    names = {thing["name"] for thing in unpacked(page.data["fact-data"])["things"]}
    assert sample.HOSTILE[0] in names


def test_same_graph_gives_the_same_bytes(newsletter: Generation, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_view(newsletter, tmp_path / name, entity="望港市")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_page_of_an_empty_graph_is_written(empty: Generation, tmp_path: Path) -> None:
    report = write_view(empty, tmp_path / "page.html", lang="en")
    assert report.entities == 0
    assert '<html lang="en">' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_unknown_entity_writes_nothing(newsletter: Generation, tmp_path: Path) -> None:
    with pytest.raises(UnknownEntityError, match="望港口岸"):
        write_view(newsletter, tmp_path / "page.html", entity="望港口按")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_refused(newsletter: Generation, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        write_view(newsletter, tmp_path / "none" / "page.html")


def test_file_that_cannot_be_written_leaves_nothing_behind(newsletter: Generation, tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(FztError, match="cannot be written"):
        write_view(newsletter, tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_unknown_language_is_refused(newsletter: Generation, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'fr' is no language"):
        write_view(newsletter, tmp_path / "page.html", lang="fr")


def test_limit_leaves_out_the_least_connected(newsletter: Generation, tmp_path: Path) -> None:
    report = write_view(newsletter, str(tmp_path / "page.html"), limit=1)
    assert report.hidden == 31


def test_five_hundred_things_stay_under_three_megabytes(tmp_path: Path) -> None:
    report = write_view(Generation(sample.large_store(500)), tmp_path / "page.html", limit=500)
    assert report.entities == 500
    assert report.size < 3_000_000


def test_every_string_is_there_in_both_languages() -> None:
    for key, text in STRINGS.items():
        assert text.keys() == {"zh", "en"}, key
        forms = [[form] if isinstance(form, str) else list(form.values()) for form in text.values()]
        holes = [{name for form in side for name in re.findall(r"\{\w+\}", form)} for side in forms]
        assert holes[0] == holes[1], key


def test_every_string_is_used_and_every_use_has_a_string() -> None:
    code = "\n".join(part.read_text(encoding="utf-8") for part in (*SCRIPTS, *TEMPLATES))
    used = set(re.findall(r"[\"'.](\w+)", code))
    asked = set(re.findall(r"(?:say|count)\(\"(\w+)\"", code))
    assert STRINGS.keys() <= used
    assert asked <= STRINGS.keys()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_short_strict_and_build_no_markup(script: Path) -> None:
    code = script.read_text(encoding="utf-8")
    assert code.startswith('"use strict";\n')
    assert code.count("\n") <= 250
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", code)
    assert "fetch(" not in code or script.name == "live.js"


@pytest.mark.parametrize("name", ["page.txt", "page", "page.nq"])
def test_a_page_is_written_to_a_page_s_name_only(newsletter: Generation, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"end it in \.html"):
        write_view(newsletter, tmp_path / name)
    assert not list(tmp_path.iterdir())
