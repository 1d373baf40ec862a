"""Gather articles, issues and passages as facts name them; each gets a place, in the order of first use."""

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from fztgraph.reading import Reading
from fztgraph.views.access import labels, nodes, text
from fztgraph.views.passages import excerpt, read_printed
from fztgraph.views.picture import Article, Issue, Passage, Proof, Term


@dataclass(slots=True)
class Sources:
    """The articles of a page so far, their issues, and the passages quoted."""

    store: Store
    #: The only articles to be drawn from; None for all.
    admitted: frozenset[str] | None = None
    articles: list[Article] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    passages: dict[Passage, int] = field(default_factory=dict)
    _dates: dict[NamedNode, str] = field(default_factory=dict)
    _article_places: dict[NamedNode, int] = field(default_factory=dict)
    _issue_places: dict[NamedNode, int] = field(default_factory=dict)
    _readings: dict[NamedNode, Reading | None] = field(default_factory=dict)

    def article(self, iri: NamedNode) -> int:
        """Return the place of an article, reading it when it is new."""
        if iri not in self._article_places:
            self._article_places[iri] = len(self.articles)
            self.articles.append(self._read_article(iri))
        return self._article_places[iri]

    def admits(self, iri: NamedNode) -> bool:
        """Say whether an article may be drawn from."""
        return self.admitted is None or iri.value in self.admitted

    def date(self, iri: NamedNode) -> str:
        """Return the date of an article or of its issue; empty where there is none."""
        if iri not in self._dates:
            issue = _first(nodes(self.store, iri, "dct:isPartOf"))
            own = text(self.store, iri, "dct:issued")
            self._dates[iri] = own or (issue and text(self.store, issue, "dct:issued")) or ""
        return self._dates[iri]

    def proof(self, evidence: NamedNode) -> Proof | None:
        """Return where a piece of evidence stands; None where it names no article or quotes nothing."""
        article = _first(nodes(self.store, evidence, "prov:wasDerivedFrom"))
        quote = text(self.store, evidence, "fzt:quote")
        if article is None or not quote:
            return None
        start, end = (_number(text(self.store, evidence, name)) for name in ("fzt:start", "fzt:end"))
        part = excerpt(self._reading(article), quote, start, end)
        place = self.passages.setdefault(Passage(self.article(article), part.text), len(self.passages))
        confidence = text(self.store, evidence, "fzt:confidence")
        return Proof(
            place,
            part.start,
            part.end,
            rule=text(self.store, evidence, "fzt:rule"),
            confidence=float(confidence) if confidence else None,
        )

    def _reading(self, article: NamedNode) -> Reading | None:
        if article not in self._readings:
            written = text(self.store, article, "fzt:text")
            plain = (text(self.store, article, "fzt:file") or "").endswith(".txt")
            self._readings[article] = read_printed(written, markdown=not plain) if written else None
        return self._readings[article]

    def _read_article(self, iri: NamedNode) -> Article:
        issue = _first(nodes(self.store, iri, "dct:isPartOf"))
        return Article(
            iri=iri.value,
            title=text(self.store, iri, "dct:title") or "",
            date=self.date(iri) or None,
            issue=None if issue is None else self._issue(issue),
            number=text(self.store, iri, "fzt:number"),
            section=text(self.store, iri, "fzt:section"),
            publisher=text(self.store, iri, "fzt:publisher"),
            url=text(self.store, iri, "dct:source"),
            themes=tuple(self.theme(theme) for theme in nodes(self.store, iri, "fzt:theme")),
        )

    def theme(self, iri: NamedNode) -> Term:
        """Return what a theme is called."""
        names = labels(self.store, iri, "skos:prefLabel")
        key = iri.value.rsplit("/", 1)[-1]
        name = names.get("zh") or names.get("en") or key
        return Term(zh=name, en=names.get("en") or name, key=key)

    def _issue(self, iri: NamedNode) -> int:
        if iri not in self._issue_places:
            self._issue_places[iri] = len(self.issues)
            self.issues.append(
                Issue(
                    title=text(self.store, iri, "dct:title") or "",
                    number=text(self.store, iri, "fzt:number"),
                    date=text(self.store, iri, "dct:issued"),
                    note=text(self.store, iri, "rdfs:comment"),
                )
            )
        return self._issue_places[iri]


def _first(found: list[NamedNode]) -> NamedNode | None:
    return found[0] if found else None


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdigit() else None
