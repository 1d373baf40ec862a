"""Extractions made by hand after sentences of a real newsletter, and a store that holds them with all that is known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from pyoxigraph import Store

from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import Iri, article_iri, entity_iri, issue_iri, normalise_name
from fztgraph.linking.comparing import Comparison, Ground
from fztgraph.linking.graph import link_quads
from fztgraph.linking.linkage import Linkage, Merge
from fztgraph.linking.renaming import Renaming
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Issue,
    Mention,
    Observation,
    Relation,
)
from fztgraph.quads import article_quads, background_quads, ontology_quads
from fztgraph.themes import find_themes
from fztgraph.vocab import class_path, label_of, term

ISSUE = Issue(
    iri=issue_iri("issue-238"),
    title="自贸动态第238期",
    source="issue-238.md",
    number=238,
    date=dt.date(2024, 7, 1),
    publisher="省自贸办",
    note="节选。",
)


@dataclass(frozen=True)
class Story:
    """One article by hand: things are name to class, each fact ends with the words that say it."""

    number: int
    title: str
    section: str
    text: str
    things: dict[str, str]
    relations: tuple[tuple[str, str, str, str], ...] = ()
    dates: tuple[tuple[str, str, str, str], ...] = ()
    figures: tuple[tuple[str, str, str, str, str, str | None, str | None], ...] = ()
    #: Other names of things, by name.
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: The words that are not certain.
    doubtful: tuple[str, ...] = ()


ROUTE = Story(
    number=4,
    title="绥芬河至莫斯科TIR跨境公路货运线路正式开通",
    section="龙江板块",
    text="""#### （四）绥芬河至莫斯科 TIR 跨境公路货运线路正式开通

6月16日，绥芬河公路口岸作业区，龙江交投龙运集团一辆装载着 16.6 吨小百货的 TIR 运输车辆在绥芬河海关的监管下发往莫斯科，\
这标志着绥芬河至莫斯科 TIR 跨境公路货运线路正式开通。

到达莫斯科，单程约 9800 公里，预计 14 天抵达。\
据龙江交投龙运集团快运公司介绍，这条通道是龙江构建向北开放新高地的一个出海口。""",
    things={
        "绥芬河至莫斯科TIR跨境公路货运线路": "TransportRoute",
        "绥芬河市": "Division",
        "莫斯科": "Place",
        "龙江交投龙运集团": "Company",
        "龙江交投龙运集团快运公司": "Company",
        "绥芬河海关": "CustomsOffice",
        "绥芬河公路口岸": "RoadPort",
    },
    forms={"绥芬河至莫斯科TIR跨境公路货运线路": ("绥芬河至莫斯科 TIR 跨境公路货运线路",), "绥芬河市": ("绥芬河",)},
    relations=(
        ("绥芬河至莫斯科TIR跨境公路货运线路", "routeFrom", "绥芬河市", "绥芬河至莫斯科 TIR 跨境公路货运线路"),
        ("绥芬河至莫斯科TIR跨境公路货运线路", "routeTo", "莫斯科", "绥芬河至莫斯科 TIR 跨境公路货运线路"),
        ("龙江交投龙运集团", "carriesOut", "绥芬河至莫斯科TIR跨境公路货运线路", "龙江交投龙运集团一辆"),
        ("龙江交投龙运集团快运公司", "subsidiaryOf", "龙江交投龙运集团", "龙江交投龙运集团快运公司"),
        ("绥芬河海关", "administers", "绥芬河公路口岸", "绥芬河海关的监管"),
        ("绥芬河公路口岸", "locatedIn", "绥芬河市", "绥芬河公路口岸作业区"),
    ),
    dates=(("绥芬河至莫斯科TIR跨境公路货运线路", "openedOn", "2024-06-16", "6月16日"),),
    figures=(("绥芬河至莫斯科TIR跨境公路货运线路", "单程里程", "9800", "km", "9800 公里", None, None),),
    doubtful=("绥芬河海关的监管",),
)

MEETING = Story(
    number=7,
    title="黑河自贸片区金融服务政银企对接会",
    section="龙江板块",
    text="""### （七）黑河自贸片区金融服务政银企对接会

6月18日，黑河自贸片区举办金融服务政银企对接活动，通过政府搭台、银企对接、政策引导、市场运作形式，全方位推动政银企协同发展。

市政府副秘书长李士舟出席活动并致辞，黑河自贸片区管委会副主任史鹏飞主持活动。

