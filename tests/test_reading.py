import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fztgraph.reading import Paragraph, read_text

#: What a character of the article may be shown as, other than itself.
WIDENED = dict(zip(",:;!?()", "，：；！？（）", strict=True))
SPACES = [" ", "\u3000", "\t", "\n", "\r\n", "\n\n", "\f", "\x0b", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff"]
MARKS = [
    "**",
    "*",
    "__",
    "_",
    "`",
    "\\",
    "## ",
    "#",
    "- ",
    "1. ",
    "（一）",
    "(二)",
    "一、",
    "---",
    "— 3 —",
    *",:;!?()“》。，",
]
WORDS = ["自贸", "试验区", "TIR", "a_b", "15", "２０", "％", "🚂", "👩\u200d🔧", "𠮷", "é"]
PIECES = st.sampled_from([*SPACES, *MARKS, *WORDS])
ARTICLES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join))


def shows(shown: str, written: str) -> bool:
    if shown == " ":
        return written.isspace()
    if shown == "\n":
        return len(written.splitlines()) == 1 and written.splitlines() != [written]
    folded = chr(ord(written) - 0xFEE0) if "\uff00" < written < "\uff5f" else written
    return shown in {written, folded, WIDENED.get(folded)}


@settings(deadline=None)
@given(ARTICLES, st.booleans())
def test_every_character_stands_at_its_offset(text, markdown):
    reading = read_text(text, markdown=markdown)
    assert len(reading.text) == len(reading.offsets)
    for shown, offset in zip(reading.text, reading.offsets, strict=True):
        assert shows(shown, text[offset]), (shown, text[offset])


@settings(deadline=None)
@given(ARTICLES, st.booleans())
def test_offsets_ascend(text, markdown):
    offsets = read_text(text, markdown=markdown).offsets
    assert all(before < after for before, after in pairwise(offsets))


@settings(deadline=None)
@given(ARTICLES, st.booleans())
def test_paragraphs_cover_the_reading(text, markdown):
    reading = read_text(text, markdown=markdown)
    assert "\n".join(reading.text[p.start : p.end] for p in reading.paragraphs) == reading.text
    assert all(p.start < p.end and "\n" not in reading.text[p.start : p.end] for p in reading.paragraphs)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("自贸试验区海关，。TIR15 \u3000\n\r\f"), max_size=80), st.booleans())
def test_nothing_but_white_space_is_lost_from_text_without_marks(text, markdown):
    reading = read_text(text, markdown=markdown)
    assert re.sub(r"\s", "", reading.text) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("总投资 4.8 亿元", "总投资4.8亿元"),
        ("Deutsche Bahn 集团", "Deutsche Bahn集团"),
        ("Deutsche \t\u3000 Bahn", "Deutsche Bahn"),
        ("**TIR** 运输", "TIR运输"),
        ("__自贸__区`x`", "自贸区x"),
        ("snake_case 与 A*STAR", "snake_case与A*STAR"),
        (r"\*不是重点\* C:\dir", "*不是重点*C:\\dir"),
        ("口\u200b岸\ufeff", "口岸"),
        ("２０２４年ＴＩＲ增长５．２％", "2024年TIR增长5.2%"),
        ("中国(上海)自贸区:试点,增长1,234家", "中国（上海）自贸区：试点，增长1,234家"),
        ("协定(RCEP), 公约 (TIR)", "协定（RCEP），公约（TIR）"),
        ("at 10:30 (local)", "at 10:30 (local)"),
        ("班列🚂开行", "班列🚂开行"),
        ("海关(guān)总署、勐（měng）腊", "海关总署、勐腊"),
        ("协定(RCEP)和(guan)", "协定（RCEP）和（guan）"),
        ("", ""),
        ("\n \u3000\n", ""),
        ("**\n\n``", ""),
    ],
)
def test_typography_is_dropped(text, shown):
    assert read_text(text).text == shown


@pytest.mark.parametrize("line", ["— 3 —", "- 12 -", "第 3 页", "第3页 共10页", "---", "* * *", "|---|:--|", "===="])
def test_rules_and_page_numbers_are_not_read(line):
    assert read_text(f"第一句。\n\n{line}\n\n第二句。").text == "第一句。\n第二句。"


def test_asterisks_of_plain_text_are_kept_unless_they_are_bold():
    assert read_text("A*STAR **重点** a_b `x`", markdown=False).text == "A*STAR重点a_b`x`"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# 标题", 1),
        ("#### （四）标题 ####", 4),
        ("##二、无空格", 2),
        ("### **（三）标题**", 3),
        ("**小标题**", 6),
        ("__小标题__", 6),
        ("#话题标签", 0),
        ("**整段加粗的一句话。**", 0),
        ("**重点**在后面", 0),
        ("正文", 0),
    ],
)
def test_headings_have_their_level(text, heading):
    assert [p.heading for p in read_text(text).paragraphs] == [heading]


