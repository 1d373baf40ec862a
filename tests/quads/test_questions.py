"""The competency questions get the right answers over a small graph."""

from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from .sample import sample_store

ROUTE = "绥芬河至莫斯科TIR跨境公路货运线路"
MEETING = "黑河自贸片区金融服务政银企对接会"
HEIHE = "中国（黑龙江）自由贸易试验区黑河片区"
TIANJIN = "中国（天津）自由贸易试验区"
SERBIA = "中华人民共和国政府和塞尔维亚共和国政府自由贸易协定"
TRADE = "货物贸易进出口总值"
MONTHS = "2024-01/2024-05"
STANDARD = "企业数据分类分级标准规范"

Row = tuple[str | None, ...]

#: The whole answer to each question.
ANSWERS: dict[str, set[Row]] = {
    "administration": {("黑河自贸片区管委会", HEIHE), ("绥芬河海关", "绥芬河公路口岸")},
    "agreements": {(SERBIA, "中国", "2023-10-17", "2024-07-01"), (SERBIA, "塞尔维亚", "2023-10-17", "2024-07-01")},
    "cooperation": {("天津自贸试验区创新发展局", "市网信办"), ("市网信办", "天津自贸试验区创新发展局")},
    "diffusion": {("数据出境管理“负面清单”", TIANJIN, None)},
    "disagreements": {("绥芬河市", TRADE, MONTHS, "9620000000", "9630000000")},
    "doubtful": {("绥芬河海关", "administers", "绥芬河海关的监管", "0.6")},
    "evidence": {(ROUTE, "2024-06-16", "6月16日", "绥芬河至莫斯科TIR跨境公路货运线路正式开通", "0.9")},
    "fastest-growth": {
        ("绥芬河市", "机电产品出口", "1.688"),
        ("绥芬河市", "出口", "0.527"),
        ("绥芬河市", TRADE, "0.218"),
    },
    "located-in-province": {("天津市", TIANJIN), ("黑龙江省", HEIHE), ("黑龙江省", "绥芬河公路口岸")},
    "mentioned-together": {("绥芬河海关", "绥芬河市", "3")},
    "merges": {
        ("临港新片区管委会", "中国（上海）自由贸易试验区临港新片区管理委员会", "one full name", "1"),
    },
    "participants": {
        (ROUTE, "carries out", "龙江交投龙运集团"),
        (MEETING, "carries out", HEIHE),
        (MEETING, "takes part", "李士舟"),
        (MEETING, "takes part", "龙江银行"),
    },
    "people": {("史鹏飞", "黑河自贸片区管委会"), ("李士舟", "市政府")},
    "policies": {(STANDARD, "天津自贸试验区创新发展局", TIANJIN, "全面与进步跨太平洋伙伴关系协定")},
    "routes": {(ROUTE, "绥芬河市", "莫斯科", "2024-06-16")},
    "themes": {("国际合作与自贸协定", "1"), ("物流通道", "1"), ("跨境金融", "1"), ("运行统计", "1")},
    "timeline": {
        ("2023-10-17", "signedOn", SERBIA),
        ("2024-06-16", "openedOn", ROUTE),
        ("2024-06-18", "heldOn", MEETING),
        ("2024-07-01", "effectiveOn", SERBIA),
    },
    "trade-figures": {
        ("绥芬河市", TRADE, "9630000000", "CNY", MONTHS, None),
        ("绥芬河市", TRADE, "9620000000", "CNY", MONTHS, "0.218"),
        ("绥芬河市", "出口", "4770000000", "CNY", MONTHS, "0.527"),
        ("绥芬河市", "机电产品出口", "1450000000", "CNY", MONTHS, "1.688"),
        ("绥芬河市", "边境小额贸易进出口占比", "0.659", "1", None, None),
        (ROUTE, "单程里程", "9800", "km", None, None),
    },
}
#: Part of the answer, where the rest comes from the gazetteer.
PARTS: dict[str, set[Row]] = {
    "companies": {
        ("百超（天津）激光技术有限公司", "百超集团", TIANJIN),
        ("龙江交投龙运集团快运公司", "龙江交投龙运集团", None),
    },
    "zones": {(TIANJIN, "2015-04-21", "119.9", "3")},
}


def ask(folder: Path, name: str) -> list[Row]:
    query = (folder / "ontology" / "questions" / f"{name}.rq").read_text(encoding="utf-8")
    solutions = sample_store().query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(None if value is None else value.value for value in row) for row in solutions]


def test_every_question_has_an_answer_here(root: Path) -> None:
    names: AbstractSet[str] = {path.stem for path in (root / "ontology" / "questions").glob("*.rq")}
    assert names == ANSWERS.keys() | PARTS.keys()
    assert len(names) >= 14


@pytest.mark.parametrize("name", ANSWERS)
def test_question_gets_its_answer(root: Path, name: str) -> None:
    rows = ask(root, name)
    assert set(rows) == ANSWERS[name]
    assert len(rows) == len(ANSWERS[name])


@pytest.mark.parametrize("name", PARTS)
def test_question_gets_its_answer_among_others(root: Path, name: str) -> None:
    assert PARTS[name] <= set(ask(root, name))


@pytest.mark.parametrize(("name", "column"), [("timeline", 0), ("routes", 0), ("zones", 1)])
def test_answers_are_in_order(root: Path, name: str, column: int) -> None:
    values = [str(row[column]) for row in ask(root, name)]
    assert values == sorted(values)
