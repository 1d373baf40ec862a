"""What a web page puts around an article: the way to it, menus, notices of rights, addresses. They name nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from fztgraph.mentions.gaps import Gaps

_RIGHTS = re.compile(
    r"©|Copyright|All Rights Reserved|版权所有|版权归|版权(?:及免责)?声明|免责声明|"
    r"技术支持[:：]|提供技术支持|网站(?:建设|维护|标识码|地图)|运行维护[:：]|友情链接|相关链接[:：]|法律顾问[:：]|广告(?:热线|刊登|合作)|"
    r"未经[^，。\n]{0,12}不得[^，。\n]{0,8}(?:转载|复制|镜像|使用)|备案号|ICP备|公网安备|许可证(?:编号|号[:：])",
    re.IGNORECASE,
)
_WAY = re.compile(r"(?:当前|所在|您的?)[^\n]{0,4}位置|^首页[^\n]{0,6}[>»›/]|[^\n>]>{1,2}[^\n>]+>|^分享(?:到|至)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
#: A menu has at least so many items, each of at most so many characters.
_ITEMS, _LONGEST_ITEM = 6, 5
_SENTENCE = re.compile(r"[。！？；，、：]")


def find_furniture(text: str, gaps: Gaps) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of a reading that belong to the page and not to the article."""
    for address in _ADDRESS.finditer(text):
        yield address.span()
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if _RIGHTS.search(line) or (_WAY.search(line) and "。" not in line) or _is_menu(line, start, gaps):
            yield start, end
        start = end + 1


def _is_menu(line: str, start: int, gaps: Gaps) -> bool:
    """Say whether a line is a row of short words."""
    cuts = [0, *(place for place in range(1, len(line)) if start + place in gaps), len(line)]
    items = [end - begin for begin, end in pairwise(cuts)]
    words = sum(item > 1 for item in items)
    return words >= _ITEMS and max(items) <= _LONGEST_ITEM and not _SENTENCE.search(line)
