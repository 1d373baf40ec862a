import json

from fztgraph.linking.review import review_linkage

from .sample import link, thing


def doubtful():
    first = thing("Project", "星野产业园建设项目", 1, home="黑河市", dates=[("openedOn", "2024-06-16")])
    return link(first, thing("Project", "黑河星野产业园建设项目", 2, dates=[("openedOn", "2024-07-01")]))


def test_a_doubtful_pair_says_what_it_is_and_why():
    (pair,) = review_linkage(doubtful(), store="s").doubtful
    assert (pair.kind, {pair.first.name, pair.second.name}) == (
        "Initiative",
        {"星野产业园建设项目", "黑河星野产业园建设项目"},
    )
    assert pair.against == ("dates that differ",)
    assert len(pair.first.articles) == 1


def test_the_review_is_json():
    record = json.loads(json.dumps(review_linkage(doubtful(), store="s").to_json()))
    assert (record["merged"], len(record["doubtful"])) == (0, 1)
