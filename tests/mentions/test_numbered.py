import pytest

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.numbered import find_numbered_documents
from fztgraph.model import Label


def found(text, *bodies):
    listed = []
    for body in bodies:
        start = text.index(body)
        listed.append(Candidate(start, start + len(body), Label.AGENCY, "Agency", "known"))
    return [text[c.start : c.end] for c in find_numbered_documents(text, listed)]


@pytest.mark.parametrize(
    "name",
    [
        "海关总署公告2024年第5号",
        "海关总署公告〔2024〕5号",
        "海关总署通告第5号",
        "海关总署令第240号",
        "海关总署令2024年第1号",
        "海关总署2024年第5号公告",
        "海关总署第240号令",
    ],
)
def test_a_number_and_who_issued_it_name_a_document(name):
    assert found(f"根据{name}办理", "海关总署") == [name]


def test_several_bodies_issue_one_document():
    text = "由财政部、税务总局公告2024年第3号规定"
    assert found(text, "财政部", "税务总局") == ["财政部、税务总局公告2024年第3号"]


def test_the_number_of_a_letter_is_a_name_where_the_text_goes_by_it():
    assert found("根据云政发〔2024〕12号文件") == ["云政发〔2024〕12号"]
    assert found("云政发〔2024〕12号文规定") == ["云政发〔2024〕12号"]
    assert found("文号：云政发〔2024〕12号") == []


@pytest.mark.parametrize(
    "text",
    [
        "《云溪办法》（海关总署令第240号）",  # the title names it
        "公告2024年第5号",  # whose?
        "海关总署在公告2024年第5号中",
        "海关总署公告5号",
        "海关总署5号楼",
    ],
)
def test_other_numbers_name_none(text):
    assert found(text, *(["海关总署"] if "海关总署" in text else [])) == []
