"""Articles that nobody wrote: what would have been read out of them, in the proportions of real newsletters.

The zones, places, agencies and ports are those of the gazetteer, some of them named much more often than others;
companies, people, policies and initiatives are invented. The same seed gives the same articles.
"""

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from fztgraph.gazetteer import Entry, load_gazetteer
from fztgraph.iris import article_iri, entity_iri, issue_iri
from fztgraph.model import (
    Article,
    DateClaim,
    Entity,
    Evidence,
    Extraction,
    Issue,
    Label,
    Mention,
    Observation,
    Relation,
)
from fztgraph.themes import load_themes
from fztgraph.vocab import term

_SYLLABLES = (
    "安宝昌辰成川达德丰光海浩恒宏华汇嘉坚建金锦景凯康乐利联隆茂明宁普启荣瑞润尚升盛世舜泰天同旺祥新兴旭亚益永元源"
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
_TRADES = ("贸易", "物流", "科技", "实业", "食品", "木业", "能源", "供应链管理", "生物医药", "新材料")
_FIELDS = (
    "跨境结算",
    "一码通关",
    "联合监管",
    "保税维修",
    "数字仓单",
    "冷链运输",
    "人才服务",
    "绿色审批",
    "知识产权",
    "船舶登记",
)
_POLICIES = ("若干措施", "实施方案", "管理办法", "行动计划", "指导意见")
_INITIATIVES = {
    "Project": "项目",
    "Platform": "平台",
    "Event": "推介会",
    "TransportRoute": "货运线路",
    "Initiative": "改革",
}
INDICATORS = ("进出口额", "出口额", "进口额", "货运量", "新设企业数", "实际使用外资", "跨境人民币结算额", "税收收入")
_UNITS = {"货运量": ("t", "吨"), "新设企业数": ("1", "家")}
_DATES = {
    Label.INITIATIVE: ("startedOn", "openedOn", "completedOn"),
    Label.POLICY: ("issuedOn", "effectiveOn"),
}
_FILLERS = (
    "记者在现场看到，各项工作有序推进。",
    "下一步，有关方面将继续完善配套措施。",
    "此举受到企业欢迎，办理时间明显缩短。",
)
_FIRST_DAY = dt.date(2015, 1, 1)
_DAYS = 4000
_IN_AN_ISSUE = 20

#: Who does what to whom: the subject's part in an article, the relation, the words for it, the object's part.
_RELATIONS = (
    ("agency", "carriesOut", "启动实施", "initiative"),
    ("agency", "carriesOut", "推出", "initiative"),
    ("company", "participatesIn", "参与", "initiative"),
    ("agency", "issues", "印发", "policy"),
    ("policy", "appliesTo", "适用于", "zone"),
    ("policy", "basedOn", "依据", "policy"),
    ("initiative", "locatedIn", "落户", "zone"),
    ("initiative", "pilotedIn", "首创于", "zone"),
    ("initiative", "replicatedTo", "复制推广至", "zone"),
    ("agency", "cooperatesWith", "联合", "company"),
    ("company", "cooperatesWith", "签约合作", "company"),
    ("company", "locatedIn", "位于", "place"),
    ("company", "investsIn", "投资", "company"),
    ("initiative", "routeFrom", "始于", "place"),
    ("initiative", "routeTo", "直达", "port"),
    ("person", "memberOf", "任职于", "agency"),
    ("agency", "administers", "管理", "zone"),
    ("zone", "locatedIn", "地处", "place"),
)
#: How many things are not the gazetteer's: companies, people, policies and initiatives.
COINED = 11_500
#: How many things of a part an article names.
_CAST = {"zone": 2, "place": 3, "agency": 3, "company": 3, "initiative": 3, "policy": 2, "person": 1, "port": 1}
_STATED, _FIGURES, _DATED = 9, 5, 3
_EVEN = 20


@dataclass(frozen=True)
class Crowd:
    """Things of a part; the n-th is named ``_EVEN / (n + _EVEN)`` times as often as the first."""

    things: Sequence[Entity]
    weights: Sequence[float] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "weights", list(itertools.accumulate(1 / (n + _EVEN) for n in range(len(self.things))))
        )

    def draw(self, chance: random.Random, count: int) -> list[Entity]:
        """Return different things."""
        drawn = chance.choices(self.things, cum_weights=self.weights, k=count)
        return list({thing.iri: thing for thing in drawn}.values())


