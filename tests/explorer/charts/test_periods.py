import pytest

from fztgraph.explorer.charts.periods import Kind, joined, read_stretch, tell_stretch


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2024", Kind.YEAR),
        ("2024-01/2024-12", Kind.YEAR),
        ("2024-01-01/2024-06-30", Kind.HALF),
        ("2024-07/2024-12", Kind.HALF),
        ("2024-04/2024-06", Kind.QUARTER),
        ("2024-02", Kind.MONTH),
        ("2024-02-01/2024-02-29", Kind.MONTH),
        ("2024-01/2024-05", Kind.CUMULATIVE),
        ("2024-01-01/2024-07-12", Kind.CUMULATIVE),
        ("2024-01/2024-02", Kind.CUMULATIVE),
        ("2024-06-16", Kind.DAY),
        ("2018/2023", Kind.SPAN),
        ("2024-02/2024-05", Kind.SPAN),
    ],
)
def test_a_period_is_of_a_kind(period, kind):
    assert read_stretch(period).kind is kind


@pytest.mark.parametrize("period", ["", "去年", "2024-13", "2024-02-30", "2024/2023", "2024-06-16-01", "0000", "2024-"])
def test_what_is_no_period_has_no_place(period):
    assert read_stretch(period) is None
    assert tell_stretch(period, "zh") == period


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2018/2023", "2018年—2023年", "2018 – 2023"),
        ("2022-01/2023-09", "2022年1月—2023年9月", "Jan 2022 – Sep 2023"),
        ("2024-01-01/2024-07-12", "2024年1月1日—2024年7月12日", "1 Jan 2024 – 12 Jul 2024"),
        ("2024-10/2024-12", "2024年四季度", "Q4 2024"),
        ("2024-07/2024-12", "2024年下半年", "H2 2024"),
        ("2024-06", "2024年6月", "Jun 2024"),
        ("2024-06-16", "2024年6月16日", "16 Jun 2024"),
        ("2024-02/2024-05", "2024年2—5月", "Feb–May 2024"),
    ],
)
def test_a_period_is_told_as_people_write_it(period, zh, en):
    assert (tell_stretch(period, "zh"), tell_stretch(period, "en")) == (zh, en)


def groups(*periods):
    return [group for _, group in joined((read_stretch(period), period) for period in periods) if len(group) > 1]


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2023", "2022", "2024-03"], [["2022", "2023"]]),
        (["2024-01/2024-05", "2024-05", "2024-04"], [["2024-04", "2024-05"]]),
        (["2024-01/2024-05", "2024-01/2024-09"], [["2024-01/2024-05", "2024-01/2024-09"]]),
        (["2023-01/2023-05", "2024-01/2024-05"], [["2023-01/2023-05", "2024-01/2024-05"]]),
        (["2023-01/2023-05", "2024-01/2024-06"], []),
        (["2024-01/2024-06", "2024-01/2024-08"], [["2024-01/2024-06", "2024-01/2024-08"]]),
        (["2024-01/2024-03", "2024-04/2024-06"], [["2024-01/2024-03", "2024-04/2024-06"]]),
        (["2018/2020", "2020/2022"], []),
    ],
)
def test_lines_join_like_with_like(periods, expected):
    assert groups(*periods) == expected
