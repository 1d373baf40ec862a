"""``/search``: what a query finds, by class and theme, and the titles that hold it; ``/search.json`` as one types."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.index import Index
from fztgraph.explorer.search import Hit, Title, search, search_titles
from fztgraph.explorer.source import Source, iri_term
from fztgraph.explorer.visit import Answer, Shown, Visit
from fztgraph.explorer.words import term_label
from fztgraph.iris import ID, listed_iri
from fztgraph.themes import load_themes
from fztgraph.vocab import CLASS_OF_LABEL

#: How many hits stand on a page, how many as one types at most, how many titles, and how many pages there are.
_ON_A_PAGE, _MOST_TYPED, _TITLES, _PAGES = 50, 50, 20, 40
_KINDS = tuple(CLASS_OF_LABEL.values())

#: Things that serve a theme, and those that articles on it mention, with the articles.
_OF_THEME = """SELECT DISTINCT ?it {{ {{ ?it fzt:theme {theme} }} UNION
{{ ?article fzt:theme {theme} ; schema:mentions ?it }} }} LIMIT 500000"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A class or a theme to choose: what stands in the address, the label, and how many there are (0: not counted)."""

    value: str
    label: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found. ``classes`` counts the hits before one of them is chosen; ``is_cut`` says there are more."""

    query: str
    hits: Sequence[Hit]
    total: int
    is_cut: bool
    classes: Sequence[Choice]
    chosen: str
    themes: Sequence[Choice]
    theme: str
    titles: Sequence[Title]
    page: int
    pages: int


def read_results(visit: Visit) -> Results:
    """Return what ``q``, ``class``, ``theme`` and ``page`` ask for; an unknown class or theme counts as none."""
    params, lang = visit.params, visit.lang
    query, chosen, theme = params.one("q"), params.one("class"), params.one("theme")
    chosen, theme = chosen if chosen in _KINDS else "", theme if theme in load_themes() else ""
    page = max(1, params.number("page", 1, most=_PAGES))
    only = _of_theme(visit.source, theme) if theme else None
    index = visit.index()
    found = search(
        index,
        query,
        lang=lang,
        classes={chosen} - {""},
        only=only,
        limit=_ON_A_PAGE,
        offset=_ON_A_PAGE * (page - 1),
    )
    return Results(
        query,
        found.hits,
        found.total,
        found.is_cut,
        [Choice(kind, term_label(kind, lang), found.classes[kind]) for kind in _KINDS if kind in found.classes],
        chosen,
        theme_choices(index, lang),
        theme,
        search_titles(index, query, only=only, limit=_TITLES) if query and not chosen else [],
        page,
        min(_PAGES, -(-found.total // _ON_A_PAGE)),
    )


def theme_choices(index: Index, lang: str) -> list[Choice]:
    """Return the themes that articles treat, those that most do first."""
    found = [
        Choice(theme.id, theme.called(lang), index.themes[theme.iri])
        for theme in load_themes().values()
        if theme.iri in index.themes
    ]
    return sorted(found, key=lambda choice: (-choice.count, choice.label))


def _of_theme(source: Source, theme: str) -> frozenset[str]:
    query = _OF_THEME.format(theme=iri_term(listed_iri("theme", theme)))
    return frozenset(row["it"].value for row in source.select(query))


def render_results(results: Results, frame: Frame) -> str:
    """Return the page."""
    return render("results.html", frame, results=results)


def show(visit: Visit) -> Answer:
    """Show what was found."""
    return render_results(read_results(visit), visit.frame)


def show_data(visit: Visit) -> Answer:
    """Tell what is found as one types, of one class if wanted: name, other name, class, key and address."""
    limit = visit.params.number("limit", 8, most=_MOST_TYPED)
    classes = {visit.params.one("class")} & {*_KINDS}
    found = search(visit.index(), visit.params.one("q"), lang=visit.lang, classes=classes, limit=limit)
    hits = [_hit(hit, visit) for hit in found.hits]
    text = json.dumps({"query": visit.params.one("q"), "total": found.total, "hits": hits}, ensure_ascii=False)
    return Shown(text, media_type="application/json")


def _hit(hit: Hit, visit: Visit) -> Mapping[str, str]:
    named = hit.named
    return {
        "key": named.iri.removeprefix(ID),
        "name": named.name,
        "lang": named.name_lang,
        "also": hit.also or named.other,
        "class": named.kind,
        "type": named.class_label(visit.lang),
        "address": visit.frame.links.entity(named.iri),
    }
