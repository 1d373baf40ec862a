"""What one query may take."""

from dataclasses import dataclass

#: How many seconds a query counts as quick for; one that runs longer goes on in the lane of the long ones.
QUICK = 1.0
#: How long the text of a query may be, in bytes of UTF-8.
QUERY_SIZE = 256 * 1024
#: How many queries may wait for a worker at once.
WAITING = 256
#: How long a worker goes on with the query of a client that has gone, in seconds: most end before that.
GRACE = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that the administrator sets. ``time`` is in seconds from the arrival of a query to its answer."""

    time: float = 30.0
    rows: int = 250_000
    bytes: int = 64 * 1024 * 1024
