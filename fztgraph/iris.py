"""Every IRI that the graph mints is made here.

Things are ``https://w3id.org/fztgraph/id/KIND/NAME``; terms are ``https://w3id.org/fztgraph/ns#TERM``.
"""

import hashlib
import re
import unicodedata
from typing import NewType
from urllib.parse import quote

Iri = NewType("Iri", str)

NS = "https://w3id.org/fztgraph/ns#"
ID = "https://w3id.org/fztgraph/id/"

ONTOLOGY_GRAPH = Iri("https://w3id.org/fztgraph/ns")
BACKGROUND_GRAPH = Iri(ID + "graph/background")
LINKS_GRAPH = Iri(ID + "graph/links")

_QUOTES = re.compile(r"[\"'“”‘’「」『』《》〈〉]")
_DASHES = re.compile(r"[—–－‐‑‒―─-]+")
_SPACE = re.compile(r"\s+")


def normalise_name(name: str) -> str:
    """Fold width, case, white space, dashes and quotes, so that two spellings of one name are equal.

    >>> normalise_name("“企业 之家”")
    '企业之家'
    >>> normalise_name("中国—塞尔维亚")
    '中国-塞尔维亚'
    """
    folded = unicodedata.normalize("NFKC", name)
    folded = _DASHES.sub("-", _QUOTES.sub("", _SPACE.sub("", folded)))
    return folded.upper()


def path_segment(text: str) -> str:
    """Percent-encode what may not stand in an IRI's path segment, keeping Chinese readable."""
    return "".join(c if c.isalnum() or c in "-._~" else quote(c, safe="") for c in text)


def entity_iri(kind: str, name: str) -> Iri:
    """Mint the IRI of a thing that the gazetteer does not list, from its kind and normalised name."""
    return Iri(f"{ID}{kind}/{path_segment(normalise_name(name))}")


def listed_iri(kind: str, key: str) -> Iri:
    """Return the IRI of a gazetteer entry; keys are lower case, so they never meet a minted name."""
    return Iri(f"{ID}{kind}/{path_segment(key)}")


def issue_iri(stem: str) -> Iri:
    """Return the IRI of a newsletter issue, from its file's stem."""
    return Iri(f"{ID}issue/{path_segment(stem)}")


def article_iri(stem: str, number: int | None) -> Iri:
    """Return the IRI of an article, which is also the name of its graph."""
    tail = path_segment(stem) if number is None else f"{path_segment(stem)}/{number}"
    return Iri(f"{ID}article/{tail}")


def statement_iri(kind: str, article: Iri, *parts: str) -> Iri:
    """Return the IRI of a claim, an observation or a piece of evidence: a digest of its article and content."""
    digest = hashlib.sha256("\x1f".join((article, *parts)).encode()).hexdigest()[:20]
    return Iri(f"{ID}{kind}/{digest}")
