"""What the model reads that cannot be a name as it stands: halves of marks, ends of lines, labels that contradict."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.lexicon import alternatives, load_lexicon, type_of
from fztgraph.mentions.statistical import SOURCE as STATISTICAL
from fztgraph.model import Label

#: What is read as a name and has more characters than this is none: a list, or words that were strung together.
_LONGEST = 100

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "【": "】", "〔": "〕"}
#: Marks of sentences and menus, a dash that joins sentences, and words that join or count names.
_BREAKS = re.compile(r"[\n。！？；>|→↑↓【】]|——|”[的与和及、]|隶属|下属|所属|首[个条趟列套批家座单票]|第一大|最大|唯一")
#: Marks that list names; the duties of ministries and the titles of documents and schemes have them inside.
_LISTED = frozenset({Label.COMPANY, Label.PERSON, Label.PLACE, Label.PORT, Label.ZONE})
_SEVERAL = re.compile(r"、|[0-9两三四五六七八九十多]个|等(?!级)")
_PERSON = re.compile(r"[\u3400-\u9fff]+(?:[·•・][\u3400-\u9fff]+)*|[A-Za-z][A-Za-z .'-]+")
#: No name ends in these: they begin the next word (责编, 以…身份, 率队), or end a byline (某某摄) or a publisher.
_CREDITS = frozenset("责摄以率社网报")
#: A name of two characters may be set apart by white space inside it.
_SPACED = 2
#: The number that an office gives a document: 云政发〔2024〕12号.
_NUMBER = re.compile(r"（?[\u4e00-\u9fff]{0,10}[〔（\[]?\d{4}[〕）\]]?年?(?:第?\d+号)?）?")
#: What the name of a body ends in, if it is written in Chinese.
_BODY = re.compile(r"[关局会院府部厅委办站署行处室心庭司科队央馆所组]$|[A-Za-z]$")
_QUOTED = re.compile("[“「].*?[”」]")
#: Words that no scheme has in its name unless a rule says where it begins and ends.
_CLAUSE = re.compile("在(?!线)|的|等(?!级)|了|把|被|并(?![购网联])|(?<![协共泰祥])和(?![平谐])|乃至")
#: A section of a customs house speaks and acts for the house.
_SECTION = re.compile("(?<=.)海关(?=[^、，。]{1,14}(?:科|(?<!办事)处)$)")
#: Papers, sites and agencies of news, and what says that a page is from those named after it.
_PUBLISHER = re.compile(
    "(?:(?<![旅行作])社|(?<![电管])网|在线|日报|晚报|早报|晨报|商报|时报|快报|周刊|电视台|频道|客户端|公众号)$"
)
_SOURCE, _LONGEST_SOURCE = re.compile("(?:来源|稿源|出处|转自|原载)(?:于|自)?[：:]$"), 5
#: What says that the word before it is the brand of some goods, a platform or a means of payment (…、…等品牌).
_GOODS = re.compile(
    "(?:、[^，。；、\\n]{1,8}){0,9}等[\u4e00-\u9fff]{0,4}?(?:品牌|平台|软件|应用|车型|机型|产品|支付方式|支付工具)(?![企公])"
    r"|[A-Z]-?\d{2,}|\d{3}(?:客机|飞机|全?货机|系列|型)"
    "|品牌|牌|冰箱|空调|彩电|电视机|洗衣机|手机|电脑|轿车|卡车|整车|啤酒|奶粉|轮胎|无人机"
)
#: Banks as a trade.
_TRADE = "银行业"
#: Last words that only names of one label have.
_TELLING = {
    Label.COMPANY: ("有限公司", "有限责任公司", "股份公司"),
    Label.AGENCY: ("海关", "管委会", "边检站", "边防检查站", "人民政府", "人民法院"),
    Label.PORT: ("口岸",),
    Label.ZONE: ("片区", "综保区", "综合保税区", "自贸试验区", "自由贸易试验区", "经开区", "高新区", "经济技术开发区"),
}


def says_something(name: str) -> bool:
    """Say whether a name is no longer than names are, and more than marks."""
    return len(name) <= _LONGEST and any(map(str.isalnum, name))


def is_whole(text: str, candidate: Candidate, gaps: Gaps) -> bool:
    """Say whether a name holds no half of a pair of marks, no end of a sentence, and what its label asks for."""
    name = text[candidate.start : candidate.end]
    if not says_something(name) or _BREAKS.search(name) or _is_half(name):
        return False
    if candidate.label in _LISTED and _SEVERAL.search(name):
        return False
    if candidate.label is Label.PERSON:
        parted = len(name) > _SPACED and _is_parted(candidate, gaps)
        return bool(_PERSON.fullmatch(name)) and not parted and name[-1] not in _CREDITS
    if candidate.label is Label.INITIATIVE and candidate.source == STATISTICAL:
        return _names_scheme(name)
    if candidate.label is Label.AGENCY and candidate.iri is None:
        return bool(_BODY.search(name))
    return candidate.label is not Label.POLICY or not _NUMBER.fullmatch(name)


def _names_scheme(name: str) -> bool:
    """Say whether what only the model reads as a scheme ends as names do, without words of clauses outside quotes."""
    ends = name.endswith(_telling_ends()) or name.isascii()
    return ends and not _CLAUSE.search(_QUOTED.sub("", name))


@cache
def _telling_ends() -> tuple[str, ...]:
    lexicon = load_lexicon()
    heads = [head for kind in lexicon.heads.kinds for head in kind.heads if len(head) > 1]
    return (*heads, *lexicon.heads.tails, *lexicon.quoted.nouns, *_PAIRS.values())


def _is_half(name: str) -> bool:
    return any(name.count(opening) != name.count(closing) for opening, closing in _PAIRS.items())


def _is_parted(candidate: Candidate, gaps: Gaps) -> bool:
    return any(offset in gaps for offset in range(candidate.start + 1, candidate.end))


def is_no_company(text: str, candidate: Candidate, places: Collection[tuple[int, int]]) -> bool:
    """Say whether what the model reads as a company is none: common words, after a place or not, or a thing's name.

    Nor are what publishes pages, where a text is from, and a brand of goods. The gazetteer lists no common words.
    """
    start, end = candidate.start, candidate.end
    name = text[start:end]
    words = _company_words()
    headed = words.head.search(name)
    if _SOURCE.search(text, max(0, start - _LONGEST_SOURCE), start) or (not headed and _GOODS.match(text, end)):
        return True
    if candidate.iri:
        return False
    if headed:
        last = start + headed.start()
        ends = (place for place in range(start + 1, last) if (start, place) in places)
        kinds = any(words.unnamed.fullmatch(text, place, last) for place in ends)
        return (
            kinds or bool(words.common.fullmatch(text, start, last)) or text.startswith(_TRADE, end - len(_TRADE) + 1)
        )
    starts = [start, *(place for place in range(start, end) if (start, place) in places)]
    published = bool(_PUBLISHER.search(name))
    return published or name.endswith(words.others) or any(words.common.fullmatch(text, at, end) for at in starts)


@dataclass(frozen=True)
class _CompanyWords:
    """``head`` ends a company's name, ``others`` those of other things.

    ``common`` words alone name none, nor do ``unnamed`` ones after a place.
    """

    head: re.Pattern[str]
    others: tuple[str, ...]
    common: re.Pattern[str]
    unnamed: re.Pattern[str]


@cache
def _company_words() -> _CompanyWords:
    kinds = load_lexicon().heads.kinds
    companies = [kind for kind in kinds if kind.label is Label.COMPANY]
    others = [head for kind in kinds if kind.label is not Label.COMPANY for head in kind.heads if len(head) > 1]
    generic = "|".join(kind.generic.pattern for kind in companies)
    return _CompanyWords(
        head=re.compile(f"(?:{alternatives(head for kind in companies for head in kind.heads)})$"),
        others=(*others, "站", "节点", "市场", "产业", "行业"),
        common=re.compile(f"(?:{generic})*"),
        unnamed=re.compile(f"(?:{alternatives(load_lexicon().heads.unnamed)})*"),
    )


def settle_edges(text: str, candidate: Candidate) -> Candidate:
    """Return a name under the label that its last word tells; of a section of a customs house, the house."""
    name = text[candidate.start : candidate.end]
    section = _SECTION.search(name) if candidate.label is Label.AGENCY else None
    if section:
        house = name[: section.end()]
        return replace(candidate, end=candidate.start + len(house), type=type_of(Label.AGENCY, house), iri=None)
    for label, words in _TELLING.items():
        if label is not candidate.label and name.endswith(words):
            return replace(candidate, label=label, type=type_of(label, name), iri=None)
    return candidate
