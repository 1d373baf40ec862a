import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fztgraph.errors import StoreError, ValidationError
from fztgraph.store import Manifest, RefreshReport, open_snapshot, open_writer
from fztgraph.store import builds as module
from fztgraph.store.layout import generation_numbers, generations_dir

REPORT = RefreshReport("store")


def test_first_generation_holds_its_graphs(publish, values):
    assert values(publish(a=["1"], b=["2", "3"])) == ["1", "2", "3"]


def test_next_generation_keeps_what_is_not_replaced(publish, values):
    publish(a=["1"], b=["2"])
    assert values(publish(b=["3"])) == ["1", "3"]


def test_dropping_a_graph_leaves_no_trace(publish):
    publish(a=["1"], b=["2"])
    assert [graph.value for graph in publish(a=None).store.named_graphs()] == ["https://example.org/b"]


def test_generations_are_numbered(publish):
    assert [publish(a=[str(n)]).generation for n in range(3)] == [1, 2, 3]


def test_report_is_kept_with_its_generation(publish):
    assert '"status": 0' in (publish(a=["1"]).path / "report.json").read_text()


def test_a_reader_keeps_its_generation(publish, values):
    reader = publish(a=["1"])
    publish(a=["2"])
    assert values(reader) == ["1"]


def test_a_reader_outlives_the_deletion_of_its_generation(publish, values, store):
    reader = publish(a=["1"])
    publish(keep=1, a=["2"])
    assert (reader.path.exists(), values(reader), values(open_snapshot(store))) == (False, ["1"], ["2"])


def test_only_the_last_generations_stay(publish, store):
    for number in range(5):
        publish(keep=3, a=[str(number)])
    assert generation_numbers(store) == (3, 4, 5)


def test_a_quad_of_another_graph_is_refused(store, quads):
    with open_writer(store) as writer, writer.begin() as build, pytest.raises(StoreError, match="is among its own"):
        build.replace("https://example.org/a", quads("b", ["1"]))


def test_sizes_count_equal_quads_once(store, quads):
    with open_writer(store) as writer, writer.begin() as build:
        assert build.replace("https://example.org/a", quads("a", ["1", "1", "2"])) == 2


@pytest.mark.parametrize("added", ["b", "c"])
def test_graphs_and_records_must_agree(publish, store, added, quads):
    publish(a=["1"], b=["1"])
    with open_writer(store) as writer, writer.begin() as build:
        build.replace(f"https://example.org/{added}", quads(added, ["1"]))
        build.drop("https://example.org/a")
        with pytest.raises(ValidationError, match="not both in the graph and on record"):
            build.publish(writer.base.manifest, report=REPORT, keep=5)
    assert open_snapshot(store).generation == 1


def test_what_the_gate_refuses_is_not_published(publish, store):
    publish(a=["1"])
    with open_writer(store) as writer, writer.begin() as build, pytest.raises(ValidationError) as caught:
        build.publish(writer.base.manifest, report=REPORT, gate=lambda _: ["bad", "worse"], keep=5)
    assert str(caught.value).startswith("not published: bad (and 1 more); generation 2 is kept aside")
    assert sorted(path.name for path in generations_dir(store).iterdir()) == ["000001", "000002.aside"]
    assert open_snapshot(store).generation == 1


def test_the_gate_sees_the_new_graph(publish, store, quads):
    publish(a=["1"])
    seen = []
    with open_writer(store) as writer, writer.begin() as build:
        build.replace("https://example.org/a", quads("a", ["2", "3"]))
        build.publish(writer.base.manifest, report=REPORT, gate=lambda store: seen.append(len(store)), keep=5)
    assert seen == [4]  # in its own graph and in the merge


def test_a_published_build_takes_no_more(store, quads):
    with open_writer(store) as writer, writer.begin() as build:
        build.publish(Manifest(), report=REPORT, gate=lambda _: (), keep=5)
        with pytest.raises(StoreError, match="no longer open"):
            build.replace("https://example.org/a", quads("a", ["1"]))


@pytest.mark.parametrize("step", ["switch_current", "write_manifest", "sync_folder"])
def test_a_failure_before_the_switch_leaves_the_old_generation(publish, store, values, monkeypatch, step):
    publish(a=["1"])

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, step, fail)
    with pytest.raises(StoreError, match=r"cannot be written \(No space left on device\); nothing was changed"):
        publish(a=["2"])
    assert values(open_snapshot(store)) == ["1"]


def test_what_was_built_but_not_switched_to_is_swept(publish, store, monkeypatch):
    publish(a=["1"])
    with monkeypatch.context() as patch:
        patch.setattr(module, "switch_current", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish(a=["2"])
    assert generation_numbers(store) == (1, 2)
    assert publish(a=["3"]).generation == 3
    assert generation_numbers(store) == (1, 3)


def test_a_killed_writer_leaves_the_old_generation_and_no_lock(publish, store, values):
    publish(a=["1"])
    code = f"""
        import sys, time
        from pathlib import Path
        from fztgraph.store import open_writer
        with open_writer(Path({str(store)!r})) as writer, writer.begin() as build:
            print("building", flush=True)
            time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"building\n"
        assert [path.name for path in sorted(generations_dir(store).iterdir())] == ["000001", "000002.building"]
        os.kill(writer.pid, signal.SIGKILL)
    assert values(open_snapshot(store)) == ["1"]
    assert publish(a=["2"]).generation == 3
    assert [path.name for path in sorted(generations_dir(store).iterdir())] == ["000001", "000003"]


def test_an_old_generation_that_cannot_be_deleted_is_no_failure(publish, values, monkeypatch, caplog):
    publish(a=["1"])

    def fail(*_, **__):
        raise OSError(1, "Operation not permitted", "000001")

    monkeypatch.setattr(module, "prune", fail)
    assert values(publish(keep=1, a=["2"])) == ["2"]
    assert "000001: an old generation cannot be deleted" in caplog.text


def test_rebuild_begins_empty(publish, store):
    publish(a=["1"])
    with open_writer(store, rebuild=True) as writer:
        assert (writer.present.generation, writer.base) == (1, None)


def test_rebuild_is_not_stopped_by_damage(publish, store):
    publish(a=["1"])
    (store / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError), open_writer(store):
        pass
    with open_writer(store, rebuild=True) as writer:
        assert (writer.present, writer.base) == (None, None)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("123"), max_size=3)), max_size=4)
)
def test_generations_agree_with_a_dictionary(publish, values, tmp_path_factory, steps):
    store: Path = tmp_path_factory.mktemp("model")
    expected: dict[str, list[str]] = {}
    for step in steps:
        expected |= step
        snapshot = publish(store, **step)
        assert values(snapshot) == sorted(value for graph in expected.values() for value in set(graph))
