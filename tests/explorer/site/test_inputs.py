"""What is read again of a generation that follows on another gives what is read of all of it."""

import random
from pathlib import Path

import pytest

from explorer.site.generations import articles, publish
from fztgraph.explorer.site.inputs import changed_things, read_inputs
from fztgraph.store import open_snapshot


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_inputs_of_what_changed_are_those_of_all(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    pool = articles(12, seed=seed)
    known = None
    for _ in range(5):
        publish(tmp_path / "store", chance.sample(pool, chance.randint(0, 8)))
        snapshot = open_snapshot(tmp_path / "store")
        known = read_inputs(snapshot, known)
        assert known == read_inputs(snapshot)


def test_things_of_an_article_that_is_gone_have_changed_and_others_not(tmp_path: Path) -> None:
    pool = articles(4)
    inputs = []
    for held in (pool, pool[:3]):
        publish(tmp_path / "store", held)
        inputs.append(read_inputs(open_snapshot(tmp_path / "store")))
    changed = changed_things(*inputs, open_snapshot(tmp_path / "store").store)
    assert changed is not None
    assert {pool[3].article.iri, *inputs[0].members[pool[3].article.iri]} <= changed
    assert pool[0].article.iri not in changed or not changed.isdisjoint(inputs[0].members[pool[3].article.iri])
