import pytest
from marked_articles import marked_doc

from fztgraph.claims.figure_lines import FigureLine, read_lines
from fztgraph.claims.figure_roles import Figure, read_figures
from fztgraph.claims.figure_rules import load_figure_rules
from fztgraph.claims.figure_signs import Place, after_name, before_name, find_clues, near_signs

BOOK = load_figure_rules()


def line_of(text: str) -> FigureLine:
    return read_lines(marked_doc(text))[-1]


def signs_of_first(text: str) -> list[str]:
    """Return the signs of the first name of a text for its first figure."""
    line = line_of(text)
    figure: Figure = read_figures(line, BOOK)[0]
    place, named = next(line.names())
    return near_signs(Place(0, place, named, first=True), figure, BOOK, find_clues(figure, BOOK))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("〔PLACE:甲市〕进出口3亿元。", "start", "counts"),
        ("首条线路——〔INITIATIVE:乙线〕由此出发。", "start", "other"),
        ("据〔AGENCY:丙局〕统计，增长3%。", "source", "statistics"),
        ("包括〔ZONE:丁区〕、〔ZONE:戊区〕。", "include", "and"),
        ("2023年〔ZONE:丁区〕，增长3%。", "date", "end"),
        ("作为〔ZONE:丁区〕的新家。", "role", "of"),
        ("〔ZONE:丁区〕2023年增长3%。", "start", "date"),
    ],
)
def test_what_stands_around_a_name_has_a_kind(text: str, before: str, after: str) -> None:
    line = line_of(text)
    place, _ = next(line.names())
    assert (before_name(line, place, BOOK), after_name(line, place, BOOK)) == (before, after)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("在〔ZONE:甲区〕，〔COMPANY:乙公司〕有工人400名。", "setting"),
        ("对〔PLACE:丙国〕进出口5亿元。", "partner"),
        ("〔ZONE:甲区〕24平方公里。", "ruled:before"),
        ("获批新药13个，8个出自〔ZONE:甲区〕。", "where:later"),
        ("装运〔INITIATIVE:丁班列〕6列。", "ruled:other"),
        ("〔ZONE:甲区〕24平方公里。", "beside:invest"),
    ],
)
def test_a_name_has_the_signs_of_its_sentence(text: str, sign: str) -> None:
    assert sign in signs_of_first(text)


def test_a_noun_that_takes_up_a_name_shows_its_label() -> None:
    (figure,) = read_figures(line_of("〔PLACE:甲市〕为中心，这条线路全程700公里。"), BOOK)
    clues = find_clues(figure, BOOK)
    assert (clues.kind, clues.noun, clues.called, clues.within) == ("route", "线路", "INITIATIVE", False)
