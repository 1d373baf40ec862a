"""Clauses find the subject that they leave unsaid."""

import pytest

from fztgraph.claims.clauses import Carry, Topics
from fztgraph.claims.pages import Page
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

BOOK = load_rules()
ACTORS = frozenset({"AGENCY", "COMPANY", "ZONE", "PLACE"})
THINGS = frozenset({"INITIATIVE", "POLICY"})


def _carried(
    page: Page, *, at: str, labels: frozenset[str] = ACTORS, reach: Carry = Carry.HEADING
) -> tuple[list[str], Carry]:
    """Return the subject carried to the clause that begins with some words."""
    topics = Topics(page, BOOK.words, BOOK.finders)
    for number, line in enumerate(page.lines):
        for clause, start in enumerate(line.breaks):
            if line.text.startswith(at, start):
                things, carry = topics.carried(number, clause, labels, reach)
                return [thing.name for thing in things], carry
    raise AssertionError(at)


@pytest.mark.parametrize(
    ("marked", "names", "carry"),
    [
        ("[甲局|AGENCY]优化服务，推出平台。", ["甲局"], Carry.CLAUSE),
        ("[甲局|AGENCY]、[乙局|AGENCY]优化服务，推出平台。", ["甲局", "乙局"], Carry.CLAUSE),
        ("[甲局|AGENCY]到[乙市|PLACE]调研，推出平台。", ["甲局"], Carry.CLAUSE),
        ("[甲局|AGENCY]优化服务，打造[乙区|ZONE]，推出平台。", ["甲局"], Carry.CLAUSE),
        ("位于[丙市|PLACE]的[甲局|AGENCY]优化服务，推出平台。", ["甲局"], Carry.CLAUSE),
        ("[丙省|PLACE][丙市|PLACE]优化服务，推出平台。", ["丙市"], Carry.CLAUSE),
        ("[甲社|COMPANY]的厂房很大，推出平台。", ["甲社"], Carry.CLAUSE),
        ("[乙局|AGENCY]看好[甲社|COMPANY]，推出平台。", ["乙局"], Carry.CLAUSE),
        ("[甲局|AGENCY]优化服务。推出平台。", ["甲局"], Carry.SENTENCE),
        ("# [甲局|AGENCY]：优化服务\n推出平台。", ["甲局"], Carry.HEADING),
        ("[甲局|AGENCY]优化服务。\n推出平台。", [], Carry.NONE),
        ("在[甲市|PLACE]，推出平台。", [], Carry.NONE),
    ],
)
def test_the_nearest_subject_is_carried(marked: str, names: list[str], carry: Carry) -> None:
    assert _carried(example_page(marked, BOOK.words), at="推出") == (names, carry)


@pytest.mark.parametrize(("reach", "names"), [(Carry.CLAUSE, []), (Carry.SENTENCE, ["甲局"])])
def test_reach_limits_from_how_far(reach: Carry, names: list[str]) -> None:
    page = example_page("[甲局|AGENCY]优化服务。推出平台。", BOOK.words)
    assert _carried(page, at="推出", reach=reach)[0] == names


@pytest.mark.parametrize(
    ("marked", "at", "names"),
    [
        ("[甲系统|INITIATIVE]和[乙线路|INITIATIVE]很忙。该线路开通。", "该线路", ["乙线路"]),
        ("[甲系统|INITIATIVE]很忙。\n[乙线路|INITIATIVE]很忙。\n系统开通。", "系统", ["甲系统"]),
        ("[甲办法|POLICY]和[乙办法|POLICY]公布，办法施行。", "办法", ["甲办法", "乙办法"]),
        ("[甲办法证书|POLICY]公布，办法施行。", "办法", ["甲办法证书"]),
        ("[甲办法申请表证书|POLICY]公布，办法施行。", "办法", []),
        ("[甲项目|INITIATIVE]很大。项目去年签约，今年动工。", "今年", ["甲项目"]),
        ("[甲线|INITIATIVE]很大。某物去年签约，今年动工。", "今年", ["甲线"]),
    ],
)
def test_a_common_noun_takes_up_what_ends_in_it(marked: str, at: str, names: list[str]) -> None:
    assert _carried(example_page(marked, BOOK.words), at=at, labels=THINGS, reach=Carry.SENTENCE)[0] == names


@pytest.mark.parametrize(
    ("marked", "at", "names"),
    [
        ("[甲办法|POLICY]公布；[乙通知|POLICY]公布。两份文件施行。", "两份", ["甲办法", "乙通知"]),
        (
            "[甲系统|INITIATIVE]、[乙系统|INITIATIVE]、[丙系统|INITIATIVE]很忙，两个系统开通。",
            "两个",
            ["乙系统", "丙系统"],
        ),
        ("[甲系统|INITIATIVE]、[乙系统|INITIATIVE]很忙。\n两个系统相近，其中开通。", "其中", ["甲系统", "乙系统"]),
        ("[甲系统|INITIATIVE]、[乙线路|INITIATIVE]很忙，两个系统开通。", "两个", []),
        ("[甲大桥|INITIATIVE]动工；项目开通。", "项目", ["甲大桥"]),
        ("[甲大桥|INITIATIVE]动工。\n项目开通。", "项目", []),
    ],
)
def test_so_many_things_are_taken_up(marked: str, at: str, names: list[str]) -> None:
    assert _carried(example_page(marked, BOOK.words), at=at, labels=THINGS)[0] == names


