"""Persons: a name after a post, before a verb of speech, or in a byline."""

import re
from collections.abc import Iterator
from functools import cache

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.lexicon import alternatives, load_lexicon
from fztgraph.model import Label

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
#: Characters that transliterate foreign names.
_SOUNDS = (
    "阿埃艾爱安昂奥澳巴白拜班邦包保鲍北贝本比彼边别宾波伯勃博卜布才策查昌茨慈达大戴丹当道得德登邓迪地蒂丁东都杜敦顿多俄恩儿尔法凡方菲费芬丰佛夫弗福富盖甘冈高戈哥格葛根古瓜圭贵哈海罕汉豪赫黑亨洪胡华惠霍"
    "基吉及加佳贾简江姜杰捷金津京久居喀卡开凯坎康考柯科可克肯孔库夸昆扩拉腊来莱赖兰朗劳老勒雷累黎里理力立利莉丽连廉良列林琳留流柳龙隆娄卢鲁路吕伦罗洛马玛迈麦曼芒毛梅门蒙孟米密敏明摩莫墨默姆木穆那纳乃奈南内嫩能尼妮年宁牛纽农努女诺"
    "欧帕潘庞佩彭蓬皮匹平珀普齐奇契恰强乔切钦琴琼让热仁日荣茹儒瑞若萨塞赛桑瑟森沙山尚绍舍申生圣施什史士守舒顺斯思司松苏素孙索塔台太泰坦汤唐陶特滕提蒂田铁廷通图土托脱瓦万旺威韦维委温文翁沃乌武西希锡夏显香肖谢辛欣兴雄休许逊雅亚延扬尧耶叶伊依易因印英雍尤于约云扎赞泽增曾扎詹张哲珍芝治朱卓兹子宗佐"
)
_FOREIGN = re.compile(f"[{_SOUNDS}]{{2,8}}(?:·[{_SOUNDS}]{{1,8}}){{0,3}}")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,10}){1,4}")
#: A given name seldom has these characters, which begin the words after it.
_NOT_GIVEN = set(
    "，。、：；（）“”的在与和及说称表示介绍认为指出告诉先后就对向为将从并则还也已出席主持等一是了到有作会同说透露"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = load_lexicon().persons
    return {
        "title": re.compile(
            f"(?:{alternatives(words['titles'])})(?:、[^，。；：、]{{0,12}}?(?:{alternatives(words['titles'])}))?"
        ),
        "byline": re.compile(
            f"(?:{alternatives(words['bylines'])})[：/\\s]?|(?:{alternatives(words['credits'])})[：/]"
        ),
        "follow": re.compile(f"(?:{alternatives(words['speech'])})|[）)。；！？\\s”’]|$"),
        "photo": re.compile(r"(?:摄|文|图|/文|/摄)(?:$|[\s）)。\]】])"),
    }


def find_persons(text: str) -> Iterator[Candidate]:
    """Yield the persons that a text names after a post or in a byline."""
    patterns = _patterns()
    for match in patterns["title"].finditer(text):
        yield from _names_from(text, match.end())
    for match in patterns["byline"].finditer(text):
        yield from _names_from(text, match.end(), many=True)


def _names_from(text: str, position: int, *, many: bool = False) -> Iterator[Candidate]:
    """Yield the name at a position and, in a list, those after it."""
    end = _name_end(text, position)
    while end is not None:
        yield Candidate(position, end, Label.PERSON, "Person", "person", rank=5)
        if end >= len(text) or text[end] not in "、和" + (" ，" if many else ""):
            return
        position = end + 1
        end = _name_end(text, position)


def _name_end(text: str, position: int) -> int | None:
    """Return where the personal name that begins at a position ends, None if there is none."""
    dotted = _DOTTED.match(text, position)
    if dotted:
        return _trim(text, position, dotted.end())
    return _chinese_end(text, position) or _foreign_end(text, position)


def _chinese_end(text: str, position: int) -> int | None:
    surnames, follow = load_lexicon().surnames, _patterns()["follow"]
    family = 2 if text[position : position + 2] in surnames else 1 if text[position : position + 1] in surnames else 0
    if not family:
        return None
    ends = [position + family + given for given in (2, 1) if _given(text, position + family, given)]
    for end in ends:
        if follow.match(text, end):
            return end
    return None


def _given(text: str, start: int, length: int) -> bool:
    given = text[start : start + length]
    return len(given) == length and all(_CHINESE.match(c) and c not in _NOT_GIVEN for c in given)


def _foreign_end(text: str, position: int) -> int | None:
    match = _FOREIGN.match(text, position)
    end = match.end() if match else position
    while end - position >= 2:
        if _patterns()["follow"].match(text, end):
            return end
        end -= 1
    return None


def _trim(text: str, position: int, end: int) -> int:
    """Shorten a dotted name whose last part ran into the next words."""
    follow = _patterns()["follow"]
    last = text.rfind("·", position, end) + 2
    return next((shorter for shorter in range(last, end) if follow.match(text, shorter)), end)
