import pytest

from fztgraph.views.collection import collect_picture
from fztgraph.views.page import page_words
from fztgraph.views.picture import Picture
from fztgraph.views.plain import Plain, plain_page
from views.conftest import Generation


def plain(generation: Generation, lang: str, **options: object) -> Plain:
    asked = {"limit": 400} | options
    picture = collect_picture(generation, **asked)  # type: ignore[arg-type]
    return plain_page(picture, lang=lang, words={key: text[lang] for key, text in page_words().items()})


def test_each_fact_has_its_sentence_and_its_article(newsletter: Generation) -> None:
    page = plain(newsletter, "zh")
    row = next(row for part in page.parts for row in part.rows if row.predicate == "实施" and "远桥" in row.subject)
    assert row.quote == "该线路由远桥物流运营"
    article = next(article for article in page.articles if article.place == row.article)
    assert article.title == "望港至阿斯塔纳跨境公路货运线路正式开通"
    assert article.issue == "青澜自贸资讯第1期"


def test_names_and_relations_are_in_the_language_asked_for(newsletter: Generation) -> None:
    page = plain(newsletter, "en")
    row = next(row for row in page.parts[0].rows if row.predicate == "located in" and "City" in row.object)
    assert row.object == "Wanggang City"


def test_title_names_the_thing_that_was_asked_for(newsletter: Generation) -> None:
    assert plain(newsletter, "zh", entities=["望港口岸"]).title == "望港口岸 · 自贸区资讯图谱"


def test_empty_picture_is_an_empty_page() -> None:
    page = plain_page(Picture(), lang="zh", words={key: text["zh"] for key, text in page_words().items()})
    assert (page.things, page.articles, [part.rows for part in page.parts]) == ((), (), [(), (), ()])


def test_names_of_any_length_are_cut(hostile: Generation) -> None:
    assert max(len(thing.name) for thing in plain(hostile, "zh").things) <= 120


def test_what_has_no_room_is_counted(newsletter: Generation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fztgraph.views.plain.ROOM", 0)
    monkeypatch.setattr("fztgraph.views.plain.ROOM_EACH", 1)
    parts = plain(newsletter, "zh").parts
    assert [(len(part.rows), part.left_out) for part in parts] == [(31, 0), (1, 6), (0, 15)]
