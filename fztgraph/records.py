"""An extraction as the JSON that ``extract`` prints and ``evaluate`` reads, one object per article."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TextIO

from fztgraph.model import DateClaim, Entity, Evidence, Extraction, Form, Mention, Observation, Relation
from fztgraph.vocab import DIFFUSION, DIFFUSION_DATES

#: What a reader of lines may take for a line break, though JSON does not escape it.
_LINE_BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def extraction_record(extraction: Extraction) -> dict[str, Any]:
    """Return the record of an article; offsets are half-open, in characters of the article's text.

    How initiatives spread stands apart from the relations that the annotation guidelines count.
    """
    article = extraction.article
    return {
        "id": article.iri,
        "source": article.source,
        "number": article.number,
        "title": article.title,
        "section": article.section,
        "date": article.date.isoformat() if article.date else None,
        "entities": [_entity(entity) for entity in extraction.entities],
        "relations": [_relation(r) for r in extraction.relations if r.predicate not in DIFFUSION],
        "dates": [_date(claim) for claim in extraction.dates if claim.predicate not in DIFFUSION_DATES],
        "observations": [_observation(observation) for observation in extraction.observations],
        "diffusion": [
            *(_relation(relation) for relation in extraction.relations if relation.predicate in DIFFUSION),
            *(_date(claim) for claim in extraction.dates if claim.predicate in DIFFUSION_DATES),
        ],
    }


def record_line(record: dict[str, Any]) -> str:
    """Return a record as one line of JSON, with no character in it that breaks a line."""
    return json.dumps(record, ensure_ascii=False).translate(_LINE_BREAKS)


def write_jsonl(records: Iterable[dict[str, Any]], stream: TextIO) -> None:
    """Write records to a text stream, one a line."""
    stream.writelines(record_line(record) + "\n" for record in records)


def json_number(value: Decimal) -> int | float:
    """Return a number that JSON prints as it is, whole ones without an exponent or a fraction.

    >>> json_number(Decimal("9.62E+9")), json_number(Decimal("0.218")), json_number(Decimal("4.80"))
    (9620000000, 0.218, 4.8)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.iri,
        "label": entity.label.value,
        "type": entity.type,
        "name": entity.name,
        "mentions": [_mention(mention) for mention in entity.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    """Return a mention, with its form where it is not by name."""
    record: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
    return record if mention.form is Form.NAME else record | {"form": mention.form.value}


def _relation(relation: Relation) -> dict[str, Any]:
    ends = {"subject": relation.subject, "predicate": relation.predicate, "object": relation.object}
    return ends | _support(relation.evidence)


def _date(claim: DateClaim) -> dict[str, Any]:
    return {"subject": claim.subject, "predicate": claim.predicate, "value": claim.value} | _support(claim.evidence)


def _observation(observation: Observation) -> dict[str, Any]:
    return {
        "subject": observation.subject,
        "indicator": observation.indicator,
        "value": json_number(observation.value),
        "unit": observation.unit,
        "raw": observation.raw,
        "period": observation.period,
        "change": None if observation.change is None else json_number(observation.change),
    } | _support(observation.evidence)


def _support(evidence: Evidence) -> dict[str, Any]:
    return {
        "evidence": {"start": evidence.start, "end": evidence.end, "text": evidence.text},
        "rule": evidence.rule,
        "confidence": evidence.confidence,
    }
