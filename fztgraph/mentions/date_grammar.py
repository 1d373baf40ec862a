"""The forms that dates and periods take in Chinese text, as patterns; ``dates`` says what they mean."""

import re

_N = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二两兩三四五六七八九])"
_DASH = r"[-—–~～－─]{1,2}"
_TO = rf"(?:至|到|{_DASH})"
_DAY = r"[日号號]"
_TENTH = r"[上中下]旬"
#: 初, 底, 末 and 内 as the edge of a year or month, not the start of another word (5月初步, 2024年内蒙古).
_EDGE = r"(?:初(?![步级級审審始中次])|底(?![特层層线線])|末(?!端)|[内內](?![蒙地外部需陆陸销銷河容资資]))"
#: After these a year is no date: 2024年版, 2000年历史, 2023年第7号.
_NO_YEAR = r"(?!版|代|[来來]|历史|歷史|间|間|[多余餘]|第[\d一二三四五六七八九十]+[号號])"

_YEAR = (
    rf"(?<![\d.第])(?P<digits>(?:1[89]|20)\d\d)年{_NO_YEAR}"
    rf"|(?<![一二三四五六七八九十百千万零〇○])(?P<chinese>[一二][〇零○一二三四五六七八九]{{3}})年{_NO_YEAR}"
    r"|(?<![比较較])(?P<relative>今年|去年|明年|[后後]年|前年|上年|本年|[同次翌当當]年)(?!同期|度|均|[头頭])"
)
_TAIL = (
    rf"(?P<from_month>{_N}){_TO}(?P<to_month>{_N})月(?!\d)份?"
    rf"|(?<![提之此以目])[前头頭](?P<months>{_N})[个個]?月份?"
    rf"|(?<![提之此以目])[前头頭](?P<quarters>[一二两兩三1-3])[个個]?季度"
    rf"|第?(?P<from_quarter>[一二三1-3])(?:季度)?{_TO}第?(?P<to_quarter>[二三四2-4])季度"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    r"|(?P<half>[上下])半年(?!多|[来來])"
    rf"|(?P<month>{_N}|(?<![亿億万萬千百十美欧歐日港澳\d])元)月(?![均产產供租薪息嫂球饼餅期])份?(?:(?P<day>{_N})(?:(?:[、和至到]|{_DASH})(?P<last_day>{_N}))?{_DAY}|{_TENTH}|{_EDGE})?"
)

#: What may follow a year.
AFTER_YEAR = re.compile(
    rf"{_TAIL}|截[至止到](?P<until_month>{_N})月份?(?:(?P<until_day>{_N}){_DAY}|{_TENTH}|[底末])?|年?(?P<edge>{_EDGE})|全年|度"
)
#: What joins two dates into a period.
CONNECTOR = re.compile(rf"(?:[（(](?:周|星期)[一二三四五六日天][）)])?{_TO}")
#: What lists dates, or joins them.
LISTED = re.compile(rf"[、和及]|{_TO}")
#: What makes a date the start of a period that is still open.
SINCE = re.compile(r"(?:以[来來]|起?至今(?![年日天后後])|迄今)")
#: What makes a date, with its event between, the start of a time: 2021年4月动工以来.
SINCE_EVENT = re.compile(r"[^，。；！？\n\d]{1,16}(?:以[来來]|至今)")
#: What tells, close by, that a date lies ahead.
AHEAD = re.compile(r"[将將拟擬]|[计計][划劃]|[预預][计計]|力争|有望|定于|确保|[届屆][时時]")
#: What follows the date of a dateline (新华社北京6月7日电).
DATELINE = re.compile(r"[电電讯訊]|消息")
SENTENCE_END = re.compile(r"[。！？!?\n]")

#: Each form by name, tried in this order wherever a date may begin; ``title`` and ``address`` are passed over.
_FORMS = {
    "title": r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》",
    "address": r"https?://[A-Za-z0-9_./:?=&%#~+,-]*",
    "numeric": (
        r"(?<![A-Za-z0-9_./:-])(?P<y>(?:1[89]|20)\d\d)(?P<mark>[-./])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?![\d/-])"
    ),
    "plan": r"[“\"「]?(?P<plan>十[一二三四五六七八九])五[”\"」]?(?=期间|期間|时期|時期|以来|以來)",
    "years": rf"(?<![\d.])(?P<first_year>(?:1[89]|20)\d\d)年?{_TO}(?P<last_year>(?:1[89]|20)\d\d)年{_NO_YEAR}",
    "year": _YEAR,
    "month": rf"(?<!以)(?P<which>[上本下][个個]?|[当當同次])月(?![球台])(?:(?P<in_day>{_N}){_DAY}|{_TENTH}|[初底末])?",
    "month_rim": r"(?<![\d个個每隔近一二两兩三四五六七八九十百半多几幾数數上本下当當同次])月初(?![步级級])",
    "same_day": r"(?<![效请請交达達理报報])(?P<same>[当當同次翌]日|[当當同]天|[当當]晚)(?![常夜达達])",
    "today": r"(?P<deictic>[昨今][日天晚夜晨早]|(?<![目之此以日提生])前[日天])(?![的头頭均本常餐点點津])",
    "weekday": (
        r"(?P<week>[上本这這下])[个個]?(?:周|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])"
        r"(?![直些定起带帶度共级級流线線场場个個项項次家种種列趟班艘类類大名位条條轮輪期批])"
    ),
    "tail": rf"(?<![\d.第个個每])(?<!每年)(?:{_TAIL})",
    "rim": r"(?<![\d近一二两兩三四五六七八九十百千半多几幾每成])年(?P<rim_of>[初底末]|[内內](?!外))|全年",
    "same_years": (
        r"(?<![近前过過每百千第\d])[这這]?(?P<count>[二两兩三四五六七八九十]|\d)年(?:[间間](?!隔)|[来來](?![的自]))"
    ),
    "day": (
        r"(?<![\d月.年第每逢共时時约約仅僅近超满滿达達只需用过過隔有长長数數])(?P<bare>\d{1,2})日"
        r"(?![报報元圆圓均产產常本内內前后後间間游达達])"
    ),
}
PATTERNS = {name: re.compile(pattern) for name, pattern in _FORMS.items()}
_FIRST = '[\\d《h“"「月元一二两兩三四五六七八九十今去明后後前头頭上下本同次翌当當昨年全第这這]'
#: Finds where a form begins; its last group is the form's name.
ANY_FORM = re.compile(
    f"(?={_FIRST})(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<(?!mark)[a-z_]+>', '(?:', pattern)})" for name, pattern in _FORMS.items())
    + ")"
)
