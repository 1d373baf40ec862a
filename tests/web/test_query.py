"""The page for queries as the service sends it, and the SPARQL of named questions."""

import json
import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from serving import Answer, Service

from fztgraph.queries import named_queries
from fztgraph.vocab import PREFIXES, expand, term
from fztgraph.web import query
from fztgraph.web.binding import bound_reply, self_contained
from fztgraph.web.bounded import UnansweredError
from fztgraph.web.limits import Limits
from fztgraph.web.query_data import LANGUAGES, page_data
from fztgraph.web.questions import Question

HEIHE = NamedNode(PREFIXES["id"] + "zone/heihe")


@pytest.fixture
def store() -> Store:
    """A zone that has a name."""
    store = Store()
    for predicate, value in (
        ("rdf:type", NamedNode(term("Zone"))),
        ("skos:prefLabel", Literal("黑河片区", language="zh")),
    ):
        store.add(Quad(HEIHE, NamedNode(expand(predicate)), value))
    return store


@pytest.fixture
def not_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(query, "YASGUI", tmp_path)


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "yasgui.min.js").touch()
    monkeypatch.setattr(query, "YASGUI", tmp_path)


def ask_page(service: Service, **headers: str) -> Answer:
    return service.request("GET", "/query", headers=headers)


@pytest.mark.usefixtures("fetched")
@pytest.mark.parametrize(
    ("header", "language"), [("", "zh"), ("en-GB,en;q=0.9", "en"), ("de,zh-TW;q=0.5,en;q=0.1", "zh"), ("en;q=x", "zh")]
)
def test_the_page_is_in_the_language_of_the_browser(service: Service, header: str, language: str) -> None:
    answer = ask_page(service, **{"accept-language": header})
    assert f'<html lang="{language}">' in answer.body.decode()
    assert answer.headers["vary"] == "Accept-Language, Cookie"


@pytest.mark.usefixtures("fetched")
def test_the_address_may_say_the_language(service: Service) -> None:
    assert '<html lang="en">' in service.request("GET", "/query?lang=en").body.decode()
    assert service.request("GET", "/query?lang=fr").kind == "bad-request"


@pytest.mark.usefixtures("fetched")
def test_the_page_names_the_limits_of_this_service(service: Service) -> None:
    assert "A query may take 3 s and give 1,000 rows." in service.request("GET", "/query?lang=en").body.decode()


@pytest.mark.usefixtures("fetched")
def test_a_page_that_is_known_is_not_sent_again(service: Service) -> None:
    tag = ask_page(service).headers["etag"]
    assert ask_page(service, **{"if-none-match": tag}).status == 304


@pytest.mark.usefixtures("fetched")
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_page_loads_is_here(service: Service, language: str) -> None:
    text = service.request("GET", f"/query?lang={language}").body.decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert [place for place in loaded if not place.startswith(("/", "#main"))] == []
    own = [place for place in loaded if "/yasgui/" not in place and place[0] == "/"]
    assert {service.request("GET", place).status for place in own} == {200}


@pytest.mark.usefixtures("not_fetched")
@pytest.mark.parametrize(("language", "how"), [("zh", "make page"), ("en", "run `make page`")])
def test_a_page_without_its_scripts_says_how_to_get_them(service: Service, language: str, how: str) -> None:
    text = service.request("GET", f"/query?lang={language}").body.decode()
    told = re.search(r'<p id="not-built"[^>]*>(.*)</p>', text)
    assert told
    assert how in told[1]
    assert "yasgui" not in text


@pytest.mark.usefixtures("fetched")
def test_a_browser_that_opens_the_endpoint_is_led_to_the_page(service: Service) -> None:
    answer = service.request("GET", "/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status, answer.headers["location"]) == (303, f"{service.url}/query")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_knows_every_question_with_fields_for_its_parameters(language: str) -> None:
    questions = {question["name"]: question for question in page_data(language, Limits())["questions"]}
    assert list(questions) == list(named_queries())
    for name, named in named_queries().items():
        assert [field["name"] for field in questions[name]["parameters"]] == [each.name for each in named.parameters]
        assert questions[name]["title"] == getattr(named, f"title_{language}")


def test_no_parameter_is_called_as_the_page_calls_the_question_or_its_text() -> None:
    names = {parameter.name for named in named_queries().values() for parameter in named.parameters}
    assert names & {"name", "query", "lang"} == set()


def test_terms_are_known_with_their_labels() -> None:
    terms = {each["name"]: each for each in page_data("zh", Limits())["terms"]}
    assert terms["fzt:carriesOut"] == {"name": "fzt:carriesOut", "zh": "实施", "en": "carries out"}
    assert "dct:issued" in terms


def test_every_word_of_the_page_is_there_in_both_languages_and_used() -> None:
    folder = Path(query.__file__).parent
    words = json.loads((folder / "query.json").read_text(encoding="utf-8"))
    assert {tuple(texts) for texts in words.values()} == {LANGUAGES}
    sources = [folder.parent / "explorer" / "templates" / "query.html", *(folder / "static" / "query").glob("*.js")]
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [key for key in words if not key.startswith("problem:") and not re.search(rf'\b{key}\b(?=["\s])', text)]
    assert unused == []


def test_a_value_is_bound_to_what_it_names(store: Store) -> None:
    reply = bound_reply(store, Question("", name="areas", values=(("zone", "黑河片区"),)))
    assert f"VALUES ?zone {{ {HEIHE} }}" in json.loads(reply.body)["query"]


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("aeras", (), "no query is named 'aeras'; did you mean areas?"),
        ("areas", (), "areas needs the parameter zone"),
        ("areas", (("zone", "黑合片区"),), "did you mean 黑河片区?"),
        ("areas", (("zome", "黑河片区"),), "did you mean zone?"),
        ("growth", (("year", "24"),), "'24' is not a year"),
    ],
)
def test_what_cannot_be_asked_is_told(store: Store, name: str, values: tuple[tuple[str, str], ...], said: str) -> None:
    with pytest.raises(UnansweredError, match=re.escape(said)) as caught:
        bound_reply(store, Question("", name=name, values=values))
    assert caught.value.kind == "BAD_PARAMETER"


@pytest.mark.parametrize("name", named_queries())
def test_a_question_declares_the_prefixes_that_it_uses(name: str) -> None:
    named = named_queries()[name]
    text = self_contained(named, named.text)
    assert text.startswith(f"# {named.title_zh} · {named.title_en}\n")
    assert "# param" not in text
    Store().query(text)


def test_a_named_question_is_had_over_http(service: Service) -> None:
    answer = service.request("GET", "/query/series?" + urlencode({"indicator": '进出口"} DROP ALL'}))
    assert answer.headers["content-type"] == "application/json"
    assert 'VALUES ?indicator { "进出口\\"} DROP ALL" }' in answer.json["query"]
    assert answer.json["notes"] == []


@pytest.mark.parametrize("address", ["series?about=" + quote("谁"), "nothing", "series?since=2024&since=2025"])
def test_a_named_question_that_cannot_be_asked_is_a_problem(service: Service, address: str) -> None:
    answer = service.request("GET", f"/query/{address}")
    assert (answer.status, answer.kind) == (400, "bad-parameter")
