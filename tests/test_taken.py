from fztgraph.taken import Taken


def test_a_span_is_free_until_one_of_its_characters_is_taken():
    taken = Taken(6, [(1, 3)])
    spans = {(0, 1): True, (0, 2): False, (1, 2): False, (2, 4): False, (3, 6): True}
    assert {span: taken.is_free(*span) for span in spans} == spans


def test_the_first_character_can_be_taken():
    assert not Taken(2, [(0, 1)]).is_free(0, 2)


def test_taking_a_span_takes_no_more():
    taken = Taken(6)
    taken.take(2, 4)
    assert [offset for offset in range(6) if not taken.is_free(offset, offset + 1)] == [2, 3]
