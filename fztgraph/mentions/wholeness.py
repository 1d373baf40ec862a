"""What the model reads that cannot be a name as it stands: halves of marks, ends of lines, labels that contradict."""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.lexicon import load_lexicon, type_of
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


def is_common_company(text: str, candidate: Candidate, places: Collection[tuple[int, int]]) -> bool:
    """Say whether what the model reads as a company is no name: common words, after a place or not, or a thing's name.

    Nothing that the gazetteer lists is, nor what ends as companies do.
    """
    name = text[candidate.start : candidate.end]
    heads, others, common = _company_words()
    if candidate.iri or name.endswith(heads):
        return False
    ends = [
        candidate.start,
        *(end for end in range(candidate.start, candidate.end) if (candidate.start, end) in places),
    ]
    return name.endswith(others) or any(common.fullmatch(text, end, candidate.end) for end in ends)


@cache
def _company_words() -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    """Return the last words of companies, those of other things, and words that alone name no company."""
    kinds = load_lexicon().heads.kinds
    heads = tuple(head for kind in kinds if kind.label is Label.COMPANY for head in kind.heads)
    others = [head for kind in kinds if kind.label is not Label.COMPANY for head in kind.heads if len(head) > 1]
    common = next(kind.generic for kind in kinds if kind.label is Label.COMPANY)
    return heads, (*others, "站", "节点", "市场", "产业", "行业"), common


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
