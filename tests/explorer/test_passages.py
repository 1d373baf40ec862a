"""A quote inside its paragraph, without the litter of its source, cut to what fits."""

import pytest

from fztgraph.explorer.passages import Passage, find_passage, printed

TEXT = "# 标题\n\n前文。**黑河片区**启动 3 号项目。后文。\n\n另一段。"


def passage(quote: str, text: str | None = TEXT) -> Passage:
    start = text.index(quote) if text and quote in text else 0
    return find_passage(text, quote, start, start + len(quote))


def test_a_quote_stands_in_its_paragraph() -> None:
    assert passage("**黑河片区**启动 3 号项目。") == Passage("前文。", "黑河片区启动3号项目。", "后文。")


@pytest.mark.parametrize("text", [None, "", "全是别的文字，没有这句话。"])
def test_a_quote_that_the_text_does_not_hold_stands_alone(text: str | None) -> None:
    assert passage("**黑河片区**启动项目", text) == Passage("", "黑河片区启动项目", "")


def test_a_number_before_the_quote_is_left_out() -> None:
    assert passage("（一）启动项目", "（一）启动项目。后文") == Passage("", "启动项目", "。后文")
    assert passage("启动项目", "3. 黑河启动项目") == Passage("黑河", "启动项目", "")


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    text = "甲" * 50 + "。" + "乙" * 150 + "。引文。" + "丙" * 150 + "。" + "丁" * 50
    found = passage("引文。", text)
    assert found == Passage("…" + "乙" * 150 + "。", "引文。", "丙" * 150 + "。…")
    endless = passage("引文", "甲" * 500 + "引文" + "乙" * 500)
    assert (len(endless.before), len(endless.after)) == (161, 161)


def test_a_long_quote_is_cut() -> None:
    assert len(passage("字" * 5000, "字" * 5000).quote) == 1201


def test_a_text_without_litter_is_left_as_it_is() -> None:
    assert printed("黑河片区启动项目。") == "黑河片区启动项目。"
    assert printed("Heihe opens") == "Heihe opens"
    assert printed("**") == ""
