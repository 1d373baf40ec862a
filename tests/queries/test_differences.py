"""What changed between two generations, of small graphs that are published as a refresh does."""

from pathlib import Path

import pytest
from sample_generations import Articles, merge, publish
from sample_graph import iri

from fztgraph.queries.changes import ArticleChanges, Difference, Figure, Move, Revision, Statement
from fztgraph.queries.differences import compare_generations

OPENED = ("initiative/x", "openedOn", "2024-06-16")
CARRIED = ("zone/a", "carriesOut", "initiative/x")
TRADE = ("zone/a", "进出口", "96", "CNY", "2024")


def compare(folder: Path, old: Articles, new: Articles, **options: object) -> Difference:
    return compare_generations(publish(folder, old), publish(folder, new, **options))


def changes(found: Difference, *names: str) -> list[str]:
    """Return the names of the changes that there are among those asked for."""
    return [name for name in names if getattr(found, name)]


def test_a_generation_does_not_differ_from_itself(tmp_path):
    found = compare(tmp_path, {1: OPENED, 2: TRADE}, {1: OPENED, 2: TRADE})
    assert found.is_empty
    assert (found.before, found.after) == (1, 2)


def test_an_article_that_came_in(tmp_path):
    found = compare(tmp_path, {1: OPENED}, {1: OPENED, 2: CARRIED, 3: TRADE})
    assert found.articles == ArticleChanges(added=(iri("article/2"), iri("article/3")))
    assert found.statements_added == (Statement(iri("zone/a"), "carriesOut", iri("initiative/x")),)
    assert found.figures_added == (Figure(iri("zone/a"), "进出口", "2024", "CNY", 96),)
    assert found.things_added == (iri("zone/a"),)
    assert changes(found, "statements_removed", "figures_removed", "things_removed", "revisions") == []


def test_an_article_that_was_withdrawn(tmp_path):
    found = compare(tmp_path, {1: OPENED, 2: CARRIED, 3: TRADE}, {1: OPENED})
    assert found.articles == ArticleChanges(removed=(iri("article/2"), iri("article/3")))
    assert [each.predicate for each in found.statements_removed] == ["carriesOut"]
    assert [each.indicator for each in found.figures_removed] == ["进出口"]
    assert found.things_removed == (iri("zone/a"),)


@pytest.mark.parametrize("said", [OPENED, CARRIED, TRADE])
def test_what_another_article_says_too_is_neither_new_nor_gone(tmp_path, said):
    one, two = {1: said}, {1: said, 2: said}
    came, went = compare(tmp_path, one, two), compare(tmp_path, two, one)
    for found in (came, went):
        assert changes(found, "statements_added", "statements_removed", "figures_added", "figures_removed") == []
        assert changes(found, "things_added", "things_removed") == []


def test_another_date_is_a_revision(tmp_path):
    found = compare(tmp_path, {1: OPENED}, {1: (*OPENED[:2], "2024-06-18")})
    assert found.articles == ArticleChanges(changed=(iri("article/1"),))
    assert found.revisions == (Revision(iri("initiative/x"), "openedOn", ("2024-06-16",), ("2024-06-18",)),)
    assert changes(found, "statements_added", "statements_removed") == []


def test_another_figure_of_a_period_is_a_revision(tmp_path):
    found = compare(tmp_path, {1: TRADE}, {1: ("zone/a", "进出口", "97.50", "CNY", "2024")})
    assert found.revisions == (Revision(iri("zone/a"), "进出口", ("96",), ("97.5",), "2024", "CNY"),)
    assert changes(found, "figures_added", "figures_removed") == []


def test_a_figure_of_another_period_is_new(tmp_path):
    found = compare(tmp_path, {1: TRADE}, {1: TRADE, 2: (*TRADE[:4], "2025")})
    assert [each.period for each in found.figures_added] == ["2025"]
    assert not found.revisions


def test_an_article_that_was_read_by_other_rules(tmp_path):
    found = compare(tmp_path, {1: OPENED}, {1: OPENED}, reader="other")
    assert found.articles == ArticleChanges(read_anew=(iri("article/1"),))
    assert found.is_empty


def test_a_merge_is_told_as_one_and_changes_no_fact(tmp_path):
    old, new = {1: CARRIED, 2: OPENED}, {1: ("zone/b", *CARRIED[1:]), 2: OPENED}
    before = publish(tmp_path, old)
    after = publish(tmp_path, new, merges=merge("zone/a", "zone/b", 1))
    there, back = compare_generations(before, after), compare_generations(after, before)
    assert there.moves == (Move(iri("zone/a"), iri("zone/b"), "甲", "甲区"),)
    assert back.moves == (Move(iri("zone/b"), iri("zone/a"), "甲区", "甲"),)
    for found in (there, back):
        assert changes(found, "statements_added", "statements_removed", "things_added", "things_removed") == []


def test_a_merge_in_a_new_article_moves_nothing_that_was_there(tmp_path):
    before = publish(tmp_path, {1: OPENED})
    after = publish(tmp_path, {1: OPENED, 2: ("zone/b", *CARRIED[1:])}, merges=merge("zone/a", "zone/b", 2))
    assert compare_generations(before, after).moves == ()


def test_one_difference_is_the_other_turned_round(tmp_path):
    before, after = publish(tmp_path, {1: OPENED, 2: CARRIED}), publish(tmp_path, {1: OPENED, 3: TRADE})
    there, back = compare_generations(before, after), compare_generations(after, before)
    assert (there.statements_added, there.figures_added) == (back.statements_removed, back.figures_removed)
    assert (there.articles.added, there.things_removed) == (back.articles.removed, back.things_added)
