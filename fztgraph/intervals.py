"""Intervals of dates: the graph has each end as a property of its own, pages tell both as one date."""

from collections.abc import Iterable

BEGIN, END = "From", "Until"


def parted(name: str) -> tuple[str, str]:
    """Return the property of which one is an end, and which end it is, empty for a plain date.

    >>> parted("heldOnFrom"), parted("heldOn")
    (('heldOn', 'From'), ('heldOn', ''))
    """
    end = next((end for end in (BEGIN, END) if name.endswith(end)), "")
    return name.removesuffix(end), end


def joined(begins: Iterable[str], ends: Iterable[str]) -> list[tuple[str, str]]:
    """Return each first day with the next of the last days; one end is empty where there is nothing left for it.

    >>> joined(["2021-03", "2019-01"], ["2020-02", "2022-04"]), joined(["2024"], ["2023"])
    ([('2019-01', '2020-02'), ('2021-03', '2022-04')], [('2024', ''), ('', '2023')])
    """
    left = sorted(ends)
    pairs = []
    for begin in sorted(begins):
        end = next((end for end in left if end >= begin), "")
        if end:
            left.remove(end)
        pairs.append((begin, end))
    return [*pairs, *(("", end) for end in left)]


def written(begin: str, end: str) -> str:
    """Return an interval as ISO 8601 writes it; one without an end is open, an end that stands alone is a date.

    >>> written("2019", "2020"), written("2019", ""), written("", "2020")
    ('2019/2020', '2019/', '2020')
    """
    return f"{begin}/{end}" if begin else end
