"""The page of an article: its text marked, what was read from it and what was not, hostile and long texts."""

import datetime as dt
import json
import re
from decimal import Decimal

import pytest
from pyoxigraph import Store
from sample_graph import article_quads as bare_quads

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.index import build_index
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.pages import thing
from fztgraph.explorer.pages.article import read_article
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Params, Visit
from fztgraph.iris import ID, Iri
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Issue,
    Label,
    Mention,
    Observation,
    Relation,
)
from fztgraph.quads import article_quads
from fztgraph.store import add_quads
from fztgraph.vocab import class_of

ARTICLE = ID + "article/n/2"
TEXT = (
    "# （二）黑河片区动态\n\n**黑河片区**启动甲 项目，2024年5月开工。1—5月货值 9.6 亿元，增长2%。"
    "区内还有3家企业。大家都很高兴。\n\n甲项目位于黑河市。"
)
HARM = "<script>alert(1)</script>\u202e\"'甲" + "长" * 10_000


def extraction(text=TEXT, *, number=2, url="https://example.org/a?b=c&d", title="黑河片区动态", facts=True, more=()):
    def entity(kind, label, name):
        start = text.find(name) if name in text else 0
        mention = Mention(start, start + len(name), name)
        return Entity(
            Iri(f"{ID}{kind}/{re.sub(r'[^一-龥]', '', name)[:9]}"), label, class_of(label), name, mentions=(mention,)
        )

    def proof(quote, rule="launch"):
        start = text.index(quote)
        return Evidence(start, start + len(quote), quote, rule, 0.9)

    zone, project = entity("zone", Label.ZONE, "黑河片区"), entity("initiative", Label.INITIATIVE, "甲项目")
    city = entity("place", Label.PLACE, "黑河市")
    entities = (zone, project, city, *(entity("company", Label.COMPANY, name) for name in more))
    issue = Issue(Iri(ID + "issue/n"), "n.md", "自贸动态", 9, dt.date(2024, 7, 1), "编者")
    iri = Iri(f"{ID}article/n/{number}")
    article = Article(iri, "n.md", title, text, date=dt.date(2024, 7, 1), number=number, issue=issue, url=url)
    if not facts:
        return Extraction(article, entities=entities)
    first, figure = proof("**黑河片区**启动甲 项目，2024年5月开工。"), proof("1—5月货值 9.6 亿元，增长2%。", "figure")
    return Extraction(
        article,
        entities=entities,
        relations=(
            Relation(zone.iri, "carriesOut", project.iri, first),
            Relation(project.iri, "locatedIn", city.iri, proof("甲项目位于黑河市。", "lies")),
        ),
        dates=(
            DateClaim(project.iri, "startedOn", "2024-05", first),
            DateClaim(zone.iri, "openedOn", "2024-01/2024-05", first),
        ),
        observations=(
            Observation(
                zone.iri, "货值", Decimal("9.6e8"), "CNY", "9.6亿元", figure, "2024-01/2024-05", Decimal("0.02")
            ),
        ),
        themes=("trade",),
    )


def make_source(*extractions):
    store = Store()
    for each in extractions or (extraction(),):
        add_quads(store, article_quads(each))
    return StoreSource(store)


def show(source, iri=ARTICLE, lang="zh", **params):
    frame = Frame(LiveLinks("", "/id/" + iri.removeprefix(ID)), lang, published="2024-07-01")
    return thing.show(Visit(source, frame, lambda: build_index(source), Params(params.items())), iri)


def text(page):
    main = re.sub(r"<(svg|sup).*?</\1>", "", page.partition("<main")[2].partition("</main>")[0], flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main).replace("&#8288;", "").replace("\u2060", ""))


@pytest.fixture(scope="module")
def page():
    return read_article(make_source(), ARTICLE, "zh")


def test_facts_are_told_with_the_sentences_that_say_them(page):
    told = [
        (
            one.subject.name,
            one.stated.predicate,
            one.object and one.object.name,
            one.stated.value,
            one.sentences,
            one.note,
        )
        for one in (*page.relations, *page.dates, *page.figures)
    ]
    zone, project = ID + "zone/黑河片区", ID + "initiative/甲项目"
    assert [row[:3] + row[4:] for row in told if row[2]] == [
        ("黑河片区", "carriesOut", "甲项目", (2,), 1),
        ("甲项目", "locatedIn", "黑河市", (6,), 3),
    ]
    assert [row[:2] + row[3:] for row in told if not row[2]] == [
        ("黑河片区", "openedOn", "2024-01/2024-05", (2,), 1),
        ("甲项目", "startedOn", "2024-05", (2,), 1),
        ("黑河片区", "", "9.6亿元", (3,), 2),
    ]
    assert (page.relations[0].stated.subject, page.relations[0].stated.value) == (zone, project)


def test_things_are_by_class_with_how_often_they_are_named(page):
    assert {kind: [(one.named.name, one.count, one.sentence) for one in of] for kind, of in page.mentions.items()} == {
        "Zone": [("黑河片区", 2, 1)],
        "Initiative": [("甲项目", 2, 2)],
        "Place": [("黑河市", 1, 6)],
    }


