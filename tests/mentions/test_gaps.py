from itertools import pairwise

import pytest

from fztgraph.mentions.gaps import find_gaps
from fztgraph.reading import read_text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("记者 王明 李小红", ["记者", "王明", "李小红"]),
        ("记者\u3000王明", ["记者", "王明"]),
        ("王 **李**小红", ["王", "李小红"]),
        ("增长 5 成", ["增长5成"]),
        ("口\u200b岸**货**物", ["口岸货物"]),
        ("第一行\n第二行", ["第一行\n第二行"]),
    ],
)
def test_white_space_between_chinese_characters_is_a_gap(text, parts):
    reading = read_text(text, markdown=False)
    cuts = sorted({0, len(reading.text), *find_gaps(text, reading)})
    assert [reading.text[start:end] for start, end in pairwise(cuts)] == parts


def test_a_line_that_goes_on_leaves_no_gap():
    text = "这一行还没有\n写完"
    assert find_gaps(text, read_text(text)) == frozenset()
