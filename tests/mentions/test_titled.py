import pytest

from fztgraph.mentions.titled import find_bare_documents, find_titled_documents
from fztgraph.model import Label


def found(text):
    return [(c.label, c.type, text[c.start : c.end]) for c in find_titled_documents(text)]


@pytest.mark.parametrize(
    "title",
    [
        "《云溪港发展条例》",
        "《云溪法》",
        "《关于印发〈云溪方案〉的通知》",
        "《关于落实《云溪方案》的通知》",
        "《云溪数据管理办法（试行）》（2024年版）",
        "《云溪数据管理办法》（试行）",
        "《云溪港口之夜》",  # long, and nothing calls it a book
        "《服务表》",
    ],
)
def test_documents_are_policies_with_their_edition(title):
    assert found(f"根据{title}执行") == [(Label.POLICY, "Policy", title)]


def test_agreements_have_their_class():
    text = "《云溪和青禾自由贸易协定》生效"
    assert found(text) == [(Label.POLICY, "TradeAgreement", text[:-2])]


@pytest.mark.parametrize("title", ["《云溪日报》", "《口岸观察》", "《青禾新闻网》"])
def test_periodicals_are_organizations(title):
    assert found(f"据{title}报道") == [(Label.ORGANIZATION, "Organization", title)]


@pytest.mark.parametrize(
    "text",
    [
        "电影《风雪云溪口岸之夜》上映",
        "《风雪云溪口岸之夜》纪录片开播",
        "读《云溪港之夜》",
        "练《云溪书法》",
        "《》",
        "《没有合上的通知",
        "《两行\n的通知》",
    ],
)
def test_works_and_stray_marks_are_none(text):
    assert found(text) == []


def test_a_bracket_that_is_no_edition_stays_outside():
    assert found("《云溪条例》（见附件）")[0][2] == "《云溪条例》"


def bare(text):
    return [text[c.start : c.end] for c in find_bare_documents(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("市商务局印发关于支持云溪口岸发展的若干措施。", "关于支持云溪口岸发展的若干措施"),
        ("按照国务院关于推进云溪片区建设的意见", "关于推进云溪片区建设的意见"),
        ("出台云溪科创十条，推动落地", "云溪科创十条"),
        ("落实稳外贸20条。", "稳外贸20条"),
    ],
)
def test_a_title_without_marks_is_told_by_who_cites_it(text, title):
    assert bare(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "听取了关于口岸建设的意见",
        "印发关于口岸建设的意见建议",
        "推出便民措施12条",
        "出台稳外贸20条措施",
        "云溪科创十条",
    ],
)
def test_common_words_are_no_titles(text):
    assert bare(text) == []
