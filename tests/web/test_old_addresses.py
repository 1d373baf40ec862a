"""Addresses that were shared: of what was merged, taken out, never there, or is told of no more."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from explorer.told import publish, told_store
from pyoxigraph import NamedNode, Quad
from serving import Answer, Service, running

from fztgraph.iris import ID
from fztgraph.quads.terms import node
from fztgraph.store import add_quads

#: Merged into what: the second step was merged again.
MERGED = (("zone/old", "zone/older"), ("zone/older", "zone/heihe"), ("initiative/gone", "initiative/1-0"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service over zones, of which some were others before."""
    folder, store, graph = tmp_path_factory.mktemp("old"), told_store(), NamedNode(f"{ID}article/told/1")
    for at, (gone, kept) in enumerate(MERGED):
        merge = NamedNode(f"{ID}merge/{at}")
        for name, key in (("fzt:merged", gone), ("fzt:kept", kept)):
            add_quads(store, [Quad(merge, node(name), NamedNode(ID + key), graph)])
    publish(folder / "store", store)
    with running(folder / "store", workers=1) as service:
        yield service


def get(site: Service, path: str) -> Answer:
    return site.request("GET", quote(path, safe="/?=&%#"), headers={"accept": "text/html"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/id/zone/older", "/id/zone/heihe"),
        ("/graph?e=zone/old", "/graph?e=zone/heihe"),
        ("/graph?e=zone/suifenhe&e=zone/older&hops=2", "/graph?e=zone/suifenhe&e=zone/heihe&hops=2"),
        ("/compare?z=zone/older&z=zone/suifenhe", "/compare?z=zone/heihe&z=zone/suifenhe"),
        ("/timeline?z=zone/older&lang=en", "/timeline?z=zone/heihe&lang=en"),
        ("/figures?i=货值&e=zone/old", "/figures?i=货值&e=zone/heihe"),
        ("/diffusion?e=initiative/gone", "/diffusion?e=initiative/1-0"),
        ("/view?e=zone/older", "/view?e=zone/heihe"),
    ],
)
def test_what_was_merged_leads_on(site: Service, old: str, new: str) -> None:
    answer = get(site, old)
    assert (answer.status, unquote(answer.headers["location"])) == (303, new)
    assert get(site, new).status == 200


@pytest.mark.parametrize(
    ("path", "status", "texts"),
    [
        ("/id/zone/黑河片", 404, ("没有“黑河片”", "黑河片区")),
        ("/id/zone/withdrawn", 404, ("它可能已被撤回",)),
        ("/id/同名公司", 300, ("同名公司", "/id/company/aa", "/id/company/bb")),
        ("/id/黑河片区", 303, ()),
        ("/graph?e=zone/withdrawn", 404, ("没有找到",)),
        ("/graph?e=绥芬河", 404, ("绥芬河市",)),
        ("/view?e=zone/withdrawn", 404, ("没有找到",)),
        ("/view", 404, ("没有找到",)),
        ("/compare?z=zone/withdrawn&z=zone/heihe", None, ("withdrawn",)),
        ("/compare?z=a>b/c&z=zone/heihe", None, ("a&gt;b/c",)),
        ("/timeline?z=zone/withdrawn", 404, ("withdrawn",)),
        ("/timeline?from=1990&to=1991", 200, ("1990年",)),
        ("/timeline?from=2025&to=2024", 200, ()),
        ("/timeline?from=上月", 200, ("上月",)),
        ("/figures?i=没有的指标", None, ("没有的指标",)),
        ("/figures?i=货值&e=zone/withdrawn", 200, ("withdrawn",)),
        ("/figures?i=货值&from=1990&to=1991", 200, ()),
        ("/diffusion?e=initiative/withdrawn", 404, ("没有找到",)),
        ("/id/zone/heihe?more=nothing", 200, ("黑河片区",)),
        ("/search?q=黑河&page=999", 200, ()),
        ("/search?class=Nothing&theme=nothing", 200, ()),
    ],
)
def test_what_is_not_there_is_said(site: Service, path: str, status: int | None, texts: tuple[str, ...]) -> None:
    answer = get(site, path)
    assert answer.status in ((200, 404) if status is None else (status,))
    assert [text for text in texts if text not in answer.body.decode()] == []
    if answer.status != 303:
        assert len(answer.body.decode().partition("<main")[2].partition("</main>")[0]) > 90
