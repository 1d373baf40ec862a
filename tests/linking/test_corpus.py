"""What must be one thing over five issues of the newsletter."""

import pytest
from pyoxigraph import NamedNode

from fztgraph.iris import normalise_name
from fztgraph.linking import link_store
from fztgraph.refresh import refresh
from fztgraph.store import open_snapshot
from fztgraph.vocab import expand, term


@pytest.fixture(scope="module")
def snapshot(shared, tmp_path_factory):
    store = tmp_path_factory.mktemp("issues") / "store"
    refresh([shared / "corpus" / f"issue-{number}.md" for number in range(238, 243)], store)
    return open_snapshot(store)


NAMES = [
    *("绥芬河片区", "黑河片区", "绥芬河海关", "友谊关口岸", "崇左片区"),
    *("红河片区", "天津自贸试验区", "中塞自贸协定", "RCEP", "海关总署"),
]


@pytest.mark.parametrize("name", NAMES)
def test_all_forms_of_a_name_are_one_thing(snapshot, name):
    things = link_store(snapshot.store).things.values()
    assert len({each.iri for each in things if normalise_name(name) in map(normalise_name, each.forms)}) == 1


def test_a_line_told_by_three_issues_is_one_initiative(snapshot):
    store = snapshot.store
    ends = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(term("routeTo")), None)}
    reports = {
        line.value: {
            quad.subject.value.rpartition("/article/")[2].split("/")[0]
            for quad in store.quads_for_pattern(None, NamedNode(expand("schema:mentions")), line)
        }
        for line in ends
        if "TIR" in line.value
    }
    assert list(reports.values()) == [{"issue-238", "issue-239", "issue-242"}]
