import io
import json
import subprocess
import sys
import zlib

import pytest

from fztgraph.articles import conversion
from fztgraph.articles.conversion import convert
from fztgraph.articles.converter import serve_conversions
from fztgraph.articles.front_matter import FrontMatter
from fztgraph.errors import ArticleError

PAGE = "<html lang=zh><body><h1>口岸开通</h1><p>海湾口岸今日开通。</p></body></html>".encode()


def crowded_pdf(times):
    """Return a small file of one page with very many characters on it."""
    text = zlib.compress(b"BT /F 12 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * times + b" ET", 9)
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    return b"\n".join(
        [
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources" + font + b">>endobj",
            b"4 0 obj<</Filter/FlateDecode/Length %d>>stream" % len(text),
            text,
            b"endstream endobj trailer<</Root 1 0 R>>",
        ]
    )


def test_a_file_is_converted_in_another_process():
    converted = convert(PAGE, ".html", "a.html")
    assert converted.text == "# 口岸开通\n\n海湾口岸今日开通。\n"
    assert converted.matter == FrontMatter(title="口岸开通", lang="zh")
    assert conversion._running.process.poll() is None


def test_the_process_is_kept_for_the_next_file():
    convert(PAGE, ".html", "a.html")
    first = conversion._running.process.pid
    with pytest.raises(ArticleError, match=r"^b\.pdf: is not a PDF file"):
        convert(b"%PDF", ".pdf", "b.pdf")
    convert(PAGE, ".htm", "a.htm")
    assert conversion._running.process.pid == first


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read():
    with pytest.raises(ArticleError, match=r"^a\.pdf: takes longer than 0\.2 seconds; give its text alone"):
        convert(crowded_pdf(1_000_000), ".pdf", "a.pdf", seconds=0.2)
    assert convert(PAGE, ".html", "a.html").text


def test_a_file_that_fills_the_memory_is_given_up_and_the_next_one_is_read():
    with pytest.raises(ArticleError, match=r"^a\.pdf: takes more memory than any article has; give its text alone"):
        convert(crowded_pdf(3_000_000), ".pdf", "a.pdf")
    assert convert(PAGE, ".html", "a.html").text


def test_a_process_that_ended_is_replaced():
    convert(PAGE, ".html", "a.html")
    conversion._running.process.kill()
    conversion._running.process.wait()
    assert convert(PAGE, ".html", "a.html").text


def test_a_fork_has_a_process_of_its_own(monkeypatch):
    convert(PAGE, ".html", "a.html")
    first = conversion._running
    monkeypatch.setattr("fztgraph.articles.conversion.os.getpid", lambda: 1)
    assert convert(PAGE, ".html", "a.html").text
    assert conversion._running is not first
    conversion._running.close()
    first.process.kill()
    first.process.wait()


def test_requests_are_answered_in_their_order(monkeypatch):
    monkeypatch.setattr("fztgraph.articles.html_text.trafilatura.bare_extraction", lambda *_, **__: 1 / 0)
    requests = [(PAGE, ".html"), (b"", ".docx"), (b"", ".pdf")]
    head = [json.dumps({"suffix": suffix, "source": "a", "size": len(data)}).encode() for data, suffix in requests]
    written = io.BytesIO()
    sent = b"".join(line + b"\n" + data for line, (data, _) in zip(head, requests, strict=True))
    serve_conversions(io.BytesIO(sent), written)
    problems = [json.loads(line)["problem"] for line in written.getvalue().splitlines()]
    assert problems[0] == "cannot be taken apart (ZeroDivisionError: division by zero)"
    assert [problem.split(",")[0] for problem in problems[1:]] == ["is not a Word document", "is not a PDF file"]


def test_text_is_read_without_the_libraries_of_other_formats(tmp_path):
    (tmp_path / "a.md").write_text("# 题\n\n正文。", encoding="utf-8")
    names = ["lxml", "docx", "pypdfium2", "trafilatura", "subprocess", "fztgraph.articles.conversion"]
    code = (
        "import sys; from pathlib import Path; from fztgraph.articles import read_articles;"
        f"read_articles(Path(sys.argv[1])); print([name for name in {names} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path / "a.md"], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
