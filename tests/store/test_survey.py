"""What a store holds."""

import os
import subprocess
import sys

import pytest

from fztgraph.errors import StoreError
from fztgraph.store.layout import generation_dir, generations_dir, report_file
from fztgraph.store.lock import writer_lock
from fztgraph.store.survey import list_history, survey_store

SLEEPER = (
    "import sys, time; from pathlib import Path; from fztgraph.store.lock import writer_lock\n"
    "with writer_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
)


def test_status_tells_what_is_in_force(publish, store):
    publish(a=["1"])
    publish(b=["2"])
    status = survey_store(store)
    assert (status.generation, status.kept, status.counts["articles"], status.writer) == (2, (1, 2), 2, None)
    assert status.published is not None
    assert status.to_json()["published"].startswith("2")


def test_status_names_what_broke_off_and_what_is_not_in_force(publish, store):
    publish(a=["1"])
    publish(a=["2"])
    (store / "CURRENT").write_text("000001\n")
    (generations_dir(store) / "000003.building").mkdir()
    status = survey_store(store)
    assert (status.generation, status.later, status.leftovers) == (1, (2,), ("000003.building",))


def test_status_names_the_writer(publish, store):
    publish(a=["1"])
    with writer_lock(store):
        assert f"process {os.getpid()} on" in (survey_store(store).writer or "")


def test_a_dead_writer_holds_nothing(publish, store):
    publish(a=["1"])
    with subprocess.Popen([sys.executable, "-c", SLEEPER, store], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert f"process {process.pid} on" in (survey_store(store).writer or "")
        process.kill()
        process.wait()
    assert survey_store(store).writer is None


def test_history_tells_what_changed_in_the_counts(publish, store):
    for number, articles in ((1, 3), (2, 5)):
        publish(a=[str(number)])
        report_file(generation_dir(store, number)).write_text(f'{{"articles": {articles}, "quads": 7}}')
    assert [(record.generation, record.counts, record.change) for record in list_history(store)] == [
        (1, {"articles": 3, "quads": 7}, {}),
        (2, {"articles": 5, "quads": 7}, {"articles": 2, "quads": 0}),
    ]


@pytest.mark.parametrize("text", ["{", "[]", None])
def test_a_generation_without_a_report_is_listed(publish, store, text):
    publish(a=["1"])
    path = report_file(generation_dir(store, 1))
    path.unlink() if text is None else path.write_text(text)
    assert [(record.generation, record.counts) for record in list_history(store)] == [(1, {})]


@pytest.mark.parametrize("look", [survey_store, list_history])
def test_no_store_is_told(store, look):
    with pytest.raises(StoreError, match="no store at"):
        look(store)


def test_a_damaged_manifest_is_told(publish, store):
    (publish(a=["1"]).path / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match=r"manifest\.json: damaged"):
        survey_store(store)
