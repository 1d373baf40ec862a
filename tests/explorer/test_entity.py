"""The page of a thing, of a theme, of a record, of a name that several things bear."""

import re

import pytest

from explorer.told import HOSTILE, PLACE, ZONE, told_source
from fztgraph.explorer.frame import Frame
from fztgraph.explorer.index import Index, build_index
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.pages import entity, record, theme, thing
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Moved, Params, Shown, Visit
from fztgraph.iris import ID

#: Handlers, styles and scripts that a page must not have.
UNSAFE = re.compile(r"<script(?! type=\"application/ld\+json\">| type=\"module\" src=)|\sstyle=|\son\w+=|javascript:")


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return told_source()


@pytest.fixture(scope="module")
def index(source: StoreSource) -> Index:
    return build_index(source)


@pytest.fixture
def visit(source: StoreSource, index: Index):
    def make(lang: str = "zh", **params: str) -> Visit:
        return Visit(source, Frame(LiveLinks(), lang), lambda: index, Params(params.items()))

    return make


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_tells_all(visit, lang: str) -> None:
    page = entity.show(visit(lang), ZONE)
    for text in ("黑河片区启动", "92亿元", 'class="chart"', "标题2", "+21.8%"):
        assert text in page
    assert not UNSAFE.search(page)
    assert page.count("<h1") == 1


def test_long_groups_lead_to_all_of_them(visit) -> None:
    page = entity.show(visit(), ZONE)
    assert 'href="/id/zone/heihe?more=carriesOut#carriesOut">查看全部 25 条' in page
    assert page.count('href="/id/initiative/') < entity.show(visit(more="carriesOut"), ZONE).count(
        'href="/id/initiative/'
    )


@pytest.mark.parametrize("more", ["nonsense", "in.carriesOut", "articles", "figures"])
def test_other_parts_may_be_asked_for(visit, more: str) -> None:
    assert "<h1" in entity.show(visit(more=more), ZONE)


def test_names_that_would_harm_are_shown_as_text_and_cut(visit) -> None:
    page = entity.show(visit(), HOSTILE)
    assert "<script>alert" not in page
    assert not UNSAFE.search(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "甲" * 200 not in page.partition("</main>")[0].partition("<main")[2]


def test_a_thing_of_which_only_lists_tell_says_so(visit) -> None:
    page = entity.show(visit(), ID + "policy/rcep")
    assert "名录中有它的名称" in page
    assert "没有文章提到它" in page


def test_articles_mention_it_and_no_more(visit) -> None:
    assert "没有读出关于它的关系" in entity.show(visit(), PLACE)


def test_what_is_no_thing_has_no_such_page(visit) -> None:
    assert entity.show(visit(), ID + "zone/nowhere") is None
    assert theme.show(visit(), ID + "theme/nowhere") is None
    assert record.show(visit(), ID + "claim/nowhere") is None
    assert record.show(visit(), ID + "claim/<>") is None


def test_a_theme_tells_its_articles(visit) -> None:
    page = theme.show(visit("en"), ID + "theme/trade-facilitation")
    assert "Trade facilitation" in page
    assert "No article is on this theme yet" in page


@pytest.mark.parametrize("kind", ["claim", "observation", "evidence", "article"])
def test_a_record_tells_its_properties(visit, source: StoreSource, kind: str) -> None:
    row = source.select(f"SELECT ?it {{ ?it a fzt:{kind.capitalize()} }} ORDER BY ?it LIMIT 1")[0]
    page = thing.show(visit(), row["it"].value)
    assert isinstance(page, str)
    assert "<h1" in page
    assert not UNSAFE.search(page)


def test_a_name_leads_to_what_bears_it(visit) -> None:
    assert thing.show(visit(), ID + "RCEP") == Moved("/id/policy/rcep")


def test_a_name_that_several_things_bear_is_a_choice(visit) -> None:
    answer = thing.show(visit(), ID + "同名公司")
    assert isinstance(answer, Shown)
    assert answer.status == 300
    assert [f'href="/id/company/{name}"' in str(answer.content) for name in ("aa", "bb")] == [True, True]


def test_what_is_not_there_has_names_that_come_near(visit) -> None:
    answer = thing.show(visit(), ID + "place/绥芬可市")
    assert isinstance(answer, Shown)
    assert answer.status == 404
    assert "绥芬河市" in str(answer.content)
