"""Going back to an earlier generation."""

import pytest

from fztgraph.errors import StoreError, UsageError
from fztgraph.store import open_snapshot
from fztgraph.store.layout import generation_dir, generation_numbers
from fztgraph.store.lock import writer_lock
from fztgraph.store.manifest import read_manifest
from fztgraph.store.rollbacks import roll_back
from fztgraph.store.survey import list_history, survey_store
from fztgraph.web.editions import current_stamp, read_edition


@pytest.fixture
def three(publish, store):
    """A store of three generations, with the values 1, 2 and 3."""
    for number in "123":
        publish(a=[number])
    return store


def test_the_one_before_is_in_force_again_under_a_number_of_its_own(three, values):
    report = roll_back(three, keep=9)
    assert (report.generation, report.restores, report.replaced) == (4, 2, 3)
    assert values(open_snapshot(three)) == ["2"]
    assert generation_numbers(three) == (1, 2, 3, 4)


def test_going_back_again_goes_further_back(three, values):
    roll_back(three, keep=9)
    assert roll_back(three, keep=9).restores == 1
    assert values(open_snapshot(three)) == ["1"]
    with pytest.raises(UsageError, match="no earlier generation is kept"):
        roll_back(three, keep=9)


def test_going_back_can_be_undone(three, values):
    roll_back(three, keep=9)
    assert roll_back(three, to=3, keep=9).restores == 3
    assert values(open_snapshot(three)) == ["3"]


def test_going_back_to_a_rollback_names_what_it_went_back_to(three, publish):
    roll_back(three, to=1, keep=9)
    publish(a=["5"])
    assert roll_back(three, keep=9).restores == 1


def test_the_manifest_is_that_of_the_graph(three):
    roll_back(three, to=1, keep=9)
    old, new = (open_snapshot(three, number).manifest for number in (1, 4))
    assert (new.articles, new.files, new.shared) == (old.articles, old.files, old.shared)
    assert (new.generation, new.restores) == (4, 1)


def test_the_next_generation_goes_on_from_it(three, publish, values):
    roll_back(three, to=1, keep=9)
    assert values(publish(b=["new"])) == ["1", "new"]
    assert open_snapshot(three).manifest.restores == 0


def test_a_reader_keeps_its_generation_and_a_service_sees_the_next(three, values):
    reader, stamp = open_snapshot(three), current_stamp(three)
    roll_back(three, keep=9)
    assert (values(reader), current_stamp(three) == stamp) == (["3"], False)
    assert read_edition(three).manifest.restores == 2


def test_state_and_history_tell_of_it(three):
    roll_back(three, keep=9)
    assert survey_store(three).restores == 2
    assert [record.run.get("restores") for record in list_history(three)] == [None, None, None, 2]


@pytest.mark.parametrize("harm", ["manifest", "current", "no current", "database"])
def test_a_damaged_generation_is_left_by_going_back(three, values, harm):
    folder = generation_dir(three, 3)
    if harm == "manifest":
        (folder / "manifest.json").write_text("{")
    elif harm == "database":
        (folder / "db" / "CURRENT").unlink()
    elif harm == "current":
        (three / "CURRENT").write_text("three")
    else:
        (three / "CURRENT").unlink()
    roll_back(three, to=2, keep=9)
    assert values(open_snapshot(three)) == ["2"]


@pytest.mark.parametrize(
    ("to", "error", "says"),
    [
        (9, StoreError, "there is no generation 9; there are 1, 2 and 3"),
        (3, UsageError, "generation 3 is in force already"),
    ],
)
def test_what_cannot_be_gone_back_to_is_told(three, to, error, says):
    with pytest.raises(error, match=says):
        roll_back(three, to=to, keep=9)
    assert (generation_numbers(three), open_snapshot(three).generation) == ((1, 2, 3), 3)


def test_a_later_generation_is_none_to_go_back_to(three):
    (three / "CURRENT").write_text("000001\n")
    with pytest.raises(UsageError, match="generation 2 is later than 1, which is in force"):
        roll_back(three, to=2, keep=9)
    assert generation_numbers(three) == (1, 2, 3)


def test_a_generation_of_another_version_is_refused(three):
    path = generation_dir(three, 2) / "manifest.json"
    path.write_text(path.read_text().replace('"format": 2', '"format": 1'))
    with pytest.raises(StoreError, match="of another version"):
        roll_back(three, keep=9)


def test_no_store_is_not_made(store):
    with pytest.raises(StoreError, match="no store at"):
        roll_back(store, keep=9)
    assert not store.exists()


def test_a_writer_is_not_disturbed(three):
    with writer_lock(three), pytest.raises(StoreError, match="is writing this store"):
        roll_back(three, keep=9)


def test_a_manifest_of_before_rollbacks_is_read(three):
    path = generation_dir(three, 3) / "manifest.json"
    path.write_text(path.read_text().replace(' "restores": 0,\n', ""))
    assert read_manifest(path).restores == 0
