"""A few things with names of all kinds, for tests of what finds and names them."""

from pyoxigraph import Literal, NamedNode, Quad, Store

from fztgraph.explorer.source import StoreSource
from fztgraph.iris import BACKGROUND_GRAPH, ID
from fztgraph.quads.terms import node
from fztgraph.store import add_quads
from fztgraph.vocab import class_path

#: Key, own class, main names by language, other names.
THINGS = (
    ("place/suifenhe", "Division", {"zh": "绥芬河市", "en": "Suifenhe"}, ("绥芬河",)),
    (
        "zone/suifenhe",
        "ZoneArea",
        {"zh": "中国（黑龙江）自由贸易试验区绥芬河片区", "en": "Suifenhe Area"},
        ("绥芬河片区",),
    ),
    ("zone/heihe", "ZoneArea", {"zh": "中国（黑龙江）自由贸易试验区黑河片区", "en": "Heihe Area"}, ("黑河片区",)),
    ("port/suifenhe", "RailPort", {"zh": "绥芬河铁路口岸"}, ()),
    ("policy/rcep", "TradeAgreement", {"zh": "区域全面经济伙伴关系协定"}, ("RCEP",)),
    ("company/lingang", "Company", {"zh": "上海临港经济发展（集团）有限公司"}, ()),
    ("company/chongqing", "Company", {"zh": "重庆长安汽车公司"}, ()),
    ("company/aa", "Company", {"zh": "同名公司"}, ()),
    ("company/bb", "Company", {"zh": "同名公司"}, ()),
    ("initiative/one", "Project", {"zh": "“一码通关”项目", "zh-latn-pinyin": "Yima Tongguan Xiangmu"}, ()),
    ("person/x", "Person", {"zh": "<script>甲</script>"}, ()),
)
ARTICLES = (("1", "2024-06-16", "绥芬河片区：新线路 开通"), ("2", "2024-07-01", "黑河片区动态"), ("3", "", "无日期"))


def small_store() -> Store:
    """Return a store of the things, of which the second article mentions some."""
    store = Store()
    background = NamedNode(BACKGROUND_GRAPH)
    for key, type_, names, others in THINGS:
        thing = NamedNode(ID + key)
        add_quads(store, [Quad(thing, node("rdf:type"), node(f"fzt:{name}"), background) for name in class_path(type_)])
        for lang, name in names.items():
            property_ = "fzt:pinyin" if "-" in lang else "skos:prefLabel"
            add_quads(store, [Quad(thing, node(property_), Literal(name, language=lang), background)])
        for name in others:
            add_quads(store, [Quad(thing, node("skos:altLabel"), Literal(name, language="zh"), background)])
    for name, day, title in ARTICLES:
        _add_article(store, name, day, title)
    return store


def _add_article(store: Store, name: str, day: str, title: str) -> None:
    article = NamedNode(f"{ID}article/{name}")
    quads = [
        Quad(article, node("rdf:type"), node("fzt:Article"), article),
        Quad(article, node("dct:title"), Literal(title, language="zh"), article),
        Quad(article, node("fzt:theme"), NamedNode(f"{ID}theme/{'logistics' if name == '2' else 'trade'}"), article),
    ]
    if day:
        quads.append(Quad(article, node("dct:issued"), Literal(day, datatype=node("xsd:date")), article))
    if name == "2":
        mentioned = ("place/suifenhe", "company/bb")
        quads += [Quad(article, node("schema:mentions"), NamedNode(ID + key), article) for key in mentioned]
    add_quads(store, quads)


def small_source() -> StoreSource:
    """Return the small store as pages read it."""
    return StoreSource(small_store())
