import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.names import choose, settle
from fztgraph.model import Label

NAMED = [
    # known names
    ("货物从绥芬河发往莫斯科。", "PLACE", "绥芬河"),
    ("中国（黑龙江）自由贸易试验区黑河片区挂牌。", "ZONE", "中国（黑龙江）自由贸易试验区黑河片区"),
    ("双方依托RCEP扩大贸易。", "POLICY", "RCEP"),
    ("共建“一带一路”取得进展。", "POLICY", "共建“一带一路”"),
    # authorities
    ("据青禾海关统计，进出口增长。", "AGENCY", "青禾海关"),
    ("活动由黑龙江省商务厅主办。", "AGENCY", "黑龙江省商务厅"),
    ("市商务局和区文旅局参加。", "AGENCY", "区文旅局"),
    ("中国人民银行四川省分行批复。", "AGENCY", "中国人民银行四川省分行"),
    ("北京海关和石家庄海关签署备忘录。", "AGENCY", "石家庄海关"),
    ("前往南山出入境边防检查站办理。", "AGENCY", "南山出入境边防检查站"),
    # companies
    ("位于园区的青禾（天津）激光技术有限公司投产。", "COMPANY", "青禾（天津）激光技术有限公司"),
    ("由云帆供应链集团承建。", "COMPANY", "云帆供应链集团"),
    ("针对云帆经贸、青禾公司提出的问题，", "COMPANY", "云帆经贸"),
    # zones and ports
    ("建设云溪国际新材料产业园。", "ZONE", "云溪国际新材料产业园"),
    ("从友谊关口岸出境。", "PORT", "友谊关口岸"),
    # documents
    ("印发《关于支持云溪港发展的若干措施》。", "POLICY", "《关于支持云溪港发展的若干措施》"),
    (
        "根据《云溪跨境数据管理办法（试行）》（2024年版）执行。",
        "POLICY",
        "《云溪跨境数据管理办法（试行）》（2024年版）",
    ),
    # initiatives
    ("开展“送法上门”行动。", "INITIATIVE", "“送法上门”行动"),
    ("打造“企业客厅”。", "INITIATIVE", "“企业客厅”"),
    ("经阿拉山口开往欧洲的中欧班列（西安）增加。", "INITIATIVE", "中欧班列（西安）"),
    ("推出出入境车辆智能查验放行系统。", "INITIATIVE", "出入境车辆智能查验放行系统"),
    ("满洲里至莫斯科跨境公路货运线路开通。", "INITIATIVE", "满洲里至莫斯科跨境公路货运线路"),
    ("第三届云溪国际贸易数字化论坛举行。", "INITIATIVE", "第三届云溪国际贸易数字化论坛"),
    # persons
    ("管委会主任李明远出席。", "PERSON", "李明远"),
    ("货运司机王树说，通关快了。", "PERSON", "王树"),
    ("商务部长安德烈·伊万诺夫表示欢迎。", "PERSON", "安德烈·伊万诺夫"),
]
UNNAMED = [
    "企业可以在园区办理手续。",
    "该系统运行平稳，有关部门和相关企业给予好评。",
    "这让民企吃下“定心丸”，跑出“加速度”。",
    "两个项目同时开工，多家公司参加。",
    "如果资源紧张，各方应当合作，打开出海通道。",
    "货物由海关监管后放行。",
]


@pytest.mark.parametrize(("text", "label", "name"), NAMED)
def test_name_is_found_with_its_label(read_names, text, label, name):
    found = {(span.label_, span.text) for span in read_names(text)}
    assert (label, name) in found


@pytest.mark.parametrize("text", UNNAMED)
def test_ordinary_words_are_no_names(read_names, text):
    assert [span.text for span in read_names(text)] == []


@given(st.text(alphabet="中国海关的“”《》（）项目公司港口、，。在与A1至市省李王说", max_size=60))
def test_any_text_gives_names_that_do_not_overlap(read_names, text):
    spans = read_names(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_longest_candidate_wins_then_the_higher_rank():
    short = Candidate(0, 3, Label.PLACE, "Place", "a", rank=9)
    long = Candidate(0, 5, Label.AGENCY, "Agency", "b", rank=1)
    rival = Candidate(0, 5, Label.COMPANY, "Company", "c", rank=2)
    assert choose([short, long, rival]) == [rival]


def candidate(start, end, label, source):
    return Candidate(start, end, label, "Thing", source)


def test_the_model_decides_but_a_title_in_title_marks_stands():
    title = candidate(0, 8, Label.POLICY, "titled")
    rule = candidate(10, 14, Label.ZONE, "head-zone")
    inside = candidate(1, 4, Label.PLACE, "statistical")
    place = candidate(10, 12, Label.PLACE, "statistical")
    assert settle("字" * 14, [title, rule], [title, rule], [inside, place]) == [title, place]


def test_an_organization_needs_a_last_word_that_a_rule_knows():
    known = candidate(2, 6, Label.ORGANIZATION, "head-organization")
    longer = candidate(0, 6, Label.ORGANIZATION, "statistical")
    publisher = candidate(8, 12, Label.ORGANIZATION, "statistical")
    assert settle("字" * 14, [known], [known], [longer, publisher]) == [longer]


def test_where_the_model_cuts_brackets_in_two_the_rules_reading_stands():
    text = "云岭集团（中国）和云溪"
    rule = candidate(0, 8, Label.COMPANY, "head-company")
    halves = [candidate(0, 4, Label.COMPANY, "statistical"), candidate(5, 8, Label.COMPANY, "statistical")]
    place = candidate(9, 11, Label.PLACE, "statistical")
    assert settle(text, [rule], [rule], [halves[1], place]) == [rule, place]
    assert settle(text, [rule], [rule], [*halves, place]) == [halves[0], place]


def test_who_decides_is_a_setting(read_names, monkeypatch):
    text = "据介绍，云岭果业与乌拉尔物流签署了协议。"
    assert read_names(text) == []
    monkeypatch.setenv("FZTGRAPH_RECOGNISER", "model")
    assert [span.text for span in read_names(text)] == ["云岭果业", "乌拉尔物流"]


def test_an_installed_pipeline_may_decide(read_names, monkeypatch, tmp_path):
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "云岭"}])
    nlp.to_disk(tmp_path)
    monkeypatch.setenv("FZTGRAPH_RECOGNISER", str(tmp_path))
    assert [(span.text, span.label_) for span in read_names("云岭的企业")] == [("云岭", "PLACE")]


@pytest.mark.parametrize("source", ["quoted", "head-event"])
def test_a_coined_name_or_an_event_is_one_even_where_the_model_reads_nothing(source):
    quoted = candidate(2, 8, Label.INITIATIVE, source)
    project = candidate(9, 13, Label.INITIATIVE, "head-project")
    part = candidate(3, 7, Label.PLACE, "statistical")
    assert settle("字" * 14, [quoted, project], [quoted, project], []) == [quoted]
    assert settle("字" * 14, [quoted], [quoted], [part]) == [part]


def test_a_long_listed_name_is_one_even_where_the_model_reads_nothing():
    listed = candidate(0, 8, Label.AGENCY, "known")
    short = candidate(9, 11, Label.PLACE, "known")
    assert settle("字" * 14, [listed, short], [listed, short], []) == [listed]
