"""The difference of two generations to the last triple."""

from sample_generations import publish

from fztgraph.queries.changed_quads import missing_quads

OPENED = ("initiative/x", "openedOn", "2024-06-16")
CARRIED = ("zone/a", "carriesOut", "initiative/x")


def named(snapshot):
    return {
        each
        for graph in snapshot.store.named_graphs()
        for each in snapshot.store.quads_for_pattern(None, None, None, graph)
    }


def test_without_what_went_and_with_what_came_one_generation_is_the_other(tmp_path):
    old, new = publish(tmp_path, {1: OPENED, 2: CARRIED}), publish(tmp_path, {1: (*OPENED[:2], "2024-06-18")})
    gone, added = list(missing_quads(old, new)), list(missing_quads(new, old))
    assert gone
    assert added
    assert named(old) - set(gone) | set(added) == named(new)


def test_they_come_graph_by_graph_in_one_order(tmp_path):
    old, new = publish(tmp_path, {1: OPENED, 2: CARRIED}), publish(tmp_path, {3: OPENED})
    gone = list(missing_quads(old, new))
    assert gone == sorted(gone, key=lambda quad: (quad.graph_name.value, str(quad)))


def test_a_generation_lacks_nothing_of_itself(tmp_path):
    only = publish(tmp_path, {1: OPENED})
    assert list(missing_quads(only, only)) == []
