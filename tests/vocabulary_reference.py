"""The reference page of the vocabulary, made from the ontology."""

from fztgraph.quads.reference import PARTS, TermEntry, term_entries
from fztgraph.vocab import PREFIXES, shorten

#: Vocabularies that only alignments name.
_OTHERS = {
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "qb": "http://purl.org/linked-data/cube#",
    "sosa": "http://www.w3.org/ns/sosa/",
}


def term_list() -> str:
    """Return an overview: each part with links to its terms."""
    entries = term_entries()
    lines = []
    for key, _, english, names in PARTS:
        links = ", ".join(f"[{name}](#fzt{name.lower()})" for name in names)
        lines.append(f"* **[{english}](#{key})** ({len(names)}): {links}")
    return "\n".join([*lines, "", f"{len(entries)} terms in all.", ""])


def term_sections() -> str:
    """Return a section a term."""
    entries = term_entries()
    parts = []
    for key, chinese, english, names in PARTS:
        parts.append(f'<a id="{key}"></a>\n\n## {english} · {chinese}\n')
        parts += [term_section(entries[name]) for name in names]
    return "\n".join(parts)


def term_section(entry: TermEntry) -> str:
    lines = [f"### fzt:{entry.name}", "", f"{entry.labels['en']} · {entry.labels['zh']}: {entry.kind}", ""]
    lines += [entry.definitions["en"], "", entry.definitions["zh"], ""]
    rows = [
        ("IRI", f"`{entry.iri}`"),
        ("a kind of", codes(entry.parents)),
        ("one of", codes(entry.members)),
        ("domain", codes(entry.domain)),
        ("range", codes(entry.range)),
        ("symmetric", "yes" if entry.symmetric else ""),
        ("alignment", "; ".join(f"{how} {code(target)}" for how, target in entry.alignments)),
        ("example", f"`{entry.example}`" if entry.example.startswith("ex:") else entry.example),
    ]
    return "\n".join([*lines, *(f"* {name}: {value}" for name, value in rows if value), ""])


def codes(iris: tuple[str, ...]) -> str:
    return ", ".join(map(code, iris))


def code(iri: str) -> str:
    for prefix, namespace in _OTHERS.items():
        if iri.startswith(namespace):
            return f"`{prefix}:{iri.removeprefix(namespace)}`"
    return f"`{shorten(iri)}`"


def prefix_table() -> str:
    """Return the prefixes that need not be declared."""
    return "\n".join(["| prefix | namespace |", "|---|---|", *(f"| `{p}` | `{n}` |" for p, n in PREFIXES.items()), ""])
