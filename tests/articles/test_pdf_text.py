import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import cidfonts, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from fztgraph.articles.pdf_text import read_pdf
from fztgraph.errors import ArticleError

pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("HeiseiMin-W3"))
LEFT, SIZE, PITCH, WIDE = 70, 12, 20, 38
FULL = "海湾市近日出台办法明确从四月一日起施行口岸通关时间缩短三成企业少跑腿群众得实惠"


class Sheet:
    """A PDF file, set line by line from the top."""

    def __init__(self, **options):
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, **options)
        self.y = 760

    def line(self, text, *, left=LEFT, size=SIZE, y=None, bold=False, font="STSong-Light", gap=0):
        self.y -= PITCH + gap if y is None else 0
        self.canvas.saveState()
        drawn = self.canvas.beginText(left, self.y if y is None else y)
        drawn.setFont(font, size)
        drawn.setTextRenderMode(2 if bold else 0)
        drawn.textOut(text)
        self.canvas.drawText(drawn)
        self.canvas.restoreState()

    def lines(self, *texts):
        for text in texts:
            self.line(text)

    def turn(self):
        self.canvas.showPage()
        self.y = 760

    def read(self):
        self.canvas.save()
        return read_pdf(self.file.getvalue(), "a.pdf").text


@pytest.fixture
def sheet():
    return Sheet()


def test_lines_are_joined_and_indented_ones_begin_paragraphs(sheet):
    sheet.line(FULL[:36], left=LEFT + 24)
    sheet.lines(FULL, FULL[:10] + "。")
    sheet.line(FULL[:36], left=LEFT + 24)
    sheet.lines(FULL[:8] + "。")
    assert sheet.read() == f"{FULL[:36]}{FULL}{FULL[:10]}。\n\n{FULL[:36]}{FULL[:8]}。\n"


def test_short_lines_and_gaps_end_paragraphs(sheet):
    sheet.lines(FULL, FULL[:20], FULL, FULL)
    sheet.line(FULL, gap=20)
    assert sheet.read() == f"{FULL}{FULL[:20]}\n\n{FULL}{FULL}\n\n{FULL}\n"


def test_a_paragraph_goes_on_over_the_page(sheet):
    sheet.lines(FULL, FULL)
    sheet.turn()
    sheet.lines(FULL, "完。")
    assert sheet.read() == f"{FULL}{FULL}{FULL}完。\n"


def test_latin_words_are_joined_by_a_space_and_broken_ones_without_their_hyphen(sheet):
    words = "The free trade zone of the bay opened its port for interna"
    sheet.lines(f"{words}-", "tional trade in containers and bulk goods and for every ", "kind of vessel.")
    assert sheet.read() == f"{words}tional trade in containers and bulk goods and for every kind of vessel.\n"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ({"size": 22}, "# （一）海湾口岸开通"),
        ({"size": 15}, "## （一）海湾口岸开通"),
        ({"bold": True}, "### （一）海湾口岸开通"),
        ({"font": "HeiseiMin-W3"}, "### （一）海湾口岸开通"),
        ({"gap": 20}, "### （一）海湾口岸开通"),
        ({}, "（一）海湾口岸开通"),
    ],
)
def test_headings_are_known_by_their_type_or_the_space_around_them(sheet, style, text):
    sheet.lines(FULL, FULL, f"{FULL[:-1]}。")
    sheet.line("（一）海湾口岸开通", **style)
    sheet.line(FULL, gap=style.get("gap", 0))
    sheet.lines(FULL, FULL)
    assert text in sheet.read().split("\n\n")


def test_a_heading_of_two_lines_is_one_and_bold_lines_are_bold(sheet):
    sheet.line("（一）" + FULL[:25], size=16)
    sheet.line(FULL[:5], size=16)
    sheet.line("小标题", bold=True)
    sheet.lines(FULL, FULL)
    assert sheet.read() == f"## （一）{FULL[:25]}{FULL[:5]}\n\n**小标题**\n\n{FULL}{FULL}\n".replace(
        "\n\n海湾市近日\n", ""
    )


@pytest.mark.parametrize("foot", ["- {} -", "第 {} 页", "{}", "{}/3", "第{}页 共3页", "Page {} of 3", "— {} —"])
def test_page_numbers_and_running_heads_are_dropped(sheet, foot):
    for page in (1, 2, 3):
        sheet.line("自贸动态 内部资料", y=800, size=9)
        sheet.line(foot.format(page), y=30, size=9)
        sheet.lines(FULL, FULL)
        sheet.turn()
    assert sheet.read() == FULL * 6 + "\n"


