import pytest

from fztgraph.mentions.furniture import find_furniture
from fztgraph.mentions.gaps import find_gaps
from fztgraph.reading import read_text


def furniture(text):
    reading = read_text(text, markdown=False)
    return [reading.text[start:end] for start, end in find_furniture(reading.text, find_gaps(text, reading))]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2001-2024 云溪在线网络有限公司",
        "© 云溪日报社",
        "版权所有：云溪传媒集团",
        "未经云溪网授权不得转载",
        "云溪市商务局主办 技术支持：云溪云海网络科技有限公司",
        "友情链接：云溪港集团 云溪海关",
        "法律顾问：云溪明德律师事务所",
        "您当前的位置：首页 > 云溪新闻",
        "首页>云溪>口岸",
        "云溪网>财经频道>云溪口岸通车",
        "分享到：微信 微博",
        "首页 新闻 政务 云溪 服务 互动 专题",
    ],
)
def test_what_a_page_puts_around_an_article_is_furniture(line):
    found = furniture(f"云溪口岸通车。\n{line}\n货物过境。")
    assert len(found) == 1


def test_an_address_is_furniture():
    assert furniture("来源：http://ftz.example.cn/a?from=铁路") == ["http://ftz.example.cn/a?from="]


@pytest.mark.parametrize(
    "line",
    [
        "未经海关许可，货物不得出区。",
        "记者 王明 李红 赵小川",
        "唐 山 港 口 新 貌 图",
        "成绩>目标，信心更足。",
        "企业取得许可证后开工。",
        "云溪 黑河 绥芬河 满洲里 东宁 珲春 六地，联手办展。",
    ],
)
def test_what_an_article_says_is_none(line):
    assert furniture(line) == []
