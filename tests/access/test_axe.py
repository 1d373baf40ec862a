"""axe-core over every page of the explorer, a digest and a file to send; ``make access`` fetches it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser import NEEDS_BROWSER, Browser
from explorer.every_page import ADDRESSES, HARMFUL, in_language, unseen
from explorer.hostile import publish_hostile
from serving import Service, running

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "build" / "access" / "node_modules" / "axe-core" / "axe.min.js"
SIZES = ((1440, 900), (390, 844))
#: Of each barrier: how grave, its name, and the first element that has it.
LOOK = """const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(
  found => done(found.violations.map(each => [each.impact, each.id, each.nodes[0].html.slice(0, 200)])),
  error => done([["critical", String(error), ""]]),
);"""

pytestmark = [pytest.mark.access, *NEEDS_BROWSER]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over hostile articles and things of each class."""
    if not AXE.is_file():
        pytest.skip("axe-core has not been fetched; run make access")
    folder = tmp_path_factory.mktemp("access")
    publish_hostile(folder / "store", folder / "work")
    with running(folder / "store", workers=1) as running_service:
        yield running_service


@pytest.fixture(scope="module")
def page(driver: Any, service: Service) -> Browser:
    driver.set_script_timeout(60)
    Browser(driver).open(service.url)
    return Browser(driver)


def barriers(page: Browser) -> list[list[str]]:
    """Return the serious and critical barriers of the page that is open."""
    page.script(AXE.read_text(encoding="utf-8"))
    return [found for found in page.driver.execute_async_script(LOOK) if found[0] in ("serious", "critical")]


def test_every_page_of_the_registry_is_looked_at() -> None:
    assert unseen(ADDRESSES.values()) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [*ADDRESSES, "harmful zone", "harmful article"])
def test_a_page_has_no_barriers(page: Browser, service: Service, name: str, lang: str) -> None:
    address = service.url + quote(in_language((ADDRESSES | HARMFUL)[name], lang), safe="/?=&%#")
    for width, height in SIZES:
        with page.window(width, height, mobile=width < 500):
            page.open(address)
            assert barriers(page) == [], width


def test_what_is_opened_on_a_page_has_no_barriers(page: Browser, service: Service) -> None:
    for path in ("/id/zone/heihe", "/compare?z=zone/heihe&z=zone/suifenhe"):
        page.open(service.url + path)
        page.script("for (const each of document.querySelectorAll('details')) each.open = true")
        assert barriers(page) == [], path
    page.fill("#find", "heihe")
    page.wait("document.querySelectorAll('.finder [role=option]').length > 0")
    assert barriers(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["view", "digest"])
def test_a_file_has_no_barriers(
    page: Browser, service: Service, tmp_path: Path, fztgraph: Callable[..., Any], kind: str, lang: str
) -> None:
    file = tmp_path / "file.html"
    given = ("heihe",) if kind == "view" else ("--since", dt.date(2024, 1, 1))
    outcome = fztgraph(kind, *given, "-o", file, "--lang", lang, "--store", service.store)
    assert outcome.status == 0, outcome.err
    for width, height in SIZES:
        with page.window(width, height, mobile=width < 500):
            page.open(file.as_uri())
            assert barriers(page) == [], width
