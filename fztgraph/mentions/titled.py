"""Documents in title marks: 《…通知》, with their edition and abbreviation."""

import re
from collections.abc import Iterator

from fztgraph.mentions.candidates import Candidate
from fztgraph.model import Label

_TITLE = re.compile(
    r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,120})》(?:[（(](?:试行|暂行|修订|\d{4}年版?|\d{4}年(?:修订|版|本)|征求意见稿|草案)[）)])?"
)
_PERIODICAL = re.compile(r"(?:日报|晚报|时报|周报|早报|晨报|导报|电讯报|参考报|周刊|杂志|新闻|观察|新闻网)$")
_WORK = re.compile(r"(?:节目|专栏|电影|纪录片|歌曲|栏目|小说|话剧|剧目|游戏|诗集|乐曲|舞剧)")
_DOCUMENT = re.compile(
    r"通知|意见|方案|办法|规定|条例|[^书]法$|协定|公约|规划|计划|决定|公告|目录|清单|指南|细则|措施|标准|规范|协议|备忘录|声明|纲要|批复|函$|若干|倡议|章程|名单|议定书|条约|指引|规则|制度|条款|关于|通告|宣言|报告|任务|行动|政策|合同|预案|程序|安排|条$|解释|表$|体系|规程"
)


def find_titled_documents(text: str) -> Iterator[Candidate]:
    """Yield the policies that a text names in title marks; books, films and newspapers are left out."""
    for match in _TITLE.finditer(text):
        title = match["title"]
        around = text[max(0, match.start() - 6) : match.start()] + text[match.end() : match.end() + 4]
        if _PERIODICAL.search(title):
            yield Candidate(match.start(), match.end(), Label.ORGANIZATION, "Organization", "titled", rank=6)
        elif _DOCUMENT.search(title) or (len(title) >= 6 and not _WORK.search(around)):
            kind = "TradeAgreement" if re.search(r"自由贸易协定|自贸协定|经济伙伴关系协定", title) else "Policy"
            yield Candidate(match.start(), match.end(), Label.POLICY, kind, "titled", rank=6)
