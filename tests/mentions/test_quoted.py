import pytest

from fztgraph.mentions.quoted import find_quoted_names, is_figure
from fztgraph.model import Label


def found(text, listed=()):
    return [(c.label, c.type, text[c.start : c.end]) for c in find_quoted_names(text, listed)]


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("打造“企业客厅”。", "Initiative", "“企业客厅”"),
        ("打造了全新的“企业客厅”。", "Initiative", "“企业客厅”"),
        ("开展“送法上门”行动。", "Initiative", "“送法上门”行动"),
        ("通过“云上口岸”平台办理", "Platform", "“云上口岸”平台"),
        ("运行“云溪号”班列", "TransportRoute", "“云溪号”班列"),
        ("参加“云溪论道”论坛", "Event", "“云溪论道”论坛"),
        ("申报“云帆”项目", "Project", "“云帆”项目"),
        ("使用「云上口岸」平台", "Platform", "「云上口岸」平台"),
        ("发放“税易贷”贷款", "Initiative", "“税易贷”"),
        ("这趟车名为“云溪快铁”。", "Initiative", "“云溪快铁”"),
        ("创新举措——“码上通”，", "Initiative", "“码上通”"),
    ],
)
def test_coined_names_of_schemes(text, type_, name):
    assert (Label.INITIATIVE, type_, name) in found(text)


@pytest.mark.parametrize(
    "text",
    ["推出“新港十条”。", "发布“负面清单”。", "实施支持外贸企业稳定发展的“港城12条”。", "修订“负面清单”制度"],
)
def test_quoted_documents_are_policies(text):
    assert [label for label, _, _ in found(text)] == [Label.POLICY]


def test_a_list_goes_on_with_names_of_schemes():
    assert [name for _, _, name in found("推出“港易办”“港易学”、“港易游”和“港易医”")] == [
        "“港易办”",
        "“港易学”",
        "“港易游”",
        "“港易医”",
    ]


def test_quotes_that_only_follow_one_another_are_no_list():
    assert [name for _, _, name in found("推出“港易办”让“港易学”")] == ["“港易办”"]


def test_a_name_that_recurs_is_one():
    assert len(found("在“港易办”窗外。他指着“港易办”说")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "吃下“定心丸”，跑出“加速度”。",
        "绘制“云溪蓝图”。",
        "提供“一站式”服务",
        "他说“很好”。",
        "打造“优质、高效”环境",
        "推出“我办事，你放心”承诺",
        "完成“721”指标",
        "他读了“港城意见”后说",
        "接过“港易办”时",
        "青禾公司（以下简称“公司”）与云帆公司（以下简称“公司”）",
        "打造“很长很长很长很长很长很长很长很长很长很长很长很长很长”的名",
        "依托远在十几里之外的那座“云港”",
    ],
)
def test_figures_of_speech_and_speech_are_none(text):
    assert found(text) == []


def test_a_known_name_needs_no_other():
    assert found("参与“一带一路”项目", {(2, 8)}) == []


@pytest.mark.parametrize(("inner", "figure"), [("企业之家", False), ("新引擎", True), ("面对面", True), ("721", False)])
def test_figures_are_told_by_their_words(inner, figure):
    assert is_figure(inner) is figure
