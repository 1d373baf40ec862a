import pytest

from fztgraph.views.labels import box_size, text_width, tidy_name, wrap_label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("望港市", "望港市"),
        ("望港至阿斯塔纳跨境公路货运线路", "望港至阿斯塔纳跨\n境公路货运线路"),
        ("《关于支持（望港）片区发展》", "《关于支持（望\n港）片区发展》"),
        ("China (Qinglan) Pilot Zone", "China (Qinglan)\nPilot Zone"),
        ("无空格Averyveryverylongword", "无空格Averyver\nyverylongword"),
        ("", ""),
    ],
)
def test_name_is_wrapped_evenly(name: str, label: str) -> None:
    assert wrap_label(name) == label


def test_long_name_ends_in_an_ellipsis() -> None:
    label = wrap_label("很长的名称" * 20)
    assert label.count("\n") == 2
    assert label.endswith("…")
    assert max(text_width(line) for line in label.split("\n")) <= 19


def test_line_does_not_begin_with_a_closing_mark() -> None:
    lines = [wrap_label("甲" * count + "》" + "乙" * 9).split("\n") for count in range(1, 18)]
    assert not any(line.startswith("》") for label in lines for line in label)


@pytest.mark.parametrize(
    ("name", "tidy"), [("甲\n乙", "甲 乙"), ("a\u2028b", "a b"), ("\x00c\u202ed", "c d"), (" e  f ", "e f")]
)
def test_name_loses_control_characters(name: str, tidy: str) -> None:
    assert tidy_name(name) == tidy


def test_box_has_room_for_every_line() -> None:
    one, two = box_size("望港", 10), box_size("望港\n望港", 10)
    assert one[0] == two[0] > 20
    assert one[1] < two[1]
