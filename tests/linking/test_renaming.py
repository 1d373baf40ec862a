"""Quads under the IRIs and names kept, and back."""

import pytest
from pyoxigraph import NamedNode, Quad

from fztgraph.iris import article_iri, entity_iri
from fztgraph.linking.renaming import Renaming, rename_quads, restore_quads
from fztgraph.model import Article, Entity, Extraction, Label, Mention
from fztgraph.quads import article_quads
from fztgraph.vocab import expand, term

BOARD = "黑河片区管委会"
FULL = "黑龙江自贸试验区黑河片区管委会"
ARTICLE = Article(article_iri("news", 1), "news.md", "题", "文", number=1)
LISTED = "https://w3id.org/fztgraph/id/agency/customs-7220"


def quads_of(name: str, *others: str) -> list[Quad]:
    mentions = tuple(Mention(0, 1, form) for form in (name, *others))
    entity = Entity(entity_iri("agency", name), Label.AGENCY, term("Agency"), name, mentions)
    return list(article_quads(Extraction(ARTICLE, (entity,))))


def called(quads: list[Quad], iri: str) -> set[tuple[str, str]]:
    names = {expand(f"skos:{name}"): name for name in ("prefLabel", "altLabel")} | {term("pinyin"): "pinyin"}
    about = [quad for quad in quads if quad.subject == NamedNode(iri) and quad.predicate.value in names]
    return {(names[quad.predicate.value], quad.object.value) for quad in about}


KEPT = entity_iri("agency", FULL)
MINTED = entity_iri("agency", BOARD)
PINYIN = ("pinyin", "Heilongjiang Zimao Shiyanqu Heihe Pianqu Guanweihui")
#: Renamings, the forms that the article has beside the name, what the thing is called beside both names.
RENAMED = [
    (Renaming(MINTED, KEPT, BOARD, FULL), (), [PINYIN]),
    (Renaming(MINTED, KEPT, BOARD, FULL), (FULL,), [PINYIN, ("altLabel", FULL)]),
    (Renaming(MINTED, LISTED, BOARD, "友谊关海关"), (), []),
]


@pytest.mark.parametrize(("renaming", "others", "more"), RENAMED)
def test_a_merged_thing_has_the_name_kept_and_its_pinyin_and_its_own_name_beside(renaming, others, more):
    quads = list(rename_quads(quads_of(BOARD, *others), [renaming]))
    assert called(quads, renaming.kept) == {("prefLabel", renaming.kept_name), ("altLabel", BOARD), *more}


@pytest.mark.parametrize(("renaming", "others"), [case[:2] for case in RENAMED])
def test_no_triple_of_the_iri_that_was_merged_stays(renaming, others):
    quads = list(rename_quads(quads_of(BOARD, *others), [renaming]))
    assert not [quad for quad in quads if NamedNode(renaming.merged) in (quad.subject, quad.object)]


@pytest.mark.parametrize(("renaming", "others"), [case[:2] for case in RENAMED])
def test_what_was_renamed_is_restored_as_the_article_made_it(renaming, others):
    made = quads_of(BOARD, *others)
    renamed = list(rename_quads(made, [renaming]))
    assert set(restore_quads(renamed, {renaming.kept: renaming})) == set(made)
