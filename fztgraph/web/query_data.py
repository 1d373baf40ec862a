"""What the page for queries knows from the start: prefixes, terms, the questions that have names, words, limits."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fztgraph.iris import ID, NS
from fztgraph.quads.labels import labels_of
from fztgraph.quads.reference import term_entries
from fztgraph.queries import NamedQuery, Parameter, named_queries
from fztgraph.queries.headings import all_headings
from fztgraph.queries.names import class_names
from fztgraph.themes import load_themes
from fztgraph.vocab import BORROWED, DATES, DIFFUSION, INTERVAL_DATES, PREFIXES, RELATIONS, expand
from fztgraph.web.limits import Limits

#: The languages of the page, the default first.
LANGUAGES = ("zh", "en")
_WORDS = Path(__file__).with_name("query.json")


def page_data(language: str, limits: Limits) -> dict[str, Any]:
    """Return what the scripts of the page read, in one language."""
    return {
        "language": language,
        "limits": {"time": limits.time, "rows": limits.rows, "bytes": limits.bytes},
        "prefixes": PREFIXES,
        "ours": {"terms": NS, "things": ID},
        "terms": _terms(),
        "questions": [_question(query, language) for query in named_queries().values()],
        "headings": all_headings(language),
        "words": words(language),
    }


def words(language: str) -> dict[str, str]:
    """Return what the page says, in one language."""
    return {key: texts[language] for key, texts in _words().items()}


@cache
def _words() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return texts


def _terms() -> list[dict[str, str]]:
    """Return every term that the graph uses, with its labels, by which it is found too."""
    ours = [
        {"name": f"fzt:{name}", "zh": entry.labels.get("zh", ""), "en": entry.labels.get("en", "")}
        for name, entry in term_entries().items()
    ]
    return ours + [{"name": name, **labels_of(expand(name))} for name in sorted(BORROWED)]


def _question(query: NamedQuery, language: str) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": getattr(query, f"title_{language}"),
        "description": getattr(query, f"description_{language}"),
        "parameters": [_parameter(parameter, language) for parameter in query.parameters],
    }


def _parameter(parameter: Parameter, language: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "label": getattr(parameter, f"label_{language}"),
        "required": parameter.required,
        "default": parameter.default or "",
        "example": parameter.example or "",
        "classes": sorted(class_names(parameter.word or "Thing")) if parameter.type == "entity" else [],
        "choices": _choices(parameter.type, language),
    }


def _choices(type_: str, language: str) -> list[dict[str, str]]:
    """Return the values of a parameter that has few: value and label."""
    if type_ == "theme":
        return [
            {"value": theme.id, "label": theme.name if language == "zh" else theme.name_en or theme.name}
            for theme in load_themes().values()
        ]
    if type_ == "relation":
        names = dict.fromkeys((*RELATIONS, *DIFFUSION, *DATES, *INTERVAL_DATES))
        return [{"value": name, "label": f"{term_entries()[name].labels[language]} ({name})"} for name in names]
    return []
