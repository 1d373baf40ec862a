import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.iris import ID
from fztgraph.store import add_quads
from fztgraph.views.sources import Sources
from fztgraph.vocab import expand

ARTICLE = NamedNode(ID + "article/a")
EVIDENCE = NamedNode(ID + "evidence/e")


def sources(*statements: tuple[NamedNode, str, NamedNode | Literal]) -> Sources:
    store = Store()
    for subject, predicate, value in statements:
        add_quads(store, [Quad(subject, NamedNode(expand(predicate)), value, ARTICLE)])
    return Sources(store)


FROM = (EVIDENCE, "prov:wasDerivedFrom", ARTICLE)
QUOTE = (EVIDENCE, "fzt:quote", Literal("开通。"))


@pytest.mark.parametrize("statements", [[], [FROM], [QUOTE]])
def test_evidence_without_article_or_quote_proves_nothing(statements: list[tuple[NamedNode, str, NamedNode]]) -> None:
    assert sources(*statements).proof(EVIDENCE) is None


def test_proof_without_rule_confidence_and_text_shows_the_quote() -> None:
    found = sources(FROM, QUOTE)
    proof = found.proof(EVIDENCE)
    assert proof is not None
    assert (proof.start, proof.end, proof.rule, proof.confidence) == (0, 3, None, None)
    assert [passage.text for passage in found.passages] == ["开通。"]


def test_article_of_no_issue_has_no_issue() -> None:
    found = sources((ARTICLE, "dct:title", Literal("题")), (ARTICLE, "dct:issued", Literal("2024-05-01")))
    assert found.articles[found.article(ARTICLE)].issue is None
    assert found.date(ARTICLE) == "2024-05-01"


def test_article_without_a_date_has_that_of_its_issue() -> None:
    issue = NamedNode(ID + "issue/i")
    found = sources((ARTICLE, "dct:isPartOf", issue), (issue, "dct:issued", Literal("2024-07-01")))
    assert found.date(ARTICLE) == "2024-07-01"


def test_plain_text_is_read_line_by_line() -> None:
    text = Literal("第一行。\n开通。\n第三行。")
    place = [(EVIDENCE, "fzt:start", Literal("5")), (EVIDENCE, "fzt:end", Literal("8"))]
    found = sources(FROM, QUOTE, *place, (ARTICLE, "fzt:text", text), (ARTICLE, "fzt:file", Literal("a.txt")))
    found.proof(EVIDENCE)
    assert [passage.text for passage in found.passages] == ["开通。"]
