import pytest

from fztgraph.errors import OntologyError
from fztgraph.iris import entity_iri
from fztgraph.linking.decisions import Decided, load_decisions, read_decisions

from .sample import thing

HEAD = "decision,first,second,class,reason,by,on\n"


@pytest.fixture
def read(tmp_path):
    """A function that reads decisions from text."""

    def run(text):
        path = tmp_path / "decisions.csv"
        path.write_text(text, encoding="utf-8")
        return read_decisions(path)

    return run


def test_the_decisions_that_are_shipped_are_sound():
    assert all(decision.reason for decision in load_decisions())


BAD = [
    ("decision,first\n", r"^decisions.csv:1: no column 'second'; add it$"),
    (HEAD + "same,甲\n", r"^decisions.csv:2: the row has not as many cells .*; add or remove commas$"),
    (HEAD + "equal,甲,乙,Company,x,,\n", r"^decisions.csv:2: the decision is 'equal'; say same or different$"),
    (HEAD + "same,甲,乙,Firm,x,,\n", r"^decisions.csv:2: the class is 'Firm'; name one of Zone, "),
    (HEAD + "same,甲,,Company,x,,\n", r"^decisions.csv:2: first, second or reason is empty; fill it in$"),
    (HEAD + "same,甲,乙,Company,,,\n", r"^decisions.csv:2: first, second or reason is empty; fill it in$"),
    (HEAD + f"same,甲,{entity_iri('zone', '乙')},Company,x,,\n", r"^decisions.csv:2: .* is not of the class Company"),
    (HEAD + "same,{0},{0},Zone,x,,\n".format(entity_iri("zone", "乙")), r"2: first and second are one IRI; name two"),
    (
        HEAD + "same,甲,乙,Company,x,,\ndifferent,乙,甲,Company,x,,\n",
        r"^decisions.csv:3: says the opposite of decisions.csv:2; keep one of them$",
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_row_is_told_in_one_line(read, text, message):
    with pytest.raises(OntologyError, match=message) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_text_is_told(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(OntologyError, match=r"decisions.csv: cannot be read .*; restore the file as UTF-8"):
        read_decisions(path)


def test_a_name_stands_for_each_thing_that_has_it(read):
    things = [thing("Company", "甲厂", n, home=home) for n, home in enumerate(("黑河市", "哈尔滨市"))]
    other = thing("Company", "乙厂", 3)
    decided = Decided(read(HEAD + "different,甲厂,乙厂,Company,两家,某某,2024-07-01\n"), [*things, other])
    assert set(decided.different) == {tuple(sorted((each.iri, other.iri))) for each in things}
    assert decided.same == {}
