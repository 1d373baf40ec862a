import datetime as dt

import pytest

from fztgraph.entities.drafts import Draft
from fztgraph.entities.minting import Grounds, mint_iris
from fztgraph.iris import ID, Iri, article_iri
from fztgraph.model import Article, Form, Label, Mention

HOME = {"zone": "云溪片区", "city": "云溪市", "province": "北省"}


def draft(name, label, *, at=0, type_="Thing", iri=None):
    return Draft(label, type_, iri, [Mention(at, at + len(name), name)])


def minted(name, label, *, home=HOME, ground=None, type_="Thing", year=2024, stem="one"):
    """The IRI of a name, percent signs undone; ``ground`` is the class of a listed place at its beginning."""
    date = dt.date(year, 7, 1) if year else None
    article = Article(article_iri(stem, 3), "one.md", "", name, number=3, date=date)
    grounds = Grounds((0,), ((2, ground),)) if ground else Grounds((), ())
    one = draft(name, label, type_=type_)
    return mint_iris(name, [one], article, home, grounds)[one].replace("%40", "@").removeprefix(f"{ID}{label.kind}/")


@pytest.mark.parametrize(
    ("name", "label", "ground"),
    [
        ("天津智慧通关平台", Label.INITIATIVE, "Division"),
        ("天津云溪产业园", Label.ZONE, "Division"),
        ("天津云溪科技有限公司", Label.COMPANY, "Division"),
        ("德国云溪集团", Label.COMPANY, "Country"),
        ("智利外贸部", Label.AGENCY, "Country"),
        ("CCPIT商会", Label.ORGANIZATION, None),
        ("《关于促进跨境贸易便利化若干措施》", Label.POLICY, None),
        ("云溪镇", Label.PLACE, None),
    ],
)
def test_a_name_that_tells_which_thing_is_meant_is_minted_as_it_is(name, label, ground):
    assert "@" not in minted(name, label, ground=ground)


@pytest.mark.parametrize(
    ("name", "label", "ground", "where"),
    [
        ("企业服务中心", Label.INITIATIVE, None, "云溪片区"),
        ("俄国商品中心", Label.INITIATIVE, "Country", "云溪片区"),  # any town may have one
        ("RCEP服务中心", Label.INITIATIVE, None, "云溪片区"),
        ("丰泰公司", Label.COMPANY, None, "云溪片区"),
        ("省商务厅", Label.AGENCY, None, "北省"),
        ("市商务局", Label.AGENCY, None, "云溪市"),
        ("区法院", Label.AGENCY, None, "云溪片区"),
        ("《管理办法》", Label.POLICY, None, "云溪片区"),
    ],
)
def test_any_other_name_is_tied_to_the_article_s_home(name, label, ground, where):
    assert minted(name, label, ground=ground).endswith(f"@{where}")


def test_with_no_clear_home_it_is_tied_to_the_article():
    one, two = (minted("企业服务中心", Label.INITIATIVE, home={}, stem=stem) for stem in ("one", "two"))
    assert (one, two) == ("企业服务中心@ONE%2F3", "企业服务中心@TWO%2F3")


@pytest.mark.parametrize(
    ("name", "year", "iri"),
    [
        ("天津投资推介会", 2024, "天津投资推介会@2024"),
        ("第三届天津投资推介会", 2024, "第三届天津投资推介会"),
        ("2023天津投资推介会", 2024, "2023天津投资推介会"),
        ("天津投资推介会", None, "天津投资推介会"),
    ],
)
def test_an_event_without_edition_is_that_of_its_year(name, year, iri):
    assert minted(name, Label.INITIATIVE, ground="Division", type_="Event", year=year) == iri


def person_iri(text, *, stem="one", body="青禾海关", label=Label.AGENCY):
    """The key of the person 王明, whose body the text names."""
    drafts = [draft(body, label, at=text.index(body)), draft("王明", Label.PERSON, at=text.index("王明"))]
    article = Article(article_iri(stem, None), "one.md", "", text)
    iri = mint_iris(text, drafts, article, HOME, Grounds((), ()))[drafts[1]]
    return iri.replace("%40", "@").removeprefix(f"{ID}person/")


@pytest.mark.parametrize("text", ["青禾海关副关长王明说", "青禾海关党委书记、关长王明说"])
def test_a_person_is_one_within_a_body(text):
    assert person_iri(text) == person_iri(text, stem="two") == "王明@青禾海关@云溪片区"


@pytest.mark.parametrize("text", ["青禾海关表示，王明说", "王明说，青禾海关好", "青禾海关" + "长" * 17 + "王明"])
def test_persons_of_one_name_elsewhere_are_two(text):
    assert person_iri(text) == "王明@ONE"


def test_places_and_documents_employ_nobody():
    assert person_iri("青禾条例起草人王明", body="青禾条例", label=Label.POLICY) == "王明@ONE"


def test_a_listed_thing_keeps_its_iri_and_employs_under_it():
    body, person = draft("青禾海关", Label.AGENCY, iri=Iri(ID + "agency/customs-1")), draft("王明", Label.PERSON, at=6)
    article = Article(article_iri("one", None), "one.md", "", "")
    iris = mint_iris("青禾海关关长王明", [body, person], article, {}, Grounds((), ()))
    assert iris[body] == ID + "agency/customs-1"
    assert iris[person].endswith("%40CUSTOMS-1")


def test_a_reference_names_no_ground():
    one = Draft(Label.ZONE, "Zone", None, [Mention(9, 12, "产业园"), Mention(0, 4, "天津该园", Form.REFERENCE)])
    assert Grounds((0,), ((2, "Division"),)).within(one) == set()


def test_a_ground_that_a_name_only_touches_is_not_in_it():
    assert Grounds((1,), ((9, "Division"),)).within(draft("云溪产业园", Label.ZONE)) == set()


@pytest.mark.parametrize(
    ("text", "particular"),
    [
        ("天津智慧通关平台上线。", True),
        ("鼓楼区智慧通关平台上线。", False),  # several cities have a district of that name
        ("汇丰银行智慧通关平台上线。", False),  # a body is no ground
    ],
)
def test_only_a_place_of_which_there_is_one_tells_which_thing_is_meant(read_entities, text, particular):
    (entity,) = read_entities(text).values()
    assert ("%40" not in entity.iri) is particular


def test_a_name_that_is_all_legal_form_is_its_own_core():
    assert minted("有限公司", Label.COMPANY, home={}) == "有限公司@ONE%2F3"


def test_things_of_one_short_form_that_an_article_keeps_apart_have_two_iris(read_entities):
    entities = read_entities("天津云溪科技有限公司、天津云溪科技股份有限公司签约。")
    assert len({entity.iri for entity in entities.values()}) == 2
