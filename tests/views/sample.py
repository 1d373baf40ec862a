"""An invented newsletter as a graph, and larger graphs of any size, by the same code that writes real ones."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.iris import BACKGROUND_GRAPH, article_iri, entity_iri, issue_iri
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Form,
    Issue,
    Label,
    Mention,
    Observation,
    Relation,
)
from fztgraph.quads.articles import article_quads
from fztgraph.quads.ontology import ontology_quads
from fztgraph.store import add_quads
from fztgraph.themes import find_themes
from fztgraph.vocab import expand, label_of, term

#: Name, class, other forms that the articles use.
THINGS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "qinglan": ("中国（青澜）自由贸易试验区", "PilotZone", ("青澜自贸试验区",)),
    "wanggang": (
        "青澜自贸试验区望港片区",
        "ZoneArea",
        ("望港片区", "望港", "望港自贸片区", "自贸区望港片区", "青澜望港片区", "望港新片区"),
    ),
    "bonded": ("望港综合保税区", "BondedZone", ("望港综保区",)),
    "park": ("云杉新能源产业园", "IndustrialPark", ()),
    "port": ("望港口岸", "RoadPort", ()),
    "rail": ("望港国际港站", "RailPort", ()),
    "sea": ("青澜港", "SeaPort", ()),
    "customs": ("望港海关", "CustomsOffice", ()),
    "committee": ("望港片区管委会", "Agency", ("管委会",)),
    "tech": ("青澜省科技厅", "Agency", ()),
    "court": ("望港市人民法院", "Agency", ()),
    "border": ("望港出入境边防检查站", "Agency", ("望港边检站",)),
    "bank": ("青澜银行", "Bank", ()),
    "logistics": ("远桥国际物流有限公司", "Company", ("远桥物流",)),
    "battery": ("明川储能科技有限公司", "Company", ("明川储能",)),
    "food": ("北禾食品集团", "Company", ()),
    "university": ("青澜大学", "Organization", ()),
    "council": ("青澜省国际贸易促进会", "Organization", ("省贸促会",)),
    "notice": ("《关于支持望港片区跨境电商发展的若干措施》", "Policy", ("《若干措施》",)),
    "list": ("青澜自贸试验区数据出境管理清单（负面清单）（2024年版）", "Policy", ("负面清单",)),
    "rcep": ("《区域全面经济伙伴关系协定》", "TradeAgreement", ("RCEP",)),
    "line": ("望港至阿斯塔纳跨境公路货运线路", "TransportRoute", ("该线路",)),
    "train": ("中亚班列（望港—塔什干）", "TransportRoute", ()),
    "platform": ("望港跨境电商公共服务平台", "Platform", ("公共服务平台",)),
    "project": ("明川储能电池生产基地项目", "Project", ()),
    "fair": ("第三届望港跨境商品博览会", "Event", ("博览会",)),
    "service": ("“一窗办”企业服务中心", "Initiative", ()),
    "province": ("青澜省", "Division", ()),
    "city": ("望港市", "Division", ()),
    "astana": ("阿斯塔纳", "Place", ()),
    "tashkent": ("塔什干", "Place", ()),
    "kazakhstan": ("哈萨克斯坦", "Country", ()),
    "person": ("林知远", "Person", ()),
}

NOTE = "本期为示例，人名、地名、企业和数字均为虚构。"


@dataclass(frozen=True)
class Story:
    """An article with what it says; quotes are found in its text."""

    title: str
    section: str
    text: str
    things: tuple[str, ...]
    relations: tuple[tuple[str, str, str, str], ...] = ()
    dates: tuple[tuple[str, str, str, str], ...] = ()
    figures: tuple[tuple[str, str, str, str, str, str | None, str | None, str], ...] = ()


STORIES = (
    Story(
        "望港至阿斯塔纳跨境公路货运线路正式开通",
        "片区动态",
        "## （一）望港至阿斯塔纳跨境公路货运线路正式开通\n\n6月16日，满载家电和日用品的货车从望港口岸驶出，标志着"
        "**望港至阿斯塔纳跨境公路货运线路**正式开通。该线路由远桥物流运营，全程约 2100 公里，\n单程运输时间 4 天，"
        "比以往缩短 3 天。\n\n望港海关为该线路设立专门窗口，实行预约通关。望港边检站同步开通货车快速通道，"
        "单车查验时间压缩至5分钟以内。远桥物流总经理林知远表示，下一步将把线路延伸到塔什干。\n\n"
        "望港片区管委会与青澜省国际贸易促进会共同为企业提供报关、保险和结汇的一站式指导。\n",
        ("line", "port", "logistics", "astana", "customs", "border", "person", "tashkent", "committee", "council"),
        (
            ("line", "routeFrom", "port", "货车从望港口岸驶出，标志着**望港至阿斯塔纳跨境公路货运线路**正式开通"),
            ("line", "routeTo", "astana", "望港至阿斯塔纳跨境公路货运线路"),
            ("logistics", "carriesOut", "line", "该线路由远桥物流运营"),
            ("customs", "serves", "logistics", "望港海关为该线路设立专门窗口，实行预约通关。"),
            ("person", "memberOf", "logistics", "远桥物流总经理林知远表示"),
            ("committee", "cooperatesWith", "council", "望港片区管委会与青澜省国际贸易促进会共同为企业提供"),
        ),
        (("line", "openedOn", "2024-06-16", "6月16日，满载家电和日用品的货车从望港口岸驶出"),),
        (
            ("line", "全程", "2100", "km", "2100 公里", None, None, "全程约 2100 公里"),
            ("line", "单程运输时间", "4", "d", "4 天", None, None, "单程运输时间 4 天"),
            ("border", "单车查验时间", "5", "min", "5分钟", None, None, "单车查验时间压缩至5分钟以内"),
        ),
    ),
    Story(
        "前5个月望港市外贸进出口增长两成",
        "数据快览",
        "## （二）前5个月望港市外贸进出口增长两成\n\n据望港海关统计，今年1至5月，望港市外贸进出口总值96.2亿元，"
        "同比增长21.8%。其中，出口47.7亿元，增长52.7%；进口48.5亿元，增长1.3%。\n\n同期，望港综合保税区进出口总值"
        "18.06亿元，同比下降3%，占全市进出口总值的18.8%。望港国际港站到发中亚班列（望港—塔什干）212列。\n\n"
        "哈萨克斯坦是望港市最大的贸易伙伴。\n",
        ("city", "customs", "bonded", "rail", "train", "kazakhstan"),
        (
            ("train", "routeTo", "tashkent", "中亚班列（望港—塔什干）"),
            ("bonded", "locatedIn", "city", "望港综合保税区进出口总值18.06亿元，同比下降3%，占全市进出口总值的18.8%"),
        ),
        (),
        (
            ("city", "进出口总值", "9620000000", "CNY", "96.2亿元", "2024-01/2024-05", "0.218", "进出口总值96.2亿元"),
            ("city", "出口", "4770000000", "CNY", "47.7亿元", "2024-01/2024-05", "0.527", "出口47.7亿元，增长52.7%"),
            ("city", "进口", "4850000000", "CNY", "48.5亿元", "2024-01/2024-05", "0.013", "进口48.5亿元，增长1.3%"),
            (
                "bonded",
                "进出口总值",
                "1806000000",
                "CNY",
                "18.06亿元",
                "2024-01/2024-05",
                "-0.03",
                "望港综合保税区进出口总值18.06亿元，同比下降3%",
            ),
            ("bonded", "进出口占比", "0.188", "1", "18.8%", "2024-01/2024-05", None, "占全市进出口总值的18.8%"),
            ("train", "到发列数", "212", "列", "212列", "2024-01/2024-05", None, "212列"),
        ),
    ),
    Story(
        "明川储能电池生产基地项目开工",
        "片区动态",
        "## （三）明川储能电池生产基地项目开工\n\n6月20日，明川储能科技有限公司投资的明川储能电池生产基地项目在"
        "云杉新能源产业园开工。项目总投资32亿元，占地 260 亩，预计2025年底建成投产。\n\n青澜银行为明川储能提供"
        "首笔8亿元贷款。项目建设期为2024年6月至2025年12月。青澜大学将与明川储能共建实验室。\n\n"
        "云杉新能源产业园位于望港片区，由望港片区管委会管理。\n",
        ("battery", "project", "park", "bank", "university", "wanggang", "committee"),
        (
            ("battery", "investsIn", "project", "明川储能科技有限公司投资的明川储能电池生产基地项目"),
            ("project", "locatedIn", "park", "项目在云杉新能源产业园开工"),
            ("bank", "serves", "battery", "青澜银行为明川储能提供首笔8亿元贷款"),
            ("university", "cooperatesWith", "battery", "青澜大学将与明川储能共建实验室"),
            ("park", "locatedIn", "wanggang", "云杉新能源产业园位于望港片区"),
            ("committee", "administers", "park", "由望港片区管委会管理"),
        ),
        (
            ("project", "startedOn", "2024-06-20", "6月20日"),
            ("project", "expectedOn", "2025-12", "预计2025年底建成投产"),
            ("project", "heldOn", "2024-06/2025-12", "项目建设期为2024年6月至2025年12月"),
        ),
        (
            ("project", "总投资", "3200000000", "CNY", "32亿元", None, None, "项目总投资32亿元"),
            ("project", "占地面积", "260", "mu", "260 亩", None, None, "占地 260 亩"),
        ),
    ),
    Story(
        "望港片区出台跨境电商新措施",
        "政策信息",
        "## （四）望港片区出台跨境电商新措施\n\n望港片区管委会近日印发《关于支持望港片区跨境电商发展的若干措施》，"
        "自2024年7月1日起施行。《若干措施》对接《区域全面经济伙伴关系协定》，适用于望港片区和望港综保区，"
        "提出建设望港跨境电商公共服务平台。\n\n公共服务平台由远桥物流和北禾食品集团参与建设，已入驻企业 135 家。\n\n"
        "青澜自贸试验区数据出境管理清单（负面清单）（2024年版）同时经青澜省科技厅批准发布。\n",
        (
            "wanggang",
            "committee",
            "notice",
            "rcep",
            "bonded",
            "platform",
            "logistics",
            "food",
            "list",
            "tech",
            "qinglan",
        ),
        (
            ("committee", "issues", "notice", "望港片区管委会近日印发《关于支持望港片区跨境电商发展的若干措施》"),
            ("notice", "basedOn", "rcep", "《若干措施》对接《区域全面经济伙伴关系协定》"),
            ("notice", "appliesTo", "wanggang", "适用于望港片区和望港综保区"),
            ("notice", "appliesTo", "bonded", "适用于望港片区和望港综保区"),
            ("committee", "carriesOut", "platform", "提出建设望港跨境电商公共服务平台"),
            ("logistics", "participatesIn", "platform", "公共服务平台由远桥物流和北禾食品集团参与建设"),
            ("food", "participatesIn", "platform", "公共服务平台由远桥物流和北禾食品集团参与建设"),
            ("list", "approvedBy", "tech", "经青澜省科技厅批准发布"),
            ("list", "appliesTo", "qinglan", "青澜自贸试验区数据出境管理清单（负面清单）（2024年版）"),
        ),
        (("notice", "effectiveOn", "2024-07-01", "自2024年7月1日起施行"),),
        (("platform", "入驻企业", "135", "家", "135 家", None, None, "已入驻企业 135 家"),),
    ),
    Story(
        "第三届望港跨境商品博览会落幕",
        "片区动态",
        "## （五）第三届望港跨境商品博览会落幕\n\n第三届望港跨境商品博览会于2024年6月22日至24日在望港市举行，"
        "由省贸促会和望港片区管委会主办，北禾食品集团、明川储能科技有限公司等 320 家企业参展，签约金额 11.5 亿元。\n\n"
        "望港市人民法院在现场设立“一窗办”企业服务中心，为参展企业提供法律咨询。\n",
        ("fair", "city", "council", "committee", "food", "battery", "court", "service"),
        (
            ("fair", "locatedIn", "city", "在望港市举行"),
            ("council", "carriesOut", "fair", "由省贸促会和望港片区管委会主办"),
            ("committee", "carriesOut", "fair", "由省贸促会和望港片区管委会主办"),
            ("council", "cooperatesWith", "committee", "由省贸促会和望港片区管委会主办"),
            ("food", "participatesIn", "fair", "北禾食品集团、明川储能科技有限公司等 320 家企业参展"),
            ("battery", "participatesIn", "fair", "北禾食品集团、明川储能科技有限公司等 320 家企业参展"),
            ("court", "carriesOut", "service", "望港市人民法院在现场设立“一窗办”企业服务中心"),
        ),
        (("fair", "heldOn", "2024-06-22/2024-06-24", "于2024年6月22日至24日在望港市举行"),),
        (
            ("fair", "参展企业", "320", "家", "320 家", None, None, "320 家企业参展"),
            ("fair", "签约金额", "1150000000", "CNY", "11.5 亿元", None, None, "签约金额 11.5 亿元"),
        ),
    ),
    Story(
        "青澜港迎来首艘RCEP商品专船",
        "口岸风采",
        "## （六）青澜港迎来首艘RCEP商品专船\n\n青澜港25日迎来首艘 RCEP 商品专船。\n",
        ("sea", "rcep"),
    ),
)

#: What the reference lists say, beside the articles.
BACKGROUND = (
    ("wanggang", "partOf", "qinglan"),
    ("city", "partOf", "province"),
    ("wanggang", "locatedIn", "city"),
    ("qinglan", "locatedIn", "province"),
)

HOSTILE = (
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">公司",
    "“引号”'单引号'\"双引号\"&amp;&lt;b&gt;",
    "行分隔\u2028段分隔\u2029名称",
    "很长的名称" * 60,
    "__proto__",
    "<!--注释",
)


def iri(key: str) -> str:
    name, kind, _ = THINGS[key]
    return entity_iri(label_of(kind).kind, name)


def sample_store() -> Store:
    """The invented newsletter with the ontology and a little background."""
    store = Store()
    add_quads(store, ontology_quads())
    add_quads(store, background())
    issue = Issue(issue_iri("sample-1"), "青澜自贸资讯第1期", "sample-1.md", 1, dt.date(2024, 7, 1), "编辑部", NOTE)
    for number, story in enumerate(STORIES, start=1):
        add_quads(store, article_quads(extraction(story, number, issue)))
    return store


def background() -> list[Quad]:
    graph = NamedNode(BACKGROUND_GRAPH)
    quads = [
        Quad(NamedNode(iri(subject)), NamedNode(term(name)), NamedNode(iri(target)), graph)
        for subject, name, target in BACKGROUND
    ]
    label = NamedNode(expand("skos:prefLabel"))
    date = Literal("2019-08-30", datatype=NamedNode(expand("xsd:date")))
    for key, name in (("qinglan", "China (Qinglan) Pilot Free Trade Zone"), ("city", "Wanggang City")):
        quads.append(Quad(NamedNode(iri(key)), label, Literal(THINGS[key][0], language="zh"), graph))
        quads.append(Quad(NamedNode(iri(key)), label, Literal(name, language="en"), graph))
    quads.append(Quad(NamedNode(iri("qinglan")), NamedNode(term("establishedOn")), date, graph))
    area = Literal("119.85", datatype=NamedNode(expand("xsd:decimal")))
    quads.append(Quad(NamedNode(iri("qinglan")), NamedNode(term("area")), area, graph))
    return quads


def extraction(story: Story, number: int, issue: Issue) -> Extraction:
    def said(quote: str) -> dict[str, Any]:
        start = story.text.index(quote)
        return {"evidence": Evidence(start, start + len(quote), quote, "sample", 0.9)}

    keys = {*story.things, *(key for s, _, o, _ in story.relations for key in (s, o))}
    article = Article(
        article_iri("sample-1", number),
        "sample-1.md",
        story.title,
        story.text,
        number,
        story.section,
        dt.date(2024, 7, 1),
        issue,
        url=f"https://news.example/{number}",
    )
    return Extraction(
        article,
        tuple(entity(key) for key in sorted(keys)),
        tuple(Relation(iri(s), p, iri(o), **said(quote)) for s, p, o, quote in story.relations),
        tuple(DateClaim(iri(s), p, value, **said(quote)) for s, p, value, quote in story.dates),
        tuple(
            Observation(
                iri(s),
                indicator,
                Decimal(value),
                unit,
                raw,
                period=period,
                change=Decimal(change) if change else None,
                **said(quote),
            )
            for s, indicator, value, unit, raw, period, change, quote in story.figures
        ),
        find_themes(story.text),
    )


def entity(key: str) -> Entity:
    name, kind, forms = THINGS[key]
    mentions = tuple(Mention(0, 1, form, Form.SHORT) for form in forms)
    return Entity(iri(key), label_of(kind), term(kind), name, mentions)


def hostile_store(texts: Sequence[str] = HOSTILE) -> Store:
    """Names, titles, sentences and sections that try to be markup, script or an address."""
    store = Store()
    add_quads(store, ontology_quads())
    text = "。".join(texts) + "。"
    issue = Issue(issue_iri("h"), texts[0], "h.md", 1, dt.date(2024, 7, 1), note=texts[1])
    article = Article(article_iri("h", 1), "h.md", texts[1], text, 1, texts[0], issue=issue, url="javascript:alert(1)")
    names = [Entity(entity_iri("company", name), Label.COMPANY, term("Company"), name) for name in texts]
    said = Evidence(0, len(text), text, texts[0], 0.5)
    relations = tuple(Relation(names[0].iri, "cooperatesWith", other.iri, said) for other in names[1:])
    figure = Observation(names[0].iri, texts[1], Decimal(1), "家", texts[0], said)
    add_quads(store, article_quads(Extraction(article, tuple(names), relations, (), (figure,))))
    return store


def large_store(things: int, relations_each: int = 2) -> Store:
    """A graph in which later things join earlier ones, most of them the first."""
    store = Store()
    add_quads(store, ontology_quads())
    for batch in range(0, things, 10):
        add_quads(store, article_quads(_large_article(batch, min(batch + 10, things), relations_each)))
    return store


def _large_article(begin: int, end: int, relations_each: int) -> Extraction:
    def company(number: int) -> Entity:
        name = f"望港第{number}国际贸易有限公司"
        return Entity(entity_iri("company", name), Label.COMPANY, term("Company"), name)

    pairs = [
        (one, (one * one * (turn + 3) + 7 * turn) % max(1, one // (1 + turn * 2) or 1))
        for one in range(max(1, begin), end)
        for turn in range(relations_each)
    ]
    lines = [
        f"{company(one).name}与{company(other).name}于当日签署合作协议，双方将在仓储、运输和结算等方面开展合作。"
        for one, other in pairs
    ]
    text = "\n\n".join(lines)
    article = Article(article_iri("large", begin), "large.md", f"第{begin}篇", text, begin, date=dt.date(2024, 1, 1))
    starts = [text.index(line) for line in lines]
    relations = tuple(
        Relation(
            company(one).iri, "subsidiaryOf", company(other).iri, Evidence(start, start + len(line), line, "large", 0.8)
        )
        for (one, other), start, line in zip(pairs, starts, lines, strict=True)
        if one != other
    )
    entities = {company(number).iri: company(number) for pair in pairs for number in pair}
    return Extraction(article, tuple(entities.values()), relations)
