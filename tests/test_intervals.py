"""The two ends of intervals of dates, joined and written."""

import pytest

from fztgraph.intervals import joined, parted, written


@pytest.mark.parametrize(
    ("begins", "ends", "pairs"),
    [
        ([], [], []),
        (["2019"], ["2019"], [("2019", "2019")]),
        (["2021-03", "2019-01"], ["2022-04", "2020-02"], [("2019-01", "2020-02"), ("2021-03", "2022-04")]),
        (["2023-05"], [], [("2023-05", "")]),
        ([], ["2025"], [("", "2025")]),
        (["2024-06"], ["2023-12"], [("2024-06", ""), ("", "2023-12")]),
    ],
    ids=["none", "one day", "two", "open", "only its end", "an end before the begin is not its end"],
)
def test_each_begin_has_the_next_end(begins, ends, pairs):
    assert joined(begins, ends) == pairs


@pytest.mark.parametrize(
    ("pair", "text"), [(("2019", "2020"), "2019/2020"), (("2019", ""), "2019/"), (("", "2020"), "2020")]
)
def test_an_interval_is_written_as_iso_8601_has_it(pair, text):
    assert written(*pair) == text


def test_the_ends_of_a_property_are_told_by_its_name():
    assert [parted(name) for name in ("heldOnFrom", "heldOnUntil", "heldOn")] == [
        ("heldOn", "From"),
        ("heldOn", "Until"),
        ("heldOn", ""),
    ]
