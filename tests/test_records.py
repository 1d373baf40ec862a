import datetime as dt
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.iris import Iri
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Form,
    Label,
    Mention,
    Observation,
    Relation,
)
from fztgraph.records import extraction_record, json_number, record_line, write_jsonl

LINE, PLACE, TYPE = Iri("https://a.cn/line"), Iri("https://a.cn/place"), Iri("https://a.cn/type")
EVIDENCE = Evidence(0, 4, "线路开通", "opening", 0.9)
ARTICLE = Article(Iri("https://a.cn/1"), "issue-1.md", "题", "线路开通", 1, "板块", dt.date(2024, 7, 1))
EXTRACTION = Extraction(
    ARTICLE,
    (Entity(LINE, Label.INITIATIVE, TYPE, "线路", (Mention(0, 2, "线路"), Mention(9, 11, "该线", Form.REFERENCE))),),
    (Relation(LINE, "routeTo", PLACE, EVIDENCE),),
    (DateClaim(LINE, "openedOn", "2024-06-16", EVIDENCE),),
    (Observation(LINE, "货值", Decimal("9.62E+9"), "CNY", "96.2亿元", EVIDENCE, "2024-01/2024-05", Decimal("0.218")),),
)
SUPPORT = '"evidence": {"start": 0, "end": 4, "text": "线路开通"}, "rule": "opening", "confidence": 0.9'


def test_a_record_is_exactly_the_contract():
    expected = (
        '{"id": "https://a.cn/1", "source": "issue-1.md", "number": 1, "title": "题", "section": "板块", '
        '"date": "2024-07-01", "entities": [{"id": "https://a.cn/line", "label": "INITIATIVE", '
        '"type": "https://a.cn/type", "name": "线路", "mentions": [{"start": 0, "end": 2, "text": "线路"}, '
        '{"start": 9, "end": 11, "text": "该线", "form": "reference"}]}], '
        '"relations": [{"subject": "https://a.cn/line", "predicate": "routeTo", "object": "https://a.cn/place", '
        f"{SUPPORT}}}], "
        '"dates": [{"subject": "https://a.cn/line", "predicate": "openedOn", "value": "2024-06-16", '
        f"{SUPPORT}}}], "
        '"observations": [{"subject": "https://a.cn/line", "indicator": "货值", "value": 9620000000, "unit": "CNY", '
        f'"raw": "96.2亿元", "period": "2024-01/2024-05", "change": 0.218, {SUPPORT}}}], "diffusion": []}}'
    )
    assert record_line(extraction_record(EXTRACTION)) == expected


def test_how_things_spread_stands_apart_from_the_relations_of_the_guidelines():
    spread = tuple(Relation(LINE, name, PLACE, EVIDENCE) for name in ("pilotedIn", "partOf", "replicatedTo"))
    record = extraction_record(replace(EXTRACTION, relations=spread))
    assert [fact["predicate"] for fact in record["relations"]] == ["partOf"]
    assert [fact["predicate"] for fact in record["diffusion"]] == ["pilotedIn", "replicatedTo"]


def test_when_things_were_taken_up_stands_apart_from_the_dates_of_the_guidelines():
    dates = tuple(DateClaim(LINE, name, "2024-06", EVIDENCE) for name in ("openedOn", "replicatedOn"))
    record = extraction_record(replace(EXTRACTION, dates=dates))
    assert [fact["predicate"] for fact in record["dates"]] == ["openedOn"]
    assert [(fact["predicate"], fact["value"]) for fact in record["diffusion"]] == [("replicatedOn", "2024-06")]


def test_what_an_article_lacks_is_null_or_empty():
    record = extraction_record(Extraction(replace(ARTICLE, number=None, section=None, date=None)))
    assert (record["number"], record["section"], record["date"]) == (None, None, None)
    assert record["entities"] == record["relations"] == record["dates"] == record["observations"] == []


def test_what_an_observation_lacks_is_null():
    observation = replace(EXTRACTION.observations[0], period=None, change=None)
    (record,) = extraction_record(replace(EXTRACTION, observations=(observation,)))["observations"]
    assert (record["period"], record["change"]) == (None, None)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("9.62E+9", "9620000000"),
        ("1E+20", "100000000000000000000"),
        ("300.0", "300"),
        ("0", "0"),
        ("-0.03", "-0.03"),
        ("0.218", "0.218"),
        ("4.80", "4.8"),
        ("12.345678901234", "12.345678901234"),
    ],
)
def test_numbers_print_as_they_are(value, printed):
    assert json.dumps(json_number(Decimal(value))) == printed


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_numbers_of_newspaper_size_are_exact(value):
    assert Decimal(json.dumps(json_number(value))) == value


@given(st.text(max_size=20))
def test_a_record_is_one_line_that_reads_back(title):
    line = record_line(extraction_record(Extraction(replace(ARTICLE, title=title))))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["title"] == title


def test_records_are_written_one_a_line():
    stream = io.StringIO()
    write_jsonl([{"id": "甲\u2028"}, {"id": "乙"}], stream)
    assert stream.getvalue() == '{"id": "甲\\u2028"}\n{"id": "乙"}\n'
