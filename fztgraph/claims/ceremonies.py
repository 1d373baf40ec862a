"""What a ceremony dates beside itself: on the day of 甲中心揭牌仪式 甲中心 opens."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fztgraph.claims.pages import Page
from fztgraph.model import DateClaim, Entity, Label

_PLACES = frozenset({Label.INITIATIVE, Label.ZONE, Label.PORT, Label.AGENCY, Label.ORGANIZATION, Label.COMPANY})
_WORKS = frozenset({Label.INITIATIVE, Label.ZONE, Label.PORT})
_DEEDS = frozenset({Label.INITIATIVE, Label.POLICY})
_BODIES = _PLACES - {Label.PORT}
#: What is done at a ceremony, the property of what it is done to, and the labels that this may have.
_ACTS = (
    ("揭牌|挂牌|启用|开通|上线|开业|开园|开港|通车|首发|首航|投产|开馆|启航|开业运营|封关运营", "openedOn", _PLACES),
    ("开工|奠基|动工|开工奠基|启动建设", "startedOn", _WORKS),
    ("签约|签署|签字", "signedOn", _DEEDS),
    ("竣工|落成|封顶|合龙", "completedOn", _WORKS),
    ("成立|组建", "establishedOn", _BODIES),
)
_CEREMONY = re.compile(
    "(?P<of>.{2,60}?)(?:正式|集中|项目)?(?:"
    + "|".join(f"(?P<act{n}>{acts})" for n, (acts, _, _) in enumerate(_ACTS))
    + ")"
    "(?:仪式|大会|典礼|庆典|暨.*)\\W*\\Z"
)
_RULE = "ceremony"
_CONFIDENCE = 0.8


def ceremony_claims(page: Page, claims: Iterable[DateClaim]) -> Iterator[DateClaim]:
    """Yield when that was opened, begun, signed or founded whose ceremony one of some claims dates."""
    names = {entity.iri: entity.name for entity in page.entities}
    by_name: dict[str, Entity] | None = None
    for claim in claims:
        match = _CEREMONY.fullmatch(names[claim.subject]) if claim.predicate == "heldOn" else None
        if match is None:
            continue
        if by_name is None:
            by_name = {mention.text: entity for entity in page.entities for mention in entity.mentions}
        thing = by_name.get(match["of"]) or by_name.get(match["of"] + "项目")
        number = next(n for n in range(len(_ACTS)) if match[f"act{n}"])
        _, predicate, labels = _ACTS[number]
        if thing and thing.label in labels:
            evidence = replace(claim.evidence, rule=_RULE, confidence=_CONFIDENCE)
            yield DateClaim(thing.iri, predicate, claim.value, evidence)