def test_a_common_noun_takes_up_any_name() -> None:
    page = example_page("在[甲片区|ZONE]，工厂很忙。\n片区开放。", BOOK.words)
    assert _carried(page, at="片区") == (["甲片区"], Carry.HEADING)


@pytest.mark.parametrize(
    ("marked", "at", "names"),
    [
        ("[甲法院|AGENCY]与[乙社|COMPANY]签约。该院增设窗口。", "该院", ["甲法院"]),
        ("[甲省|PLACE]、[乙市|PLACE]增长。全省增设窗口。", "全省", ["甲省"]),
        ("[甲法院|AGENCY]很忙。全院增设窗口。", "全院", ["甲法院"]),
        ("[甲局|AGENCY]很忙。其增设窗口。", "其增", ["甲局"]),
        ("[甲局|AGENCY]与[乙社|COMPANY]、[丙社|COMPANY]签约，并与[丁社|COMPANY]联手。", "并与", ["甲局"]),
        ("[甲局|AGENCY]与[乙社|COMPANY]签约，推出平台。", "推出", ["甲局", "乙社"]),
        (
            "[甲局|AGENCY]走访[丙社|COMPANY]和[丁社|COMPANY]，随后与[乙社|COMPANY]会谈。双方联手。",
            "双方",
            ["甲局", "乙社"],
        ),
    ],
)
def test_short_words_and_partners_tell_the_subject(marked: str, at: str, names: list[str]) -> None:
    assert _carried(example_page(marked, BOOK.words), at=at)[0] == names


def test_a_common_noun_taken_up_earlier_stands_for_its_kind() -> None:
    page = example_page("[甲模式|INITIATIVE]很好。这套做法受到欢迎，并已推广。", BOOK.words)
    assert _carried(page, at="并已", labels=THINGS)[0] == ["甲模式"]


def test_a_noun_stands_for_its_kind_in_the_next_paragraph() -> None:
    page = example_page("[甲推介会|INITIATIVE]开幕。\n活动由某局主办。\n一。\n二。\n三。\n活动结束。", BOOK.words)
    assert _carried(page, at="活动由", labels=THINGS)[0] == ["甲推介会"]
    assert _carried(page, at="活动结束", labels=THINGS)[0] == []


def test_who_acts_with_a_subject_is_carried_with_it() -> None:
    page = example_page("[甲局|AGENCY]会同[乙局|AGENCY]走访，推出平台。", BOOK.words)
    assert _carried(page, at="推出") == (["甲局", "乙局"], Carry.CLAUSE)


def test_of_a_sentence_the_subject_comes_before_what_it_names() -> None:
    page = example_page("[甲项目|INITIATIVE]很大，货物经[乙通道|INITIATIVE]转运，今年建成。", BOOK.words)
    assert _carried(page, at="今年", labels=THINGS)[0] == ["甲项目"]


def test_both_stands_for_those_named_together() -> None:
    page = example_page("[甲社|COMPANY]与[乙社|COMPANY]联手，[丙局|AGENCY]支持，双方建厂。", BOOK.words)
    assert _carried(page, at="双方") == (["甲社", "乙社"], Carry.CLAUSE)


def test_both_need_not_have_been_the_subject() -> None:
    page = example_page("航线由[甲社|COMPANY]与[乙社|COMPANY]经营，双方建厂。", BOOK.words)
    assert _carried(page, at="双方") == (["甲社", "乙社"], Carry.CLAUSE)


def test_the_title_is_the_last_resort() -> None:
    page = example_page("[甲局|AGENCY]：优化服务\n推出平台。", BOOK.words)
    with_title = Page(**{**{f: getattr(page, f) for f in page.__slots__}, "title": page.entities})
    assert _carried(with_title, at="推出") == (["甲局"], Carry.HEADING)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("我们推出平台。[甲社|COMPANY]经理[张三|PERSON]说。", ["甲社"]),
        ("[甲社|COMPANY]经理[张三|PERSON]表示，目前我们推出平台。", ["甲社"]),
        ("我们推出平台，[甲社|COMPANY]负责人说。", ["甲社"]),
        ("[甲社|COMPANY]经理[张三|PERSON]说。我们推出平台。", ["甲社"]),
        ("[甲社|COMPANY]很忙。\n我们推出平台。", []),
    ],
)
def test_we_are_who_speaks(marked: str, names: list[str]) -> None:
    assert _carried(example_page(marked, BOOK.words), at="目前我们" if "目前" in marked else "我们")[0] == names


def test_what_follows_a_verb_of_we_is_no_topic() -> None:
    page = example_page("[甲社|COMPANY]很忙，我们打通了[乙市|PLACE]线路，推出平台。", BOOK.words)
    assert _carried(page, at="推出")[0] != ["乙市"]


@pytest.mark.parametrize(
    ("marked", "at", "names"),
    [
        (
            "[甲海关|AGENCY]与[乙海关|AGENCY]签约，助力[丙市|PLACE]、[丁市|PLACE]发展。两地海关推出平台。",
            "两地海关",
            ["甲海关", "乙海关"],
        ),
        ("[甲行|COMPANY]签约，以新设的[乙支行|COMPANY]为依托，推出平台。", "推出", ["甲行"]),
    ],
)
def test_those_of_two_sides_and_means_are_told_apart(marked: str, at: str, names: list[str]) -> None:
    assert _carried(example_page(marked, BOOK.words), at=at)[0] == names
