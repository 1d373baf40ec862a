from hypothesis import given
from hypothesis import strategies as st

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.features import describe_characters
from fztgraph.model import Label

PORT = Candidate(1, 5, Label.PORT, "RoadPort", "known", rank=5)


def test_a_character_is_described_by_its_neighbours_and_the_rules():
    first, second, *_ = describe_characters("在满洲里（", [PORT], [PORT])
    assert {"c0=在", "c-1=^", "c1=满", "b0=在满", "r0=O", "r1=B-PORT"} <= set(first)
    assert {"c0=满", "c-1=在", "t0=满洲里", "r0=B-PORT", "s0=knownB", "g0=B-RoadPort", "w-1=w"} <= set(second)


def test_the_next_head_of_a_clause_is_seen_from_before_it():
    described = describe_characters("黑河口岸，黑河", [], [])
    assert "n0=PORPor3" in described[0]
    assert "n0=" in described[5]


def test_quotation_is_seen_to_its_end():
    described = describe_characters("“企业”和", [], [])
    assert ["q=q" in features for features in described] == [True, True, True, True, False]


@given(st.text(max_size=40))
def test_every_character_of_any_text_is_described(text):
    assert len(describe_characters(text, [], [])) == len(text)
