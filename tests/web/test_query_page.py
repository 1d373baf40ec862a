"""The page for queries in a real browser, with the service behind it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import NEEDS_BROWSER, Browser, Keys
from serving import ENDLESS, Service, running, wait_for

from fztgraph.web.limits import Limits
from fztgraph.web.problems import Kind, ProblemError, problem_response
from fztgraph.web.query import YASGUI

CODE = "document.querySelector('#editor .CodeMirror').CodeMirror"

pytestmark = [
    *NEEDS_BROWSER,
    pytest.mark.skipif(not (YASGUI / "yasgui.min.js").is_file(), reason="Yasgui has not been fetched; run make page"),
]


class Page(Browser):
    """Chromium with the page open."""

    def __init__(self, driver: Any, service: Service) -> None:
        super().__init__(driver)
        self.service = service

    def visit(self, language: str = "en", address: str = "") -> None:
        ready = f"document.documentElement.dataset.ready === '{language}'"
        self.open(f"{self.service.url}/query?lang={language}{address}", ready=ready)

    def choose(self, question: str) -> None:
        self.click(f"#question option[value={question}]")

    def write(self, query: str) -> None:
        self.js(f"{CODE}.setValue(arguments[0])", query)

    @property
    def query(self) -> str:
        return str(self.js(f"{CODE}.getValue()"))

    def run(self, query: str | None = None) -> None:
        """Run a query, or what is in the editor, until there is an answer or a problem."""
        if query is not None:
            self.write(query)
        self.click("#run")
        self.wait_for_answer()

    def wait_for_answer(self) -> None:
        self.wait("document.getElementById('stop').hidden")
        self.wait("document.getElementById('status').textContent || !document.getElementById('problem').hidden")

    def cells(self) -> list[list[str]]:
        return self.js(
            "[...document.querySelectorAll('#results tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))"
        )


@pytest.fixture(scope="module")
def service(corpus_store: Path) -> Iterator[Service]:
    """The service over the graph of the corpus, in place of the one over three documents."""
    with running(corpus_store, limits=Limits(time=1.5, rows=5000)) as running_service:
        yield running_service


@pytest.fixture
def page(driver: Any, service: Service) -> Page:
    page = Page(driver, service)
    page.visit()
    page.js("localStorage.clear()")
    page.visit()
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_is_chosen_filled_in_and_answered(page: Page, language: str) -> None:
    page.visit(language)
    page.choose("zone-initiatives")
    page.fill("#parameter-zone", "黑河片区", Keys.ENTER)
    page.wait_for_answer()
    assert "id/zone/heilongjiang-heihe> }" in page.query
    assert page.text("#status").startswith(str(len(page.cells())))
    assert len(page.cells()) > 2


@pytest.mark.parametrize(
    ("language", "shown"), [("zh", ["片区 area", "片区（英文） area_en"]), ("en", ["area", "area (English) area_en"])]
)
def test_the_columns_of_a_question_have_headings_and_those_of_an_own_query_their_names(
    page: Page, language: str, shown: list[str]
) -> None:
    page.visit(language, "#name=areas&zone=heilongjiang")
    page.run()
    assert page.texts("#results thead th")[:2] == shown
    page.run("SELECT ?area { VALUES ?area { 1 } }")
    assert page.texts("#results thead th") == ["area"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_asked_of_other_hosts_and_nothing_is_complained_of(page: Page, language: str) -> None:
    page.visit(language)
    page.run("CONSTRUCT { ?zone a fzt:Zone } { ?zone a fzt:Zone }")
    page.run("SELECT ?name { ?zone a fzt:Zone ; skos:prefLabel ?name }")
    page.click("#share")
    assert page.complaints() == []
    assert page.hosts() == {page.service.url}


def test_a_value_that_means_nothing_is_told_with_what_comes_close(page: Page) -> None:
    page.choose("zone-initiatives")
    page.fill("#parameter-zone", "黑合片区", Keys.ENTER)
    page.wait("!document.getElementById('problem').hidden")
    assert "did you mean" in page.text("#problem")


def test_a_misspelt_term_is_told_until_the_query_is_changed(page: Page) -> None:
    page.run("SELECT * { ?who fzt:carriedOut ?what }")
    assert page.text("#notes") == "fzt: has no term carriedOut; did you mean carriesOut?"
    page.run("SELECT * { ?who fzt:carriesOut ?what } LIMIT 1")
    assert page.text("#notes") == ""


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("绥芬河片", "绥芬河片区"), ("(heilong", "China (Heilongjiang) Pilot"), ("suifenhe) kua", "(Suifenhe) Kuajing")],
)
def test_names_are_suggested_for_a_thing(page: Page, typed: str, suggested: str) -> None:
    page.choose("zone-initiatives")
    page.fill("#parameter-zone", typed)
    page.wait(f"[...document.querySelectorAll('datalist option')].some(each => each.value.includes('{suggested}'))")


def test_prefixes_that_are_used_get_declared(page: Page) -> None:
    page.run("SELECT ?zone { ?zone a fzt:Zone ; skos:prefLabel 'x xsd:y' }")
    assert page.query.startswith("PREFIX fzt: <https://w3id.org/fztgraph/ns#>\nPREFIX skos:")
    assert "PREFIX xsd" not in page.query


@pytest.mark.parametrize(
    ("typed", "shown", "written"),
    [
        ("fzt:实施", "fzt:carriesOut · 实施 · carries out", "fzt:carriesOut"),
        ("fzt:carries", "fzt:carriesOut · 实施 · carries out", "fzt:carriesOut"),
        ("实施", "fzt:carriesOut · 实施 · carries out", "fzt:carriesOut"),
        ("dct:iss", "dct:issued · 发布日期 · issued on", "dct:issued"),
        ("其他名称", "skos:altLabel · 其他名称 · other name", "skos:altLabel"),
    ],
)
def test_terms_are_completed_by_name_and_by_label(page: Page, typed: str, shown: str, written: str) -> None:
    page.write("")
    page.js(f"{CODE}.focus()")
    page.type("SELECT * { ?a ", typed)
    page.wait("document.querySelector('.CodeMirror-hint')")
    assert page.js("document.querySelector('.CodeMirror-hint').textContent") == shown
    page.type(Keys.ENTER)
    page.wait(f"{CODE}.getValue().endsWith('?a {written}')")


def test_our_prefixes_are_completed(page: Page) -> None:
    page.write("")
    page.js(f"{CODE}.focus()")
    page.type("PREFIX sk")
    page.wait("document.querySelector('.CodeMirror-hint')")
    page.type(Keys.ENTER)
    page.wait(f"{CODE}.getValue() === 'PREFIX skos: <http://www.w3.org/2004/02/skos/core#>'")


def test_the_time_limit_is_shown_and_a_timeout_says_so(page: Page) -> None:
    assert "may take 1.5 s" in page.text("#limit")
    page.write(ENDLESS)
    page.click("#run")
    page.wait("document.getElementById('elapsed').textContent === '1 s of 1.5 s'")
    page.wait_for_answer()
    assert page.text("#problem").startswith("Timed out: the query was stopped after 1.5 s.")


def test_a_query_that_runs_is_stopped(page: Page) -> None:
    page.write(ENDLESS)
    page.click("#run")
    page.click("#stop")
    page.wait_for_answer()
    assert page.text("#status") == "Stopped."
    assert page.js("document.activeElement.id") == "run"


def test_a_mistake_is_told_and_the_cursor_put_there(page: Page) -> None:
    page.visit("zh")
    page.run("SELECT *\n{ ?s ?p }")
    assert page.text("#problem-text") == "查询第 2 行第 3 列有语法错误。"
    assert page.js(f"[{CODE}.getCursor().line, {CODE}.getCursor().ch]") == [1, 2]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT *\n{ ?s ?p }", "第 2 行第 3 列 '?s ?p }' 处无法解析"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE 是更新语句，而查询只能读取；请修改文件后运行 `fztgraph refresh`"),
        ("SELECT * { ?s a id:zone/a }", "请把 id:zone/a 写作 <https://w3id.org/fztgraph/id/zone/a>"),
    ],
)
def test_details_are_told_in_the_language_of_the_page(page: Page, query: str, told: str) -> None:
    page.run(query)
    assert page.js("document.getElementById('problem-detail').lang") == "en"
    page.visit("zh")
    page.run(query)
    assert told in page.text("#problem-detail")
    assert page.js("document.getElementById('problem-detail').lang") == "zh"


def test_every_kind_of_problem_is_told_in_chinese(page: Page) -> None:
    page.visit("zh")
    for kind in Kind:
        body = problem_response(ProblemError(kind, "told by the engine", {"limit": 3 << 20})).body.decode()
        page.script("window.fetch = async () => new Response(arguments[0], { status: 500 })", body)
        page.run(f"ASK {{}} # {kind}")
        assert re.match("[\u4e00-\u9fff]", page.text("#problem-text"))
        assert not re.search("[{}]|[a-z]{4}", page.text("#problem-text"))


def test_what_the_table_shows_of_a_thing_can_be_asked_for(page: Page) -> None:
    page.run("SELECT ?zone { ?zone a fzt:ZoneArea } ORDER BY ?zone LIMIT 1")
    shown = page.cells()[0][-1]
    assert shown.startswith("id:zone\\/")
    page.run(f"SELECT (COUNT(*) AS ?classes) {{ {shown} a ?class ; skos:prefLabel ?name }}")
    assert int(page.cells()[0][-1]) > 0


def test_too_many_rows_are_told_with_the_limit(page: Page) -> None:
    page.run("SELECT * { ?s ?p ?o }")
    assert page.text("#problem").startswith("The answer has more than 5,000 rows.")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ASK { ?zone a fzt:Zone }", "Yes (true)"),
        ("SELECT ?zone { ?zone a fzt:Nothing }", "Nothing answers to this."),
        ("CONSTRUCT { ?z a fzt:Zone } { ?z a fzt:Zone } LIMIT 1", "fzt:Zone"),
    ],
)
def test_each_form_of_answer_is_shown(page: Page, query: str, said: str) -> None:
    page.run(query)
    page.wait(f"document.getElementById('results').innerText.includes('{said}')")


def test_a_link_leads_to_the_question_and_waits(page: Page) -> None:
    page.visit("en", "#name=series&about=绥芬河市&since=2024")
    assert page.js("document.getElementById('parameter-since').value") == "2024"
    assert "<http://www.w3.org/2001/XMLSchema#date>" in page.query
    assert page.text("#status") == ""
    page.click("#share")
    shared = page.js("[...new URLSearchParams(new URL(document.getElementById('shared').value).hash.slice(1))]")
    assert shared == [["name", "series"], ["about", "绥芬河市"], ["since", "2024"]]


def test_a_link_leads_to_a_query_that_was_written(page: Page) -> None:
    query = "SELECT ?说 { ?s skos:prefLabel ?说 } # 50 % & more\nLIMIT 1"
    page.write(query)
    page.click("#share")
    shared = page.js("document.getElementById('shared').value")
    page.write("")
    page.driver.get("about:blank")
    page.driver.get(shared)
    page.wait("document.documentElement.dataset.ready")
    assert page.query.endswith(query)


def test_the_other_language_keeps_the_query(page: Page) -> None:
    page.write("ASK { ?kept a fzt:Zone }")
    page.click(".languages a")
    page.wait("document.documentElement.dataset.ready === 'zh'")
    assert "?kept" in page.query


def test_rows_are_downloaded_as_csv_that_excel_reads(page: Page) -> None:
    page.visit("en", "#name=zones")
    page.run()
    page.click("#download")
    page.wait("document.getElementById('status').textContent.startsWith('zones.csv')")
    file = page.downloads / "zones.csv"
    wait_for(file.is_file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("\ufeff")
    assert len(lines) == len(page.cells()) + 1


def test_things_and_terms_lead_to_their_pages_here(page: Page) -> None:
    page.run("SELECT ?zone ?class { VALUES ?class { fzt:ZoneArea } ?zone a ?class } ORDER BY ?zone LIMIT 1")
    links = page.js("[...document.querySelectorAll('#results a.iri')].map(link => link.href)")
    assert links[0].startswith(f"{page.service.url}/id/zone/")
    assert links[1] == f"{page.service.url}/ns/ZoneArea"


def test_the_keyboard_does_all(page: Page) -> None:
    page.js("document.getElementById('question').focus()")
    page.type(Keys.TAB)
    assert page.js("document.activeElement.closest('#editor') !== null")
    page.write("ASK {}")
    page.press(Keys.CONTROL, Keys.ENTER)
    page.wait_for_answer()
    page.type(Keys.TAB)
    assert page.js("document.activeElement.id") == "run"


def test_a_narrow_window_needs_no_scrolling_to_the_side(page: Page) -> None:
    with page.window(390, 844, mobile=True):
        page.visit("zh", "#name=zone-initiatives&zone=黑河片区")
        page.run()
        assert page.js("document.documentElement.scrollWidth") == 390
        assert page.js("Math.min(...[...document.querySelectorAll('#results td')].map(cell => cell.offsetWidth))") > 90
