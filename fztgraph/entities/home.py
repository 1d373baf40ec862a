"""Where an article is at home: its own zone, city, province and country."""

from collections import Counter

from fztgraph.entities.drafts import Draft
from fztgraph.entities.linking import ancestors
from fztgraph.gazetteer import Gazetteer
from fztgraph.model import Article, Label


def find_home(drafts: list[Draft], article: Article, gazetteer: Gazetteer) -> dict[str, Draft]:
    """Return the article's own zone, city, province and country: those named most, the title counting threefold."""
    scores: dict[str, Counter[int]] = {level: Counter() for level in ("zone", "city", "province", "country")}
    for number, draft in enumerate(drafts):
        level = _level(draft, gazetteer)
        if level:
            in_title = any(m.text in article.title for m in draft.mentions)
            scores[level][number] += len(draft.mentions) + 3 * in_title
    home = {}
    for level, counter in scores.items():
        if counter:
            home[level] = drafts[max(counter, key=lambda number: (counter[number], -number))]
    return home


def _level(draft: Draft, gazetteer: Gazetteer) -> str | None:
    entry = gazetteer.entries.get(draft.iri) if draft.iri else None
    if draft.label is Label.ZONE:
        return "zone"
    if entry is None or draft.label is not Label.PLACE:
        return None
    if entry.type == "Country":
        return "country"
    if entry.type != "Division":
        return None
    return "province" if len(ancestors(entry, gazetteer)) <= 1 and entry.name.endswith(("省", "自治区")) else "city"
