"""Articles over HTTP: their IRI is their address, as a page for people and as data for machines."""

import re
from collections.abc import Iterator

import pytest
from explorer.told import publish_told
from serving import Service, running

ADDRESS = "/id/article/told/1"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over a small graph in which things are told of."""
    store = tmp_path_factory.mktemp("told") / "store"
    publish_told(store)
    with running(store, workers=1) as service:
        yield service


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (ADDRESS, ("标题1", "读出的内容", "黑河片区", "91亿元", "另一段。", "没有读出的内容")),
        (ADDRESS + "?lang=en", ("What was read", "What was not read", "carries out")),
        (ADDRESS + "?more=7", ("另一段。",)),
    ],
)
def test_an_article_is_a_page(site: Service, path: str, there: tuple[str, ...]) -> None:
    answer = site.request("GET", path, headers={"accept": "text/html"})
    page = answer.body.decode()
    assert answer.status == 200
    assert [text for text in there if text not in page] == []
    assert "<script>alert" not in page
    assert "\u202e" not in page.partition('<article class="paper"')[2].partition("</article>")[0]
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_what_the_page_loads_is_there(site: Service) -> None:
    page = site.request("GET", ADDRESS, headers={"accept": "text/html"}).body.decode()
    for address in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page):
        assert site.request("GET", address).status == 200


def test_machines_get_data_and_nothing_is_no_article(site: Service) -> None:
    data = site.request("GET", ADDRESS, headers={"accept": "text/turtle"})
    assert data.headers["content-type"].startswith("text/turtle")
    assert site.request("GET", "/id/article/told/99", headers={"accept": "text/html"}).status == 404
