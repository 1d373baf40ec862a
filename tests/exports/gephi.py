"""A reader of GraphML that takes what Gephi takes, by its rules (its ImporterGraphML), and counts what it minds."""

from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
#: What Gephi takes for a property of its own, whatever its case is not.
NODE_PROPERTIES = {"label": "label", "x": "x", "y": "y", "z": "z", "size": "size", "r": "r", "g": "g", "b": "b"}
EDGE_PROPERTIES = {"label": "label", "edgelabel": "label", "weight": "weight", "id": "id", "edgeid": "id"}
PARSERS = {"string": str, "int": int, "long": int, "double": float, "float": float, "boolean": bool}


@dataclass
class Graph:
    """Nodes by id; edges by id, each with its ends under ``source`` and ``target``; what Gephi reports as an issue."""

    nodes: dict = field(default_factory=dict)
    edges: dict = field(default_factory=dict)
    directed: bool = False
    issues: list = field(default_factory=list)


def read(path):
    graph, keys = Graph(), {"node": {}, "edge": {}}
    for element in ET.parse(path).getroot().iter():  # noqa: S314 (our own file)
        name = element.tag.removeprefix(NAMESPACE)
        if name == "key":
            read_key(graph, keys, element)
        elif name == "graph":
            graph.directed = element.get("edgedefault") == "directed"
        elif name == "node":
            graph.nodes[element.get("id")] = read_data(keys["node"], element)
        elif name == "edge":
            read_edge(graph, keys["edge"], element)
    return graph


def read_key(graph, keys, element):
    scope, key = element.get("for"), element.get("id")
    if scope not in keys:
        graph.issues.append(f"{key}: no class of attributes is named {scope}")
        return
    properties = NODE_PROPERTIES if scope == "node" else EDGE_PROPERTIES
    title = element.get("attr.name") or key
    name = properties.get(key) or properties.get(title) or title
    keys[scope][key] = name, PARSERS[element.get("attr.type")]


def read_data(keys, element):
    found = {}
    for data in element.iter(f"{NAMESPACE}data"):
        if data.text and data.get("key") in keys:
            name, parse = keys[data.get("key")]
            found[name] = parse(data.text)
    return found


def read_edge(graph, keys, element):
    source, target, key = (element.get(name) for name in ("source", "target", "id"))
    if key in graph.edges:
        graph.issues.append(f"{key}: an edge has this id already")
    elif source not in graph.nodes or target not in graph.nodes:
        graph.issues.append(f"{key}: an end is no node")
    else:
        graph.edges[key] = read_data(keys, element) | {"source": source, "target": target}
