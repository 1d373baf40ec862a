import pytest
import spacy

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions.sentences import COMPONENT
from fztgraph.model import Article


def sentences_of(text):
    nlp = spacy.blank("zh")
    mark = nlp.add_pipe(COMPONENT)
    doc = mark(make_doc(nlp, Article(article_iri("sample", None), "sample.txt", "", text, markdown=False)))
    return [sentence.text for sentence in doc.sents]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("园区挂牌。企业入驻。", ["园区挂牌。", "企业入驻。"]),
        ("真快！可以吗？可以", ["真快！", "可以吗？", "可以"]),
        ("他说：“快了。”货车驶出。", ["他说：“快了。”", "货车驶出。"]),
        ("进口增长（见表。）出口下降", ["进口增长（见表。）", "出口下降"]),
        ("标题\n正文", ["标题\n", "正文"]),
        ("等等……还有", ["等等……", "还有"]),
        ("一，二；三、四", ["一，二；三、四"]),
    ],
)
def test_sentences_end_after_their_marks(text, sentences):
    assert sentences_of(text) == sentences


def test_an_empty_text_has_no_sentences():
    assert sentences_of("") == []
