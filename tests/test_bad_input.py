"""Text that is no news, or hardly text: no crash, nothing invented, offsets that hold, work in proportion to length."""

import datetime as dt
import sys
from collections.abc import Callable

import pytest
from spacy.language import Language
from strange_texts import PIECES, TRUE, WHOLES, repeat

from fztgraph.iris import article_iri
from fztgraph.model import Article, Extraction
from fztgraph.pipeline import build_pipeline, extract_article

Read = Callable[[str], Extraction]

#: How long a repeated text is.
LENGTH = 3_000
#: The longest that anything is that could be a name.
LONGEST_NAME = 120


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    """Extracts what an article of a text says."""

    def run(text: str, *, markdown: bool = True) -> Extraction:
        article = Article(article_iri("a", None), "a.md", "", text, date=dt.date(2024, 7, 1), markdown=markdown)
        return extract_article(nlp, article)

    return run


def facts(extraction: Extraction) -> list[object]:
    return [*extraction.relations, *extraction.dates, *extraction.observations]


def assert_holds(extraction: Extraction) -> None:
    """Check that each offset leads to what it says, and that nothing is longer than a name can be."""
    text = extraction.article.text
    for entity in extraction.entities:
        assert 0 < len(entity.name) <= LONGEST_NAME
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
    known = {entity.iri for entity in extraction.entities}
    for fact in facts(extraction):
        evidence = fact.evidence  # type: ignore[attr-defined]
        assert text[evidence.start : evidence.end] == evidence.text
        assert fact.subject in known  # type: ignore[attr-defined]


@pytest.mark.parametrize("markdown", [True, False], ids=["markdown", "plain"])
@pytest.mark.parametrize("name", PIECES)
def test_nothing_is_read_into_what_says_nothing(read: Read, name: str, markdown: bool) -> None:
    extraction = read(repeat(PIECES[name], LENGTH), markdown=markdown)
    assert_holds(extraction)
    assert facts(extraction) == []


@pytest.mark.parametrize("name", TRUE)
def test_what_is_read_of_repeated_text_is_where_it_says(read: Read, name: str) -> None:
    assert_holds(read(repeat(TRUE[name], LENGTH)))


@pytest.mark.parametrize("name", WHOLES)
def test_strange_texts_are_read(read: Read, name: str) -> None:
    assert_holds(read(WHOLES[name]()))


@pytest.mark.parametrize("name", ["zero width", "control characters", "direction marks", "private use", "emoji"])
def test_strange_characters_around_a_sentence_change_nothing(read: Read, name: str) -> None:
    plain, strange = read(TRUE["news"]), read(PIECES[name] + "\n\n" + TRUE["news"] + "\n\n" + PIECES[name])
    assert_holds(strange)
    assert [entity.name for entity in strange.entities] == [entity.name for entity in plain.entities]
    assert [o.raw for o in strange.observations] == [o.raw for o in plain.observations]
    assert len(strange.relations) == len(plain.relations)


@pytest.mark.parametrize(
    "date", ["2024年2月30日", "2023年2月29日", "2024年13月", "13月5日", "2024年0月", "2024年4月31日", "2024-13-45"]
)
def test_no_date_is_made_of_a_day_that_there_is_not(read: Read, date: str) -> None:
    extraction = read(f"{date}，青松产业园正式开园。")
    assert all(
        claim.value[:7] in {"2024-02", "2023-02", "2024-04"} or claim.value in {"2024", "2023"}
        for claim in extraction.dates
    )
    assert not {"2024-02-30", "2023-02-29", "2024-04-31"} & {claim.value for claim in extraction.dates}


@pytest.mark.parametrize("figure", ["3亿元吨公里", "5万美元平方米件", "7%元人"])
def test_a_figure_with_three_units_is_read_once_at_most(read: Read, figure: str) -> None:
    extraction = read(f"2024年上海自贸试验区完成货运量{figure}。")
    assert_holds(extraction)
    assert len(extraction.observations) <= 1


def count_calls(work: Callable[[], object]) -> int:
    """Return how many functions some work calls, those of the interpreter's own libraries in C included."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", [*TRUE, "digits", "latin words", "opening quotes", "lines", "days that are none"])
def test_twice_the_text_is_little_more_than_twice_the_work(read: Read, name: str) -> None:
    piece = {**PIECES, **TRUE}[name]
    once, twice = (count_calls(lambda n=n: read(repeat(piece, n))) for n in (6_000, 12_000))
    assert twice < 2.6 * once
