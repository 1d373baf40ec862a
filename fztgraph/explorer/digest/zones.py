"""Which zone and which theme a fact belongs to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fztgraph.explorer.names import batches
from fztgraph.explorer.source import Source, iri_term, values
from fztgraph.themes import load_themes

#: How a thing belongs to a zone: it lies or applies there, runs it, or what does so carries it out.
_BELONGS = """SELECT DISTINCT ?it ?zone {{ {values} {{
?it fzt:locatedIn|fzt:appliesTo|fzt:pilotedIn|fzt:replicatedTo|fzt:routeFrom|fzt:routeTo|fzt:partOf|fzt:administers
  |^fzt:carriesOut|^fzt:participatesIn|^fzt:issues|fzt:approvedBy|fzt:investsIn
  |(^fzt:carriesOut/(fzt:administers|fzt:locatedIn))|(^fzt:issues/(fzt:administers|fzt:locatedIn)) ?zone
}} ?zone a fzt:Zone }}"""
_ZONES = "SELECT ?it {{ {values} ?it a fzt:Zone }}"
_MENTIONED = "SELECT ?it ?zone {{ {values} ?it schema:mentions ?zone . ?zone a fzt:Zone }}"
_THEMES = "SELECT ?it ?theme {{ {values} ?it fzt:theme ?theme }}"
_PARTS = "SELECT DISTINCT ?part {{ ?part fzt:partOf* {zone} }}"
#: A thing that belongs to more zones than this belongs to none in particular, as a ministry does.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Belonging:
    """The zones of things, of articles, and the themes of both, by IRI."""

    zones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def zones_of(self, ends: Sequence[str], articles: Iterable[str]) -> tuple[str, ...]:
        """Return the zones of a fact: those of its ends, else the only zone that one of its articles mentions."""
        own = tuple(dict.fromkeys(zone for end in ends for zone in self.zones.get(end, ())))
        if own:
            return own
        mentioned = [self.zones[article] for article in articles if len(self.zones.get(article, ())) == 1]
        return tuple(sorted({zone for zones in mentioned for zone in zones}))

    def theme_of(self, ends: Sequence[str], articles: Iterable[str]) -> str:
        """Return the id of the widest theme of a fact: of its ends, else of its articles; empty where there is none."""
        for iris in (ends, sorted(articles)):
            votes = Counter(theme for iri in iris for theme in self.themes.get(iri, ()))
            if votes:
                order = list(load_themes())
                return min(votes, key=lambda theme: (-votes[theme], order.index(theme)))
        return ""


def read_belonging(source: Source, things: Iterable[str], articles: Iterable[str]) -> Belonging:
    """Return which zones and themes things and articles belong to."""
    ends, texts = sorted(set(things)), sorted(set(articles))
    zones = _pairs(source, _BELONGS, ends, "zone")
    own = {
        row["it"].value for batch in batches(ends) for row in source.select(_ZONES.format(values=values("it", batch)))
    }
    found = {iri: tuple(sorted(near)) for iri, near in zones.items() if len(near) <= _FEW}
    found |= {iri: (iri,) for iri in own}
    found |= {iri: tuple(sorted(near)) for iri, near in _pairs(source, _MENTIONED, texts, "zone").items()}
    themes = _pairs(source, _THEMES, [*ends, *texts], "theme")
    return Belonging(found, {iri: _widest(ids) for iri, ids in themes.items()})


def zone_parts(source: Source, zone: str) -> frozenset[str]:
    """Return a zone and its parts."""
    return frozenset(row["part"].value for row in source.select(_PARTS.format(zone=iri_term(zone))))


def _pairs(source: Source, query: str, iris: Sequence[str], variable: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for batch in batches(iris):
        for row in source.select(query.format(values=values("it", batch))):
            found[row["it"].value].add(row[variable].value)
    return found


def _widest(iris: Iterable[str]) -> tuple[str, ...]:
    """Return the themes above themes, in the order of the scheme, as often as they are met."""
    by_iri = {str(theme.iri): theme for theme in load_themes().values()}
    return tuple(by_iri[iri].broader or by_iri[iri].id for iri in sorted(iris) if iri in by_iri)
