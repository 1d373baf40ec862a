"""The timeline over HTTP: what the address asks for, and what is not there."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from explorer.told import publish_told
from serving import Answer, Service, running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over a small graph in which things are told of."""
    store = tmp_path_factory.mktemp("told") / "store"
    publish_told(store)
    with running(store, workers=1) as service:
        yield service


def get(site: Service, path: str) -> Answer:
    return site.request("GET", quote(path, safe="/?=%&"), headers={"accept": "text/html"})


@pytest.mark.parametrize(
    ("path", "status", "there"),
    [
        ("/timeline", 200, ("时间线", "启动日期", '<svg xmlns="http://www.w3.org/2000/svg" class="chart"')),
        ("/timeline?lang=en", 200, ("Timeline", "started on")),
        ("/timeline?z=zone/heihe&by=zone", 200, ("黑河片区：时间线", "启动日期")),
        ("/timeline?from=1990&to=1991", 200, ("没有写明日期的举措或政策",)),
        ("/timeline?z=zone/黑河片", 404, ("没有名为“黑河片”的功能区", "zone%2Fheihe")),
        ("/timeline?t=nothing", 404, ("没有名为“nothing”的主题",)),
        ("/id/theme/logistics", 200, ('href="/timeline?t=logistics"',)),
        ("/id/zone/heihe", 200, ('href="/timeline?z=zone%2Fheihe"',)),
    ],
)
def test_the_timeline(site: Service, path: str, status: int, there: tuple[str, ...]) -> None:
    answer = get(site, path)
    page = answer.body.decode()
    assert answer.status == status
    assert [text for text in there if text not in page] == []
    assert "<script>alert" not in page


def test_the_page_is_kept_by_its_tag(site: Service) -> None:
    tag = get(site, "/timeline?k=policies").headers["etag"]
    again = site.request("GET", "/timeline?k=policies", headers={"accept": "text/html", "if-none-match": tag})
    assert again.status == 304
