import pytest
import spacy
from spacy.tokens import Doc, Span

from fztgraph.entities.drafts import Draft, base_of, core_of, draft_entities
from fztgraph.iris import Iri
from fztgraph.model import Form, Label, Mention


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("青禾县人民法院", "青禾县法院"),
        ("青禾产业园管理委员会", "青禾产业园管委会"),
        ("中国（云溪）自由贸易试验区", "中国(云溪)自贸试验区"),
        ("青禾科技股份有限公司", "青禾科技"),
        ("青禾集团股份有限公司", "青禾集团"),
        ("青禾有限公司分公司", "青禾有限公司分公司"),  # only at the end
        ("云溪国际会议中心", "云溪国际会议中心"),
        ("云溪推进会议", "云溪推进会"),
        ("“云溪 之家”", "云溪之家"),
    ],
)
def test_names_are_compared_in_their_short_form(name, core):
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("core", "base"), [("通关系统2.0版", "通关系统"), ("转口业务", "转口"), ("政策", "政策"), ("通关系统", "通关系统")]
)
def test_the_base_lacks_what_names_often_drop(core, base):
    assert base_of(core) == base


def test_spans_of_one_name_or_one_iri_are_one_draft():
    text = "青禾港与青禾 港、天津，津"
    doc = Doc(spacy.blank("zh").vocab, words=list(text), spaces=[False] * len(text))
    spans = [
        Span(doc, 0, 3, label="PORT", span_id="Port"),
        Span(doc, 4, 8, label="PORT", span_id="Port"),
        Span(doc, 9, 11, label="PLACE", kb_id="iri", span_id="Division"),
        Span(doc, 12, 13, label="PLACE", kb_id="iri", span_id="Division"),
        Span(doc, 0, 3, label="ZONE", span_id="Zone"),
    ]
    drafts = draft_entities(text, spans)
    assert [(d.label, d.iri, [m.start for m in d.mentions]) for d in drafts] == [
        (Label.PORT, None, [0, 4]),
        (Label.PLACE, "iri", [9, 12]),
        (Label.ZONE, None, [0]),
    ]


def draft(*mentions, iri=None):
    return Draft(Label.COMPANY, "Company", iri and Iri(iri), list(mentions))


def test_the_name_is_the_longest_one_met_first():
    mentions = [Mention(9, 13, "青禾物流"), Mention(3, 7, "云帆物流"), Mention(20, 22, "青禾")]
    assert (draft(*mentions).name, draft(*mentions).first) == ("云帆物流", 3)


def test_a_short_form_is_the_name_only_where_there_is_no_other():
    short = Mention(0, 6, "青禾国际物流", Form.SHORT)
    assert draft(short, Mention(9, 11, "青禾")).name == "青禾"
    assert draft(short).name == "青禾国际物流"


def test_references_are_no_names():
    one = draft(Mention(0, 2, "青禾"), Mention(5, 8, "该公司", Form.REFERENCE), Mention(9, 11, "“青禾"))
    assert one.names() == {"青禾"}


def test_a_document_is_called_by_its_title_rather_than_its_number():
    title, number = "《云溪办法》", "云溪海关公告2024年第12号"
    assert Draft(Label.POLICY, "Policy", None, [Mention(0, 14, number), Mention(20, 26, title)]).name == title