def test_what_was_not_read_is_told_figures_first(page):
    assert [one.text for one in page.left_figures] == ["区内还有3家企业。"]
    assert [one.text for one in page.left_rest] == ["大家都很高兴。"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            (
                "读出的内容",
                "没有读出的内容",
                "共 5 句，其中 3 句读出了",
                "货值 9.6亿元 2024年1—5月 同比 +2.0%",
                "第 9 期",
            ),
        ),
        (
            "en",
            ("What was read", "What was not read", "read from 3 of 5 sentences", "carries out", "no. 9", "1 Jul 2024"),
        ),
    ],
)
def test_the_page_in_both_languages(lang, words):
    shown = text(show(make_source(), lang=lang))
    assert [part for part in words if part not in shown] == []


def test_facts_and_sentences_lead_to_each_other():
    shown = show(make_source())
    for address in set(re.findall(r'href="#(\w+)"', shown)):
        assert f'id="{address}"' in shown
    assert re.search(r'<a class="jump" href="#s2"[^>]*>1</a>', shown)
    assert 'href="/id/zone/%E9%BB%91' in shown or 'href="/id/zone/黑河片区"' in shown


def test_the_head_has_source_issue_themes_and_neighbours():
    shown = show(make_source(*(extraction(number=number, title=f"第{number}篇") for number in (1, 2, 3))))
    assert '<a href="https://example.org/a?b=c&amp;d" rel="external noreferrer">' in shown
    assert re.search(r'href="/id/article/n/1" rel="prev">.*?第1篇', shown)
    assert re.search(r'href="/id/article/n/3" rel="next">.*?第3篇', shown)
    assert 'href="/id/issue/n"' in shown
    assert 'href="/id/theme/trade"' in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "公开报道", "//example.org"])
def test_only_web_addresses_are_links(url):
    shown = show(make_source(extraction(url=url)))
    assert f'href="{url}' not in shown
    assert f"<bdi>{url}</bdi>" in shown


def test_machines_read_what_the_article_is():
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', show(make_source()))[1])
    assert (data["@id"], data["@type"], data["headline"], data["datePublished"]) == (
        ARTICLE,
        "Article",
        "黑河片区动态",
        "2024-07-01",
    )
    assert {each["@id"] for each in data["mentions"]} >= {ID + "zone/黑河片区"}


def test_hostile_texts_names_and_titles_are_text():
    bad = extraction(f"{HARM}。\n\n[点](javascript:alert(1)) {HARM}。", title=HARM, facts=False, more=(HARM,))
    shown = show(make_source(bad))
    main = shown.partition("<main")[2]
    assert "<script>alert" not in shown
    assert "\u202e" not in main
    assert 'href="javascript' not in shown
    assert "[点](javascript:alert(1))" in text(shown)
    assert not re.search(r'title="[^"]{400}', shown)
    assert not re.search(r"style=|<style|\son\w+=|<script(?! type=.(module|application/ld.json))", shown)


def test_a_long_article_is_shown_in_parts():
    end = "甲项目位于黑河市。"
    body = TEXT.removesuffix(end) + "补白的句子。" * 340_000 + "\n\n" + end
    source = make_source(extraction(body))
    first = show(source)
    assert len(first) < 600_000
    assert "这是第 1 部分" in first
    assert 'href="/id/article/n/2?more=2" rel="next"' in first
    parts = int(re.search(r"分 (\d+) 部分", first)[1])
    last = show(source, more=str(parts))
    assert "位于" in text(last).partition("本部分读出的内容")[2]
    assert "位于" not in text(first).partition("本部分读出的内容")[2].partition("没有读出")[0]
    assert "全文共读出 6 条" in text(last)
    assert show(source, more="99999") == show(source, more=str(parts))


def test_without_text_and_without_facts_it_says_so():
    store = Store()
    add_quads(store, bare_quads(1, ["zone/a"]))
    shown = text(show(StoreSource(store), ID + "article/1"))
    assert "图谱中没有这篇文章的全文" in shown
    assert "没有从这篇文章读出关系、日期或数据" in shown


def test_what_is_said_at_no_known_place_is_quoted():
    from sample_graph import quads

    store = Store()
    found = [
        each for each in quads(1, ("zone/a", "carriesOut", "initiative/b")) if "ns#start" not in str(each.predicate)
    ]
    add_quads(store, found)
    shown = show(StoreSource(store), ID + "article/1")
    assert '<q class="quiet"><bdi>zone/a carriesOut initiative/b</bdi></q>' in shown


def test_things_that_are_mentioned_by_other_words_are_told_apart():
    found = read_article(make_source(extraction(more=("别名有限公司",))), ARTICLE, "zh")
    assert [named.name for named in found.unplaced] == ["别名有限公司"]


def test_what_is_no_article_is_told_as_before():
    assert read_article(make_source(), ID + "zone/黑河片区", "zh") is None
    assert "没有找到" in show(make_source(), ID + "article/none").content
