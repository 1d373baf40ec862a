"""Texts that no editor would write, for the tests that take them whole and the benchmark that takes them twice as long.

Each is a piece to be repeated. None states a fact about a named thing that the extraction could rightly read, but for
those of ``TRUE``.
"""

from collections.abc import Callable

#: Pieces without any fact.
PIECES: dict[str, str] = {
    "digits": "1234567890",
    "digits and points": "3.14,159;26:5 ",
    "chinese digits": "一二三四五六七八九十",
    "units alone": "万亿元吨公里",
    "per cents": "5%",
    "latin words": "The quick brown fox jumps over the lazy dog. ",
    "one latin word": "abcdefghij",
    "cyrillic and arabic": "Привет мир سلام दुनिया ",
    "scripts mixed": "港口port港порт항구ポート",
    "emoji": "😀🚢👩‍👩‍👧🇨🇳",
    "opening quotes": "“",
    "opening brackets": "（【《",
    "closing brackets": "）】》”",
    "quotes nested": "“‘「『《〈〉》』」’”",
    "brackets half wide": "(a(b",
    "commas": "，",
    "list marks": "、",
    "full stops": "。",
    "dots": "……",
    "dashes": "——",
    "stars": "*",
    "underscores": "_",
    "hashes": "#",
    "backslashes": "\\",
    "bars": "|",
    "blanks": " \t\u3000",
    "lines": "\n \n",
    "zero width": "的\u200b了\u200d是\ufeff",
    "control characters": "\x00\x01\x1b\x7f的",
    "direction marks": "\u202e的\u202c",
    "private use": "\ue000\ue001\uf8ff",
    "beyond the plane": "𠀀𠀁𪜀",
    "combining marks": "e\u0301\u0302的\u0300",
    "days that are none": "2024年2月30日、13月5日、0月0日、2023年2月29日，",
    "figures without a subject": "增长5.2%，下降3.1%；",
    "three units": "3亿元吨公里、5万美元平方米件，",
    "html": "<div class='a'>&nbsp;&amp;</div>",
    "addresses": "https://example.org/a?b=c&d=e#f ",
    "functional words": "的了是在和与及其对于",
}

#: Pieces with names, of which facts may be read.
TRUE: dict[str, str] = {
    "news": "6月16日，上海海关与青松物流有限公司签署合作协议。1-5月，上海自贸试验区进出口总值96.2亿元，增长21.8%。",
    "one sentence": "上海海关与青松物流有限公司签署协议出口总值达到五亿元增长两成",
    "listed names": "上海海关、天津海关、青松公司、",
    "names run together": "上海海关天津海关",
    "known by place": "上海市和",
    "companies run together": "青松科技有限公司",
    "persons": "局长王晓明表示，",
    "figures": "出口47.7亿元，增长52.7%；进口48.5亿元，下降1.6%；",
    "short lines": "上海自贸试验区开放\n\n",
    "headings": "# 上海\n",
    "table rows": "|上海海关|5亿元|3%|\n",
    "open quotations": "“一网通办",
    "quotations": "“一网通办”",
    "titles without an end": "《中国（上海",
    "brackets in brackets": "（上海（",
    "zones": "自贸试验区",
    "possessives": "海关总署的",
    "zero width in names": "上\u200b海\u200b海\u200b关\u200b，",
}


def repeat(piece: str, length: int) -> str:
    """Return a piece again and again, about as many characters as asked for."""
    return piece * max(1, length // len(piece))


#: Texts that are strange as a whole, not by repetition, by what they are.
WHOLES: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "one character": lambda: "港",
    "one line": lambda: "上海海关与青松物流有限公司签署合作协议。",
    "a long name": lambda: "青松" * 100 + "物流有限公司与上海海关签署合作协议。",
    "a long quotation": lambda: "上海海关推出“" + "一网通办" * 60 + "”服务。",
    "a long title": lambda: "上海海关印发《" + "关于推进贸易便利化的若干意见" * 15 + "》。",
    "brackets nested": lambda: "上海海关" + "（" * 500 + "青松公司" + "）" * 500 + "签署协议。",
    "quotes never closed": lambda: "上海海关“" * 500,
    "closing before opening": lambda: "）》”上海海关“《（签署协议。" * 100,
}
