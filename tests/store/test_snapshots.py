import shutil
import threading

import pytest

from fztgraph.errors import StoreError
from fztgraph.store import open_snapshot
from fztgraph.store import snapshots as module
from fztgraph.store.layout import database_dir


def test_no_store_says_how_to_get_one(tmp_path):
    with pytest.raises(StoreError, match=r"no store at .*store: run `fztgraph refresh PATH...` to build one"):
        open_snapshot(tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def test_an_older_generation_opens_by_number(publish, store, values):
    publish(a=["1"])
    publish(a=["2"])
    assert values(open_snapshot(store, 1)) == ["1"]


def test_a_snapshot_cannot_be_written(publish, quads):
    with pytest.raises(RuntimeError):
        publish(a=["1"]).store.extend(quads("a", ["2"]))


def damage_pointer(store):
    (store / "CURRENT").write_text("latest\n")


def damage_pointer_bytes(store):
    (store / "CURRENT").write_bytes(b"\xff\xfe\x00")


def lose_pointer(store):
    (store / "CURRENT").unlink()


def lose_generation(store):
    shutil.rmtree(store / "generations" / "000002")


def lose_manifest(store):
    (store / "generations" / "000002" / "manifest.json").unlink()


def damage_manifest(store):
    (store / "generations" / "000002" / "manifest.json").write_text('{"format": 2')


def empty_manifest(store):
    (store / "generations" / "000002" / "manifest.json").write_text('{"format": 2}')


def exchange_manifest(store):
    shutil.copy(store / "generations" / "000001" / "manifest.json", store / "generations" / "000002")


def foreign_manifest(store):
    (store / "generations" / "000002" / "manifest.json").write_text('{"format": 99}')


def lose_graph(store):
    shutil.rmtree(database_dir(store / "generations" / "000002"))


def damage_graph(store):
    for path in database_dir(store / "generations" / "000002").glob("MANIFEST-*"):
        path.write_bytes(b"rubbish")


DAMAGES = [
    (damage_pointer, r"CURRENT: 'latest' is not the number of a generation"),
    (damage_pointer_bytes, r"CURRENT: cannot be read"),
    (lose_pointer, r"CURRENT: missing"),
    (lose_generation, r"000002: the generation is missing"),
    (lose_manifest, r"manifest.json: missing"),
    (damage_manifest, r"manifest.json: damaged \(JSONDecodeError\)"),
    (empty_manifest, r"manifest.json: damaged \(KeyError\)"),
    (exchange_manifest, r"manifest.json: of generation 1"),
    (foreign_manifest, r"manifest.json: form 99 of another version"),
    (lose_graph, r"db: the graph does not open"),
    (damage_graph, r"db: the graph does not open"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGES, ids=[damage.__name__ for damage, _ in DAMAGES])
def test_damage_is_named_with_its_remedy(publish, store, damage, message):
    publish(a=["1"])
    publish(a=["2"])
    damage(store)
    with pytest.raises(StoreError, match=message) as caught:
        open_snapshot(store)
    assert "run `fztgraph refresh --rebuild`" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_generation_that_remains_is_offered(publish, store, values):
    publish(a=["1"])
    publish(a=["2"])
    lose_generation(store)
    with pytest.raises(StoreError, match=r"or go back to one that remains with `fztgraph rollback --to 1`"):
        open_snapshot(store)
    (store / "CURRENT").write_text("000001\n")
    assert values(open_snapshot(store)) == ["1"]


def test_nothing_else_is_offered_where_nothing_remains(publish, store):
    publish(a=["1"])
    shutil.rmtree(store / "generations" / "000001")
    with pytest.raises(StoreError) as caught:
        open_snapshot(store)
    assert str(caught.value).endswith("the generation is missing; run `fztgraph refresh --rebuild`")


def test_a_generation_deleted_between_reading_and_opening_is_no_error(publish, store, values, monkeypatch):
    publish(a=["1"])
    publish(keep=1, a=["2"])
    monkeypatch.setattr(module, "_present", lambda _: 1)
    assert values(open_snapshot(store)) == ["2"]


def test_readers_never_see_less_than_a_generation(publish, store, values):
    publish(a=["0"])
    writer = threading.Thread(target=lambda: [publish(keep=1, a=[str(number)]) for number in range(1, 10)])
    writer.start()
    seen = []
    while writer.is_alive():
        seen += values(open_snapshot(store))
    writer.join()
    assert seen == sorted(seen)
    assert values(open_snapshot(store)) == ["9"]


def test_a_wrong_number_is_told_the_generations_that_there_are(publish, store):
    publish()
    publish()
    with pytest.raises(StoreError, match=r"there is no generation 9; there are 1 and 2$"):
        open_snapshot(store, 9)
