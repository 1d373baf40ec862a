import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.mentions.tags import read_spans, tag_spans

BROKEN = [
    ["I-PORT", "E-PORT"],
    ["B-PORT", "E-ZONE"],
    ["B-PORT", "O", "E-PORT"],
    ["B-PORT", "I-ZONE", "E-PORT"],
    ["B-PORT", "I-PORT"],
]


@pytest.mark.parametrize("tags", BROKEN)
def test_a_span_that_does_not_end_as_it_began_is_none(tags):
    assert list(read_spans(tags)) == []


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5), st.sampled_from(["ZONE", "PORT"])), max_size=6))
def test_spans_come_back_from_their_tags(steps):
    spans, position = [], 0
    for gap, length, label in steps:
        spans.append((position + gap, position + gap + length, label))
        position += gap + length
    assert list(read_spans(tag_spans(position, spans))) == spans
