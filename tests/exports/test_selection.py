import pytest
from pyoxigraph import RdfFormat, Store

from fztgraph.errors import UsageError
from fztgraph.exports.selection import EVERYTHING, select


def test_no_words_take_everything(snapshot):
    assert select(snapshot.store) == EVERYTHING
    assert select(snapshot.store).is_all


@pytest.mark.parametrize(
    ("given", "classes"),
    [
        ("Company", {"Company"}),
        ("fzt:transportroute", {"TransportRoute"}),
        ("INITIATIVE", {"Initiative"}),
        (["Zone", "Port"], {"Zone", "Port"}),
        ("Actor", {"Zone", "Place", "Agency", "Company", "Organization"}),
    ],
)
def test_a_class_goes_by_its_name_its_label_or_its_group(given, classes):
    assert select(Store(), class_=given).classes == classes


def test_a_theme_takes_those_below_it(snapshot):
    assert select(snapshot.store, theme="智慧口岸").themes == {"https://w3id.org/fztgraph/id/theme/pc-smart"}


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ({"since": "2024"}, ("2024-01-01", "")),
        ({"until": "2024-02"}, ("", "2024-02-29")),
        ({"since": "2024-06-16", "until": "2024"}, ("2024-06-16", "2024-12-31")),
    ],
)
def test_a_month_or_a_year_counts_whole(words, span):
    chosen = select(Store(), **words)
    assert (chosen.since, chosen.until) == span


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"class_": "Compny"}, "did you mean Company"),
        ({"theme": "智慧口"}, "did you mean 智慧口岸"),
        ({"relation": "partof_"}, "did you mean partOf"),
        ({"since": "2024-13"}, "is not a date"),
        ({"since": "2025", "until": "2024"}, "since 2025 is after until 2024; exchange them"),
        ({"zone": "绥芬河片区"}, "is no name of a Zone"),
    ],
)
def test_an_unknown_word_is_answered_in_one_line(words, message):
    with pytest.raises(UsageError, match=message) as raised:
        select(Store(), **words)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "date", "is_in"),
    [
        ({"since": "2024-07-01"}, "2024-07-01", True),
        ({"until": "2024-07-01"}, "2024-07-01", True),
        ({"since": "2024-07-02"}, "2024-07-01", False),
        ({"until": "2024-06"}, "2024-07-01", False),
        ({"since": "2000"}, "", False),
        ({}, "", True),
    ],
)
def test_articles_are_in_by_their_date(words, date, is_in):
    assert select(Store(), **words).has_article(date, ()) is is_in


def test_the_words_are_kept_for_the_export_to_say(snapshot):
    assert select(snapshot.store, class_=["Company", "Bank"], since="2024").words == {
        "class": "Company, Bank",
        "since": "2024",
    }


def test_a_class_goes_by_its_chinese_label():
    store = Store()
    store.load(
        '<https://w3id.org/fztgraph/ns#Company> <http://www.w3.org/2000/01/rdf-schema#label> "企业"@zh, "company"@en .',
        RdfFormat.TURTLE,
    )
    assert select(store, class_=" 企业").classes == {"Company"}
