from fztgraph.taken import Taken


def test_a_span_is_free_until_one_of_its_characters_is_taken():
    taken = Taken(6, [(1, 3)])
    assert [taken.is_free(0, 1), taken.is_free(0, 2), taken.is_free(2, 4), taken.is_free(3, 6)] == [
        True,
        False,
        False,
        True,
    ]


def test_taking_a_span_takes_no_more():
    taken = Taken(6)
    taken.take(2, 4)
    assert [offset for offset in range(6) if not taken.is_free(offset, offset + 1)] == [2, 3]
