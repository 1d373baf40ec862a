"""Progress on a terminal, and where there is none."""

import io

import pytest

from fztgraph.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watch(stream: io.StringIO, *times: float) -> str:
    """What a stream shows of progress that is made at some times."""
    clock = iter([0.0, *times])
    progress = Progress(stream=stream, clock=lambda: next(clock))
    for done in range(len(times)):
        progress(done, len(times), "自贸试验区" * 40)
    progress.close()
    return stream.getvalue()


def test_progress_redraws_one_line_on_a_terminal() -> None:
    shown = watch(Terminal(), 1.0, 1.05, 2.0)
    assert shown.count("\r") == 3
    assert "\n" not in shown
    assert "0 of 3" in shown
    assert "1 of 3" not in shown


def test_progress_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    line = watch(Terminal(), 1.0).split("\x1b[K")[1].rstrip("\r")
    assert sum(2 if ord(character) > 0x2E7F else 1 for character in line) in {58, 59}


def test_progress_logs_lines_where_there_is_no_terminal() -> None:
    shown = watch(io.StringIO(), 1.0, 6.0, 7.0, 12.0)
    assert [line.split()[1] for line in shown.splitlines()] == ["1", "3"]