def invent_extractions(seed: int = 0, *, coined: int = COINED) -> Iterator[Extraction]:
    """Yield what was read out of one article after another, without end; so many things are not the gazetteer's."""
    chance = random.Random(seed)  # noqa: S311
    crowds = _crowds(chance, coined)
    themes = sorted(load_themes())
    for number in itertools.count():
        yield _extraction(chance, crowds, themes, number)


def _crowds(chance: random.Random, coined: int) -> dict[str, Crowd]:
    entries = list(load_gazetteer().entries.values())
    listed = {
        part: [_listed(entry) for entry in entries if entry.label is label]
        for part, label in (("place", Label.PLACE), ("agency", Label.AGENCY), ("port", Label.PORT))
    }
    zones = [_listed(entry) for entry in entries if entry.type in {"PilotZone", "FreeTradePort", "ZoneArea"}]
    for things in (zones, *listed.values()):
        chance.shuffle(things)
    makers: dict[str, tuple[int, Callable[[random.Random], Entity]]] = {
        "company": (60, _company),
        "person": (40, _person),
        "policy": (30, _policy),
        "initiative": (100, _initiative),
    }
    made = {part: [make(chance) for _ in range(coined * share // 230)] for part, (share, make) in makers.items()}
    return {part: Crowd(things) for part, things in ({"zone": zones} | listed | made).items()}


def _listed(entry: Entry) -> Entity:
    return Entity(entry.iri, entry.label, term(entry.type), entry.name, listed=True)


def _coin(label: Label, class_name: str, name: str) -> Entity:
    return Entity(entity_iri(label.kind, name), label, term(class_name), name)


def _company(chance: random.Random) -> Entity:
    return _coin(Label.COMPANY, "Company", f"{_word(chance, 3)}{chance.choice(_TRADES)}有限公司")


def _person(chance: random.Random) -> Entity:
    return _coin(Label.PERSON, "Person", chance.choice(_SURNAMES) + _word(chance, 2))


def _policy(chance: random.Random) -> Entity:
    return _coin(Label.POLICY, "Policy", f"{_word(chance, 2)}{chance.choice(_FIELDS)}{chance.choice(_POLICIES)}")


def _initiative(chance: random.Random) -> Entity:
    class_name, noun = chance.choice(list(_INITIATIVES.items()))
    return _coin(Label.INITIATIVE, class_name, f"{_word(chance, 2)}{chance.choice(_FIELDS)}{noun}")


def _word(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=length))


class _Text:
    """The text of an article, sentence after sentence."""

    def __init__(self, title: str) -> None:
        self._parts = [title, "\n\n"]
        self._size = len(title) + 2

    def say(self, sentence: str, *, rule: str, confidence: float) -> Evidence:
        """Add a sentence, which is the evidence for what it says."""
        start = self._size
        self._parts.append(sentence)
        self._size += len(sentence)
        return Evidence(start, self._size, sentence, rule, confidence)

    def __str__(self) -> str:
        return "".join(self._parts)


def _extraction(chance: random.Random, crowds: dict[str, Crowd], themes: Sequence[str], number: int) -> Extraction:
    cast = {part: crowds[part].draw(chance, count) for part, count in _CAST.items()}
    title = f"{cast['zone'][0].name}{chance.choice(_FIELDS)}取得新进展"
    day = _FIRST_DAY + dt.timedelta(days=number * 37 % _DAYS)
    text = _Text(title)
    relations = [_relation(chance, text, cast) for _ in range(_STATED)]
    text.say(chance.choice(_FILLERS), rule="", confidence=1)
    observations = [_observation(chance, text, cast, day) for _ in range(_FIGURES)]
    dates = [_date(chance, text, cast, day) for _ in range(_DATED)]
    text.say("".join(f"{thing.name}、" for things in cast.values() for thing in things), rule="", confidence=1)
    written = str(text)
    return Extraction(
        article=_article(number, title, written, day),
        entities=tuple(_named(thing, written) for things in cast.values() for thing in things),
        relations=tuple(relation for relation in relations if relation.subject != relation.object),
        dates=tuple(dates),
        observations=tuple(observations),
        themes=tuple(sorted(set(chance.choices(themes, k=2)))),
        entity_themes=tuple((thing.iri, (chance.choice(themes),)) for thing in cast["initiative"]),
    )


def _named(thing: Entity, text: str) -> Entity:
    start = text.index(thing.name)
    mention = Mention(start, start + len(thing.name), thing.name)
    return Entity(thing.iri, thing.label, thing.type, thing.name, (mention,), thing.listed)


def _sure(chance: random.Random) -> float:
    return chance.choice((0.6, 0.75, 0.8, 0.9, 0.95))


def _relation(chance: random.Random, text: _Text, cast: dict[str, list[Entity]]) -> Relation:
    subject_part, predicate, words, object_part = chance.choice(_RELATIONS)
    subject, object_ = chance.choice(cast[subject_part]), chance.choice(cast[object_part])
    sentence = f"{subject.name}{words}{object_.name}，{chance.choice(_FIELDS)}效率提升{chance.randint(5, 80)}%。"
    return Relation(subject.iri, predicate, object_.iri, text.say(sentence, rule=predicate, confidence=_sure(chance)))


def _observation(chance: random.Random, text: _Text, cast: dict[str, list[Entity]], day: dt.date) -> Observation:
    subject = chance.choice(cast[chance.choice(("zone", "place", "port"))])
    indicator = chance.choice(INDICATORS)
    unit, printed = _UNITS.get(indicator, ("CNY", "亿元"))
    number = Decimal(chance.randint(10, 99_999)) / 100
    change = Decimal(chance.randint(-300, 900)) / 1000
    period = f"{day.year - 1}" if chance.random() < 0.5 else f"{day.year}-{chance.randint(1, 12):02d}"
    raw = f"{number}{printed}"
    sentence = f"{period}，{subject.name}{indicator}{raw}，同比变化{change * 100:.1f}%。"
    evidence = text.say(sentence, rule="figure", confidence=_sure(chance))
    value = number * 100_000_000 if unit == "CNY" else number
    return Observation(subject.iri, indicator, value, unit, raw, evidence, period, change)


def _date(chance: random.Random, text: _Text, cast: dict[str, list[Entity]], day: dt.date) -> DateClaim:
    subject = chance.choice(cast[chance.choice(("initiative", "initiative", "policy"))])
    predicate = chance.choice(_DATES[subject.label])
    when = day - dt.timedelta(days=chance.randint(0, 300))
    value = when.isoformat()[: chance.choice((7, 10))]
    evidence = text.say(f"{subject.name}于{value}落地。", rule=predicate, confidence=_sure(chance))
    return DateClaim(subject.iri, predicate, value, evidence)


def _article(number: int, title: str, text: str, day: dt.date) -> Article:
    issue, place = divmod(number, _IN_AN_ISSUE)
    stem = f"invented-{issue:05d}"
    newsletter = Issue(issue_iri(stem), f"第{issue}期", f"{stem}.md", issue, day, "测量")
    return Article(
        iri=article_iri(stem, place + 1),
        source=f"{stem}.md",
        title=title,
        text=text,
        number=place + 1,
        section="区内动态",
        date=day,
        issue=newsletter,
    )
