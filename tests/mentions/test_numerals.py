from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.mentions.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"),
        ("1,234.5", "1234.5"),
        ("96.20亿", "9620000000"),
        ("1.62万亿", "1620000000000"),
        ("1亿2000万", "120000000"),
        ("5千", "5000"),
        ("十", "10"),
        ("十二", "12"),
        ("三百二十", "320"),
        ("一千零二十", "1020"),
        ("三万五", "35000"),
        ("两", "2"),
        ("二〇二四", "2024"),
        ("百", "100"),
        ("26億", "2600000000"),
        ("3,000萬", "30000000"),
        ("２４", "24"),
    ],
)
def test_numerals_are_read(text: str, number: str) -> None:
    value = read_numeral(text)
    assert str(value) == number
    assert value == Decimal(number)


@pytest.mark.parametrize("text", ["", "余", "1.2.3", "万一a", "3 4", "亿万x"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert read_numeral(text) is None


@given(st.text(alphabet="0123456789.,零一二两三十百千万亿億萬余", max_size=12))
def test_no_text_raises(text: str) -> None:
    assert read_numeral(text) is None or read_numeral(text) >= 0
