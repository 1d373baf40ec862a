import pytest

from fztgraph.mentions.gaps import find_gaps
from fztgraph.mentions.persons import find_persons
from fztgraph.reading import read_text


def found(text):
    return sorted({text[c.start : c.end] for c in find_persons(text)})


AFTER_A_POST = [
    ("管委会主任李明远出席活动。", ["李明远"]),
    ("总经理王伟深入车间了解情况。", ["王伟"]),
    ("副市长陈立群率团前往。", ["陈立群"]),
    ("副署长刘一鸣出席。", ["刘一鸣"]),
    ("董事长张大伟与书记何一平会谈。", ["何一平", "张大伟"]),
    ("董事长李和平说，", ["李和平"]),
    ("经理王树明讲话", ["王树明"]),
    ("院长欧阳明月介绍", ["欧阳明月"]),
    ("负责人王明、李红和赵小川表示", ["李红", "王明", "赵小川"]),
    ("局长高原说。", ["高原"]),
    ("站长史波", ["史波"]),
    ("副市长黄卿5日表示", ["黄卿"]),
]
AFTER_A_ROLE = [
    ("货运司机王树说，通关快了。", ["王树"]),
    ("企业代表刘洋在会上发言。", ["刘洋"]),
    ("客商伊万诺夫说：", ["伊万诺夫"]),
]
FOREIGN = [
    ("部长安德烈·伊万诺夫表示欢迎。", ["安德烈·伊万诺夫"]),
    ("总统弗拉基米尔·科洛科利采夫访问", ["弗拉基米尔·科洛科利采夫"]),
    ("总统让·皮埃尔·马丁", ["让·皮埃尔·马丁"]),
    ("总统阿里说", ["阿里"]),
    ("总理武契奇指出，", ["武契奇"]),
    ("大使莫尔古洛夫在致辞中", ["莫尔古洛夫"]),
]
BYLINES = [
    ("（记者王明通讯员李小红）", ["李小红", "王明"]),
    ("（记者王明李小红）", ["李小红", "王明"]),
    ("记者王明报道", ["王明"]),
    ("记者王明高峰时段见到", []),
    ("责任编辑：王明李小红", ["李小红", "王明"]),
    ("责任编辑：王明，李小红", ["李小红", "王明"]),
    ("文/图张三丰", ["张三丰"]),
    ("文/王小明图/李红", ["李红", "王小明"]),
    ("摄影：赵一鸣", ["赵一鸣"]),
    ("作者：周生、孟奔、常峥晓", ["周生", "孟奔", "常峥晓"]),
    ("（王明李小红摄）", ["李小红", "王明"]),
    ("7月19日电（王明、李小红）", ["李小红", "王明"]),
    ("货物过境。（王明）", ["王明"]),
    ("图为现场。王小明摄", ["王小明"]),
    ("□王小明", ["王小明"]),
    ("责编：王责", []),
]
BEFORE_AN_HONORIFIC = [
    ("，王建国先生和李红女士参加", ["李红", "王建国"]),
    ("欧阳明月女士说", ["欧阳明月"]),
    ("王明先生", ["王明"]),
    ("，王明教授介绍", ["王明"]),
    ("贯彻习远平总书记重要讲话", ["习远平"]),
]


@pytest.mark.parametrize(("text", "names"), [*AFTER_A_POST, *AFTER_A_ROLE, *FOREIGN, *BYLINES, *BEFORE_AN_HONORIFIC])
def test_persons_are_found(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "负责人于近日表示，主任应邀出席，部长高度评价。",
        "代表和专家参加，员工都表示满意，司机从驾驶室探出头。",
        "记者从云溪海关获悉，记者时隔一年再访，记者高速路口见到。",
        "董事长全程陪同，总统府发言人称，主任安排工作，厂长方便，书记金融工作会议。",
        "主任李",
        "大使馆说，代表阿说",
        "总理卡塔尔队员",
        "司机王明高路过",
        "员工王府井逛街",  # after a role the next words must show where a name ends
        "局长查验货物",
        "客户先生，众多先生，云溪王明先生",  # the name may begin further left
        "来源：公开报道",
        "陕西（安康）的货物，多地（成都）参加。",
    ],
)
def test_ordinary_words_are_no_persons(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        (["（记者", "陈晓", "何苑妮", "何森", "通讯员", "陈琳", "卓雯）"], ["何苑妮", "何森", "卓雯", "陈晓", "陈琳"]),
        (["7月19日电（", "蒋文", "郭佳）"], ["蒋文", "郭佳"]),
        (["记者", "尚杰", "李慧敏", "罗旭", "陈雪"], ["尚杰", "李慧敏", "罗旭", "陈雪"]),
        (["作者：", "穆", "兰", "王缘"], ["王缘", "穆兰"]),
        (["车队出发。", "何静", "摄"], ["何静"]),
        (["通讯员", "张", "洪报道"], ["张洪"]),
    ],
)
def test_white_space_parts_the_names_of_a_byline(parts, names):
    text, gaps = "".join(parts), {sum(map(len, parts[:count])) for count in range(1, len(parts))}
    assert sorted({text[c.start : c.end] for c in find_persons(text, frozenset(gaps))}) == sorted(names)


def test_a_name_after_a_post_outranks_a_place_of_that_name():
    after_post, after_role = (next(find_persons(text)) for text in ("市长金华说，", "代表金华说，"))
    assert after_post.rank > 5 > after_role.rank


BESIDE_A_BODY = [
    ("关员在查验货物。（王明、天津海关供图）", ["王明"]),
    ("关员在查验货物。（王明、李红、云溪海关）", ["李红", "王明"]),
    ("王明、天津海关摄", ["王明"]),
    ("来源：李红、云溪边检站", ["李红"]),
    ("图|李红、云溪海关", ["李红"]),
    ("（王明 天津海关供图）", ["王明"]),
    ("□李红 云溪海关", ["李红"]),
]


@pytest.mark.parametrize(("text", "names"), BESIDE_A_BODY)
def test_who_is_thanked_beside_a_body_is_a_person(text, names):
    reading = read_text(text, markdown=False)
    gaps = find_gaps(text, reading)
    assert sorted({reading.text[c.start : c.end] for c in find_persons(reading.text, gaps)}) == names


@pytest.mark.parametrize(
    "text",
    [
        "来源：金羊网、天津海关",
        "（公安局、天津海关供图）",
        "（方便、天津海关）",
        "天津、上海海关",
        "他说王明、天津海关都在",
    ],
)
def test_what_else_stands_beside_a_body_is_no_person(text):
    assert found(text) == []
