import pytest

from fztgraph.entities.drafts import Draft
from fztgraph.entities.references import find_level_references, find_references
from fztgraph.model import Form, Label, Mention


def draft(text, name, label):
    return Draft(label, label.title(), None, [Mention(text.index(name), text.index(name) + len(name), name)])


def referents(text, *named):
    """The references of a text with the name that each stands for."""
    drafts = [draft(text, name, label) for name, label in named]
    return [(mention.text, one.name) for one, mention in find_references(text, drafts)]


SYSTEM, PLATFORM = ("云溪通关系统", Label.INITIATIVE), ("云溪服务平台", Label.INITIATIVE)
COMPANY, BANK = ("青禾物流", Label.COMPANY), ("云帆银行", Label.COMPANY)


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        ("云溪通关系统上线，该系统运行", [SYSTEM], [("该系统", "云溪通关系统")]),
        ("云溪通关系统上线。系统运行", [SYSTEM], [("系统", "云溪通关系统")]),
        ("青禾物流说，该公司好", [COMPANY], [("该公司", "青禾物流")]),  # a company by whatever name
        ("云帆银行、青禾物流。该行好", [BANK, COMPANY], [("该行", "云帆银行")]),
        ("青禾物流、云帆银行。该公司好", [COMPANY, BANK], [("该公司", "云帆银行")]),  # the last one named
        ("云溪县人民法院。该法院", [("云溪县人民法院", Label.AGENCY)], [("该法院", "云溪县人民法院")]),
    ],
)
def test_a_reference_means_the_last_fitting_name(text, named, found):
    assert referents(text, *named) == found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("该系统运行，云溪通关系统上线", [SYSTEM]),  # before the name
        ("云溪通关系统上线，该平台运行", [SYSTEM]),  # of another head
        ("云溪通关系统上线，建设系统", [SYSTEM]),  # amid a clause
        ("青禾物流好。公司人员说", [COMPANY]),
        ("云溪通关系统上线，该公司运行", [SYSTEM]),
    ],
)
def test_other_words_mean_nothing_named(text, named):
    assert referents(text, *named) == []


def test_a_reference_is_no_name_to_refer_to():
    text = "云溪通关系统、该系统、云溪服务平台，该系统"
    one, other = draft(text, *SYSTEM), draft(text, *PLATFORM)
    one.mentions.append(Mention(7, 10, "该系统", Form.REFERENCE))
    assert {found.name for found, _ in find_references(text, [one, other])} == {"云溪通关系统"}


def test_levels_mean_the_article_s_own_places():
    text = "全省增长，我市增长，我国增长"
    home = {"province": draft("北省", "北省", Label.PLACE), "country": draft("南国", "南国", Label.PLACE)}
    found = [(m.text, d.name, m.form) for d, m in find_level_references(text, home)]
    assert found == [("全省", "北省", Form.REFERENCE), ("我国", "南国", Form.REFERENCE)]


def test_a_zone_is_no_such_place():
    assert list(find_level_references("全省增长", {"province": draft("北区", "北区", Label.ZONE)})) == []
