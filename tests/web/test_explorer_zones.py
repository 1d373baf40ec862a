"""Zones side by side and figures over HTTP."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from explorer.zones import publish_zones
from serving import Answer, Service, running

TWO = "/compare?z=zone/甲片区&z=zone/乙片区"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = tmp_path_factory.mktemp("zones") / "store"
    publish_zones(store)
    with running(store, workers=1) as running_service:
        yield running_service


def get(service: Service, path: str) -> Answer:
    return service.request("GET", quote(path, safe="/?=&"), headers={"accept": "text/html"})


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (TWO, 200),
        ("/compare", 200),
        ("/compare?z=zone/甲片区", 200),
        ("/compare?z=zone/甲片区&z=zone/没有", 404),
        ("/figures", 200),
        ("/figures?i=进出口额&from=x", 200),
        ("/figures?i=没有", 404),
        ("/figures.csv", 404),
    ],
)
def test_each_page_has_its_status(service: Service, path: str, status: int) -> None:
    answer = get(service, path)
    assert (answer.status, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "style=" not in answer.body.decode()


def test_names_lead_to_an_address_that_can_be_passed_on(service: Service) -> None:
    answer = get(service, "/compare?z=甲片区&z=乙片区")
    assert (answer.status, answer.headers["location"]) == (303, quote(TWO, safe="/?=&").replace("zone/", "zone%2F"))


def test_figures_are_downloaded_as_a_file_for_spreadsheets(service: Service) -> None:
    answer = get(service, "/figures.csv?i=进出口额&lang=en")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f"attachment; filename*=utf-8''{quote('进出口额.csv')}"
    assert answer.body.startswith(b"\xef\xbb\xbfof whom,key,indicator,")
    assert answer.body.count(b"\r\n") == 7


def test_suggestions_may_be_of_one_class(service: Service) -> None:
    def kinds(path: str) -> set[str]:
        return {hit["class"] for hit in get(service, path).json["hits"]}

    assert kinds("/search.json?q=甲&class=Zone") == {"Zone"}
    assert kinds("/search.json?q=甲") > {"Zone"}
