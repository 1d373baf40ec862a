import pytest
from marked_articles import marked_doc

from fztgraph.claims.figure_lines import FigureLine, read_lines
from fztgraph.claims.figure_rules import load_figure_rules
from fztgraph.claims.indicators import find_name, find_noun, find_topic, split_shared

BOOK = load_figure_rules()


def line_of(text: str) -> tuple[FigureLine, int]:
    """Return the line of a text that ends in 。, and the place of its last number."""
    (line,) = read_lines(marked_doc(text))
    return line, [place for place, _ in line.quantities()][-1]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("〔PLACE:甲市〕货物贸易进出口总值96.2亿元。", "货物贸易进出口总值"),
        ("其中，出口47.7亿元。", "出口"),
        ("边境小额贸易实现进出口63.4亿元。", "边境小额贸易实现进出口"),
        ("截至目前，共有在建项目25个。", "在建项目"),
        ("企业就能节约约30万元。", "企业就能节约"),
        ("其中较上年新增737家。", "新增"),
        ("年产能达83万辆。", "年产能"),
        ("新上线功能17项。", "新上线功能"),
        ("〔ZONE:甲区〕对〔PLACE:乙国〕进出口3亿元。", "对乙国进出口"),
        ("〔COMPANY:甲行〕通过账户向〔COMPANY:乙公司〕发放船舶抵押贷款2200万元。", "发放船舶抵押贷款"),
        ("〔ZONE:甲区〕内企业经营总收入首次超过1000亿元。", "企业经营总收入"),
        ("全省自贸试验区进出口总额力争突破3000亿元。", "自贸试验区进出口总额"),
        ("10年间共开行2024列。", "开行"),
        ("来源：https://example.org/a/b.htm 货值8万元。", "货值"),
        ("已有3家和2家。", ""),
        ("其中〔PLACE:汉堡〕4条。", ""),
        ("累计达9家。", ""),
    ],
)
def test_the_topic_is_what_is_said_before_the_number(text: str, topic: str) -> None:
    line, place = line_of(text)
    assert line.words(*find_topic(line, place, BOOK)) == topic


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("邀请50余家重点企业参加。", "重点企业"),
        ("选派7个景区开展调处。", "景区"),
        ("3栋倒班宿舍和综合楼主体已经完工。", "倒班宿舍"),
        ("争取15条出入境和停居留便利措施。", "出入境和停居留便利措施"),
        ("新增5个以上国际物流园区。", "国际物流园区"),
        ("新增3400平方米的仓库。", "仓库"),
        ("有12名〔PLACE:俄罗斯〕籍主播。", "俄罗斯籍主播"),
        ("3辆装载高分子材料的集装箱货车驶入。", "集装箱货车"),
        ("惠及企业100余家。", ""),
        ("其中13项在全国复制推广。", ""),
        ("创下1900辆次的新纪录。", ""),
        ("8个自由贸易港区获批。", "自由贸易港区"),
        ("查验车位由28个增加到很多。", ""),
    ],
)
def test_the_noun_is_what_follows_the_number(text: str, noun: str) -> None:
    line, place = line_of(text)
    assert line.words(*find_noun(line, place, BOOK)) == noun


def test_a_name_may_stand_where_a_topic_would() -> None:
    line, place = line_of("其中〔PLACE:汉堡〕4条。")
    assert find_name(line, place, BOOK) == (2, 3)
    assert find_name(*line_of("进出口4亿元。"), BOOK) is None


@pytest.mark.parametrize(
    ("indicator", "count", "parts"),
    [
        ("对非洲、美国和东盟分别进出口", 3, ["对非洲进出口", "对美国进出口", "对东盟进出口"]),
        ("金属矿砂、煤炭进口分别", 2, ["金属矿砂进口", "煤炭进口"]),
        ("对美国进出口", 2, None),
        ("对非洲、美国进出口", 3, None),
        ("通行", 2, None),
        ("、进口", 2, None),
    ],
)
def test_what_a_list_of_figures_shares_is_given_to_each(indicator: str, count: int, parts: list[str] | None) -> None:
    assert split_shared(indicator, count) == parts
