import pytest

from fztgraph.quotes import read_printed
from fztgraph.views.passages import MARGIN, excerpt

TEXT = "## 标题\n\n第一段讲**望港**\n口岸开通。第二句。\n\n第二段讲进出口总值 96.2 亿元。\n"


def found(quote: str) -> tuple[str, str]:
    start = TEXT.index(quote)
    part = excerpt(read_printed(TEXT, markdown=True), quote, start, start + len(quote))
    return part.text, part.text[part.start : part.end]


@pytest.mark.parametrize(
    ("quote", "paragraph", "marked"),
    [
        ("第二句", "第一段讲望港口岸开通。第二句。", "第二句"),
        ("讲**望港**\n口岸", "第一段讲望港口岸开通。第二句。", "讲望港口岸"),
        ("进出口总值 96.2 亿元", "第二段讲进出口总值96.2亿元。", "进出口总值96.2亿元"),
    ],
)
def test_quote_is_marked_in_its_paragraph(quote: str, paragraph: str, marked: str) -> None:
    assert found(quote) == (paragraph, marked)


def test_quote_over_two_paragraphs_shows_both() -> None:
    text, marked = found("第二句。\n\n第二段讲进出口")
    assert text == "第一段讲望港口岸开通。第二句。\n第二段讲进出口总值96.2亿元。"
    assert marked == "第二句。\n第二段讲进出口"


@pytest.mark.parametrize(("start", "end"), [(0, 3), (None, None), (900, 903), (5, 5)])
def test_quote_that_is_not_at_its_place_stands_alone(start: int | None, end: int | None) -> None:
    part = excerpt(read_printed(TEXT, markdown=True), " 第二\n句 ", start, end)
    assert (part.text, part.start, part.end) == ("第二句", 0, 3)


def test_quote_without_an_article_text_stands_alone() -> None:
    assert excerpt(None, "第二句", 3, 6).text == "第二句"


def test_the_number_of_an_item_is_no_part_of_what_is_marked() -> None:
    text = "前文。\n\n**（十一）中塞协定生效**\n"
    start, end = text.index("（"), text.index("效") + 1
    part = excerpt(read_printed(text, markdown=True), text[start:end], start, end)
    assert (part.text, part.text[part.start : part.end]) == ("（十一）中塞协定生效", "中塞协定生效")


def test_long_paragraph_is_cut_at_sentences() -> None:
    text = "前文甲乙丙丁。" * 60 + "关键一句。" + "后文甲乙丙丁。" * 60
    start = text.index("关键")
    part = excerpt(read_printed(text, markdown=True), "关键一句", start, start + 4)
    assert part.text.startswith("…前文")
    assert part.text.endswith("。…")
    assert len(part.text) < 2 * MARGIN + 20
    assert part.text[part.start : part.end] == "关键一句"


def test_long_sentence_is_cut_anywhere() -> None:
    text = "字" * 500 + "关键" + "字" * 500
    part = excerpt(read_printed(text, markdown=True), "关键", 500, 502)
    assert part.text == f"…{'字' * MARGIN}关键{'字' * MARGIN}…"


def test_article_keeps_its_own_characters() -> None:
    text = "**綜合保稅區**,設立於２０２３年。"
    assert read_printed(text, markdown=True).text == "綜合保稅區,設立於２０２３年。"
