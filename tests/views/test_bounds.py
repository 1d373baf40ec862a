import pytest

from fztgraph.errors import UsageError
from fztgraph.views.bounds import choose_articles, find_theme
from fztgraph.views.collection import collect_picture
from views.conftest import Generation


def test_nothing_asked_is_everything(newsletter: Generation) -> None:
    assert choose_articles(newsletter.store, since=None, theme=None) is None


@pytest.mark.parametrize(("since", "articles"), [("2024-07-01", 6), ("2024", 6), ("2024-07-02", 0), ("2025", 0)])
def test_articles_since_a_day_are_those_of_issues_since_then(newsletter: Generation, since: str, articles: int) -> None:
    assert len(choose_articles(newsletter.store, since=since, theme=None) or ()) == articles


def test_picture_of_a_theme_has_only_facts_that_its_articles_tell(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400, theme="跨境电商")
    whole = collect_picture(newsletter, limit=400)
    assert 0 < len(picture.facts) < len(whole.facts)
    assert len(picture.articles) < len(whole.articles)
    assert picture.theme is not None
    assert picture.theme.zh == "跨境电商"


def test_period_with_nothing_in_it_is_an_empty_picture(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400, since="2031")
    assert (picture.things, picture.facts, picture.articles) == ((), (), ())


def test_entity_asked_for_stays_where_nothing_is_new(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, entities=["望港口岸"], hops=2, limit=400, since="2031")
    assert [thing.name for thing in picture.things] == ["望港口岸"]
    assert picture.facts == ()


@pytest.mark.parametrize("name", ["跨境电商", "Cross-border e-commerce"])
def test_theme_is_found_by_either_name(name: str) -> None:
    assert find_theme(name).name == "跨境电商"


def test_unknown_theme_tells_near_ones() -> None:
    with pytest.raises(UsageError, match=r"no theme '跨境电伤'.*跨境电商"):
        find_theme("跨境电伤")


@pytest.mark.parametrize("since", ["yesterday", "2024-13", "24-01-01", "2024-05-31T00:00"])
def test_what_is_no_day_is_refused(newsletter: Generation, since: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        choose_articles(newsletter.store, since=since, theme=None)
