"""A newsletter as text, web page, Word document and PDF file, as browsers and office programs write them."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium")
_BLOCK = re.compile(r"\n\s*\n")
_HEADING = re.compile(r"(#+)\s+(.*)")
_DELIMITER = re.compile(r"[|\s:-]+")
_STYLE = """@page { size: A4; margin: 25mm 22mm }
body { font: 12pt/1.6 'Noto Serif CJK SC' } p { text-indent: 2em; margin: 0 } h1, h2, h3 { font-size: 16pt }
h4, h5, h6 { font-size: 14pt } td, th { border: 1px solid; padding: 3px 8px }"""


def blocks(markdown: str) -> Iterator[tuple[int, str | list[list[str]]]]:
    """Yield the blocks: the level of a heading, 0 for text, with its words and bold marks, or the rows of a table."""
    for block in _BLOCK.split(markdown.strip()):
        lines = block.strip().splitlines()
        if lines[0].startswith("|"):
            yield 0, [_cells(line) for line in lines if not _DELIMITER.fullmatch(line)]
            continue
        for line in lines:
            heading = _HEADING.fullmatch(line.strip())
            yield (len(heading[1]), heading[2].strip("* ")) if heading else (0, line.strip())


def write_text(markdown: str, path: Path) -> None:
    """Write what is left without marks."""
    lines = [re.sub(r"^#+\s*", "", line).replace("**", "") for line in markdown.splitlines()]
    path.write_text("\n".join(line for line in lines), encoding="utf-8")


def write_html(markdown: str, path: Path, *, encoding: str = "utf-8") -> None:
    """Write a page with a menu and a footer."""
    body = "\n".join(_element(level, content) for level, content in blocks(markdown))
    page = (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="{encoding}"><title>自贸动态 - 示例网</title>'
        f"<style>{_STYLE}</style><style media=print>nav, footer {{ display: none }}</style></head><body>"
        f"<nav><a href='/'>首页</a> <a href='/news'>要闻</a></nav>{body}<footer>版权所有 示例网</footer></body></html>"
    )
    path.write_bytes(page.encode(encoding))


def write_docx(markdown: str, path: Path) -> None:
    """Write a document with the heading styles of Word, a head and a foot with the page's number."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "- 1 -"
    for level, content in blocks(markdown):
        if isinstance(content, list):
            table = document.add_table(len(content), len(content[0]))
            for row, cells in zip(table.rows, content, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif level:
            document.add_heading(content, level)
        else:
            paragraph = document.add_paragraph()
            for number, piece in enumerate(content.split("**")):
                paragraph.add_run(piece).bold = True if number % 2 else None
    document.save(str(path))


def print_pdf(page: Path, path: Path) -> None:
    """Print a page as Chromium does, with its own head and foot: date, title, address, number."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent / 'profile'}"]
    subprocess.run([CHROMIUM, *flags, f"--print-to-pdf={path}", str(page)], capture_output=True, timeout=60, check=True)


def set_pdf(markdown: str, path: Path) -> None:
    """Set a document as a word processor does: indented and justified paragraphs, running heads, numbered pages."""
    from reportlab.lib import pagesizes, styles, units
    from reportlab.pdfbase import cidfonts, pdfmetrics
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    body = styles.ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=11, leading=18, firstLineIndent=22, wordWrap="CJK"
    )
    head = styles.ParagraphStyle("head", body, fontSize=14, leading=24, firstLineIndent=0, spaceBefore=6)
    story = []
    for level, content in blocks(markdown):
        if isinstance(content, list):
            style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)]
            story.append(Table(content, style=style))
        else:
            story.append(Paragraph(escape(content.replace("**", "")), head if level else body))

    def decorate(canvas, document):
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(297, 800, "自贸动态")
        canvas.drawCentredString(297, 30, f"— {document.page} —")

    margins = {"leftMargin": 25 * units.mm, "rightMargin": 25 * units.mm}
    SimpleDocTemplate(str(path), pagesize=pagesizes.A4, **margins).build(
        story, onFirstPage=decorate, onLaterPages=decorate
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _element(level: int, content: str | list[list[str]]) -> str:
    if isinstance(content, list):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in content)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    if level:
        return f"<h{level}>{escape(content)}</h{level}>"
    return "<p>" + re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(content)) + "</p>"
