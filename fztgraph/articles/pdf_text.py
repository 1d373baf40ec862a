"""A PDF file to Markdown, as far as it has text: what was only scanned is refused."""

import re
from statistics import median

import pypdfium2 as pdfium

from fztgraph.articles.marking import Conversion, join_blocks
from fztgraph.articles.pdf_blocks import find_blocks
from fztgraph.articles.pdf_lines import Line, read_lines
from fztgraph.errors import ArticleError

_MOST_PAGES = 1000
_MOST_CHARACTERS = 3_000_000
#: Fewer characters a page than this, in the mean, are what a scanner or a stamp leaves.
_FEWEST_CHARACTERS = 8
#: Characters that a font shows without saying which they are: unassigned, replaced, or of private use.
_UNKNOWN = re.compile("[\x00-\x1f\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_UNKNOWN_SHARE = 0.3


def read_pdf(data: bytes, source: str) -> Conversion:
    """Return the text of a PDF file; its properties are not heard, because they often are those of a template.

    Raises:
        ArticleError: it is no PDF file, damaged, encrypted, too long, or has no text that can be read.
    """
    document = _open(data, source)
    try:
        if len(document) > _MOST_PAGES:
            raise ArticleError(source, f"has {len(document):,} pages, more than any issue has", "split it")
        pages = _read_pages(document, source)
        sizes = [document.get_page_size(number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise _damaged(source) from error
    finally:
        document.close()
    _check_text(pages, source)
    width, height = (median(size[side] for size in sizes) for side in (0, 1))
    return Conversion(join_blocks(find_blocks(pages, width=width, height=height)))


def _open(data: bytes, source: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ArticleError(source, "is encrypted", "save it without a password") from error
        raise _damaged(source) from error


def _read_pages(document: pdfium.PdfDocument, source: str) -> list[list[Line]]:
    pages = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        pages.append(read_lines(page, number))
        page.close()
        characters += sum(len(line.text) for line in pages[-1])
        if characters > _MOST_CHARACTERS:
            raise ArticleError(source, f"has more than {_MOST_CHARACTERS:,} characters", "split it")
    return pages


def _check_text(pages: list[list[Line]], source: str) -> None:
    text = "".join(line.text for page in pages for line in page)
    if not pages or len(text) < _FEWEST_CHARACTERS * len(pages):
        problem = "has no text on its pages, so it was scanned or drawn" if pages else "has no pages"
        raise ArticleError(source, problem, "recognise its text (OCR) and give the outcome")
    if len(_UNKNOWN.findall(text)) > _UNKNOWN_SHARE * len(text):
        problem = "has fonts that do not say which characters they show"
        raise ArticleError(source, problem, "give the document that it was made from, or recognise its text (OCR)")


def _damaged(source: str) -> ArticleError:
    return ArticleError(source, "is not a PDF file, or a damaged one", "open it in a viewer and save it anew")
