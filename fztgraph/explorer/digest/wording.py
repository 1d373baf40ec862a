"""What a digest says of itself in both forms: its heading, its counts, what it was told by."""

from fztgraph.explorer.digest.model import Digest
from fztgraph.explorer.frame import tell_date
from fztgraph.explorer.words import Words
from fztgraph.store.history import Kept


def heading(digest: Digest) -> str:
    """Return the title with period and zone."""
    t = Words("digest", digest.lang)
    zone = digest.zone.name if digest.zone else t("all")
    return f"{t('title')} · {t('since', date=since_text(digest))} · {zone}"


def since_text(digest: Digest) -> str:
    """Return the date since which the digest tells."""
    return tell_date(digest.since.isoformat(), digest.lang)


def edition_text(digest: Digest) -> str:
    """Return which generation the digest is of."""
    return Words("digest", digest.lang)("edition", **_kept(digest.basis.present, digest.lang))


def counts(digest: Digest) -> list[tuple[str, str]]:
    """Return the names of what is counted, and how many there are; what cannot be known says so."""
    unknown = Words("digest", digest.lang)("unknown")
    known = digest.basis.is_known
    return [
        ("new", f"{digest.new_facts:,}"),
        ("revised", f"{len(digest.revised):,}" if known else unknown),
        ("withdrawn", f"{digest.withdrawn_facts:,}" if known else unknown),
        ("articles", f"{len(digest.articles) + digest.unlisted_articles:,}"),
    ]


def basis_texts(digest: Digest) -> list[str]:
    """Return what new, changed and withdrawn were told by, and what cannot be known."""
    basis, t, since = digest.basis, Words("digest", digest.lang), since_text(digest)
    texts = [t("basis.date", date=since)]
    if basis.base is not None:
        texts.append(
            t("basis.partial" if basis.partial else "basis.full", since=since, **_kept(basis.base, digest.lang))
        )
    else:
        texts.append(t("basis.still", since=since) if basis.still else t("basis.alone"))
    if basis.read_anew:
        texts.append(t("basis.readAnew", n=basis.read_anew))
    if basis.undated:
        texts.append(t("basis.undated", n=basis.undated))
    return [*texts, t("basis.zones")]


def _kept(kept: Kept, lang: str) -> dict[str, str]:
    return {"generation": str(kept.generation), "date": tell_date(kept.published.date().isoformat(), lang)}
