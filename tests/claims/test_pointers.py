"""What common nouns inside clauses mean, as the rules on relations read them."""

import pytest

from fztgraph.claims.lines import Item
from fztgraph.claims.pages import named_in
from fztgraph.claims.pointers import points_back, read_mentions
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules
from fztgraph.iris import entity_iri
from fztgraph.model import Entity, Form, Label, Mention
from fztgraph.vocab import class_of

WORDS = load_rules().words


def _pointed(marked: str, title: str = "") -> list[tuple[str, str]]:
    """Return the nouns of a marked text that point back, with what they mean."""
    page = example_page(marked, WORDS)
    items = [Item(m.start, m.end, entity) for entity in page.entities for m in entity.mentions]
    found = points_back(page.text, items, named_in(title, page.entities), WORDS)
    return [(page.text[item.start : item.end], item.thing.name) for item in found if isinstance(item.thing, Entity)]


@pytest.mark.parametrize(
    ("marked", "pointed"),
    [
        ("[蓝湾片区|ZONE]成势。企业在片区内设厂。", [("片区", "蓝湾片区")]),
        ("[蓝湾片区|ZONE]与[白石片区|ZONE]成势，企业纷纷入驻片区。", [("片区", "白石片区")]),
        ("[白石口岸|PORT]很忙。海关对该口岸实施监管。", [("口岸", "白石口岸")]),
        ("[白石口岸|PORT]很忙。班列从口岸驶出。", [("口岸", "白石口岸")]),
        ("企业在片区内设厂。[蓝湾片区|ZONE]成势。", []),
        ("[蓝湾片区|ZONE]成势。园区在片区管委会支持下发展。", []),
        ("[蓝湾片区|ZONE]成势。[白石片区|ZONE]跟进。\n企业在片区内设厂。", []),
        ("[蓝湾片区|ZONE]成势。\n企业在片区内设厂。", [("片区", "蓝湾片区")]),
        ("[海湾海关|AGENCY]很忙。企业在片区内设厂。", []),
        ("[蓝湾片区|ZONE]成势。海关对该区封闭监管，为区内企业服务。", [("该区", "蓝湾片区"), ("区", "蓝湾片区")]),
        ("[蓝湾片区|ZONE]成势。该区域很大，区内企业很多。", []),
        ("[蓝湾片区|ZONE]成势，在[片区=白石片区|ZONE]之外。", []),
    ],
)
def test_a_noun_of_an_area_means_the_one_named_last(marked: str, pointed: list[tuple[str, str]]) -> None:
    assert _pointed(marked) == pointed


@pytest.mark.parametrize(
    ("title", "meant"), [("", "《口岸条例》"), ("海湾市港口管理条例", "海湾市港口管理条例"), ("无关", "《口岸条例》")]
)
def test_an_articles_own_document_is_the_one_of_its_title_or_the_first(title: str, meant: str) -> None:
    marked = "根据[《口岸条例》|POLICY]，[海湾市港口管理条例|POLICY]出台。本条例共五章，本办法另定。"
    assert _pointed(marked, title) == [("本条例", meant)]


def _entity(name: str, *mentions: Mention) -> Entity:
    label = Label.AGENCY
    return Entity(entity_iri(label.kind, name), label, class_of(label), name, mentions)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("甲海关很忙，在乙海关支持下提速。该关关长到场。", "甲海关"),
        ("甲海关很忙。事情由乙海关承担。该关关长到场。", "乙海关"),
        ("甲海关很忙，乙海关提速。该关关长到场。", "乙海关"),
        ("甲局很忙，在乙海关支持下提速。该关关长到场。", "乙海关"),
    ],
)
def test_a_body_that_is_named_as_means_is_not_taken_up(text: str, meant: str) -> None:
    names = ["甲海关" if "甲海关" in text else "甲局", "乙海关"]
    first, second = (Mention(text.index(name), text.index(name) + len(name), name) for name in names)
    back = Mention(text.index("该关"), text.index("该关") + 2, "该关", Form.REFERENCE)
    entities = [_entity(names[0], first), _entity(names[1], second, back)]
    items = {item.start: item.thing for item in read_mentions(text, entities, WORDS)}
    thing = items[back.start]
    assert isinstance(thing, Entity)
    assert thing.name == meant
