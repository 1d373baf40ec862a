import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.iris import normalise_name
from fztgraph.phrases import PhraseIndex, fold, longest


@pytest.mark.parametrize(
    ("text", "folded", "offsets"),
    [
        ("云溪港", "云溪港", [0, 1, 2]),
        ("“云溪 港”", "云溪港", [1, 2, 4]),
        ("rcep", "RCEP", [0, 1, 2, 3]),
        ("甲—乙", "甲-乙", [0, 1, 2]),
        ("甲——乙", "甲-乙", [0, 1, 3]),
        ("（Ａ）", "(A)", [0, 1, 2]),
        ("", "", []),
    ],
)
def test_text_is_folded_with_the_way_back(text, folded, offsets):
    assert fold(text) == (folded, offsets)


def test_a_character_that_folds_to_several_stays_one():
    assert fold("½㎡")[1] == [0, 1]


@given(st.text(alphabet="云溪港 “”《》—-ＡaＢb（）1１、", max_size=30))
def test_folding_agrees_with_the_gazetteer_s(text):
    assert fold(text)[0] == normalise_name(text)


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (["云溪", "云溪港", "溪港"], "去云溪港", ["云溪", "云溪港", "溪港"]),
        (["TIR"], "TIR运输与TIRED和XTIR", ["TIR"]),
        (["A1"], "A1区、A12区", ["A1"]),
        (["港"], "港港", ["港", "港"]),
        (["", "港"], "港", ["港"]),
        ([], "港", []),
    ],
)
def test_every_occurrence_is_found(phrases, text, found):
    assert [text[start:end] for start, end in PhraseIndex(phrases).find(text)] == found


def test_the_leftmost_longest_spans_are_chosen():
    assert longest([(2, 4), (0, 2), (0, 3), (3, 5)]) == [(0, 3), (3, 5)]
