import pytest

from fztgraph.evaluation.comparing import days_of, is_same_number, is_same_period, is_similar


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [(1, 1.0, True), (0.1 + 0.2, 0.3, True), (1, 1.1, False), (None, None, True), (None, 1, False), (0, None, False)],
)
def test_numbers(wanted, got, same):
    assert is_same_number(wanted, got) == same


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("进出口总值", "货物贸易进出口总值", True),
        ("货物贸易进出口总值", "进出口 总值", True),
        ("机电产品出口", "出口机电", True),
        ("占地面积", "总投资", False),
        ("", "总投资", False),
    ],
)
def test_indicators(one, other, similar):
    assert is_similar(one, other) == similar


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-06-16", ("2024-06-16", "2024-06-16")),
        ("2024-01/2024-05", ("2024-01-01", "2024-05-31")),
        ("2024-13", ("2024-13", "2024-13")),
        ("soon", ("soon", "soon")),
        ("2024-01-01-01", ("2024-01-01-01", "2024-01-01-01")),
        (None, None),
    ],
)
def test_days(value, days):
    assert days_of(value) == days


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [(None, "2024", True), ("2024", None, False), ("2024-01/2024-05", "2024-01-01/2024-05-31", True)],
)
def test_periods(wanted, got, same):
    assert is_same_period(wanted, got) == same
