"""What one query may take."""

from dataclasses import dataclass

#: How much a query may compute and still count as quick, in seconds of a processor; one that needs more goes on in the
#: lane of the long ones. The second number holds while others wait; it is well above what light queries take in a
#: process that has just started, since each that moves over costs a process. Neither depends on what else is running.
QUICK, QUICK_WHEN_PRESSED = 1.0, 0.8
#: How long a quick query may take by the clock, should it compute little: it may be waiting for another server.
QUICK_BY_CLOCK = 5.0
#: How many times as many quick queries may run at once as there are workers that stay ready.
WIDTH = 4
#: How long the text of a query may be, in bytes of UTF-8.
QUERY_SIZE = 256 * 1024
#: How many queries may wait for a worker at once.
WAITING = 256
#: How long a worker goes on with the query of a client that has gone, in seconds: most end before that.
GRACE = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that the administrator sets.

    ``time`` is in seconds from the arrival of a query to its answer. ``memory`` is in bytes beside what a process has
    when it has opened the store; the system sees to it, on Linux.
    """

    time: float = 30.0
    rows: int = 250_000
    bytes: int = 64 * 1024 * 1024
    memory: int = 1024 * 1024 * 1024