def test_a_running_head_with_the_number_of_the_issue_stays_once(sheet):
    for _ in range(3):
        sheet.line("自贸动态 第 238 期", y=800, size=9)
        sheet.lines(FULL, FULL)
        sheet.turn()
    assert sheet.read().count("第 238 期") == 1


def test_two_columns_are_read_one_after_the_other(sheet):
    for left in (60, 320):
        for number in range(6):
            sheet.line(FULL[:18] if number < 5 else "完。", left=left, y=700 - number * PITCH)
    assert sheet.read() == f"{FULL[:18] * 5}完。\n\n{FULL[:18] * 5}完。\n"


ROWS = [("指标", "数值", "增长"), ("出口", "47.7亿元", "52.7%"), ("进口", "48.5亿元", "1.6%")]
TABLE = "| 指标 | 数值 | 增长 |\n| --- | --- | --- |\n| 出口 | 47.7亿元 | 52.7% |\n| 进口 | 48.5亿元 | 1.6% |"


def test_cells_apart_are_rows(sheet):
    sheet.line(FULL)
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            sheet.line(cell, left=LEFT + 120 * place, y=700 - number * PITCH)
    sheet.line(FULL, y=600)
    assert sheet.read() == f"{FULL}\n\n{TABLE}\n\n{FULL}\n"


def test_a_ruled_table_has_its_rows_even_where_cells_break(sheet):
    sheet.line(FULL)
    sheet.canvas.grid([LEFT, LEFT + 50, LEFT + 130, LEFT + 200], [720 - 40 * number for number in range(4)])
    for number, (name, value, change) in enumerate(ROWS):
        y = 705 - 40 * number
        sheet.line(name, left=LEFT + 2, y=y)
        sheet.line(value[:4], left=LEFT + 52, y=y)
        sheet.line(value[4:], left=LEFT + 52, y=y - 14)
        sheet.line(change, left=LEFT + 132, y=y)
    sheet.line(FULL, y=560)
    assert sheet.read() == f"{FULL}\n\n{TABLE}\n\n{FULL}\n"


def test_a_frame_is_no_table(sheet):
    sheet.canvas.rect(60, 600, 480, 150)
    sheet.lines(FULL, FULL, "完。")
    assert sheet.read() == f"{FULL}{FULL}完。\n"


def test_radicals_that_look_like_characters_are_those_characters(sheet, monkeypatch):
    sheet.lines(FULL)
    found = pdfium.raw.FPDFText_GetUnicode
    monkeypatch.setattr(
        pdfium.raw, "FPDFText_GetUnicode", lambda *place: {0x65E5: 0x2F47}.get(found(*place), found(*place))
    )
    assert sheet.read() == f"{FULL}\n"


def test_a_page_without_text_is_refused(sheet):
    sheet.canvas.rect(60, 600, 480, 150, fill=1)
    sheet.line("12", y=30)
    with pytest.raises(ArticleError, match="has no text on its pages, so it was scanned or drawn; recognise its text"):
        sheet.read()


def test_characters_that_no_one_knows_are_refused(sheet, monkeypatch):
    sheet.lines(FULL)
    monkeypatch.setattr(pdfium.raw, "FPDFText_GetUnicode", lambda *_: 0xE123)
    with pytest.raises(ArticleError, match="has fonts that do not say which characters they show; give the document"):
        sheet.read()


def test_an_encrypted_file_is_refused():
    with pytest.raises(ArticleError, match=r"^a\.pdf: is encrypted; save it without a password$"):
        Sheet(encrypt="secret").read()


@pytest.mark.parametrize("cut", [0, 10, 300])
def test_a_damaged_file_is_refused(sheet, cut):
    sheet.lines(FULL)
    sheet.canvas.save()
    with pytest.raises(ArticleError, match="is not a PDF file, or a damaged one"):
        read_pdf(sheet.file.getvalue()[:cut], "a.pdf")


def test_a_file_of_too_many_pages_or_characters_is_refused(sheet, monkeypatch):
    for _ in range(3):
        sheet.lines(FULL)
        sheet.turn()
    monkeypatch.setattr("fztgraph.articles.pdf_text._MOST_CHARACTERS", 100)
    with pytest.raises(ArticleError, match="has more than 100 characters; split it"):
        sheet.read()
    monkeypatch.setattr("fztgraph.articles.pdf_text._MOST_PAGES", 2)
    with pytest.raises(ArticleError, match="has 3 pages, more than any issue has; split it"):
        read_pdf(sheet.file.getvalue(), "a.pdf")
