"""The examples of the rules, run: a rule must read in each what it says there, and nothing in a counterexample.

In an example ``[海湾海关|AGENCY]`` is a name, ``[该关=海湾海关|AGENCY]`` another mention of it, and
``[6月16日|2024-06-16]`` a date; a line that begins with ``# `` is a heading.
"""

import datetime as dt
import re
from collections.abc import Iterator

from fztgraph.claims.events import events_of
from fztgraph.claims.lines import Item
from fztgraph.claims.pages import Page, make_page
from fztgraph.claims.relations import relations_of
from fztgraph.claims.rules import Example, Rule, RuleBook
from fztgraph.claims.words import Words
from fztgraph.errors import OntologyError
from fztgraph.iris import entity_iri
from fztgraph.model import DateSpan, Entity, Label, Mention
from fztgraph.vocab import SYMMETRIC, class_of

#: The day on which the examples appear.
TODAY = dt.date(2024, 7, 1)

_NAME = re.compile(r"\[(?P<text>[^\[\]|=]+)(?:=(?P<name>[^\[\]|]+))?\|(?P<kind>[^\[\]|]+)\]")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?\n?")


def failing_examples(book: RuleBook) -> Iterator[str]:
    """Yield one line for each example that a rule reads otherwise than it says, naming the file and the rule."""
    for rule in book.rules:
        for example in (*rule.examples, *rule.counterexamples):
            read, said = read_example(example, rule, book), {_ordered(*fact.split()) for fact in example.facts}
            if read != said:
                problem = f"reads {sorted(read)} and not {sorted(said)} in {example.text!r}"
                yield f"{rule.source}: rule {rule.name!r} {problem}; mend the rule or the example"


def read_example(example: Example, rule: Rule, book: RuleBook) -> set[str]:
    """Return the facts that one rule reads in an example, as ``SUBJECT PREDICATE OBJECT``."""
    page = example_page(example.text, book.words)
    names = {entity.iri: entity.name for entity in page.entities}
    alone = book.only(rule)
    relations = {_ordered(names[r.subject], r.predicate, names[r.object]) for r in relations_of(page, alone)}
    return relations | {_ordered(names[c.subject], c.predicate, c.value) for c in events_of(page, alone)}


def _ordered(subject: str, predicate: str, thing: str) -> str:
    """Return a fact as text; the ends of a symmetric predicate stand in order."""
    ends = sorted((subject, thing)) if predicate in SYMMETRIC else [subject, thing]
    return f"{ends[0]} {predicate} {ends[1]}"


def example_page(marked: str, words: Words) -> Page:
    """Return the page of a text with marked names and dates; raises OntologyError for a label that there is not."""
    text = ""
    place = 0
    mentions: dict[tuple[str, str], list[Mention]] = {}
    items: list[Item] = []
    for match in _NAME.finditer(marked):
        text += marked[place : match.start()]
        start, place = len(text), match.end()
        text += match["text"]
        if match["kind"][0].isdigit():
            items.append(Item(start, len(text), DateSpan(start, len(text), match["text"], match["kind"])))
        else:
            mention = Mention(start, len(text), match["text"])
            mentions.setdefault((match["name"] or match["text"], match["kind"]), []).append(mention)
    text += marked[place:]
    entities = [_entity(name, kind, tuple(spans)) for (name, kind), spans in mentions.items()]
    items += [Item(m.start, m.end, entity) for entity in entities for m in entity.mentions]
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return make_page(
        text,
        [(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.group()],
        items,
        words,
        paragraphs=[(start, int(text.startswith("# ", start))) for start, _ in lines],
        entities=entities,
        date=TODAY,
    )


def _entity(name: str, kind: str, mentions: tuple[Mention, ...]) -> Entity:
    if kind not in Label.__members__:
        raise OntologyError(f"an example marks {name!r} as {kind}, which is no label; write [name|LABEL]")
    label = Label(kind)
    return Entity(entity_iri(label.kind, name), label, class_of(label), name, mentions)