龙江银行简化了结算业务方式，极大地简化了业务程序，方便企业结算。""",
    things={
        "黑河自贸片区金融服务政银企对接会": "Event",
        "黑河片区": "ZoneArea",
        "市政府": "Agency",
        "黑河自贸片区管委会": "Agency",
        "李士舟": "Person",
        "史鹏飞": "Person",
        "龙江银行": "Bank",
    },
    relations=(
        ("黑河片区", "carriesOut", "黑河自贸片区金融服务政银企对接会", "黑河自贸片区举办金融服务政银企对接活动"),
        ("黑河自贸片区管委会", "administers", "黑河片区", "黑河自贸片区管委会"),
        ("李士舟", "memberOf", "市政府", "市政府副秘书长李士舟"),
        ("史鹏飞", "memberOf", "黑河自贸片区管委会", "黑河自贸片区管委会副主任史鹏飞"),
        ("李士舟", "participatesIn", "黑河自贸片区金融服务政银企对接会", "李士舟出席活动"),
        ("龙江银行", "participatesIn", "黑河自贸片区金融服务政银企对接会", "龙江银行简化了结算业务方式"),
    ),
    dates=(("黑河自贸片区金融服务政银企对接会", "heldOn", "2024-06-18", "6月18日"),),
)

TRADE = Story(
    number=8,
    title="今年前5个月绥芬河市进出口总值同比增长21.8%",
    section="龙江板块",
    text="""#### **(八) 今年前5个月绥芬河市进出口总值同比增长21.8%**

据绥芬河海关统计，今年前5个月，绥芬河市货物贸易进出口总值96.2亿元，比去年同期（下同）增长21.8%。其中，出口47.7亿元，增长52.7%；\
进口48.5亿元，增长1.6%。

边境小额贸易实现进出口63.4亿元，增长12.7%，占绥芬河市外贸总值65.9%。机电产品出口 14.5 亿元，增长 168.8%。""",
    things={"绥芬河市": "Division", "绥芬河海关": "CustomsOffice"},
    figures=(
        ("绥芬河市", "货物贸易进出口总值", "9620000000", "CNY", "96.2亿元", "2024-01/2024-05", "0.218"),
        ("绥芬河市", "出口", "4770000000", "CNY", "47.7亿元", "2024-01/2024-05", "0.527"),
        ("绥芬河市", "边境小额贸易进出口占比", "0.659", "1", "65.9%", None, None),
        ("绥芬河市", "机电产品出口", "1450000000", "CNY", "14.5 亿元", "2024-01/2024-05", "1.688"),
    ),
)

DATA = Story(
    number=10,
    title="天津自贸试验区推动数据合规与跨境流动政策落地",
    section="制度创新",
    text="""天津自贸试验区创新发展局会同市网信办，发布《企业数据分类分级标准规范》，对接DEPA、CPTPP规则。\
百超（天津）激光技术有限公司是瑞士百超集团在天津自贸试验区的子公司。数据出境管理“负面清单”在天津自贸试验区试行。""",
    things={
        "中国（天津）自由贸易试验区": "PilotZone",
        "天津自贸试验区创新发展局": "Agency",
        "市网信办": "Agency",
        "企业数据分类分级标准规范": "Policy",
        "数据出境管理“负面清单”": "Policy",
        "CPTPP": "TradeAgreement",
        "百超（天津）激光技术有限公司": "Company",
        "瑞士百超集团": "Company",
    },
    forms={"中国（天津）自由贸易试验区": ("天津自贸试验区",)},
    relations=(
        ("天津自贸试验区创新发展局", "cooperatesWith", "市网信办", "天津自贸试验区创新发展局会同市网信办"),
        ("天津自贸试验区创新发展局", "issues", "企业数据分类分级标准规范", "发布《企业数据分类分级标准规范》"),
        ("企业数据分类分级标准规范", "basedOn", "CPTPP", "对接DEPA、CPTPP规则"),
        ("企业数据分类分级标准规范", "appliesTo", "中国（天津）自由贸易试验区", "在天津自贸试验区试行"),
        ("数据出境管理“负面清单”", "pilotedIn", "中国（天津）自由贸易试验区", "在天津自贸试验区试行"),
        ("百超（天津）激光技术有限公司", "subsidiaryOf", "瑞士百超集团", "瑞士百超集团在天津自贸试验区的子公司"),
        ("百超（天津）激光技术有限公司", "locatedIn", "中国（天津）自由贸易试验区", "在天津自贸试验区的子公司"),
    ),
)

AGREEMENT = Story(
    number=11,
    title="中国—塞尔维亚自由贸易协定将于2024年7月1日正式生效",
    section="他山之石",
    text="""### （十一）中国—塞尔维亚自由贸易协定将于 2024 年 7 月 1 日正式

