import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from fztgraph.articles.docx_text import read_docx
from fztgraph.errors import ArticleError


@pytest.fixture
def document():
    return docx.Document()


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document):
    return read_docx(saved(document), "a.docx").text


def with_document(data, xml):
    """Return a document with another main part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return file.getvalue()


def add(document, xml):
    document.element.body.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_headings_bold_lines_and_text(document):
    document.add_heading("自贸动态", 0)
    document.add_heading("一、板块", 2)
    document.add_paragraph().add_run("小标题").bold = True
    document.add_paragraph("正文 ").add_run("TIR").bold = True
    assert read(document) == "# 自贸动态\n\n## 一、板块\n\n**小标题**\n\n正文 TIR\n"


def test_boldness_and_level_may_come_from_the_style(document):
    style = document.styles.add_style("小标题样式", 1)
    style.font.bold = True
    document.add_paragraph("甲", style="小标题样式").add_run("").bold = None
    document.add_paragraph(style="小标题样式").add_run("乙").bold = False
    document.styles.add_style("标题 3", 1)
    document.add_paragraph("丙", style="标题 3")
    assert read(document) == "**甲**\n\n乙\n\n### 丙\n"


def test_lines_of_a_paragraph_are_paragraphs(document):
    document.add_paragraph("第 238 期\n2024年7月1日\t内部")
    assert read(document) == "第 238 期\n\n2024年7月1日\t内部\n"


def test_tables_are_rows_and_frames_are_text(document):
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("指标", "数值", "出口|额", "47亿\n元"), strict=True
    ):
        cell.text = text
    document.add_table(1, 1).rows[0].cells[0].text = "框中的话"
    assert read(document) == "| 指标 | 数值 |\n| --- | --- |\n| 出口｜额 | 47亿 元 |\n\n框中的话\n"


def test_a_merged_cell_keeps_the_columns(document):
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "甲"
    table.cell(0, 2).text = "乙"
    table.cell(1, 2).text = "丙"
    assert read(document) == "| 甲 |  | 乙 |\n| --- | --- | --- |\n|  |  | 丙 |\n"


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p><w:ins w:id='1'>{run('加')}</w:ins><w:del w:id='2'>{run('删')}</w:del></w:p>", "加"),
        (f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink></w:p>", "链接"),
        (f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>", "控件"),
        (f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{run('甲……1')}</w:p>", ""),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>甲</w:t></w:r></w:p>", "甲"),
        (f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r></w:p>", "框"),
    ],
)
def test_what_is_in_a_paragraph(document, xml, text):
    document.styles.add_style("toc 1", 1).element.set(qn("w:styleId"), "TOC1")
    document.add_paragraph("末")
    add(document, xml)
    assert read(document) == (f"{text}\n\n末\n" if text else "末\n")


def number_list(document, *levels):
    """Add a list whose levels are written in a format and within a text, as number 90."""
    root = document.part.numbering_part.element
    marks = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{written}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (written, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{marks}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def numbered(document, text, level, *, heading=0):
    paragraph = document.add_heading(text, heading) if heading else document.add_paragraph(text)
    properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(properties))


def test_numbers_that_word_writes_itself_are_written(document):
    number_list(document, ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3. "))
    for text, level, heading in [("甲", 0, 1), ("乙", 1, 2), ("丙", 1, 2), ("丁", 2, 0), ("戊", 0, 1), ("己", 1, 2)]:
        numbered(document, text, level, heading=heading)
    lines = read(document).split("\n\n")
    assert [line.strip() for line in lines] == [
        "# 一、甲",
        "## （一）乙",
        "## （二）丙",
        "1. 丁",
        "# 二、戊",
        "## （一）己",
    ]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("bullet", ""),
        ("none", ""),
        ("decimalEnclosedCircle", "（①）"),
        ("ideographDigital", "（一）"),
        ("decimal", "（1）"),
    ],
)
def test_how_numbers_are_written(document, written, label):
    number_list(document, (written, "（%1）"))
    numbered(document, "甲", 0)
    assert read(document) == f"{label}甲\n"


def test_a_level_that_the_list_lacks_has_no_number(document):
    number_list(document, ("decimal", "%1.%5"))
    numbered(document, "甲", 0)
    numbered(document, "乙", 3)
    assert read(document) == "1.甲\n\n乙\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 cut", "is not a Word document, or a damaged one"),
        (b"text", "is not a Word document, or a damaged one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted, or an older Word file"),
    ],
)
def test_what_is_no_document_is_refused(data, problem):
    with pytest.raises(ArticleError) as caught:
        read_docx(data, "a.docx")
    assert caught.value.problem == problem


def test_a_document_that_is_cut_or_empty_is_refused(document):
    with pytest.raises(ArticleError, match="has no text, only pictures or nothing"):
        read(document)
    document.add_paragraph("甲" * 99)
    for size in (100, 5000, len(saved(document)) - 30):
        with pytest.raises(ArticleError, match="is not a Word document, or a damaged one"):
            read_docx(saved(document)[:size], "a.docx")


@pytest.mark.parametrize(
    ("xml", "problem"),
    [
        (b"<a>" + b" " * (65 << 20) + b"</a>", "unpacks to 66 MiB in 1[0-9] parts, more than any article has"),
        (b"<a>", "is not a Word document, or a damaged one"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "is not a Word document, or a damaged one"),
    ],
    ids=["bomb", "cut", "entities"],
)
def test_a_document_with_a_part_that_is_no_text_is_refused(document, xml, problem):
    with pytest.raises(ArticleError, match=problem):
        read_docx(with_document(saved(document), xml), "a.docx")
