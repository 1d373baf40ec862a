"""The process that converts files: reads them from its input, one after the other, and answers in a line of JSON each.

Each library is imported when the first file of its kind comes.
"""

import dataclasses
import json
import logging
import signal
import sys
from typing import IO, Any

from fztgraph.articles.marking import Conversion
from fztgraph.errors import ArticleError

#: What the process may take, in bytes; it takes 200 MB when nothing is wrong.
_MEMORY = 1 << 30


def serve_conversions(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each request: a line of JSON with ``suffix``, ``source`` and ``size``, and that many bytes."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        answers.write(json.dumps(_answer(data, request["suffix"], request["source"])).encode() + b"\n")
        answers.flush()


def _answer(data: bytes, suffix: str, source: str) -> dict[str, Any]:
    try:
        conversion = _convert(data, suffix, source)
    except ArticleError as error:
        return {"problem": error.problem, "remedy": error.remedy}
    except MemoryError:  # what is left of the memory is of no use to the next file; a new process is
        raise
    except Exception as error:  # a library's mistake is this file's problem, not that of those after it
        problem = f"cannot be taken apart ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
        return {"problem": problem, "remedy": "save it anew, or as text"}
    matter = dataclasses.asdict(conversion.matter)
    date = conversion.matter.date
    return {"text": conversion.text, "matter": {**matter, "date": date.isoformat() if date else None}}


def _convert(data: bytes, suffix: str, source: str) -> Conversion:
    if suffix == ".docx":
        from fztgraph.articles.docx_text import read_docx  # noqa: PLC0415

        return read_docx(data, source)
    if suffix == ".pdf":
        from fztgraph.articles.pdf_text import read_pdf  # noqa: PLC0415

        return read_pdf(data, source)
    from fztgraph.articles.html_text import read_html  # noqa: PLC0415

    return read_html(data, source)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):  # not every system has such limits
        return


if __name__ == "__main__":
    logging.disable()
    # Whoever stops the run by the keyboard stops the process that asks; this one ends when its input does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    serve_conversions(sys.stdin.buffer, answers)