生效

《中华人民共和国政府和塞尔维亚共和国政府自由贸易协定》于 2023 年 10 月 17 日签署。目前中塞双方均已完成\
各自国内核准程序，协定将于 2024 年 7 月 1 日正式生效。据海关统计，今年前5个月绥芬河市货物贸易进出口总值96.3亿元。""",
    things={
        "中国—塞尔维亚自由贸易协定": "TradeAgreement",
        "中国": "Country",
        "塞尔维亚": "Country",
        "绥芬河市": "Division",
        "绥芬河海关": "CustomsOffice",
    },
    relations=(
        ("中国", "partyTo", "中国—塞尔维亚自由贸易协定", "中塞双方均已完成"),
        ("塞尔维亚", "partyTo", "中国—塞尔维亚自由贸易协定", "中塞双方均已完成"),
    ),
    dates=(
        ("中国—塞尔维亚自由贸易协定", "signedOn", "2023-10-17", "于 2023 年 10 月 17 日签署"),
        ("中国—塞尔维亚自由贸易协定", "effectiveOn", "2024-07-01", "于 2024 年 7 月 1 日正式生效"),
    ),
    figures=(("绥芬河市", "货物贸易进出口总值", "9630000000", "CNY", "96.3亿元", "2024-01/2024-05", None),),
)

STORIES = (ROUTE, MEETING, TRADE, DATA, AGREEMENT)


def known(name: str, class_: str) -> Entry | None:
    """Return the gazetteer's entry of a name, if it lists it under the label of the class."""
    entries = load_gazetteer().by_name.get(normalise_name(name), ())
    return next((entry for entry in entries if entry.label is label_of(class_)), None)


def thing_iri(name: str, class_: str) -> Iri:
    entry = known(name, class_)
    return entry.iri if entry else entity_iri(label_of(class_).kind, name)


def extraction(story: Story) -> Extraction:
    """Return what a story says as the stages would hand it on."""
    iris = {name: thing_iri(name, class_) for name, class_ in story.things.items()}

    def said(quote: str) -> Evidence:
        start = story.text.index(quote)
        return Evidence(start, start + len(quote), quote, "by-hand", 0.6 if quote in story.doubtful else 0.9)

    return Extraction(
        article=Article(
            iri=article_iri("issue-238", story.number),
            source="issue-238.md",
            title=story.title,
            text=story.text,
            number=story.number,
            section=story.section,
            date=dt.date(2024, 7, 1),
            issue=ISSUE,
        ),
        entities=tuple(entity(story, name, iris[name]) for name in story.things),
        relations=tuple(Relation(iris[s], p, iris[o], said(quote)) for s, p, o, quote in story.relations),
        dates=tuple(DateClaim(iris[s], p, value, said(quote)) for s, p, value, quote in story.dates),
        observations=tuple(
            Observation(iris[s], indicator, Decimal(value), unit, raw, said(raw), period, change and Decimal(change))
            for s, indicator, value, unit, raw, period, change in story.figures
        ),
        themes=find_themes(f"{story.title}\n{story.text}"),
    )


def entity(story: Story, name: str, iri: Iri) -> Entity:
    class_ = story.things[name]
    entry = known(name, class_)
    forms = tuple(mentions(story, (name, *story.forms.get(name, ()))))
    type_ = entry.type if entry else class_
    return Entity(iri, label_of(class_path(type_)[-1]), term(type_), name, forms, listed=entry is not None)


def mentions(story: Story, names: tuple[str, ...]) -> Iterator[Mention]:
    for name in names:
        start = story.text.find(name)
        if start >= 0:
            yield Mention(start, start + len(name), name)


#: What two articles that are not here named differently.
MERGE = Merge(
    Renaming(
        entity_iri("agency", "临港新片区管委会"),
        entity_iri("agency", "中国（上海）自贸试验区临港新片区管委会"),
        "临港新片区管委会",
        "中国（上海）自由贸易试验区临港新片区管理委员会",
    ),
    frozenset({article_iri("other", 1)}),
    Comparison(entity_iri("agency", "a"), entity_iri("agency", "b"), 1.0, (Ground.FULL_NAME,)),
)


@cache
def sample_store() -> Store:
    """Return a store of all stories, the ontology and the background; tests only read it."""
    store = Store()
    store.extend(ontology_quads())
    store.extend(background_quads())
    for story in STORIES:
        store.extend(article_quads(extraction(story)))
    store.extend(link_quads(Linkage({}, merges=[MERGE])))
    return store
