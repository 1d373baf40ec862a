"""The graph of links: each merge with its grounds and articles, and what a person decided to keep apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.iris import LINKS_GRAPH, Iri, statement_iri
from fztgraph.linking.decisions import Decision
from fztgraph.linking.linkage import Linkage, Merge
from fztgraph.linking.renaming import Renaming, Renamings
from fztgraph.quads.terms import Triple, decimal_literal, node, sorted_quads, text_literal


def link_quads(linkage: Linkage) -> list[Quad]:
    """Return the sorted quads of the graph of links."""
    return sorted_quads(_triples(linkage), LINKS_GRAPH)


def _triples(linkage: Linkage) -> Iterator[Triple]:
    for merge in linkage.merges:
        yield from _merge_triples(merge)
    for pair, decision in linkage.forbidden.items():
        if all(iri in linkage.things for iri in pair):
            yield from _separation_triples(pair, decision)


def _merge_triples(merge: Merge) -> Iterator[Triple]:
    renaming = merge.renaming
    subject = NamedNode(statement_iri("merge", LINKS_GRAPH, renaming.merged, renaming.merged_name))
    yield subject, node("rdf:type"), node("fzt:Merge")
    if renaming.merged != renaming.kept:
        yield subject, node("fzt:merged"), NamedNode(renaming.merged)
    yield subject, node("fzt:kept"), NamedNode(renaming.kept)
    yield subject, node("fzt:mergedName"), text_literal(renaming.merged_name, lang="zh")
    yield subject, node("fzt:keptName"), text_literal(renaming.kept_name, lang="zh")
    yield subject, node("fzt:score"), decimal_literal(Decimal(str(merge.comparison.score)))
    for ground in merge.comparison.grounds:
        yield subject, node("fzt:ground"), Literal(ground.value)
    for article in merge.articles:
        yield subject, node("prov:wasDerivedFrom"), NamedNode(article)
    if merge.decision:
        yield subject, node("rdfs:comment"), Literal(merge.decision.reason)


def _separation_triples(pair: Iterable[Iri], decision: Decision) -> Iterator[Triple]:
    subject = NamedNode(statement_iri("separation", LINKS_GRAPH, *pair))
    yield subject, node("rdf:type"), node("fzt:Separation")
    for iri in pair:
        yield subject, node("fzt:separates"), NamedNode(iri)
    yield subject, node("rdfs:comment"), Literal(decision.reason)


def read_renamings(store: Store) -> dict[Iri, dict[Iri, Renaming]]:
    """Return the renamings that the graph of links has on record, by article and IRI kept."""
    records: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, NamedNode(LINKS_GRAPH)):
        records[_value(quad.subject)][_value(quad.predicate)].append(_value(quad.object))
    renamings: dict[Iri, dict[Iri, Renaming]] = defaultdict(dict)
    for record in records.values():
        if _value(node("fzt:kept")) in record:
            kept, *names = (_only(record, name) for name in ("kept", "mergedName", "keptName"))
            merged = _only(record, "merged") if _value(node("fzt:merged")) in record else kept
            renaming = Renaming(merged, kept, *names)
            for article in record[_value(node("prov:wasDerivedFrom"))]:
                renamings[Iri(article)][renaming.kept] = renaming
    return dict(renamings)


def renamings_of(merges: Iterable[Merge]) -> dict[Iri, dict[Iri, Renaming]]:
    """Return the renamings that merges ask for, by article and IRI kept."""
    renamings: dict[Iri, dict[Iri, Renaming]] = defaultdict(dict)
    for merge in merges:
        for article in merge.articles:
            renamings[article][merge.renaming.kept] = merge.renaming
    return dict(renamings)


def changed_articles(before: Renamings, after: Renamings) -> list[Iri]:
    """Return the articles whose renamings are not what they were."""
    return sorted(article for article in {*before, *after} if before.get(article) != after.get(article))


def _only(record: Mapping[str, list[str]], name: str) -> Iri:
    (value,) = record[_value(node(f"fzt:{name}"))]
    return Iri(value)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
