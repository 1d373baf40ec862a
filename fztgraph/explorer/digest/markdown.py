"""A digest as Markdown: the same headings, facts and sentences, with whatever is in them as plain text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from fztgraph.explorer.digest.model import Digest, Entry, Line, Revised, Section
from fztgraph.explorer.digest.page import DigestLinks
from fztgraph.explorer.digest.wording import basis_texts, counts, edition_text, since_text
from fztgraph.explorer.facts import Sentence
from fztgraph.explorer.frame import cut, tell_date
from fztgraph.explorer.names import Named
from fztgraph.explorer.words import Words

#: What Markdown could take for its own.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LIST = re.compile(r"^(\d*)([.)+=-])(?=\s|$)")


def write_markdown(digest: Digest, links: DigestLinks) -> str:
    """Return the file's text."""
    return "\n".join(_Writer(digest, links).lines()) + "\n"


def plain(text: str) -> str:
    r"""Return a text as Markdown that shows it as it is, on one line.

    >>> print(plain("*甲* <b>"), plain("1. 乙"), plain("1.2万平方米"))
    \*甲\* \<b\> 1\. 乙 1.2万平方米
    """
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(r"\1\\\2", line)


class _Writer:
    """Writes a digest line by line."""

    def __init__(self, digest: Digest, links: DigestLinks) -> None:
        self.digest, self.links, self.lang, self.t = digest, links, digest.lang, Words("digest", digest.lang)

    def lines(self) -> Iterator[str]:
        digest, t = self.digest, self.t
        zone = self._thing(digest.zone) if digest.zone else t("all")
        yield from (
            f"# {t('title')}",
            "",
            f"{t('since', date=since_text(digest))} · {zone}  ",
            edition_text(digest),
            "",
        )
        yield from (f"- {t('count.' + name)}{t('colon')}{value}" for name, value in counts(digest))
        yield from ("", f"**{t('basisHead')}**", "", *(f"- {text}" for text in basis_texts(digest)), "")
        if digest.is_empty:
            yield from (t("nothing" if digest.basis.is_known else "nothingNew"), "")
        else:
            yield from self._changes()
        if digest.articles:
            yield from (f"## {t('articlesIn')}", "")
            yield from (f"- {self._article(each.iri, each.title, each.date)}" for each in digest.articles)
            yield from (["", t("unlistedArticles", n=digest.unlisted_articles)] if digest.unlisted_articles else [])
            yield ""
        yield from ("---", "", t("footer.rights"))

    def _changes(self) -> Iterator[str]:
        digest, t = self.digest, self.t
        yield from (f"## {t('new')}", "")
        yield from self._sections(digest.sections)
        yield from ([] if digest.sections else [t("nothingNew"), ""])
        yield from ([t("unlisted", n=digest.unlisted), ""] if digest.unlisted else [])
        if not digest.basis.is_known:
            return
        yield from (f"## {t('revised')}", "")
        for each in digest.revised:
            yield from self._revised(each)
        yield from ([] if digest.revised else [t("nothingRevised"), ""])
        yield from (f"## {t('withdrawn')}", "")
        yield from self._withdrawn()
        if digest.renamed:
            yield from (f"## {t('renamed')}", "")
            for move in digest.renamed:
                yield f"- {t('now', before=plain(move.before), after=plain(move.after))}"
            yield ""

    def _withdrawn(self) -> Iterator[str]:
        digest, t = self.digest, self.t
        if digest.withdrawn_articles:
            yield from (f"### {t('articlesOut')}", "")
            yield from (f"- {self._article(each.iri, each.title, each.date)}" for each in digest.withdrawn_articles)
            yield ""
        if digest.withdrawn:
            yield from (f"### {t('factsOut')}", "")
            yield from self._sections(digest.withdrawn)
        if not (digest.withdrawn or digest.withdrawn_articles):
            yield from (t("nothingWithdrawn"), "")

    def _sections(self, sections: Iterable[Section]) -> Iterator[str]:
        for section in sections:
            name = self._thing(section.zone) if section.zone else self.t("noZone")
            yield from (f"### {name} · {self.t('facts', n=section.facts)}", "")
            for theme in section.themes:
                if theme.name or len(section.themes) > 1:
                    yield from (f"#### {plain(theme.name) or self.t('noTheme')}", "")
                for entry in theme.entries:
                    yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        kind = f" · {entry.subject.class_label(self.lang)}" if entry.subject.type else ""
        new = f" · {self.t('isNew')}" if entry.is_new else ""
        late = f" · {self.t('late')}" if entry.late else ""
        yield from (f"**{self._thing(entry.subject)}**{kind}{new}{late}", "")
        yield from (self._line(line, tagged=not entry.late) for line in entry.lines)
        yield ""
        yield from self._quotes(entry.sentences)

    def _line(self, line: Line, *, tagged: bool) -> str:
        value = self._thing(line.object) if line.object else plain(line.value)
        period = self.t("inPeriod", period=line.period) if line.period else ""
        late = f" · {self.t('late')}" if tagged and line.late else ""
        return f"- {plain(line.what)}{self.t('colon')}{value}{period}{late}"

    def _revised(self, each: Revised) -> Iterator[str]:
        period = self.t("inPeriod", period=each.period) if each.period else ""
        change = self.t("from", before=plain(each.before), after=plain(each.after))
        yield from (
            f"**{self._thing(each.subject)}**",
            "",
            f"- {plain(each.what)}{period}{self.t('colon')}{change}",
            "",
        )
        yield from self._quotes(each.sentences)

    def _quotes(self, sentences: Iterable[Sentence]) -> Iterator[str]:
        by_article: dict[str, list[Sentence]] = defaultdict(list)
        for said in sentences:
            by_article[said.article].append(said)
        for _, quoted in sorted(by_article.items()):
            yield from (f"> {plain(said.quote)}  " for said in quoted)
            yield from (f"> —— {self._article(quoted[0].article, quoted[0].title, quoted[0].date)}", "")

    def _thing(self, named: Named) -> str:
        return _link(plain(named.name), self.links.entity(named.iri))

    def _article(self, iri: str, title: str, date: str) -> str:
        name = plain(cut(title)) or self.t("untitled")
        told = f" {tell_date(date, self.lang)}" if date else ""
        return _link(name, self.links.source(iri, self.digest.urls.get(iri, ""))) + told


def _link(text: str, address: str) -> str:
    return f"[{text}](<{quote(address, safe='/:?#@!$&*+,;=%~')}>)" if address else text
