"""Read a digest: choose what it is told by, gather the facts, tell them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from fztgraph.explorer.digest.facts import first_stated, read_articles, stated_facts
from fztgraph.explorer.digest.model import Basis, Digest
from fztgraph.explorer.digest.telling import MOST_ARTICLES, Telling
from fztgraph.explorer.names import read_name
from fztgraph.explorer.source import StoreSource
from fztgraph.queries.differences import compare_generations
from fztgraph.store import Snapshot, open_snapshot
from fztgraph.store.history import generation_before, kept_generations


def read_digest(
    store_dir: Path, snapshot: Snapshot, *, since: dt.date, zone: str | None = None, lang: str = "zh"
) -> Digest:
    """Return what is new, changed and withdrawn since a date; ``zone`` is an IRI, and its parts count as it.

    New is what articles since the date state and no earlier article does, and, where an earlier generation is kept,
    what the present one has and that one had not. Changed and withdrawn are known by such a comparison alone.
    """
    basis, before = _choose_basis(store_dir, snapshot, since)
    difference = compare_generations(before, snapshot)
    basis = replace(basis, read_anew=len(difference.articles.read_anew))
    graph = StoreSource(snapshot.store)
    articles = read_articles(graph)
    facts = first_stated(graph, articles, since)
    facts |= stated_facts(graph, difference.statements_added, difference.figures_added)
    telling = Telling(graph, articles, since=since, lang=lang, zone=zone)
    fresh = {*telling.recent(), *difference.articles.added}
    sections = telling.sections(facts, fresh=fresh)
    came = telling.sources(fresh)
    past = StoreSource(before.store)
    past_articles = articles if before is snapshot else read_articles(past)
    old = Telling(past, past_articles, since=since, lang=lang, zone=zone)
    return Digest(
        since=since,
        lang=lang,
        basis=replace(basis, undated=sum(not row.date for row in articles.values())),
        zone=read_name(graph, zone, lang) if zone else None,
        sections=sections,
        unlisted=telling.unlisted,
        revised=telling.revised(difference.revisions),
        withdrawn=old.sections(stated_facts(past, difference.statements_removed, difference.figures_removed)),
        renamed=telling.renamed(difference.moves),
        articles=came[:MOST_ARTICLES],
        unlisted_articles=len(came[MOST_ARTICLES:]),
        withdrawn_articles=old.sources(difference.articles.removed),
        urls={iri: row.url for iri, row in {**past_articles, **articles}.items() if row.url},
    )


def _choose_basis(store_dir: Path, snapshot: Snapshot, since: dt.date) -> tuple[Basis, Snapshot]:
    """Return the generation to compare with: the last from before the date, else the oldest that is kept.

    It is the present one itself where that is from before the date, or where no other is kept.
    """
    kept = [each for each in kept_generations(store_dir) if each.generation <= snapshot.generation]
    present = kept[-1]
    base = generation_before(tuple(kept), since)
    if base == present or len(kept) == 1:
        return Basis(present, still=base == present), snapshot
    if base is None:
        return Basis(present, kept[0], partial=True), open_snapshot(store_dir, kept[0].generation)
    return Basis(present, base), open_snapshot(store_dir, base.generation)
