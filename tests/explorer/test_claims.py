"""The facts of a thing, in groups, with dates and the sentences that say so."""

import pytest

from explorer.told import HOSTILE, PLACE, ZONE, told_source
from fztgraph.explorer.claims import Facts, read_facts
from fztgraph.explorer.names import read_name
from fztgraph.explorer.source import StoreSource
from fztgraph.iris import ID


@pytest.fixture(scope="module")
def source() -> StoreSource:
    return told_source()


def facts(source: StoreSource, iri: str, **options: object) -> Facts:
    return read_facts(source, read_name(source, iri, "zh"), "zh", **options)  # type: ignore[arg-type]


def test_relations_come_in_groups_the_latest_first(source: StoreSource) -> None:
    (group,) = facts(source, ZONE, shown=10).groups
    assert (group.predicate, group.is_incoming, group.total, len(group.facts)) == ("carriesOut", False, 25, 10)
    assert [fact.latest for fact in group.facts] == ["2024-07-01"] * 9 + ["2024-06-01"]


def test_one_group_may_be_shown_at_length(source: StoreSource) -> None:
    (group,) = facts(source, ZONE, shown=2, only=("carriesOut", "", False)).groups
    assert len(group.facts) == 25


def test_a_fact_has_its_sentences_the_latest_first(source: StoreSource) -> None:
    (group,) = facts(source, ZONE).groups
    fact = next(fact for fact in group.facts if fact.object and fact.object.iri == HOSTILE)
    assert [sentence.date for sentence in fact.sentences] == ["2024-07-01", "2024-06-01", ""]
    assert fact.sentence_count == 3
    assert (fact.sentences[0].before, fact.sentences[0].quote) == ("前文。", "黑河片区启动2号项目，货值92亿元。")
    assert (fact.sentences[0].rule, fact.sentences[0].confidence) == ("launch", 0.9)


def test_a_fact_tells_when_its_other_end_began(source: StoreSource) -> None:
    (group,) = facts(source, ZONE, shown=30).groups
    dates = {fact.object.key: fact.dates for fact in group.facts if fact.object}
    assert dates["initiative/1-0"] == (("startedOn", "2024-05"),)
    assert dates["initiative/1-1"] == ()


def test_facts_of_others_are_told_from_this_end(source: StoreSource) -> None:
    (group,) = facts(source, HOSTILE).groups
    assert (group.predicate, group.is_incoming) == ("carriesOut", True)
    assert [(fact.subject.iri, fact.object and fact.object.iri) for fact in group.facts] == [(ZONE, HOSTILE)]


def test_dates_have_their_sentences(source: StoreSource) -> None:
    (date,) = facts(source, ZONE).dates
    assert (date.predicate, date.value, date.sentence_count) == ("openedOn", "2019-08-30", 3)


def test_what_is_near_is_counted(source: StoreSource) -> None:
    assert facts(source, ZONE).neighbours[ID + "initiative/1-0"] == 1


def test_a_thing_of_which_nothing_is_said_has_no_facts(source: StoreSource) -> None:
    assert facts(source, PLACE) == Facts()
