"""JSON-LD for machines that read pages: what a thing is and what it is called, in the words of schema.org."""

from collections.abc import Mapping, Sequence
from typing import Any

from fztgraph.explorer.frame import cut
from fztgraph.explorer.names import Named
from fztgraph.iris import NS
from fztgraph.views.payload import safe_json

#: What each main class is in schema.org.
_SCHEMA = {
    "Zone": "Place",
    "Port": "Place",
    "Place": "Place",
    "Agency": "GovernmentOrganization",
    "Company": "Corporation",
    "Organization": "Organization",
    "Policy": "Legislation",
    "Initiative": "Thing",
    "Person": "Person",
}


def json_ld(named: Named, names: Mapping[str, str], aliases: Sequence[str], same: Sequence[str]) -> str:
    """Return the data of a thing, which can stand in a script element whatever its names are."""
    types = [f"fzt:{named.type}", f"schema:{_SCHEMA[named.kind]}"] if named.type else ["schema:Thing"]
    data: dict[str, Any] = {
        "@context": {
            "schema": "https://schema.org/",
            "fzt": NS,
            "name": "schema:name",
            "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
            "alternateName": "schema:alternateName",
        },
        "@id": named.iri,
        "@type": types,
        "name": [{"@value": text, "@language": lang} for lang, text in names.items()],
    }
    if aliases:
        data["alternateName"] = list(aliases)
    if same:
        data["sameAs"] = list(same)
    return safe_json(data)


def article_ld(
    iri: str,
    *,
    title: str,
    date: str = "",
    lang: str = "zh",
    publisher: str = "",
    address: str = "",
    issue: str = "",
    about: Sequence[str] = (),
    mentions: Sequence[str] = (),
) -> str:
    """Return the data of an article, which can stand in a script element whatever is in it."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": iri,
        "@type": "Article",
        "headline": cut(title),
        "inLanguage": lang,
        "datePublished": date,
        "publisher": {"@type": "Organization", "name": cut(publisher)} if publisher else None,
        "url": address,
        "isPartOf": {"@id": issue, "@type": "PublicationIssue"} if issue else None,
        "about": [{"@id": each} for each in about],
        "mentions": [{"@id": each} for each in mentions],
    }
    return safe_json({name: value for name, value in data.items() if value})
