"""What is shown of a quote."""

import pytest

from fztgraph.quotes import read_printed, show_quote


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (
            "（十一）中国—塞尔维亚自由贸易协定将于 2024 年 7 月 1 日正式生效\n\n",
            "中国—塞尔维亚自由贸易协定将于2024年7月1日正式生效",
        ),
        ("**（十一）中塞协定**", "中塞协定"),
        ("### 三、 主要任务", "主要任务"),
        ("（3）建设口岸", "建设口岸"),
        ("2. 建设**快捷**通关系统", "建设快捷通关系统"),
        ("12）建设口岸", "建设口岸"),
        ("- 建设口岸", "建设口岸"),
        ("2.5亿元", "2.5亿元"),
        ("十四五期间", "十四五期间"),
        ("（黑河）片区", "（黑河）片区"),
        ("2024年，", "2024年，"),
        ("TIR 公约 and more", "TIR公约and more"),
        ("繁體與１２３", "繁體與１２３"),
        ("（十一）", "（十一）"),
        ("---", "---"),
        ("", ""),
    ],
)
def test_a_quote_is_shown_without_marks_and_numbers(quote: str, shown: str) -> None:
    assert show_quote(quote) == shown


def test_marks_of_markdown_stay_in_plain_text() -> None:
    assert show_quote("a_b 甲", markdown=False) == "a_b甲"


def test_an_article_is_printed_with_its_own_characters() -> None:
    reading = read_printed("**臺灣１**\n\n２", markdown=True)
    assert reading.text == "臺灣１\n２"
