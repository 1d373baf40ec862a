import pytest

from fztgraph.entities.aliases import add_occurrences, find_definitions, give_aliases, search_forms
from fztgraph.entities.drafts import Draft
from fztgraph.iris import Iri
from fztgraph.model import Form, Label, Mention
from fztgraph.taken import Taken


def draft(text, *names, label=Label.COMPANY, iri=None):
    """An entity that is named wherever one of its names stands."""
    mentions = [
        Mention(start, start + len(name), name)
        for name in names
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return Draft(label, label.title(), iri and Iri(iri), mentions)


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("青禾物流有限公司（以下简称“青禾物流”）", "青禾物流"),
        ("青禾物流有限公司(简称：青禾)", "青禾"),
        ("青禾物流有限公司（下称《青禾》）", "青禾"),
        ("青禾物流有限公司（又名青禾，英文简称QH）", "青禾"),
        ("青禾物流有限公司（原名云帆货运）", "云帆货运"),
        ("青禾物流有限公司（曾用名：云帆货运）", "云帆货运"),
        ("青禾物流有限公司（QHL）", "QHL"),
        ("青禾物流有限公司，简称“青禾”", "青禾"),
        ("青禾物流有限公司”（以下简称“青禾”）", "青禾"),
    ],
)
def test_a_short_name_in_brackets_is_an_alias(text, alias):
    one = draft(text, "青禾物流有限公司")
    assert set(find_definitions(text, [one])) == {(one, alias)}


@pytest.mark.parametrize(
    "text",
    [
        "青禾物流有限公司发布办法（以下简称“《办法》”）",  # of something that has no name
        "青禾物流有限公司、云帆（以下统称“两公司”）",
        "青禾物流有限公司（见表）",
        "青禾物流有限公司（q）",
    ],
)
def test_other_brackets_define_nothing(text):
    assert list(find_definitions(text, [draft(text, "青禾物流有限公司")])) == []


@pytest.mark.parametrize(
    ("name", "alias"),
    [
        ("《云溪办法》", "海关总署令第240号"),
        ("《云溪方案》", "云政发〔2024〕12号"),
        ("海关总署公告2024年第5号", "关于云溪综保区管理的公告"),
    ],
)
def test_the_number_of_a_document_and_its_title_are_names_of_one(name, alias):
    text = f"根据{name}（{alias}）"
    one = draft(text, name, label=Label.POLICY)
    assert list(find_definitions(text, [one])) == [(one, alias)]
    assert list(find_definitions(text, [draft(text, name, label=Label.INITIATIVE)])) == []


@pytest.mark.parametrize("label", [Label.PERSON, Label.PLACE])
def test_letters_after_a_person_or_place_are_no_alias(label):
    text = "王明（CEO）"
    assert list(find_definitions(text, [draft(text, "王明", label=label)])) == []


def test_mentions_of_an_alias_go_to_the_entity_it_is_defined_for():
    text = "青禾物流（以下简称“平台”），平台"
    one, other = draft(text, "青禾物流"), draft(text, "平台", label=Label.INITIATIVE)
    aliases = give_aliases([(one, "平台")], [one, other])
    assert aliases == {"平台": (one, Form.NAME)}
    assert (other.mentions, [m.text for m in one.mentions]) == ([], ["青禾物流", "平台", "平台"])


def test_an_alias_of_two_entities_says_nothing():
    text = "青禾物流（下称“公司”），云帆货运（下称“公司”），公司"
    one, other, third = draft(text, "青禾物流"), draft(text, "云帆货运"), draft(text, "公司")
    assert give_aliases([(one, "公司"), (other, "公司")], [one, other, third]) == {}
    assert len(third.mentions) == 3


def forms(*drafts, places=()):
    return {name: form for name, (_, form) in search_forms(drafts, set(places)).items()}


@pytest.mark.parametrize(
    ("name", "places", "rest"),
    [
        ("天津智慧通关平台", {"天津"}, "智慧通关平台"),
        ("天津市智慧通关平台", {"天津"}, "智慧通关平台"),
        ("天津市场监管局", {"天津"}, "市场监管局"),  # 市 begins a word
        ("天津市市场监管局", {"天津市", "天津"}, "市场监管局"),
        ("天津区域中心", {"天津"}, "区域中心"),
    ],
)
def test_a_name_is_also_looked_for_without_its_place(name, places, rest):
    one = draft(name, name, label=Label.INITIATIVE)
    assert forms(one, places=places) == {name: Form.NAME, rest: Form.SHORT}


@pytest.mark.parametrize(
    ("name", "label", "iri"),
    [
        ("天津海关", Label.AGENCY, None),  # little would be left
        ("天津市海事局", Label.AGENCY, None),
        ("天津智慧通关平台", Label.INITIATIVE, "listed"),
        ("天津滨海新区", Label.PLACE, None),
    ],
)
def test_other_names_are_looked_for_as_they_are(name, label, iri):
    assert set(forms(draft(name, name, label=label, iri=iri), places={"天津"})) == {name}


def test_what_two_names_are_without_their_places_is_nobody_s():
    text = "天津电商发展局和大连电商发展局"
    both = [draft(text, name, label=Label.AGENCY) for name in ("天津电商发展局", "大连电商发展局")]
    assert "电商发展局" not in forms(*both, places={"天津", "大连"})


@pytest.mark.parametrize("label", list(Label))
def test_very_short_names_are_not_looked_for(label):
    least = 2 if label in {Label.PERSON, Label.PLACE, Label.COMPANY, Label.ZONE} else 3
    searched = [length for length in range(1, 5) if forms(draft("云" * length, "云" * length, label=label))]
    assert searched == list(range(least, 5))


def test_the_longest_form_takes_a_place_first():
    text = "青禾物流说，青禾说，QHX"
    one, other = draft("", label=Label.COMPANY), draft("", label=Label.COMPANY)
    taken = Taken(len(text))
    found = {"青禾": (one, Form.SHORT), "青禾物流": (other, Form.NAME), "QH": (one, Form.NAME)}
    add_occurrences(text, found, taken)
    assert [(m.start, m.form) for m in one.mentions] == [(6, Form.SHORT)]
    assert [(m.start, m.form) for m in other.mentions] == [(0, Form.NAME)]


def test_taken_places_stay_with_their_entity():
    one = draft("")
    add_occurrences("青禾物流", {"青禾": (one, Form.NAME)}, Taken(4, [(0, 4)]))
    assert one.mentions == []
