"""The reference of the Python interface, from its signatures and docstrings."""

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator

import fztgraph
from fztgraph import analysis, research
from fztgraph.exports.rows import EntityRow

_MODULES = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")
_QUOTED = re.compile(r"""(?<!= )['"]([\w.\[\], |]+)['"]""")
_UNPACKED = re.compile(r"\*\*filters: [^,)]*")
_DOCTEST = re.compile(r"(?:^>>> .*\n(?:^(?!>>> ).+\n?)*)+", re.MULTILINE)


def python_reference() -> str:
    """Return a section for opening, for each class, and for the analysis."""
    classes = [research.Graph, research.Filters, research.Rows, research.Records]
    records = [research.Entity, research.Fact, research.Figure, research.Evidence, research.Article, EntityRow]
    parts = [
        f"## Opening\n\n{function('fztgraph.open', fztgraph.open)}",
        *(section(each) for each in (*classes, *records)),
        "## fztgraph.analysis\n\n" + prose(inspect.getdoc(analysis)),
        *(function(f"fztgraph.analysis.{name}", getattr(analysis, name)) for name in analysis.__all__),
    ]
    return "\n".join(parts)


def section(class_: type) -> str:
    """Return what a class is, its fields, its properties and its methods."""
    lines = [f"## {class_.__name__}\n", prose(inspect.getdoc(class_))]
    fields = [f"`{name}: {shorten(kind)}`" for name, kind in annotations(class_).items()]
    lines += [f"Fields: {', '.join(fields)}.\n"] if fields else []
    return "\n".join([*lines, *(member(class_.__name__, name, value) for name, value in members(class_))])


def annotations(class_: type) -> dict[str, str]:
    if dataclasses.is_dataclass(class_):
        return {field.name: inspect.formatannotation(field.type) for field in dataclasses.fields(class_)}
    if class_ is research.Filters:
        return {name: inspect.formatannotation(kind) for name, kind in class_.__annotations__.items()}
    return {}


def members(class_: type) -> Iterator[tuple[str, object]]:
    """Yield the public properties and methods of a class and of ours above it."""
    for name in dict.fromkeys(name for base in class_.__mro__ if in_package(base) for name in vars(base)):
        value = inspect.getattr_static(class_, name)
        if not name.startswith("_") and (isinstance(value, property) or inspect.isfunction(value)):
            yield name, value


def in_package(class_: type) -> bool:
    return class_.__module__.startswith("fztgraph.")


def member(owner: str, name: str, value: object) -> str:
    if isinstance(value, property):
        return f"### {owner}.{name}\n\n{prose(inspect.getdoc(value))}"
    return function(f"{owner}.{name}", value)


def function(name: str, value: Callable[..., object]) -> str:
    signature = inspect.signature(value)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "self"]
    text = str(signature.replace(parameters=own))
    return f"### {name}\n\n`{name.rpartition('.')[2]}{shorten(text)}`\n\n{prose(inspect.getdoc(value))}"


def shorten(text: str) -> str:
    """Leave out the modules of types, and the quotes around those that are named before they are known."""
    return _MODULES.sub("", _QUOTED.sub(r"\1", _UNPACKED.sub("**filters: Filters", text)))


def prose(text: str | None) -> str:
    """Return a docstring as Markdown; its examples as a block."""
    plain = (text or "").replace("``", "`")
    return _DOCTEST.sub(lambda match: f"```\n{match[0].rstrip()}\n```\n", plain + "\n")
