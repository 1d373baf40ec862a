import pytest
import spacy

from fztgraph.doc import make_doc
from fztgraph.iris import article_iri
from fztgraph.mentions.known import COMPONENT, GROUP, load_known_names
from fztgraph.model import Article


def found(text):
    return [(text[start:end], entry.type, doubtful) for start, end, entry, doubtful in load_known_names().find(text)]


def names(text):
    return {name for name, _, doubtful in found(text) if not doubtful}


@pytest.fixture(scope="module")
def read_known():
    nlp = spacy.blank("zh")
    component = nlp.add_pipe(COMPONENT)

    def read(text):
        article = Article(article_iri("sample", None), "sample.txt", "", text, markdown=False)
        doc = component(make_doc(nlp, article))
        return {span.text for span in doc.spans[GROUP]}

    return read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("货物运抵天津港。", "天津港"),
        ("中国（黑龙江）自由贸易试验区", "中国（黑龙江）自由贸易试验区"),
        ("中国(黑龙江) 自由贸易试验区", "中国(黑龙江) 自由贸易试验区"),
        ("依托RCEP，", "RCEP"),
    ],
)
def test_listed_names_are_found_as_printed(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RCEPX", "RCEP"),  # inside a Latin word
        ("到上“海”", "上“海”"),  # a short name is not read across quotes
        ("这是向北开放的出海口。", "海口"),
        ("扩大连接范围，", "大连"),
        ("形成都市圈，", "成都"),
        ("天津港域内外，洋山港域竞速", "洋山港"),
    ],
)
def test_other_words_are_not_read_as_names(text, name):
    assert name not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("越南谅山省的口岸", "谅山省"),
        ("由蒙古国运来", "蒙古国"),
        ("在巴黎市举行", "巴黎市"),
        ("打开巴黎市场", "巴黎"),
        ("谅山省级部门", "谅山"),
        ("天津港市场", "天津港"),
        ("黑龙江省发布", "黑龙江"),  # the longer name is listed itself
    ],
)
def test_the_level_of_a_place_belongs_to_its_name(text, name):
    assert name in names(text)


def test_a_form_that_needs_support_counts_only_with_it(read_known):
    assert read_known("在日照下生长") == set()  # sunshine, and a city
    assert read_known("日照市发布，日照下降") == {"日照市", "日照"}
    assert read_known("山东省发布，日照下降") >= {"山东省", "日照"}


def test_doubtful_forms_are_said_to_be_so():
    assert found("在日照下生长") == [("日照", "Division", True)]
