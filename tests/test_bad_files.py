"""A folder with files that no one can read: the others are read, each bad one is named in one line, the status is 3."""

import io
import os
import zipfile

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

GOOD = "# 口岸开通\n\n海湾口岸今日开通。\n"


def pdf_file(**options):
    file = io.BytesIO()
    canvas = Canvas(file, **options)
    canvas.rect(0, 0, 9, 9)
    canvas.save()
    return file.getvalue()


def docx_file():
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def zip_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (300 << 20))
    return file.getvalue()


BAD = {
    "empty.md": (b"", "is empty"),
    "nothing.pdf": (b"", "is empty"),
    "binary.txt": (b"\0\1\2", "is a binary file"),
    "cut.pdf": (pdf_file()[:200], "is not a PDF file, or a damaged one"),
    "half.docx": (docx_file()[:-99], "is not a Word document, or a damaged one"),
    "locked.pdf": (pdf_file(encrypt="secret"), "is encrypted"),
    "protected.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted, or an older Word file"),
    "scan.pdf": (pdf_file(), "has no text on its pages, so it was scanned or drawn"),
    "bomb.docx": (zip_bomb, "unpacks to 300 MiB"),
    "script.html": (b"<html><script>1</script></html>", "shows no text"),
    "line.md": (b"a" * 1_500_000, "has a line of 1,500,000 characters"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data() if callable(data) else data)
    with (folder / "large.txt").open("wb") as file:
        file.truncate(1 << 30)
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "again").symlink_to(".")
    (folder / os.fsdecode(b"na\xffme.md")).write_text(GOOD, encoding="utf-8")
    inner = folder / os.fsdecode(b"\xff")
    inner.mkdir()
    (inner / "fine.md").write_text(GOOD, encoding="utf-8")
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    return folder


MORE = {
    "large.txt": "is too large: 1,024.0 MiB",
    "loop.md": "is a link that leads nowhere",
    "\\xff/fine.md": "has a name that is not UTF-8",
    "na\\xffme.md": "has a name that is not UTF-8",
}


def test_each_bad_file_is_named_in_one_line_and_the_others_are_read(fztgraph, folder):
    outcome = fztgraph("extract", folder, "--format", "jsonl")
    expected = {name: problem for name, (_, problem) in BAD.items()} | MORE
    lines = sorted(outcome.err.splitlines())
    assert (outcome.status, len(outcome.out.splitlines()), len(lines)) == (3, 1, len(expected))
    for name, problem in expected.items():
        assert [line for line in lines if f"{name}: {problem}" in line], name
