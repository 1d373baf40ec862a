import pytest

from fztgraph.mentions.table_units import table_numbers
from fztgraph.reading import read_text
from fztgraph.tables import find_tables


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("|区|出口（亿元）|\n|-|-|\n|甲区|5|", ["5亿元"]),
        ("|区|出口(单位:亿元)|\n|-|-|\n|甲区|1,250.5|", ["1,250.5亿元"]),
        ("|区|出口/亿元|\n|-|-|\n|甲区|5|", ["5亿元"]),
        ("|区|增速（±%）|同比增长%|\n|-|-|-|\n|甲区|-3.1|+4|", ["-3.1%", "4%"]),
        ("|区|出口|\n|-|-|\n|甲区|5亿元|", ["5亿元"]),
        ("|区|增速|\n|-|-|\n|甲区|-3.1%|", ["-3.1%"]),
        ("|指标|单位|数值|\n|-|-|-|\n|出口|亿元|5|\n|企业|家|6|", ["5亿元", "6家"]),
        ("|指标|数值|\n|-|-|\n|出口（亿元）|5|", ["5亿元"]),
        ("单位：亿元\n\n|指标|数值|\n|-|-|\n|出口|5|", ["5亿元"]),
        ("|区（单位：家）|数值|\n|-|-|\n|甲区|5|", ["5家"]),
        ("|区|出口|\n|-|-|\n|甲区|5|", ["5"]),
    ],
)
def test_a_number_has_the_unit_of_its_cell_or_its_headings(text: str, words: list[str]) -> None:
    reading = read_text(text)
    [table] = find_tables(text, reading)
    assert [found for _, found in table_numbers(table, reading.text)] == words
