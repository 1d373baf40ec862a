from marked_articles import marked_doc

from fztgraph.claims.figure_lines import DATE, NAME, QUANTITY, read_lines


def test_names_dates_and_quantities_are_one_character_each() -> None:
    (line,) = read_lines(marked_doc("今年1月，〔PLACE:甲市〕进出口3亿元。"))
    assert line.text == f"{DATE}，{NAME}进出口{QUANTITY}。"


def test_quotes_and_parentheses_are_left_out() -> None:
    (line,) = read_lines(marked_doc("“一网通办”事项（含〔PLACE:甲市〕3项）达9项。"))
    assert line.text == f"一网通办事项达{QUANTITY}。"


def test_words_are_those_of_the_article() -> None:
    (line,) = read_lines(marked_doc("〔ZONE:甲“区”〕的“一网通办”事项达9项。"))
    assert line.words(0, line.text.index("达")) == "甲“区”的一网通办事项"


def test_clauses_end_at_their_marks() -> None:
    (line,) = read_lines(marked_doc("出口3亿元，增长2%；进口下降。"))
    assert [line.clause(place) for place in (0, 3, 4, 7, 8)] == [0, 0, 4, 4, 8]
    assert [line.clause_end(place) for place in (0, 4, 8)] == [3, 7, 12]


def test_a_name_wins_over_a_quantity_in_it() -> None:
    (line,) = read_lines(marked_doc("〔INITIATIVE:年产3万吨项目〕开工，投资2亿元。"))
    assert [quantity.text for _, quantity in line.quantities()] == ["2亿元"]
    assert [named.entity.name for _, named in line.names()] == ["年产3万吨项目"]


def test_lines_without_a_sentence_are_left_out_and_paragraphs_are_counted() -> None:
    lines = read_lines(marked_doc("阅读1.2万次\n甲市进出口3亿元。乙市出口2亿元。\n丙市进口1亿元。"))
    assert [line.paragraph for line in lines] == [1, 1, 2]


def test_an_empty_article_has_no_lines() -> None:
    assert read_lines(marked_doc("")) == ()
