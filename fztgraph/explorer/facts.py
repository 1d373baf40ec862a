"""Facts as pages tell them: subject, relation, object or date, and the sentences that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fztgraph.explorer.names import Named, batches
from fztgraph.explorer.passages import find_passage
from fztgraph.explorer.source import Source, values
from fztgraph.iris import NS

#: A fact is shown with at most so many sentences, the latest.
MOST_SENTENCES = 6

_EVIDENCE = """SELECT ?stated ?evidence ?quote ?rule ?confidence ?start ?end ?article ?title ?issued {{ {values}
?stated fzt:evidence ?evidence . ?evidence fzt:quote ?quote ; prov:wasDerivedFrom ?article .
OPTIONAL {{ ?evidence fzt:rule ?rule }} OPTIONAL {{ ?evidence fzt:confidence ?confidence }}
OPTIONAL {{ ?evidence fzt:start ?start }} OPTIONAL {{ ?evidence fzt:end ?end }}
OPTIONAL {{ ?article dct:title ?title }}
OPTIONAL {{ ?article dct:issued ?issued }} }}"""
_TEXTS = "SELECT ?article ?text ?file {{ {values} ?article fzt:text ?text OPTIONAL {{ ?article fzt:file ?file }} }}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a fact is said: the quote inside its paragraph, the article, the rule that read it, how sure that is."""

    before: str
    quote: str
    after: str
    article: str
    title: str
    date: str = ""
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation or a date of a thing. ``predicate`` is a local name; a date has ``value`` and no object.

    ``sentence_count`` says how many sentences there are in all; none for what the reference lists say. ``dates`` are
    those of the other end, by property; ``latest`` is the day of the last article that says so.
    """

    subject: Named
    predicate: str
    object: Named | None = None
    value: str = ""
    sentences: tuple[Sentence, ...] = ()
    sentence_count: int = 0
    dates: tuple[tuple[str, str], ...] = ()
    latest: str = ""


def read_sentences(source: Source, stated: Sequence[str], *, whole: bool = True) -> Mapping[str, list[Sentence]]:
    """Return where claims and observations, given by IRI, are said, the latest first.

    ``whole`` gives each quote its paragraph, for which the articles' texts are read.
    """
    rows: list[tuple[str, dict[str, str]]] = []
    for batch in batches(stated):
        for row in source.select(_EVIDENCE.format(values=values("stated", batch))):
            cells = {name: cell.value for name, cell in row.items()}
            rows.append((cells.pop("stated"), cells))
    texts = _texts(source, {cells["article"] for _, cells in rows}) if whole else {}
    rows.sort(key=lambda row: (row[1]["article"], _number(row[1].get("start")) or 0, row[1]["evidence"]))
    rows.sort(key=lambda row: row[1].get("issued", ""), reverse=True)
    found: dict[str, dict[Sentence, None]] = defaultdict(dict)
    for iri, cells in rows:
        found[iri][_sentence(cells, texts.get(cells["article"]))] = None
    return {iri: list(sentences) for iri, sentences in found.items()}


def _sentence(cells: Mapping[str, str], article: tuple[str, bool] | None) -> Sentence:
    text, markdown = article or (None, True)
    span = _number(cells.get("start")), _number(cells.get("end"))
    passage = find_passage(text, cells["quote"], *span, markdown=markdown)
    confidence = cells.get("confidence")
    return Sentence(
        passage.before,
        passage.quote,
        passage.after,
        article=cells["article"],
        title=cells.get("title", ""),
        date=cells.get("issued", ""),
        rule=cells.get("rule", ""),
        confidence=float(confidence) if confidence else None,
    )


def _texts(source: Source, articles: Iterable[str]) -> Mapping[str, tuple[str, bool]]:
    """Return the texts of articles, and whether each is Markdown."""
    found = {}
    for batch in batches(sorted(articles)):
        for row in source.select(_TEXTS.format(values=values("article", batch))):
            plain = "file" in row and row["file"].value.endswith(".txt")
            found[row["article"].value] = (row["text"].value, not plain)
    return found


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdigit() else None


def local_name(iri: str) -> str:
    """Return the local name of a term of ours."""
    return iri.removeprefix(NS)
