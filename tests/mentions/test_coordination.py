import re

import pytest

from fztgraph.mentions.anchors import Anchors, find_anchors
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.coordination import find_coordinated_names, find_shared_heads
from fztgraph.mentions.walls import find_walls
from fztgraph.model import Label


def found(text, name, *, label=Label.COMPANY, taken=()):
    listed = [Candidate(text.index(name), text.index(name) + len(name), label, "Company", "head")]
    listed += [Candidate(text.index(n), text.index(n) + len(n), Label.PLACE, "Place", "known") for n in taken]
    names = find_coordinated_names(text, find_walls(text, ()), listed)
    return [text[c.start : c.end] for c in names]


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("针对云帆经贸、青禾公司提出的问题", "青禾公司", ["云帆经贸"]),
        ("有青禾公司、云帆经贸，都说", "青禾公司", ["云帆经贸"]),
        ("针对云帆、青禾公司、沙河、", "青禾公司", ["云帆", "沙河"]),
        ("青禾公司、云帆经贸到场", "青禾公司", []),  # where would the second name end?
        ("青禾公司和云帆经贸", "青禾公司", []),
        ("针对某、青禾公司", "青禾公司", []),
        ("针对云帆国际经贸物流、青禾公司", "青禾公司", []),
        ("青禾公司、。", "青禾公司", []),
        ("青禾公司", "青禾公司", []),
    ],
)
def test_short_names_beside_a_company_are_companies(text, name, others):
    assert found(text, name) == others


def test_taken_words_stay_what_they_are():
    assert found("在天津、青禾公司", "青禾公司", taken=["天津"]) == []


def test_other_kinds_have_no_short_fellows():
    assert found("针对云帆、青禾项目", "青禾项目", label=Label.INITIATIVE) == []


def shared(text, *places, type_="Division", iri=None):
    known = [Candidate(text.index(p), text.index(p) + len(p), Label.PLACE, type_, "known", iri=iri) for p in places]
    names = find_shared_heads(text, find_walls(text, {(c.start, c.end) for c in known}), find_anchors(known), known)
    return sorted((c.start, text[c.start : c.end], c.label.value) for c in names)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("天津、上海等自贸试验区先行", "ZONE"),
        ("在天津和上海两个片区", "ZONE"),
        ("天津、上海等地的3个综合保税区", "ZONE"),
        ("天津、上海等口岸", "PORT"),
        ("天津、上海三家海关", "AGENCY"),
    ],
)
def test_places_that_share_a_head_are_what_it_tells(text, label):
    assert [(name, label_) for _, name, label_ in shared(text, "天津", "上海")] == [("天津", label), ("上海", label)]


@pytest.mark.parametrize(
    "text", ["包括青禾、云溪两个片区", "青禾和云溪2个片区建成", "涵盖青禾、云溪，设立青禾、云溪两个综保区"]
)
def test_grounds_that_are_counted_need_not_be_listed(text):
    assert [(name, label) for _, name, label in shared(text)] == [("青禾", "ZONE"), ("云溪", "ZONE")]


def test_the_last_place_with_the_head_is_a_name_by_itself():
    assert [name for _, name, _ in shared("上海、天津自贸试验区", "天津", "上海")] == ["上海"]
    assert shared("刘云溪、天津海关", "天津") == []


def test_a_listed_ground_keeps_its_iri():
    text = "天津、上海等自贸试验区"
    known = [Candidate(0, 2, Label.PLACE, "Division", "known"), Candidate(3, 5, Label.PLACE, "Division", "known")]
    names = find_shared_heads(text, find_walls(text, {(0, 2), (3, 5)}), find_anchors(known), known)
    assert {name.iri for name in names} == {
        "https://w3id.org/fztgraph/id/zone/tianjin",
        "https://w3id.org/fztgraph/id/zone/shanghai",
    }


@pytest.mark.parametrize(
    "text",
    [
        "天津等自贸试验区",  # one place only
        "天津，上海等自贸试验区",
        "包括青禾、云溪三个片区",  # not these alone
        "包括产业、居住两个片区",
        "包括商务、会展等两大片区",
        "推动青禾、云溪两个口岸",
        "天津、上海等口岸外",
        "天津、云溪开发区等片区",  # a head of its own
        "天津、云溪的新自贸试验区",
        "云溪、青禾等自贸试验区",  # nothing listed
        "刘青、天津和上海三地海关",  # offices sit in places that are listed
        "供图：孙天津、上海海关",  # a person
    ],
)
def test_other_lists_share_no_head(text):
    assert shared(text, *(p for p in ("天津", "上海") if p in text)) == []


def test_countries_and_whole_provinces_name_no_gateway():
    assert shared("天津、上海等口岸", "天津", "上海", type_="Country") == []
    assert shared("天津、上海等口岸", "天津", "上海", iri="https://w3id.org/fztgraph/id/place/230000") == []


def test_a_list_of_whole_names_is_not_read_again_from_each_of_them(monkeypatch):
    text = "天津海关、上海海关、" * 50
    known = [Candidate(m.start(), m.end(), Label.AGENCY, "CustomsOffice", "known") for m in re.finditer("..海关", text)]
    asked = []
    monkeypatch.setattr(Anchors, "start_of", lambda self, end: asked.append(end) or self.longest.get(end))
    assert not list(find_shared_heads(text, find_walls(text, ()), find_anchors(known), known))
    assert len(asked) < 3 * len(known)


def test_what_stands_before_a_list_and_is_no_item_of_it_may_end_as_it_likes():
    text = "云溪青禾文旅产业融合发展示范区、天津、上海等口岸"
    assert [name for _, name, _ in shared(text, "天津", "上海")] == ["天津", "上海"]
