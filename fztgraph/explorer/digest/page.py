"""A digest as one HTML file: its styles inside, printable on A4, no request to anywhere."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from fztgraph.explorer.digest.model import Digest
from fztgraph.explorer.digest.wording import basis_texts, counts, edition_text, heading, since_text
from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.links import LiveLinks, Value

_STYLES = Path(__file__).with_name("digest.css")


@dataclass(frozen=True, slots=True)
class DigestLinks(LiveLinks):
    """Addresses for a file that stands alone: those of an explorer, where ``root`` names one, else no address."""

    def entity(self, iri: str, **params: Value) -> str:
        """Return the address of an entity's page, empty where no explorer is named."""
        return LiveLinks.entity(self, iri, **params) if self.root else ""

    def source(self, iri: str, url: str) -> str:
        """Return where an article is read: in the explorer, else where it was published, if that is a page."""
        if self.root:
            return self.article(iri)
        return url if _is_page(url) else ""


def _is_page(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def explorer_links(address: str | None) -> DigestLinks:
    """Return the links into an explorer at an address, or into none."""
    return DigestLinks((address or "").rstrip("/"))


def write_page(digest: Digest, links: DigestLinks) -> str:
    """Return the file's text."""
    frame = Frame(links, digest.lang, page="digest", generation=digest.basis.present.generation)
    styles = Markup(_STYLES.read_text(encoding="utf-8"))  # noqa: S704
    told = {"since": since_text(digest), "heading": heading(digest), "edition": edition_text(digest)}
    return render(
        "digest.html",
        frame,
        digest=digest,
        styles=styles,
        basis=basis_texts(digest),
        counts=counts(digest),
        is_known=digest.basis.is_known,
        **told,
    )
