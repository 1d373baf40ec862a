"""Relations between the entities of an article, by the rules of ``ontology/rules``."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product

from spacy.language import Language
from spacy.tokens import Doc

from fztgraph.claims.clauses import Carry
from fztgraph.claims.matching import Match, match_page
from fztgraph.claims.names import match_names
from fztgraph.claims.pages import Page, read_page
from fztgraph.claims.rules import RuleBook, Saying, load_rules
from fztgraph.model import Entity, Evidence, Relation
from fztgraph.vocab import SYMMETRIC, may_relate

COMPONENT = "fzt_relations"

#: The rule that reads of what a branch is part, and how sure it is that who works in the branch works there.
_BRANCH = "branch-in-name"
_IN_BRANCH = 0.75


@Language.component(COMPONENT, requires=["doc._.entities"], assigns=["doc._.relations"])
def add_relations(doc: Doc) -> Doc:
    """Set the relations of a document."""
    doc._.relations = find_relations(doc)
    return doc


def find_relations(doc: Doc) -> tuple[Relation, ...]:
    """Return the relations that a document states, each once, in order of their evidence."""
    book = load_rules()
    return relations_of(read_page(doc, book.words, pointing=True), book)


def relations_of(page: Page, book: RuleBook) -> tuple[Relation, ...]:
    """Return the relations that a page states; of the evidence for one, the most confident, then the earliest."""
    best: dict[tuple[str, str, str], Relation] = {}
    for relation in _stated(page, book):
        key = (relation.subject, relation.predicate, relation.object)
        known = best.get(key)
        if known is None or _rank(relation.evidence) < _rank(known.evidence):
            best[key] = relation
    for relation in _through_branches(list(best.values())):
        best.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return tuple(
        sorted(best.values(), key=lambda r: (r.evidence.start, r.evidence.end, r.subject, r.predicate, r.object))
    )


def _through_branches(relations: list[Relation]) -> Iterator[Relation]:
    """Yield of the body whose name a branch bears (甲海关乙科) what is said of the branch: its people, its whole."""
    wholes = {r.subject: r.object for r in relations if r.evidence.rule == _BRANCH}
    for relation in relations:
        evidence = replace(relation.evidence, confidence=min(relation.evidence.confidence, _IN_BRANCH))
        if relation.predicate == "memberOf" and relation.object in wholes:
            yield replace(relation, object=wholes[relation.object], evidence=evidence)
        elif relation.predicate == "partOf" and wholes.get(relation.subject, relation.object) != relation.object:
            yield replace(relation, subject=wholes[relation.subject], evidence=evidence)


def _stated(page: Page, book: RuleBook) -> Iterator[Relation]:
    for match in (*match_page(page, book, dated=False), *match_names(page, book)):
        evidence = evidence_of(match, page)
        for saying in match.rule.says:
            for subject, thing in _pairs(match, saying):
                yield Relation(subject.iri, saying.predicate, thing.iri, evidence)


def evidence_of(match: Match, page: Page) -> Evidence:
    """Return the evidence that a match gives."""
    rule = match.rule
    confidence = rule.confidence if match.carry == Carry.NONE or rule.carried is None else rule.carried
    return Evidence(match.start, match.end, page.text[match.start : match.end], rule.name, confidence)


def _pairs(match: Match, saying: Saying) -> Iterator[tuple[Entity, Entity]]:
    """Yield the pairs of entities that a saying joins; where one role fills both ends, each two of it."""
    subjects = _entities(match, saying.subject)
    objects = _entities(match, saying.object)
    pairs: Iterable[tuple[Entity, Entity]] = product(subjects, objects)
    if saying.subject == saying.object:
        pairs = combinations(subjects, 2)
    elif match.rule.paired:
        pairs = zip(subjects, objects, strict=True) if len(subjects) == len(objects) else ()
    for subject, thing in pairs:
        if subject.iri == thing.iri or not may_relate(subject.label, saying.predicate, thing.label):
            continue
        if saying.predicate in SYMMETRIC and thing.iri < subject.iri:
            subject, thing = thing, subject  # noqa: PLW2901
        yield subject, thing


def _entities(match: Match, role: str) -> list[Entity]:
    return [thing for thing in dict.fromkeys(match.roles.get(role, ())) if isinstance(thing, Entity)]


def _rank(evidence: Evidence) -> tuple[float, int, int, str]:
    return -evidence.confidence, evidence.start, evidence.end, evidence.rule
