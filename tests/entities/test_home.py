import pytest

from fztgraph.entities.drafts import Draft
from fztgraph.entities.home import find_home
from fztgraph.gazetteer import load_gazetteer
from fztgraph.model import Label, Mention


def draft(name, times=1, label=Label.PLACE):
    iri = next((entry.iri for entry in load_gazetteer().by_name.get(name, ()) if entry.label is label), None)
    return Draft(label, "Thing", iri, [Mention(n * 20, n * 20 + len(name), name) for n in range(times)])


def home(*drafts, title=""):
    return {level: found.name for level, found in find_home(list(drafts), title, load_gazetteer()).items()}


@pytest.mark.parametrize(
    ("drafts", "found"),
    [
        ([draft("天津市", 2), draft("大连市")], {"city": "天津市"}),
        ([draft("黑龙江省"), draft("天津市")], {"province": "黑龙江省", "city": "天津市"}),
        ([draft("黑龙江自贸试验区", label=Label.ZONE)], {"zone": "黑龙江自贸试验区"}),
        ([draft("中国"), draft("俄罗斯", 5)], {"country": "中国"}),
        ([draft("云溪产业园", 3, Label.ZONE), draft("天津港", 3, Label.PORT)], {}),
        ([draft("汉堡", 3)], {}),
        ([], {}),
    ],
)
def test_the_listed_places_named_most_are_home(drafts, found):
    assert home(*drafts) == found


def test_where_two_are_named_as_often_none_is():
    assert home(draft("天津市"), draft("大连市")) == {}


def test_a_name_in_the_title_counts_more():
    assert home(draft("天津市", 2), draft("大连市"), title="大连 市开行班列") == {"city": "大连市"}


def test_a_name_in_the_title_is_worth_three():
    assert home(draft("天津市", 4), draft("大连市"), title="大连市开行班列") == {}


def test_ties_below_the_first_do_not_matter():
    assert home(draft("天津市", 3), draft("大连市"), draft("广州市")) == {"city": "天津市"}
