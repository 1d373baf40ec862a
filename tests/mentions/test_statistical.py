import pytest

from fztgraph.errors import OntologyError
from fztgraph.mentions import statistical
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import type_of
from fztgraph.mentions.statistical import load_tagger, recognise
from fztgraph.model import Label

TYPES = [
    (Label.AGENCY, "青禾海关", "CustomsOffice"),
    (Label.AGENCY, "青禾市商务局", "Agency"),
    (Label.COMPANY, "青禾银行", "Bank"),
    (Label.INITIATIVE, "“企业客厅”", "Initiative"),
    (Label.INITIATIVE, "青禾至海湾国际班列", "TransportRoute"),
    (Label.PLACE, "青禾", "Place"),
]


@pytest.mark.parametrize(("label", "name", "expected"), TYPES)
def test_the_last_word_gives_the_class(label, name, expected):
    assert type_of(label, name) == expected


def test_the_model_reads_names_that_no_rule_proposes():
    text = "据介绍，云岭果业与乌拉尔物流签署了协议，首批货物发往叶卡捷琳堡。"
    found = {(c.label, text[c.start : c.end]) for c in recognise(text, [], [])}
    assert {(Label.COMPANY, "云岭果业"), (Label.COMPANY, "乌拉尔物流")} <= found


def test_what_a_rule_proposes_alike_is_taken_from_it():
    text = "青禾市商务局举办活动。"
    own = Candidate(0, 6, Label.AGENCY, "Agency", "authority", rank=4)
    assert recognise(text, [own], [own]) == [own]


def test_a_text_without_characters_has_no_names():
    assert recognise("", [], []) == []


@pytest.mark.parametrize("content", [None, b"no model"])
def test_a_missing_or_damaged_model_is_named(tmp_path, monkeypatch, content):
    path = tmp_path / "model.crfsuite"
    if content:
        path.write_bytes(content)
    monkeypatch.setattr(statistical, "model_path", lambda: path)
    load_tagger.cache_clear()
    with pytest.raises(OntologyError, match=r"model\.crfsuite: the model cannot be read .* `make model`"):
        load_tagger()
    load_tagger.cache_clear()


def test_a_long_name_is_what_the_gazetteer_lists_it_as(monkeypatch):
    listed = Candidate(0, 6, Label.AGENCY, "Agency", "known", rank=5)
    monkeypatch.setattr(statistical, "read_spans", lambda _: [(0, 6, "POLICY")])
    assert recognise("青禾生产兵团发布", [listed], [listed]) == [listed]


def test_a_long_text_is_read_in_pieces_of_whole_lines(monkeypatch):
    text = "据介绍，云岭果业与乌拉尔物流签署了协议。\n" * 6
    whole = recognise(text, [], [])
    monkeypatch.setattr(statistical, "_LONG", 50)
    assert recognise(text, [], []) == whole != []


@pytest.mark.parametrize(
    ("text", "lengths"), [("港" * 120, [50, 50, 20]), ("港。" + "港" * 60, [2, 50, 10]), ("港" * 50, [50]), ("", [0])]
)
def test_pieces_end_with_sentences_where_there_are_some(monkeypatch, text, lengths):
    monkeypatch.setattr(statistical, "_LONG", 50)
    assert list(statistical._pieces(text)) == lengths
