"""The flow of a refresh. Extraction is replaced by something small here; test_refresh_corpus.py runs the real one."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

import fztgraph
from fztgraph import refresh as module
from fztgraph.errors import OntologyError, StoreError, UsageError
from fztgraph.iris import BACKGROUND_GRAPH, LINKS_GRAPH, ONTOLOGY_GRAPH, article_iri
from fztgraph.refresh import refresh
from fztgraph.store import RefreshReport, open_snapshot, open_writer
from fztgraph.store.aside import accept_aside
from fztgraph.store.layout import aside_folders, generation_numbers
from fztgraph.store.rollbacks import roll_back
from fztgraph.vocab import expand


def quads_of(article):
    """The article's text, and one thing that it mentions."""
    graph = NamedNode(article.iri)
    yield Quad(graph, NamedNode(expand("fzt:text")), Literal(article.text), graph)
    yield Quad(graph, NamedNode(expand("schema:mentions")), NamedNode("https://example.org/thing"), graph)


class Processing(SimpleNamespace):
    """Stands for fztgraph.processing. An article whose text has the word bad is left out."""

    def __init__(self):
        self.seen = []
        self.faults = []
        self.version = "1"
        self.SHARED_GRAPHS = (ONTOLOGY_GRAPH, BACKGROUND_GRAPH)

    def make_shared_graph(self, graph):
        return [Quad(NamedNode(graph), NamedNode(expand("rdfs:label")), Literal(self.version), NamedNode(graph))]

    def process_article(self, article):
        self.seen.append(article.source)
        bad = "bad" in article.text
        return SimpleNamespace(
            quads=() if bad else tuple(quads_of(article)),
            entities=1,
            claims=2,
            observations=3,
            problems=(f"{article.source}: left out: bad",) if bad else (),
        )

    def find_faults(self, _):
        return self.faults


@pytest.fixture(autouse=True)
def processing(monkeypatch):
    fake = Processing()
    monkeypatch.setitem(sys.modules, "fztgraph.processing", fake)
    monkeypatch.setattr(fztgraph, "processing", fake, raising=False)
    monkeypatch.setattr(module, "reader_fingerprint", lambda: fake.version)
    return fake


