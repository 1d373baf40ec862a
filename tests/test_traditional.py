import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.traditional import simplify

TEXTS = [
    ("天津自由貿易試驗區機場片區", "天津自由贸易试验区机场片区"),
    ("乾隆年间的瓷器在自由贸易试验区展出", "乾隆年间的瓷器在自由贸易试验区展出"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_only_traditional_text_is_simplified(text, expected):
    assert simplify(text) == expected


@given(st.text())
def test_the_length_never_changes(text):
    assert len(simplify(text)) == len(text)
