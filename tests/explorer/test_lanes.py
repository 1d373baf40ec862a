"""What of many happenings a drawing shows."""

import pytest

from fztgraph.explorer.happenings import Happening
from fztgraph.explorer.lanes import choose_drawn


def happenings(*years: int) -> list[Happening]:
    return [
        Happening(f"https://w3id.org/fztgraph/id/policy/{year}", "Policy", str(year), ("issuedOn",)) for year in years
    ]


@pytest.mark.parametrize(
    ("years", "drawn"),
    [
        ((), ()),
        ((2024, 2023), (2024, 2023)),
        ((*range(2024, 2014, -1), 1990), tuple(range(2024, 2014, -1))),
        ((*range(2024, 2014, -1), 2012), (*range(2024, 2014, -1), 2012)),
    ],
    ids=["nothing", "few", "one long ago is left out", "one a little earlier is not"],
)
def test_a_few_that_are_so_early_that_the_rest_would_be_crowded_are_left_out(years, drawn):
    assert [int(each.year) for each in choose_drawn(happenings(*years))] == list(drawn)


def test_no_more_than_a_drawing_bears(monkeypatch):
    monkeypatch.setattr("fztgraph.explorer.lanes._DRAWN", 3)
    assert [each.year for each in choose_drawn(happenings(2024, 2023, 2022, 2021))] == ["2024", "2023", "2022"]
