import pytest

from fztgraph.evaluation.context import Mark, Source, printed_dates, printed_numbers

SEA, TOWN = Mark("PORT", ("青湾港",)), Mark("PLACE", ("松原镇", "松原"))
TEXT = """# 松原镇与青湾港

松原镇位于山中。青湾港在海边。6月16日，松原与青湾港开行班列。
"""


@pytest.mark.parametrize(
    ("marks", "quoted"),
    [
        ([SEA, TOWN], "6月16日，[松原|PLACE]与[青湾港|PORT]开行班列。"),
        ([SEA], "[青湾港|PORT]在海边。"),
        ([SEA, Mark("", ("16日",))], "6月[16日]，松原与[青湾港|PORT]开行班列。"),
        ([Mark("PLACE", ("南山",))], ""),
        ([], ""),
    ],
)
def test_the_sentence_that_names_the_most_is_quoted_running_text_first(marks, quoted):
    assert Source(TEXT).quote(marks) == quoted


def test_two_sentences_are_quoted_where_none_names_all():
    source = Source("松原镇位于山中。天气晴好。青湾港在海边。")
    assert source.quote([SEA, TOWN]) == "[松原镇|PLACE]位于山中。 … [青湾港|PORT]在海边。"


def test_the_sentences_of_the_evidence_are_quoted_whole():
    evidence = (TEXT.index("位于"), TEXT.index("海边"))
    assert Source(TEXT).quote([SEA], evidence) == "松原镇位于山中。[青湾港|PORT]在海边。"


@pytest.mark.parametrize(
    ("text", "name", "quoted"),
    [
        ("依据青湾《港口条例》实施。", "青湾《港口条例》", "依据[青湾《港口条例》|POLICY]实施。"),
        ("建设“数智”平台。", "“数智”平台", "建设[“数智”平台|POLICY]。"),
        ("按 **港口 条例** 办理。", "港口条例", "按 [港口 条例|POLICY] 办理。"),
    ],
)
def test_names_are_found_however_they_are_typed(text, name, quoted):
    assert Source(text).quote([Mark("POLICY", (name,))]) == quoted


def test_a_long_sentence_is_cut_around_what_is_marked():
    quoted = Source("开" * 300 + "青湾港" + "办" * 300).quote([SEA])
    assert quoted == "…" + "开" * 60 + "[青湾港|PORT]" + "办" * 60 + "…"


@pytest.mark.parametrize(
    ("value", "printed"), [(7, ["7"]), (None, []), (1563, ["1563", "1,563", "0.1563万"]), (1234.5, "1,234.5")]
)
def test_numbers_are_looked_for_as_they_are_printed(value, printed):
    numbers = list(printed_numbers(value))
    assert printed in numbers if isinstance(printed, str) else numbers == printed


@pytest.mark.parametrize(("day", "printed"), [("2024", ["2024年"]), ("2024-06", ["2024年6月", "6月", "2024年"])])
def test_dates_are_looked_for_as_they_are_printed(day, printed):
    assert list(printed_dates([day])) == printed
