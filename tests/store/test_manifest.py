import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fztgraph.store import ArticleRecord, Counts, FileRecord, Manifest, SharedRecord
from fztgraph.store.manifest import read_manifest, write_manifest

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
COUNTS = st.builds(Counts, *[st.integers(0, 9)] * 4)
MANIFESTS = st.builds(
    Manifest,
    generation=st.integers(0, 10**7),
    version=TEXT,
    roots=st.lists(TEXT).map(tuple),
    files=st.dictionaries(TEXT, st.builds(FileRecord, TEXT, TEXT)),
    articles=st.dictionaries(TEXT, st.builds(ArticleRecord, TEXT, TEXT, TEXT, TEXT, COUNTS)),
    shared=st.dictionaries(TEXT, st.builds(SharedRecord, TEXT, st.integers(0, 9))),
    totals=COUNTS,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(manifest=MANIFESTS)
def test_a_manifest_is_read_as_it_was_written(tmp_path, manifest):
    write_manifest(manifest, tmp_path / "manifest.json")
    assert read_manifest(tmp_path / "manifest.json") == manifest


def test_a_manifest_is_sorted_json(tmp_path):
    files = {path: FileRecord("1", "2") for path in ("/b", "/a")}
    write_manifest(Manifest(files=files), tmp_path / "manifest.json")
    text = (tmp_path / "manifest.json").read_text()
    assert list(json.loads(text)["files"]) == ["/a", "/b"]
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"


def test_graph_sizes_are_those_of_articles_and_shared_graphs():
    manifest = Manifest(
        articles={"a": ArticleRecord("", "", "", "", Counts(quads=3))}, shared={"b": SharedRecord("", 5)}
    )
    assert manifest.graph_sizes() == {"a": 3, "b": 5}
