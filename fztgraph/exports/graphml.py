"""GraphML, as networkx and Gephi read it: entities are nodes, relations are edges with the sentence that says so.

Gephi takes the names of nodes and edges from an attribute ``label``, the strength of an edge from ``weight``. It drops
an edge whose ``id`` another one has, and complains of attributes of the graph itself, so what describes the export
stands in the element ``desc``.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from fztgraph.exports.contents import Contents
from fztgraph.exports.facts import Facts
from fztgraph.exports.rows import EntityRow, StatementRow
from fztgraph.iris import Iri, statement_iri

#: Characters that no XML file may hold.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Attributes by name, with their types.
_NODE_KEYS = {"label": "string", "label_en": "string", "kind": "string", "type": "string", "articles": "int"}
_EDGE_KEYS = {
    "label": "string",
    "predicate": "string",
    "weight": "double",
    "evidence": "string",
    "article": "string",
    "title": "string",
    "date": "string",
    "rule": "string",
    "confidence": "double",
}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(contents: Contents, path: Path) -> Mapping[str, int]:
    """Write a directed multigraph with one edge a fact; its weight counts the sentences, its evidence is the first."""
    facts = contents.facts
    nodes, edges = list(facts.entities.values()), _edges(facts)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.write(f"<desc>{_text(_description(contents))}</desc>\n")
        for scope, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
            file.writelines(
                f'<key id="{scope}-{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
                for name, kind in keys.items()
            )
        file.write('<graph edgedefault="directed">\n')
        file.writelines(map(_node, nodes))
        file.writelines(_edge(facts, key, rows) for key, rows in edges.items())
        file.write("</graph>\n</graphml>\n")
    return {"nodes": len(nodes), "edges": len(edges)}


def _description(contents: Contents) -> str:
    return "\n".join(f"{name}: {value}" for name, value in contents.about.entries().items())


def _edges(facts: Facts) -> dict[tuple[str, str, str], list[StatementRow]]:
    """Return the statements of each fact, facts in the order in which they are first said."""
    edges: dict[tuple[str, str, str], list[StatementRow]] = {}
    for row in facts.relations():
        edges.setdefault((row.subject, row.predicate, row.object), []).append(row)
    return edges


def _node(row: EntityRow) -> str:
    values = (row.name, row.name_en, row.label, row.type, row.articles)
    data = _data("node", dict(zip(_NODE_KEYS, values, strict=True)))
    return f"<node id={quoteattr(_clean(row.id))}>{data}</node>\n"


def _edge(facts: Facts, key: tuple[str, str, str], rows: list[StatementRow]) -> str:
    subject, predicate, target = key
    first = rows[0].source
    article = facts.articles.get(first.article)
    title, date = (article.title, article.date) if article else ("", "")
    confidence = max(float(row.source.confidence or 1) for row in rows)
    values = (predicate, predicate, float(len(rows)), first.quote, first.article, title, date, first.rule, confidence)
    data = _data("edge", dict(zip(_EDGE_KEYS, values, strict=True)))
    name = statement_iri("fact", Iri(subject), predicate, target)
    return f'<edge id="{name}" source={quoteattr(_clean(subject))} target={quoteattr(_clean(target))}>{data}</edge>\n'


def _data(scope: str, values: Mapping[str, object]) -> str:
    return "".join(_datum(f"{scope}-{name}", str(value)) for name, value in values.items() if value != "")


def _datum(key: str, value: str) -> str:
    return f'<data key="{key}">{_text(value)}</data>'


def _text(value: str) -> str:
    return escape(_clean(value))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
