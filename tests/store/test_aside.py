"""What the gate held back; tests/test_refresh.py holds a refresh back."""

import pytest

from fztgraph.errors import HeldBackError, StoreError, UsageError
from fztgraph.store import RefreshReport, open_snapshot, open_writer
from fztgraph.store.aside import accept_aside, kept_aside
from fztgraph.store.layout import generation_numbers
from fztgraph.store.rollbacks import roll_back
from fztgraph.store.survey import survey_store


@pytest.fixture
def held(publish, store):
    """A store with generation 1 in force, and generation 2 kept aside."""
    manifest = publish(a=["1"]).manifest
    with open_writer(store) as writer, writer.begin() as build, pytest.raises(HeldBackError):
        build.publish(manifest, report=RefreshReport(str(store), 2), gate=lambda _: ["less", "worse"], keep=5)
    return store


def test_it_is_told_what_is_aside_and_why(held):
    status = survey_store(held)
    assert (status.generation, status.aside, status.findings) == (1, 2, ("less", "worse"))
    assert generation_numbers(held) == (1,)


def test_what_is_accepted_is_in_force(held):
    assert accept_aside(held, keep=5)["generation"] == 2
    assert (open_snapshot(held).generation, kept_aside(held)) == (2, None)


def test_accepting_keeps_only_as_many_as_the_setting(held):
    accept_aside(held, keep=1)
    assert generation_numbers(held) == (2,)


def test_going_back_clears_what_is_aside(held, publish):
    publish(a=["3"])
    assert kept_aside(held) is None
    roll_back(held, keep=5)
    with pytest.raises(UsageError, match="nothing is kept aside"):
        accept_aside(held, keep=5)


def test_one_of_another_generation_is_refused(held):
    path = held / "generations" / "000002.aside" / "findings.json"
    path.write_text(path.read_text().replace('"base": 1', '"base": 7'))
    with pytest.raises(StoreError, match="what is kept aside is not of generation 1"):
        accept_aside(held, keep=5)


@pytest.mark.parametrize(
    ("name", "text"),
    [("findings.json", "{"), ("findings.json", "{}"), ("manifest.json", "{"), ("report.json", ""), ("db/CURRENT", "")],
)
def test_a_damaged_one_is_refused_and_changes_nothing(held, name, text):
    (held / "generations" / "000002.aside" / name).write_text(text)
    with pytest.raises(StoreError, match="damaged"):
        accept_aside(held, keep=5)
    assert open_snapshot(held).generation == 1
