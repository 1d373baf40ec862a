from fztgraph.evaluation.gold import GoldArticle, GoldEntity
from fztgraph.evaluation.matching import align, match_entities
from fztgraph.evaluation.prediction import PredictedEntity


def gold(key, *names, label="ZONE", optional=False):
    return GoldEntity(key, label, names, optional)


def predicted(entity, *forms, label="ZONE"):
    return PredictedEntity(entity, label, forms[0], frozenset(forms))


def test_a_shared_name_makes_a_pair_whatever_its_spacing():
    assert match_entities([gold("e1", "甲 区", "甲")], [predicted("p", "甲区")], typed=True) == {"p": "e1"}


def test_the_label_counts_where_it_is_asked_for():
    entities = [gold("e1", "甲")], [predicted("p", "甲", label="PLACE")]
    assert match_entities(*entities, typed=True) == {}
    assert match_entities(*entities, typed=False) == {"p": "e1"}


def test_required_entities_come_before_optional_ones():
    assert match_entities([gold("e1", "甲", optional=True), gold("e2", "甲")], [predicted("p", "甲")], typed=True) == {
        "p": "e2"
    }


def test_the_longer_shared_name_wins():
    candidates = [predicted("p1", "甲"), predicted("p2", "甲乙", "甲")]
    assert match_entities([gold("e1", "甲", "甲乙")], candidates, typed=True) == {"p2": "e1"}


def test_as_many_pairs_as_possible_are_made():
    pairs = match_entities(
        [gold("e1", "甲"), gold("e2", "甲", "乙")], [predicted("p1", "甲"), predicted("p2", "乙")], typed=True
    )
    assert pairs == {"p1": "e1", "p2": "e2"}
    pairs = match_entities(
        [gold("e1", "甲乙", "丙"), gold("e2", "甲乙")], [predicted("p1", "甲乙"), predicted("p2", "丙")], typed=True
    )
    assert pairs == {"p1": "e2", "p2": "e1"}


def test_what_is_too_much_stays_alone():
    assert len(match_entities([gold("e1", "甲")], [predicted("p1", "甲"), predicted("p2", "甲")], typed=True)) == 1
    assert len(match_entities([gold("e1", "甲"), gold("e2", "甲")], [predicted("p1", "甲")], typed=True)) == 1


def test_an_optional_entity_of_another_label_stands_for_the_required_one_of_its_name():
    article = GoldArticle("a", (gold("e1", "甲"), gold("e2", "甲", label="AGENCY", optional=True)))
    alignment = align(article, [predicted("p", "甲", label="AGENCY"), predicted("q", "乙")])
    assert alignment.typed == {"p": "e2"}
    assert (alignment.end("p"), alignment.end("q"), alignment.end("r")) == ("e1", "?q", "?")
    assert (alignment.key("e2"), alignment.key("e1"), alignment.optional) == ("e1", "e1", {"e2"})
