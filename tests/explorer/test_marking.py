"""An article's text with facts and names marked: sentences, overlaps, portions, hostile texts."""

import pytest

from fztgraph.explorer.marking import find_names, find_portions, mark_text, portion_of

TEXT = "# 标题\n\n**黑河片区**于6月启动甲项目。海关说：“开通了！”另有乙项目。\n\n后文没有内容。"


def marked(text, facts=(), names=(), **options):
    return mark_text(text, (0, len(text)), facts, dict(names), **options)


def spans(text, *quotes):
    return [[(text.index(quote), text.index(quote) + len(quote))] for quote in quotes]


def sentences(paragraphs):
    return [one for paragraph in paragraphs for one in paragraph.sentences]


def test_a_text_is_cut_into_paragraphs_and_sentences():
    paragraphs = marked(TEXT)
    assert [[one.text for one in paragraph.sentences] for paragraph in paragraphs] == [
        ["标题"],
        ["黑河片区于6月启动甲项目。", "海关说：“开通了！”", "另有乙项目。"],
        ["后文没有内容。"],
    ]
    assert [paragraph.heading for paragraph in paragraphs] == [1, 0, 0]
    assert [one.number for one in sentences(paragraphs)] == [1, 2, 3, 4, 5]


def test_facts_are_marked_where_they_are_said():
    facts = spans(TEXT, "**黑河片区**于6月启动甲项目。", "6月启动", "甲项目。海关")
    second, third = sentences(marked(TEXT, facts))[1:3]
    assert [(run.text, run.facts) for piece in second.pieces for run in piece.runs] == [
        ("黑河片区于", (0,)),
        ("6月启动", (0, 1)),
        ("甲项目。", (0, 2)),
    ]
    assert (second.facts, third.facts) == ((0, 1, 2), (2,))


def test_names_are_marked_and_those_inside_them_told():
    names = {"zone": ["黑河片区", "黑河"], "place": ["黑河"], "project": ["甲项目"]}
    second = sentences(marked(TEXT, spans(TEXT, "黑河片"), names))[1]
    assert [(piece.thing, "".join(run.text for run in piece.runs), piece.within) for piece in second.pieces] == [
        ("zone", "黑河片区", ("place",)),
        ("", "于6月启动", ()),
        ("project", "甲项目", ()),
        ("", "。", ()),
    ]
    assert [run.facts for run in second.pieces[0].runs] == [(0,), ()]


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("上海海关和海关", ["上海海关", "海关总署", "海关"], ["上海海关", "海关"]),
        ("甲乙丙丁", ["甲乙丙", "丙丁"], ["甲乙丙"]),
        ("RCEPX和RCEP", ["RCEP"], ["RCEP"]),
        ("甲", ["甲"], []),
        ("", ["甲乙"], []),
    ],
)
def test_of_names_that_overlap_the_earlier_and_longer_is_marked(text, forms, found):
    outer, _ = find_names(text, {form: [form] for form in forms})
    assert [text[start:end] for start, end in sorted(outer)] == found


def test_no_sentence_ends_inside_a_name():
    text = "“你好！世界”项目启动。完。"
    assert [one.text for one in sentences(marked(text, names={"x": ["你好！世界"]}))] == [
        "“你好！世界”项目启动。",
        "完。",
    ]


def test_what_directs_writing_and_what_cannot_be_seen_is_not_shown():
    (one,) = sentences(marked("甲\u202e乙\x00丙<script>丁", markdown=False))
    assert one.text == "甲 乙 丙<script>丁"


@pytest.mark.parametrize("text", ["", "\n\n", "**", "---\n\n***", "|||"])
def test_texts_without_words(text):
    assert [one.says_something for one in sentences(marked(text)) if one.says_something] == []


def test_plain_text_keeps_its_lines():
    assert [p.sentences[0].text for p in marked("甲。\n乙_丙", markdown=False)] == ["甲。", "乙_丙"]


@pytest.mark.parametrize("joint", ["\n\n", "\n", "。", "x"])
def test_a_long_text_is_shown_in_portions_that_end_where_paragraphs_or_sentences_do(joint):
    text = ("字" * 99 + joint) * 700
    portions = find_portions(text)
    assert "".join(text[start:end] for start, end in portions) == text
    assert all(end - start <= 30_000 for start, end in portions)
    if joint != "x":
        assert all(text[:end].endswith(joint) for _, end in portions[:-1])
    assert [portion_of(portions, start) for start, _ in portions] == list(range(1, len(portions) + 1))


def test_a_portion_has_its_own_facts():
    text = ("开头。" * 20 + "\n\n") * 600 + "**最后**一句。"
    portions = find_portions(text)
    facts = spans(text, "**最后**一句。")
    paragraphs = mark_text(text, portions[-1], facts, {})
    assert [one.text for one in sentences(paragraphs) if one.facts] == ["最后一句。"]
    assert not any(one.facts for one in sentences(mark_text(text, portions[0], facts, {})))


def test_many_facts_at_one_place_stay_quick():
    text = "甲乙丙丁。" * 2000
    facts = [[(5 * at, 5 * at + 5)] for at in range(2000)]
    assert len(sentences(marked(text, facts, {"x": ["甲乙"]}))) == 2000
