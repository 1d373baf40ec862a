import pytest
from pyoxigraph import Store

from fztgraph.iris import Iri, article_iri, entity_iri
from fztgraph.model import Article, DateClaim, Entity, Evidence, Extraction, Label, Relation
from fztgraph.quads.articles import article_quads
from fztgraph.store import add_quads
from fztgraph.views.collection import collect_picture
from fztgraph.views.facts import MAX_PROOFS
from fztgraph.views.picture import Fact, Picture
from fztgraph.vocab import term
from views.conftest import Generation
from views.sample import THINGS


@pytest.fixture(scope="module")
def picture(newsletter: Generation) -> Picture:
    return collect_picture(newsletter, limit=400)


def about(picture: Picture, key: str, kind: str) -> list[Fact]:
    place = next(place for place, thing in enumerate(picture.things) if thing.name == THINGS[key][0])
    return [fact for fact in picture.facts if fact.kind == kind and fact.subject == place]


def quotes(picture: Picture, fact: Fact) -> list[str]:
    return [picture.passages[proof.passage].text[proof.start : proof.end] for proof in fact.proofs]


def test_relation_has_the_sentence_that_says_it(picture: Picture) -> None:
    (fact,) = [fact for fact in about(picture, "logistics", "relation") if fact.predicate == "carriesOut"]
    assert quotes(picture, fact) == ["该线路由远桥物流运营"]
    assert fact.proofs[0].rule == "sample"
    assert fact.proofs[0].confidence == 0.9


def test_symmetric_relation_is_one_fact_whichever_way_it_is_said(picture: Picture) -> None:
    facts = [fact for key in ("committee", "council") for fact in about(picture, key, "relation")]
    (fact,) = [fact for fact in facts if fact.predicate == "cooperatesWith"]
    assert fact.proof_count == 2


@pytest.mark.parametrize(
    ("key", "dates"),
    [
        ("line", [("openedOn", "2024-06-16")]),
        ("project", [("startedOn", "2024-06-20"), ("heldOn", "2024-06/2025-12"), ("expectedOn", "2025-12")]),
        ("fair", [("heldOn", "2024-06-22/2024-06-24")]),
        ("qinglan", [("establishedOn", "2019-08-30")]),
    ],
)
def test_dates_with_both_ends_of_intervals(picture: Picture, key: str, dates: list[tuple[str, str]]) -> None:
    assert [(fact.predicate, fact.value) for fact in about(picture, key, "date")] == dates


def test_figure_is_as_printed_with_period_and_change(picture: Picture) -> None:
    figures = {fact.predicate: fact for fact in about(picture, "bonded", "figure")}
    assert figures["进出口总值"].value == "18.06亿元"
    assert figures["进出口总值"].amount == "1806000000"
    assert figures["进出口总值"].period == "2024-01/2024-05"
    assert figures["进出口总值"].change == "-0.03"
    assert figures["进出口占比"].change is None


@pytest.mark.parametrize(("key", "kind"), [("wanggang", "relation"), ("qinglan", "date"), ("qinglan", "figure")])
def test_background_has_no_sentence(picture: Picture, key: str, kind: str) -> None:
    assert all(fact.proofs == () and fact.proof_count == 0 for fact in about(picture, key, kind))


def test_area_is_a_figure(picture: Picture) -> None:
    (fact,) = about(picture, "qinglan", "figure")
    assert (fact.predicate, fact.value, fact.unit) == ("area", "119.85 km²", "km2")


def repeated(times: int) -> Store:
    store = Store()
    ends = [Entity(entity_iri("place", name), Label.PLACE, term("Place"), name) for name in ("甲市", "乙省")]
    for number in range(1, times + 1):
        text = f"第{number}次说甲市属于乙省。"
        said = Evidence(0, len(text), text, "rule", 0.5)
        relation = Relation(ends[0].iri, "partOf", ends[1].iri, said)
        article = Article(Iri(article_iri("r", number)), "r.txt", "题", text, number, markdown=False)
        add_quads(store, article_quads(Extraction(article, tuple(ends), (relation,))))
    return store


def test_fact_said_often_quotes_some_and_counts_all() -> None:
    picture = collect_picture(Generation(repeated(MAX_PROOFS + 3)), limit=9)
    (fact,) = picture.facts
    assert len(fact.proofs) == MAX_PROOFS
    assert fact.proof_count == MAX_PROOFS + 3


def test_two_intervals_of_one_sentence_and_an_open_one() -> None:
    text = "展会2019年1月至2020年2月、2021年3月至2022年4月举办，2023年5月起试点。"
    fair = Entity(Iri(entity_iri("initiative", "展会")), Label.INITIATIVE, term("Initiative"), "展会", ())
    said = Evidence(0, len(text), text, "rule", 0.5)
    ends = (
        ("heldOnFrom", "2019-01"),
        ("heldOnUntil", "2020-02"),
        ("heldOnFrom", "2021-03"),
        ("heldOnUntil", "2022-04"),
    )
    dates = tuple(DateClaim(fair.iri, name, day, said) for name, day in (*ends, ("startedOnFrom", "2023-05")))
    article = Article(Iri(article_iri("r", 1)), "r.txt", "题", text, 1, markdown=False)
    store = Store()
    add_quads(store, article_quads(Extraction(article, (fair,), dates=dates)))
    facts = collect_picture(Generation(store), limit=9).facts
    assert [fact.value for fact in facts] == ["2023-05/", "2019-01/2020-02", "2021-03/2022-04"]