@pytest.fixture
def news(tmp_path):
    """A folder of two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.md").write_text(f"# {name}\n\ntext of {name}\n")
    return folder


@pytest.fixture
def run(news: Path, tmp_path: Path) -> Callable[..., RefreshReport]:
    """A function that refreshes the store from the folder."""
    return lambda *paths, **options: refresh(paths or [news], tmp_path / "store", **options)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def counts(report):
    return {
        name: getattr(report, name)
        for name in ("new", "changed", "unchanged", "removed", "failed")
        if getattr(report, name)
    }


def texts(store):
    found = open_snapshot(store).store.quads_for_pattern(None, NamedNode(expand("fzt:text")), None, DefaultGraph())
    return sorted(quad.object.value.split()[-1] for quad in found)


def test_the_first_run_builds_the_first_generation(run, store):
    report = run()
    assert (report.generation, report.published, report.status, counts(report)) == (1, True, 0, {"new": 2})
    assert texts(store) == ["a", "b"]


def test_the_report_counts_what_the_store_holds(run):
    report = run()
    found = (report.articles, report.entities, report.claims, report.observations, report.quads)
    assert found == (2, 1, 4, 6, 6)


def test_ontology_background_and_links_have_graphs_of_their_own(run, store):
    run()
    graphs = {graph.value for graph in open_snapshot(store).store.named_graphs()}
    articles = {article_iri("a", None), article_iri("b", None)}
    assert graphs == {ONTOLOGY_GRAPH, BACKGROUND_GRAPH, LINKS_GRAPH, *articles}


def test_nothing_is_done_where_nothing_changed(run, store, processing):
    run()
    processing.seen.clear()
    report = run()
    assert (report.generation, report.published, report.articles, counts(report)) == (1, False, 2, {"unchanged": 2})
    assert (processing.seen, generation_numbers(store)) == ([], (1,))


def test_only_what_changed_is_read_again(run, news, store, processing):
    run()
    processing.seen.clear()
    (news / "b.md").write_text("# b\n\ntext of c\n")
    report = run()
    assert (report.generation, counts(report)) == (2, {"changed": 1, "unchanged": 1})
    assert (processing.seen, texts(store)) == (["b.md"], ["a", "c"])


def test_a_new_reader_reads_everything_again(run, processing, store):
    run()
    processing.version = "2"
    assert counts(run()) == {"changed": 2}
    labels = {
        quad.object.value
        for quad in open_snapshot(store).store.quads_for_pattern(None, NamedNode(expand("rdfs:label")), None)
    }
    assert labels == {"2"}


def test_a_file_written_again_without_a_change_is_no_change(run, news):
    run()
    os.utime(news / "a.md", (0, 0))
    assert not run().published


def test_a_moved_file_is_not_read_by_the_pipeline(run, news, processing, store):
    run()
    processing.seen.clear()
    (news / "2024").mkdir()
    (news / "a.md").rename(news / "2024" / "a.md")
    assert counts(run()) == {"unchanged": 2}
    assert (processing.seen, texts(store)) == ([], ["a", "b"])
    assert not run().published


def test_a_file_that_is_gone_is_reported_and_its_article_stays(run, news, store):
    run()
    (news / "a.md").unlink()
    report = run()
    assert (report.withdrawn, report.removed, report.published, report.status) == (1, 0, False, 0)
    assert report.notes == (f"{news / 'a.md'}: gone, but its articles stay in the graph; take them out with --prune",)
    assert texts(store) == ["a", "b"]


def test_pruning_takes_the_article_out(run, news, store):
    run()
    (news / "a.md").unlink()
    report = run(prune=True)
    assert (report.withdrawn, report.removed, report.published, report.notes) == (1, 1, True, ())
    assert (texts(store), run().withdrawn) == (["b"], 0)


def test_an_empty_folder_prunes_nothing(run, news, store):
    run()
    for name in "ab":
        (news / f"{name}.md").unlink()
    with pytest.raises(UsageError, match="no articles in here"):
        run(prune=True)
    assert texts(store) == ["a", "b"]


def test_other_folders_are_left_alone(run, news, store):
    run(news / "a.md")
    report = run(news / "b.md", prune=True)
    assert (counts(report), report.articles, texts(store)) == ({"new": 1}, 2, ["a", "b"])


def test_without_paths_those_of_the_last_time_are_read(run, news, store):
    run(news / "a.md")
    run(news / "b.md")
    (news / "a.md").write_text("# a\n\ntext of c\n")
    assert counts(refresh([], store)) == {"changed": 1, "unchanged": 1}


def test_a_remembered_path_that_is_gone_is_reported(run, news, store):
    run(news / "a.md")
    run(news / "b.md")
    (news / "a.md").unlink()
    report = refresh([], store, prune=True)
    assert report.problems == (f"{news / 'a.md'}: no longer there; its articles stay as they are",)
    assert (report.status, texts(store)) == (3, ["a", "b"])


def test_paths_are_needed_the_first_time(store):
    with pytest.raises(UsageError, match=r"no files are named and none are remembered .* name the files to read"):
        refresh([], store)
    assert not store.exists()


def test_paths_are_needed_where_none_is_left(run, news, store):
    run(news / "a.md")
    (news / "a.md").unlink()
    with pytest.raises(UsageError, match="no longer there"):
        refresh([], store)


BAD_FILES = {
    "empty": b"",
    "binary": b"\x00\x01\x02" * 100,
    "front_matter": b"---\ntitle: [\n---\n\ntext\n",
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_one_bad_file_among_many_is_reported(run, news, store, content):
    (news / "bad.md").write_bytes(content)
    report = run()
    assert (report.status, counts(report), texts(store)) == (3, {"new": 2, "failed": 1}, ["a", "b"])
    assert len(report.problems) == 1
    assert report.problems[0].startswith("bad.md: ")


def test_a_file_that_cannot_be_opened_is_reported(run, news, monkeypatch):
    plain = module.file_hash

    def refuse(path):
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(module, "file_hash", refuse)
    report = run()
    assert report.problems == (f"{news / 'a.md'}: cannot be read (Permission denied); check its permissions",)


def test_two_files_of_one_name_are_reported_and_left_out(run, news, store):
    (news / "2024").mkdir()
    (news / "2024" / "a.md").write_text("# a\n\nother a\n")
    report = run()
    assert (report.status, report.failed, texts(store)) == (3, 2, ["b"])


@pytest.mark.parametrize("text", ["", "# a\n\nbad\n"], ids=["file", "article"])
def test_where_everything_fails_nothing_changes(run, news, store, text):
    for name in "ab":
        (news / f"{name}.md").write_text(text)
    report = run()
    assert (report.status, report.generation, report.published, counts(report)) == (1, 0, False, {"failed": 2})
    assert not store.exists()


def test_where_everything_fails_later_the_old_generation_stays(run, news, store, processing):
    run()
    for name in "ab":
        (news / f"{name}.md").write_text("# x\n\nbad\n")
    processing.version = "2"
    report = run()
    assert (report.status, report.generation, report.articles) == (1, 1, 2)
    assert (generation_numbers(store), texts(store)) == ((1,), ["a", "b"])


def test_an_article_that_does_not_conform_is_left_out(run, news, store):
    (news / "c.md").write_text("# c\n\nbad\n")
    report = run()
    assert (report.status, report.problems, texts(store)) == (3, ("c.md: left out: bad",), ["a", "b"])


def test_an_article_that_was_left_out_is_tried_again(run, news, processing):
    (news / "c.md").write_text("# c\n\nbad\n")
    run()
    processing.seen.clear()
    report = run()
    assert (processing.seen, counts(report), report.status) == (["c.md"], {"unchanged": 2, "failed": 1}, 3)
    assert (report.published, report.generation) == (False, 1)


def test_an_article_that_fails_later_keeps_its_graph(run, news, store):
    run()
    (news / "a.md").write_text("# a\n\nbad\n")
    (news / "b.md").write_text("# b\n\ntext of c\n")
    report = run()
    assert (counts(report), texts(store)) == ({"changed": 1, "failed": 1}, ["a", "c"])


def test_what_the_gate_refuses_is_kept_aside(run, processing, store):
    run()
    processing.version, processing.faults = "2", ["thing-without-class: x"]
    report = run()
    assert (report.status, report.published, report.generation, report.aside) == (1, False, 1, 2)
    assert report.held == ("thing-without-class: x",)
    assert generation_numbers(store) == (1,)


@pytest.fixture
def shrunk(news, run, monkeypatch):
    """A store whose last refresh lost one of two articles, which the settings do not allow."""
    monkeypatch.setenv("FZTGRAPH_FALL_LEAST", "1")
    run()
    (news / "b.md").unlink()
    return run(prune=True)


def test_a_generation_that_lost_too_much_is_kept_aside(shrunk, store):
    assert (shrunk.status, shrunk.aside, shrunk.articles, shrunk.removed) == (1, 2, 2, 0)
    assert shrunk.held[0] == "articles fell by 50 % (2 to 1), more than the 20 % of FZTGRAPH_FALL_ARTICLES"
    assert texts(store) == ["a", "b"]


@pytest.mark.usefixtures("shrunk")
def test_what_was_kept_aside_is_accepted(store, run):
    report = accept_aside(store, keep=5)
    assert (report["generation"], report["articles"], report["published"], report["removed"]) == (2, 1, True, 1)
    assert texts(store) == ["a"]
    assert not run().published


@pytest.mark.usefixtures("shrunk")
def test_a_run_that_is_held_back_again_keeps_the_latest_alone(store, run):
    assert run(prune=True).aside == 3
    assert [number for number, _ in aside_folders(store)] == [3]


@pytest.mark.usefixtures("shrunk")
def test_wider_bounds_publish_and_clear_what_was_aside(store, run, monkeypatch):
    for name in ("ARTICLES", "CLAIMS", "ENTITIES"):
        monkeypatch.setenv(f"FZTGRAPH_FALL_{name}", "100")
    assert run(prune=True).published
    assert aside_folders(store) == []


@pytest.mark.usefixtures("shrunk")
def test_a_rebuild_is_held_against_what_is_in_force(run):
    report = run(rebuild=True)
    assert (report.status, report.aside) == (1, 3)


def test_a_bound_that_is_no_number_stops_before_any_work(run, store, monkeypatch):
    monkeypatch.setenv("FZTGRAPH_FALL_CLASS", "half")
    with pytest.raises(UsageError, match="FZTGRAPH_FALL_CLASS: 'half' is not a whole number"):
        run()
    assert not store.exists()


def test_a_broken_ontology_stops_everything(run, store, processing):
    def fail(_):
        raise OntologyError("fzt.ttl:1: broken; correct the file")

    processing.process_article = fail
    with pytest.raises(OntologyError):
        run()
    assert not store.exists()


def test_a_damaged_store_is_not_written(run, store):
    run()
    (store / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError, match="--rebuild"):
        run()


def test_rebuild_reads_everything_into_an_empty_graph(run, news, store, processing):
    run()
    (news / "a.md").unlink()
    processing.seen.clear()
    report = run(rebuild=True)
    assert (report.generation, counts(report), processing.seen, texts(store)) == (2, {"new": 1}, ["b.md"], ["b"])


def test_rebuild_mends_a_damaged_store(run, store):
    run()
    (store / "CURRENT").write_text("rubbish")
    assert run(rebuild=True).generation == 2
    assert texts(store) == ["a", "b"]


def test_rebuild_knows_the_paths_of_the_last_time(run, store):
    run()
    assert counts(refresh([], store, rebuild=True)) == {"new": 2}


def test_a_rebuild_in_which_everything_fails_changes_nothing(run, news, store):
    run()
    for name in "ab":
        (news / f"{name}.md").write_text("")
    report = run(rebuild=True)
    assert (report.status, report.generation, report.articles) == (1, 1, 2)
    assert texts(store) == ["a", "b"]


def test_old_generations_are_deleted(run, news, store):
    for number in range(4):
        (news / "a.md").write_text(f"# a\n\ntext of {number}\n")
        run(keep=2)
    assert generation_numbers(store) == (3, 4)


def test_progress_is_told_before_each_article(run):
    told = []
    run(progress=lambda *step: told.append(step))
    assert told == [(0, 2, "a"), (1, 2, "b")]


def test_the_report_is_json_and_is_kept_with_its_generation(run, store):
    report = run()
    kept = json.loads((open_snapshot(store).path / "report.json").read_text())
    assert json.loads(json.dumps(report.to_json())) | {"seconds": 0} == kept | {"seconds": 0}
    assert kept["status"] == 0


def test_an_article_that_a_newsletter_drops_is_taken_out(run, news, store):
    head = "# 动态\n\n第 1 期\n\n2024 年 7 月 1 日\n\n## 一、甲\n\n"
    issue = head + "### （一）子\n\ntext of x\n\n### （二）丑\n\ntext of y\n"
    (news / "n.md").write_text(issue)
    assert counts(run()) == {"new": 4}
    (news / "n.md").write_text(issue[: issue.index("### （二）")])
    assert counts(run()) == {"unchanged": 3, "removed": 1}
    assert texts(store) == ["a", "b", "x"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    states=st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from("abc"), st.sampled_from(["x", "y", "bad"]), min_size=1), st.booleans()
        ),
        max_size=4,
    )
)
def test_refreshing_and_going_back_step_by_step_gives_what_a_rebuild_gives(tmp_path_factory, states):
    folder = tmp_path_factory.mktemp("steps")
    news, store = folder / "news", folder / "store"
    news.mkdir()
    for state, goes_back in [*states, ({"a": "x"}, False)]:
        for path in news.iterdir():
            path.unlink()
        for name, word in state.items():
            (news / f"{name}.md").write_text(f"# {name}\n\ntext of {word}\n")
        refresh([news], store, prune=True)
        if goes_back:
            with contextlib.suppress(UsageError, StoreError):
                roll_back(store, keep=3)
    refresh([news], folder / "fresh")
    assert set(open_snapshot(store).store) == set(open_snapshot(folder / "fresh").store)


def test_two_writers_do_not_meet(run, store):
    run()
    with open_writer(store), pytest.raises(StoreError, match=f"process {os.getpid()}"):
        run(rebuild=True)


def test_a_refresh_that_is_killed_leaves_the_old_generation(run, news, store):
    run()
    code = f"""
        import sys, time
        from pathlib import Path
        from types import SimpleNamespace
        import fztgraph
        fake = SimpleNamespace(SHARED_GRAPHS={{}})
        def hang(article):
            print("reading", flush=True)
            time.sleep(60)
        fake.process_article = hang
        fztgraph.processing = sys.modules["fztgraph.processing"] = fake
        from fztgraph.refresh import refresh
        refresh([Path({str(news)!r})], Path({str(store)!r}))
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"reading\n"
        with pytest.raises(StoreError, match=f"process {writer.pid} on .* is writing this store"):
            run()
        writer.send_signal(signal.SIGKILL)
    assert texts(store) == ["a", "b"]
    assert not run().published


def test_an_unchanged_corpus_needs_neither_spacy_nor_shacl(run, news, store):
    run()
    code = f"""
        import sys
        from pathlib import Path
        from fztgraph import refresh as module
        module.reader_fingerprint = lambda: "1"
        report = module.refresh([Path({str(news)!r})], Path({str(store)!r}))
        print(report.published, sorted({{"spacy", "rdflib", "pyshacl", "networkx"}} & set(sys.modules)))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    assert done.stdout == "False []\n"


def test_a_pattern_is_remembered_as_one(run, news, store):
    run(news / "*.md")
    (news / "c.md").write_text("# c\n\ntext of c\n")
    (news / "d.txt").write_text("text of d\n")
    report = refresh([], store)
    assert (counts(report), texts(store)) == ({"new": 1, "unchanged": 2}, ["a", "b", "c"])


def test_what_a_pattern_covers_can_be_pruned(run, news, store):
    run(news / "*.md")
    (news / "a.md").unlink()
    assert (refresh([], store).withdrawn, texts(store)) == (1, ["a", "b"])
    assert (refresh([], store, prune=True).withdrawn, texts(store)) == (1, ["b"])