def test_a_heading_is_shown_without_its_marks():
    assert read_text("#### **（四）标题** ##").text == "（四）标题"


LONG = "该公司致力于钣金加工技术研究和新产品开发，产品包括世界高端的数控激光切割机"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("一行\n又一行", 1),
        ("一行\r\n又一行", 1),
        ("一段。\n\n又一段", 2),
        (f"{LONG}\n\n和数控折弯机。", 1),
        (f"{LONG}\n\f\n和数控折弯机。", 1),
        (f"{LONG}\n\n— 3 —\n\n和数控折弯机。", 1),
        (f"{LONG}。\n\n和数控折弯机。", 2),
        ("出口商品中，\n\n机电产品出口", 1),
        ("短行没有句号\n\n另一段", 2),
        (f"**{LONG}，**\n\n和数控折弯机。", 1),
        (f"{LONG}\n\n## 标题\n正文", 3),
        (f"{LONG}\n\n1. 第一项", 2),
        (f"{LONG}\n\n2、3、4号厂房", 1),
        (f"{LONG}\n\n3.5亿元", 1),
        (f"{LONG}\n\n（二）下一项", 2),
        ("- 一项\n- 又一项", 2),
        ("> 引文\n| 表 | 格 |", 2),
    ],
)
def test_markdown_paragraphs(text, paragraphs):
    assert len(read_text(text).paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("一行\n又一行", 2),
        (f"完整的一句。{LONG}\n和数控折弯机。", 1),
        (f"完整的一句。{LONG}\n\n\n和数控折弯机。", 1),
        (f"{LONG}\n和数控折弯机。", 2),
        (f"{LONG}，{LONG}\n\n和数控折弯机。", 1),
        (f"{LONG}，{LONG}\n和数控折弯机。", 2),
        (f"{LONG[:20] * 4}\n\n和数控折弯机。", 2),
        (f"完整的一句。{LONG}。\n和数控折弯机。", 2),
        ("完整的一句。短，\n又一行", 2),
        (f"完整的一句。{LONG}何静摄\n和数控折弯机。", 2),
    ],
)
def test_plain_text_paragraphs(text, paragraphs):
    assert len(read_text(text, markdown=False).paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）口岸开通\n正文。", 6),
        ("(十二) 口岸开通\n正文。", 6),
        ("（一）口岸开通。\n正文。", 0),
        ("（一）包括：\n甲。", 0),
    ],
)
def test_an_article_opens_with_its_heading_in_plain_text_too(text, level):
    assert [p.heading for p in read_text(text, markdown=False).paragraphs] == [level, 0]


NARROW = ["海湾市近日出台办法，明确从四月", "1日起施行，口岸通关时间缩短三", "成。海湾海关介绍，企业少跑腿。"]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([*NARROW, *NARROW, *NARROW], 3),
        ([*NARROW, "记者观察", *NARROW, "  新的一段", *NARROW], 5),
        (NARROW, 3),
        ([*NARROW, *(line * 8 for line in NARROW * 3)], 12),
        ([*NARROW, *(f"第{n}条" for n in range(9))], 12),
    ],
)
def test_lines_broken_at_the_edge_of_a_page_go_on(lines, paragraphs):
    assert len(read_text("\n".join(lines), markdown=False).paragraphs) == paragraphs


def test_lines_of_latin_text_are_joined_by_a_space():
    reading = read_text("free trade\r\nzone")
    assert reading.text == "free trade zone"
    assert reading.offsets[10] == 10


def test_the_way_back_includes_what_is_not_shown_between():
    text = "## 题\n\n在 **TIR** 车辆"
    reading = read_text(text)
    start = reading.text.index("在TIR")
    assert reading.source_span(start, start + 4) == (text.index("在"), text.index("R") + 1)


def test_paragraphs_are_half_open_and_joined_by_one_line_feed():
    assert read_text("# 甲\n\n乙丙").paragraphs == (Paragraph(0, 1, 1), Paragraph(2, 4, 0))


@pytest.mark.parametrize(("line", "paragraphs"), [("一般贸易进出口，" * 6, 40_000), ("一般贸易。进出口，" * 5, 1)])
def test_a_paragraph_of_many_lines_takes_time_in_proportion(line, paragraphs):
    text = (line + "\n") * 40_000
    assert len(read_text(text, markdown=False).paragraphs) == paragraphs
