"""The command line: arguments, printing and exit statuses. Commands import what they need when they run."""

import os
import sys
from collections.abc import Sequence

from fztgraph.cli.arguments import build_parser
from fztgraph.cli.output import Status, complain, drop_output
from fztgraph.errors import FztError, UsageError

#: The status that shells give to what Ctrl-C stopped.
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _never_fail_to_print()
    try:
        arguments = build_parser().parse_args(argv)
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        return Status.DONE
    except KeyboardInterrupt:
        complain("stopped by Ctrl-C")
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("FZTGRAPH_DEBUG") == "1":
            raise
        return _report(error)
    return status


def _report(error: Exception) -> Status:
    """Say in one line what went wrong."""
    if isinstance(error, FztError):
        complain(error)
        return Status.USAGE if isinstance(error, UsageError) else Status.FAILED
    if isinstance(error, OSError) and error.filename is not None:
        complain(f"{error.filename}: {error.strerror}")
        return Status.FAILED
    complain(f"unexpected {type(error).__name__}: {error}; set FZTGRAPH_DEBUG=1 to see where")
    return Status.FAILED


def _never_fail_to_print() -> None:
    """Let characters that the terminal's encoding lacks be escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
