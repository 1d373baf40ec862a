"""``/id/theme/NAME``: a theme, those above and below it, its initiatives and its latest articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.names import Named, named_theme, read_names
from fztgraph.explorer.search import Title
from fztgraph.explorer.source import Source, iri_term
from fztgraph.explorer.visit import Answer, Visit
from fztgraph.iris import Iri
from fztgraph.themes import Theme, load_themes

#: How many initiatives and articles are shown.
_MOST = 50

_ABOUT = """SELECT (COUNT(DISTINCT ?article) AS ?articles) {{ {themes} ?article a fzt:Article ; fzt:theme ?theme }}"""
_ARTICLES = """SELECT DISTINCT ?article ?title ?day {{ {themes} ?article a fzt:Article ; fzt:theme ?theme
OPTIONAL {{ ?article dct:title ?title }}
OPTIONAL {{ ?article dct:issued ?day }} }} ORDER BY DESC(?day) ?article LIMIT {most}"""
_INITIATIVES = """SELECT ?it (COUNT(?article) AS ?n) (MAX(?day) AS ?latest) {{ {themes}
?it fzt:theme ?theme ; a fzt:Initiative
OPTIONAL {{ ?article schema:mentions ?it OPTIONAL {{ ?article dct:issued ?day }} }} }}
GROUP BY ?it ORDER BY DESC(?latest) DESC(?n) ?it LIMIT {most}"""


@dataclass(frozen=True, slots=True)
class About:
    """What a theme is about; ``broader`` and ``narrower`` are themes by IRI and name."""

    theme: Theme
    name: str
    other: str
    broader: Named | None
    narrower: Sequence[Named]
    initiatives: Sequence[Named]
    articles: Sequence[Title]
    article_count: int


def read_theme(source: Source, iri: str, lang: str) -> About | None:
    """Return what is written on a theme and on those below it, None for what is none."""
    themes = {theme.iri: theme for theme in load_themes().values()}
    theme = themes.get(Iri(iri))
    if theme is None:
        return None
    below = [each for each in themes.values() if each.broader == theme.id]
    block = f"VALUES ?theme {{ {' '.join(iri_term(each.iri) for each in (theme, *below))} }}"
    above = next((each for each in themes.values() if each.id == theme.broader), None)
    articles = source.select(_ARTICLES.format(themes=block, most=_MOST))
    initiatives = [row["it"].value for row in source.select(_INITIATIVES.format(themes=block, most=_MOST))]
    return About(
        theme,
        theme.called(lang),
        theme.called("en" if lang == "zh" else "zh"),
        named_theme(above, lang) if above else None,
        [named_theme(each, lang) for each in below],
        list(read_names(source, initiatives, lang).values()),
        [
            Title(
                row["article"].value,
                row["title"].value if "title" in row else "",
                row["day"].value if "day" in row else "",
            )
            for row in articles
        ],
        int(source.select(_ABOUT.format(themes=block))[0]["articles"].value),
    )


def render_theme(about: About, frame: Frame) -> str:
    """Return the page."""
    return render("theme.html", frame, about=about)


def show(visit: Visit, iri: str) -> Answer | None:
    """Show a theme; None for what is none."""
    about = read_theme(visit.source, iri, visit.lang)
    return None if about is None else render_theme(about, visit.frame)
