import base64
import gzip
import json

import pytest

from fztgraph.views.collection import collect_picture
from fztgraph.views.drawing import draw
from fztgraph.views.payload import packed, payload, safe_json
from fztgraph.views.picture import Picture, Thing
from views.conftest import Generation


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "]]>", "a&b", "'\"", "\u2028\u2029\u0085\ufeff", "\x00\x7f", "望港"]
)
def test_any_text_survives_and_none_can_end_a_script(text: str) -> None:
    written = safe_json({"text": text})
    assert json.loads(written)["text"] == text
    assert not set(written) & set("<>&'\u2028\u2029")


def test_empty_values_are_left_out_but_zero_stays() -> None:
    picture = Picture(things=(Thing("https://w3id.org/fztgraph/id/place/甲", "甲", "Place", "Place"),), focus=0)
    data = payload(picture, draw(picture))
    (thing,) = data["things"]
    assert thing == {
        "key": "place/甲",
        "name": "甲",
        "label": "甲",
        "kind": "Place",
        "type": "Place",
        "size": 8.0,
        "near": 0,
        "count": 0,
    }
    assert data["focus"] == 0
    assert "others" not in data


def test_references_lead_to_what_they_name(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400)
    data = payload(picture, draw(picture))
    fact = next(fact for fact in data["facts"] if fact.get("value") == "18.06亿元")
    passage, start, end, *_ = fact["proofs"][0]
    article, text = data["passages"][passage]
    assert data["things"][fact["s"]]["name"] == "望港综合保税区"
    assert "18.06亿元" in text[start:end]
    assert data["articles"][article]["title"] == "前5个月望港市外贸进出口增长两成"


def test_themes_of_things_and_articles_are_told(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400)
    data = payload(picture, draw(picture))
    told = {data["themes"][at]["zh"] for article in data["articles"] for at in article.get("themes", ())}
    assert "跨境电商" in told


def test_every_thing_has_a_spot_in_every_layout(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400)
    data = payload(picture, draw(picture))
    assert [len(layout["spots"]) for layout in data["layouts"].values()] == [2 * len(data["things"])]


def test_passages_of_an_article_stand_together(newsletter: Generation) -> None:
    picture = collect_picture(newsletter, limit=400)
    told = [article for article, _ in payload(picture, draw(picture))["passages"]]
    assert told == sorted(told)


def test_packed_data_is_the_same_each_time_and_stands_anywhere() -> None:
    letters = packed({"text": "</script>望港"})
    assert letters == packed({"text": "</script>望港"})
    assert json.loads(gzip.decompress(base64.b64decode(letters))) == {"text": "</script>望港"}
