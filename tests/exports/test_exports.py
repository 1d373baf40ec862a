from pathlib import Path

import pytest

from fztgraph import exports as module
from fztgraph.errors import FztError, UsageError
from fztgraph.exports import FOLDERS, FORMATS, export_graph


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_snapshot_gives_the_same_bytes(export, suffix):
    assert export(f"a{suffix}").read_bytes() == export(f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", [*FORMATS, *FOLDERS])
def test_nothing_is_left_beside(export, tmp_path, suffix):
    export(f"graph{suffix}")
    assert [path.name for path in tmp_path.iterdir()] == [f"graph{suffix}"]


def test_suffixes_are_read_in_any_case(export):
    assert export("GRAPH.NQ").read_bytes() == export("graph.nq").read_bytes()


@pytest.mark.parametrize("name", ["graph.txt", "graph.rdf", "graph.nq.gz"])
def test_an_unknown_suffix_is_told_the_known_ones(export, tmp_path, name):
    with pytest.raises(
        UsageError, match=r"end it in \.ttl, \.trig, \.nq, \.jsonld, \.graphml, \.zip, \.parquet, or name a folder"
    ):
        export(name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(export):
    with pytest.raises(UsageError, match="there is no folder"):
        export("missing/graph.nq")


def test_what_was_there_is_replaced(export, tmp_path):
    (tmp_path / "graph.nq").write_text("old")
    assert len(export("graph.nq").read_bytes()) > 100


def test_a_failed_export_leaves_what_was_there(snapshot, tmp_path, monkeypatch):
    def fail(_, path):
        path.write_text("half")
        raise OSError(28, "No space left on device")

    (tmp_path / "graph.nq").write_text("old")
    monkeypatch.setitem(module.FORMATS, ".nq", fail)
    with pytest.raises(FztError, match=r"cannot be written \(No space left on device\); nothing was changed"):
        export_graph(snapshot, tmp_path / "graph.nq")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("graph.nq", "old")]


def test_a_folder_that_cannot_be_replaced_stays(export, tmp_path, monkeypatch):
    rename = Path.rename

    def fail(path, target):
        if path.suffix == ".part":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    (export("tables") / "dates.csv").write_text("old")
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(FztError, match="nothing was changed"):
        export("tables")
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
    assert (tmp_path / "tables" / "dates.csv").read_text() == "old"


def test_a_folder_with_other_things_is_not_replaced(export, tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "diary.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds diary\.txt, which is none of the tables"):
        export("tables")
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["diary.txt"]


def test_a_folder_of_tables_is_replaced(export):
    export("tables")
    (export("tables") / "dates.csv").write_text("old")
    assert (export("tables") / "dates.csv").read_text() != "old"


def test_a_folder_may_have_a_suffix_if_it_is_there(export, tmp_path):
    (tmp_path / "tables.2024").mkdir()
    assert len(list(export("tables.2024").iterdir())) == 7


def test_a_file_is_no_folder(export, tmp_path):
    (tmp_path / "tables").write_text("")
    with pytest.raises(UsageError, match="this is a file"):
        export("tables")
