"""Where an article is at home: its own zone, city, province and country."""

from collections import Counter, defaultdict

from fztgraph.entities.drafts import Draft
from fztgraph.entities.lexicon import load_references
from fztgraph.gazetteer import Entry, Gazetteer
from fztgraph.iris import Iri
from fztgraph.model import Label
from fztgraph.reading import read_text

#: A name in the title counts as so many more in the text.
_TITLE = 3


def find_home(drafts: list[Draft], title: str, gazetteer: Gazetteer) -> dict[str, Draft]:
    """Return the article's own zone, city and province: the listed ones named most, none where two tie; its country."""
    title = read_text(title).text
    country = {entry.iri for entry in gazetteer.by_name.get(load_references().own_country, ())}
    scores: dict[str, Counter[Draft]] = defaultdict(Counter)
    for draft in drafts:
        level = _level(gazetteer.entries[draft.iri], country) if draft.iri in gazetteer.entries else None
        if level:
            in_title = any(mention.text in title for mention in draft.mentions)
            scores[level][draft] = len(draft.mentions) + _TITLE * in_title
    ranked = {level: counter.most_common(2) for level, counter in scores.items()}
    return {level: best[0][0] for level, best in ranked.items() if len({score for _, score in best}) == len(best)}


def _level(entry: Entry, country: set[Iri]) -> str | None:
    if entry.label is Label.ZONE:
        return "zone"
    if entry.iri in country:
        return "country"
    if entry.type != "Division":
        return None
    return "province" if entry.name.endswith(("省", "自治区")) else "city"
