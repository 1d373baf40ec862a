import pytest

from fztgraph.iris import listed_iri
from fztgraph.linking.names import take_apart

HEIHE = listed_iri("place", "231100")
HEIHE_ZONE = listed_iri("zone", "heilongjiang-heihe")

NAMES = [
    ("黑龙江自贸试验区黑河片区管理委员会", (HEIHE_ZONE,), "管委会"),
    ("黑河市人民政府", (HEIHE,), "政府"),
    ("商务部服贸司", (listed_iri("agency", "mo-commerce"),), "服贸司"),
    ("星野经贸有限公司", (), "星野经贸"),
    ("中国星野集团", (), "中国星野集团"),
    ("黑河", (), "黑河"),
]


@pytest.mark.parametrize(("name", "owners", "rest"), NAMES)
def test_what_a_name_begins_with_is_set_apart(name, owners, rest):
    taken = take_apart(name)
    assert (taken.owners, taken.rest) == (owners, rest)


@pytest.mark.parametrize(
    ("name", "coined", "head"), [("“星火”", "星火", ""), ("黑河市“星火”平台", "星火", "平台"), ("星火平台", "", "")]
)
def test_what_a_name_coins_is_set_apart(name, coined, head):
    taken = take_apart(name)
    assert (taken.coined, taken.head) == (coined, head)


@pytest.mark.parametrize(
    ("name", "ends", "line"),
    [
        ("黑河至莫斯科公路货运线路", 2, "公路货运线路"),
        ("中欧班列（黑河—莫斯科）", 2, "中欧班列"),
        ("黑河公路货运线路", 0, ""),
    ],
)
def test_a_line_has_two_ends(name, ends, line):
    taken = take_apart(name)
    assert (len(taken.ends), taken.line) == (ends, line)


@pytest.mark.parametrize(("name", "numbers"), [("产业园二期", {"二期"}), ("系统2.0版", {"2.0版"}), ("产业园", set())])
def test_numbers_tell_things_apart(name, numbers):
    assert take_apart(name).numbers == numbers
