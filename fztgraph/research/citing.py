"""A fact as a reader can check it: the sentence, where it was printed, and the generation of the graph."""

from pathlib import PurePath

from fztgraph.errors import UsageError
from fztgraph.reading import read_text
from fztgraph.research.records import Article, Evidence, Fact, Figure

LANGUAGES = ("zh", "en")


def cite(said: Fact | Figure | Evidence, *, generation: int, date: str, lang: str = "zh") -> str:
    """Return a citation of the first sentence that says a fact, or of one sentence.

    Raises UsageError for a language that is not in ``LANGUAGES``, and for what is none of these.
    """
    if not isinstance(said, Fact | Figure | Evidence):
        raise UsageError(f"a {type(said).__name__} cannot be cited; give a Fact, a Figure or an Evidence")
    if lang not in LANGUAGES:
        raise UsageError(f"language {lang!r} is unknown; choose one of {', '.join(LANGUAGES)}")
    if not isinstance(said, Evidence) and not said.evidence:
        return _list_citation(said, generation, date, lang)
    evidence = said if isinstance(said, Evidence) else said.evidence[0]
    article = evidence.article
    quote = read_text(evidence.quote, markdown=PurePath(article.file).suffix != ".txt").text.replace("\n", "")
    title, part = (f"《{article.title}》", "，") if lang == "zh" else (f"“{article.title}”", ", ")
    day = article.date.isoformat() if article.date else ""
    where = part.join(word for word in (title, _issue(article, lang), day) if word)
    place, graph = article.url or article.id, _generation(generation, date, lang)
    if lang == "zh":
        return f"“{quote}”——{where}，{place}。{graph}，证据 {evidence.id}。"
    return f"“{quote}” {where}. {place}. {graph}, evidence {evidence.id}."


def _issue(article: Article, lang: str) -> str:
    if article.issue_number is None:
        return article.issue
    return f"{article.issue}第 {article.issue_number} 期" if lang == "zh" else f"{article.issue} {article.issue_number}"


def _list_citation(said: Fact | Figure, generation: int, date: str, lang: str) -> str:
    """Return a citation of what no article says: it comes from the reference lists."""
    graph = _generation(generation, date, lang)
    if isinstance(said, Fact):
        fact = f"{said.subject_name} {said.predicate} {said.object_name}"
    else:
        fact = f"{said.about_name} {said.indicator} {said.as_printed}"
    if lang == "zh":
        return f"{fact}。{graph}，参考名录。"
    return f"{fact}. {graph}, reference lists."


def _generation(number: int, date: str, lang: str) -> str:
    if lang == "zh":
        return f"fztgraph 图谱第 {number} 代" + (f"（{date}）" if date else "")
    return f"fztgraph, generation {number}" + (f" ({date})" if date else "")
