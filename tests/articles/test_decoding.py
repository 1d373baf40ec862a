import pytest

from fztgraph.articles.decoding import decode
from fztgraph.errors import ArticleError

SIMPLIFIED = "绥芬河海关持续落实促进跨境贸易便利化专项行动，高效监管防风险、保安全，聚焦企业关切和需求。" * 3
TRADITIONAL = "天津自由貿易試驗區成為內地第三個引入自由貿易帳戶體系的地區，本外幣合一、規則統一。" * 3
IN_BIG5 = "天津自由貿易試驗區成為內地第三個引入自由貿易帳戶體系的地區，本外幣合一、規則統一。" * 3
JAPANESE = "日本の自由貿易試験区に関する報告書です。企業は輸出入の手続きを行うことができる。" * 3
KOREAN = "대한민국 자유무역구 관련 보고서입니다. 기업은 수출입 절차를 수행할 수 있습니다. " * 4
RUSSIAN = "Свободная торговая зона открыта для компаний, сообщает агентство. " * 4
FRENCH = "L'été dernier, à Genève, les élèves ont célébré la fête déjà évoquée. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize(
    "text", [SIMPLIFIED, TRADITIONAL, "绥芬河口岸", "# 自贸动态\r\n\r\n第 238 期\n", "plain ASCII"]
)
def test_utf8_and_gb18030_are_read(text, encoding):
    assert decode(text.encode(encoding), "a.md") == text


def test_a_byte_order_mark_is_dropped_in_gb18030_too():
    assert decode("\ufeff绥芬河口岸".encode("gb18030"), "a.md") == "绥芬河口岸"


@pytest.mark.parametrize("text", [IN_BIG5, "自由貿易試驗區", "# 自貿動態\r\n\r\n第 238 期\n"])
def test_big5_is_read(text):
    assert decode(text.encode("big5"), "a.md") == text


@pytest.mark.parametrize(
    ("declared", "encoding"), [("GB2312", "gb18030"), ("gbk", "gbk"), ("big5", "big5hkscs"), ("ISO-8859-1", "latin-1")]
)
def test_what_a_page_says_of_its_encoding_is_heard(declared, encoding):
    text = FRENCH if encoding == "latin-1" else "龘" * 9
    assert decode(text.encode(encoding), "a.html", declared=declared) == text


def test_a_page_may_have_a_broken_character_and_say_its_encoding():
    text = decode(SIMPLIFIED.encode("gbk") * 10 + b"\xff\n", "a.html", declared="gbk")
    assert text == SIMPLIFIED * 10 + "\ufffd\n"


@pytest.mark.parametrize("declared", ["nonsense", "utf-8", "big5", "rot13", "a\0b"])
def test_a_page_that_says_the_wrong_encoding_is_read_as_what_it_is(declared):
    assert decode(SIMPLIFIED.encode("gbk"), "a.html", declared=declared) == SIMPLIFIED


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(JAPANESE.encode("shift_jis"), id="shift_jis"),
        pytest.param(JAPANESE.encode("euc_jp"), id="euc_jp"),
        pytest.param(JAPANESE[:20].encode("euc_jp"), id="short euc_jp"),
        pytest.param(KOREAN.encode("euc_kr"), id="euc_kr"),
        pytest.param(KOREAN.replace(".", "。").encode("euc_kr"), id="euc_kr with Chinese punctuation"),
        pytest.param(RUSSIAN.encode("koi8-r"), id="koi8-r"),
        pytest.param(RUSSIAN.encode("cp1251"), id="cp1251"),
        pytest.param(FRENCH.encode("latin-1"), id="latin-1"),
        pytest.param(SIMPLIFIED.encode()[:-1], id="cut utf-8"),
        pytest.param("绥芬河口岸的海关".encode()[:-2], id="short cut utf-8"),
        pytest.param(SIMPLIFIED.encode() + b"\xff", id="damaged utf-8"),
    ],
)
def test_other_encodings_are_refused(data):
    with pytest.raises(ArticleError, match=r"^a\.md: unknown encoding; save it as UTF-8, GB18030 or Big5$"):
        decode(data, "a.md")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        ("\u3000\n".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file"),
        (bytes(range(1, 32)) * 4, "is a binary file"),
        ("自贸".encode("utf-16"), "is encoded in UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data, problem):
    with pytest.raises(ArticleError) as caught:
        decode(data, "a.md")
    assert caught.value.problem == problem


def test_line_ends_and_page_breaks_stay():
    assert decode(b"a\r\nb\fc\rd\x1a", "a.md") == "a\r\nb\fc\rd\x1a"
