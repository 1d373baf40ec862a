"""Exit statuses, and the only functions of the package that speak to people."""

import contextlib
import json
import os
import sys
from enum import IntEnum
from typing import Any


class Status(IntEnum):
    """What a command's exit status says."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTIAL = 3


def write(text: str) -> None:
    """Write text and a line break to standard output; raises BrokenPipeError when nobody reads it any more."""
    sys.stdout.write(text + "\n")


def write_report(text: str) -> None:
    """Write the end of a command's work; a reader who has gone does not change the command's exit status."""
    try:
        write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()


def write_json(value: Any) -> None:
    """Write a report for machines."""
    write_report(json.dumps(value, ensure_ascii=False, indent=2))


def complain(message: object) -> None:
    """Write one line to standard error."""
    line = " ".join(str(message).split("\n"))
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"fztgraph: {line}\n")
        sys.stderr.flush()


def drop_output() -> None:
    """Send what is left of the output nowhere, so that the interpreter's last flush does not fail."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
