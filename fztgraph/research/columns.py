"""The columns of data frames: which, and what stands in them."""

from collections.abc import Callable, Mapping
from typing import Any

from fztgraph.exports.rows import EntityRow
from fztgraph.research.records import Article, Evidence, Fact, Figure

ENTITIES: Mapping[str, Callable[[EntityRow], Any]] = {
    "id": lambda row: row.id,
    "name": lambda row: row.name,
    "name_en": lambda row: row.name_en,
    "type": lambda row: row.type,
    "kind": lambda row: row.label,
    "articles": lambda row: row.articles,
}
ARTICLES: Mapping[str, Callable[[Article], Any]] = {
    "id": lambda article: article.id,
    "title": lambda article: article.title,
    "date": lambda article: article.date,
    "issue": lambda article: article.issue,
    "issue_number": lambda article: article.issue_number,
    "number": lambda article: article.number,
    "section": lambda article: article.section,
    "publisher": lambda article: article.publisher,
    "themes": lambda article: article.themes,
    "url": lambda article: article.url,
}
_SAID: Mapping[str, Callable[[Fact | Figure], Any]] = {
    "sentences": lambda said: len(said.evidence),
    "confidence": lambda said: said.confidence,
    "first_date": lambda said: said.first_date,
    "last_date": lambda said: said.last_date,
    "quote": lambda said: _first(said).quote if said.evidence else "",
    "article": lambda said: _first(said).article.title if said.evidence else "",
}
FACTS: Mapping[str, Callable[[Fact], Any]] = {
    "subject": lambda fact: fact.subject,
    "subject_name": lambda fact: fact.subject_name,
    "predicate": lambda fact: fact.predicate,
    "object": lambda fact: fact.object,
    "object_name": lambda fact: fact.object_name,
    **_SAID,
}
FIGURES: Mapping[str, Callable[[Figure], Any]] = {
    "about": lambda figure: figure.about,
    "about_name": lambda figure: figure.about_name,
    "indicator": lambda figure: figure.indicator,
    "value": lambda figure: float(figure.value),
    "unit": lambda figure: figure.unit,
    "as_printed": lambda figure: figure.as_printed,
    "period": lambda figure: figure.period,
    "period_start": lambda figure: figure.period_start,
    "period_end": lambda figure: figure.period_end,
    "change": lambda figure: None if figure.change is None else float(figure.change),
    **_SAID,
}


def _first(said: Fact | Figure) -> Evidence:
    return said.evidence[0]
