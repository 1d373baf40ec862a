"""What a digest tells, of small generations. The articles are of the first days of 2024, one a day."""

import datetime as dt

import pytest
from pyoxigraph import NamedNode
from sample_generations import date_generation, merge, publish
from sample_graph import iri, quad

from fztgraph.explorer.digest import read_digest, write_markdown
from fztgraph.explorer.digest.page import explorer_links
from fztgraph.explorer.digest.wording import basis_texts, counts

CARRIED = ("zone/甲区", "carriesOut", "initiative/项目")
OPENED = ("initiative/项目", "openedOn", "2024-06-16")
OTHER = ("zone/乙区", "carriesOut", "initiative/别的")
TRADE = ("zone/甲区", "进出口", "9600000000", "CNY", "2023")


@pytest.fixture
def digest(tmp_path):
    """A function that publishes generations, each on its day, and reads the digest of the last."""

    def run(*generations, since="2024-01-01", zone=None, lang="zh", **options):
        for number, (day, articles) in enumerate(generations, 1):
            last = number == len(generations)
            snapshot = publish(tmp_path / "store", articles, **(options if last else {}))
            date_generation(snapshot, day)
        day = dt.date.fromisoformat(since)
        return read_digest(tmp_path / "store", snapshot, since=day, zone=zone and iri(zone), lang=lang)

    return run


def told(sections):
    """The facts of sections as zone, thing, and line."""
    return [
        (
            section.zone.name if section.zone else None,
            entry.subject.name,
            line.what,
            line.object.name if line.object else line.value,
        )
        for section in sections
        for theme in section.themes
        for entry in theme.entries
        for line in entry.lines
    ]


def test_facts_of_articles_since_a_date_are_new(digest):
    found = digest(("2024-05-01", {1: OTHER, 2: CARRIED, 3: OPENED, 4: TRADE}), since="2024-01-02")
    assert sorted(told(found.sections)) == [
        ("甲区", "甲区", "实施", "项目"),
        ("甲区", "甲区", "进出口", "9600000000CNY"),
        ("甲区", "项目", "开通日期", "2024年6月16日"),
    ]
    assert [each.title for each in found.articles] == ["文4", "文3", "文2"]


def test_what_an_earlier_article_says_is_not_new(digest):
    found = digest(("2024-05-01", {1: CARRIED, 2: CARRIED, 3: TRADE, 4: TRADE}), since="2024-01-04")
    assert found.sections == ()
    assert found.is_empty


def test_one_generation_tells_nothing_of_changes(digest):
    found = digest(("2024-05-01", {1: CARRIED}))
    assert counts(found) == [("new", "1"), ("revised", "未知"), ("withdrawn", "未知"), ("articles", "1")]
    assert "没有保留更早的版本，所以有什么变更或撤回，无从知道。" in basis_texts(found)


def test_a_graph_from_before_the_date_changed_nothing(digest):
    found = digest(("2024-05-01", {1: CARRIED}), since="2024-05-02")
    assert counts(found) == [("new", "0"), ("revised", "0"), ("withdrawn", "0"), ("articles", "0")]
    assert "2024年5月2日以来图谱没有更新过，所以没有变更和撤回。" in basis_texts(found)
    assert "在此期间没有新增、变更或撤回的内容。" in write_markdown(found, explorer_links(None))


def test_older_articles_that_came_in_since_are_new(digest):
    found = digest(("2024-05-01", {1: CARRIED}), ("2024-05-09", {1: CARRIED, 2: OTHER}), since="2024-05-05")
    (section,) = found.sections
    (entry,) = section.themes[0].entries
    assert (entry.subject.name, entry.late, entry.is_new) == ("乙区", True, True)
    assert [each.title for each in found.articles] == ["文2"]
    assert any("第 1 版，2024年5月1日更新" in text for text in basis_texts(found))


def test_changes_and_withdrawals_are_told_with_their_sentences(digest):
    before = {1: CARRIED, 2: OPENED, 3: TRADE, 4: OTHER}
    after = {1: CARRIED, 2: (*OPENED[:2], "2024-06-18"), 3: (*TRADE[:2], "9650000000", *TRADE[3:])}
    found = digest(("2024-05-01", before), ("2024-05-09", after), since="2024-05-05")
    assert {(each.what, each.before, each.after) for each in found.revised} == {
        ("开通日期", "2024年6月16日", "2024年6月18日"),
        ("进出口", "96亿元", "96.5亿元"),
    }
    assert all(each.sentences for each in found.revised)
    assert told(found.withdrawn) == [("乙区", "乙区", "实施", "别的")]
    assert [each.title for each in found.withdrawn_articles] == ["文4"]
    assert any("别的" in each.quote for each in found.sentences())


def test_the_oldest_generation_stands_in_where_none_is_from_before(digest):
    found = digest(("2024-05-05", {1: CARRIED, 2: OTHER}), ("2024-05-09", {1: CARRIED}), since="2024-05-01")
    assert found.basis.partial
    assert told(found.withdrawn) == [("乙区", "乙区", "实施", "别的")]
    assert any("在那之前有什么变更或撤回，无从知道" in text for text in basis_texts(found))


def test_a_merge_is_told_by_names(digest):
    merged = {1: ("zone/b", *CARRIED[1:])}
    found = digest(
        ("2024-05-01", {1: CARRIED}), ("2024-05-09", merged), since="2024-05-05", merges=merge("zone/甲区", "zone/b", 1)
    )
    assert [(each.before, each.after) for each in found.renamed] == [("甲", "甲区")]
    assert found.sections == found.withdrawn == ()


def test_articles_that_were_read_by_other_rules_are_counted(digest):
    found = digest(("2024-05-01", {1: CARRIED}), ("2024-05-09", {1: CARRIED}), since="2024-05-05", reader="other")
    assert any("有 1 篇文章文字未变" in text for text in basis_texts(found))


def test_a_zone_stands_for_its_parts(digest):
    part = quad(iri("zone/甲区"), "fzt:partOf", NamedNode(iri("zone/省区")), iri("article/1"))
    kind = quad(iri("zone/省区"), "rdf:type", NamedNode("https://w3id.org/fztgraph/ns#Zone"), iri("article/1"))
    articles = {1: CARRIED, 2: OTHER, 3: OPENED}
    assert sorted(told(digest(("2024-05-01", articles), zone="zone/甲区").sections)) == [
        ("甲区", "甲区", "实施", "项目"),
        ("甲区", "项目", "开通日期", "2024年6月16日"),
    ]
    whole = digest(("2024-05-01", articles), zone="zone/省区", more=[part, kind])
    assert len(told(whole.sections)) == 2
    assert [each.title for each in whole.articles] == ["文1"]


def test_facts_that_belong_to_no_zone_come_last(digest):
    found = digest(("2024-05-01", {1: ("company/公司", "subsidiaryOf", "company/母公司"), 2: CARRIED}))
    assert [section.zone and section.zone.name for section in found.sections] == ["甲区", None]


def test_an_article_without_a_date_proves_nothing(digest):
    found = digest(("2024-05-01", {1: CARRIED, 2: OTHER}), undated=[2])
    assert told(found.sections) == [("甲区", "甲区", "实施", "项目")]
    assert "图谱中有 1 篇文章没有日期，不能按日期判断。" in basis_texts(found)


def test_english_has_english_words(digest):
    found = digest(("2024-05-01", {1: CARRIED, 2: TRADE}), lang="en")
    assert {line[2] for line in told(found.sections)} == {"carries out", "进出口"}
    assert basis_texts(found)[0].startswith("New by the dates of articles")
