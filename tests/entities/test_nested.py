import pytest


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《中华人民共和国政府和智利共和国政府自由贸易协定》生效。", {"中华人民共和国", "智利"}),
        ("广州至汉堡货运航线开通。", {"广州", "汉堡"}),
        ("广州—河内货运航线开通。", {"广州", "河内"}),
    ],
)
def test_what_a_name_joins_is_named_too(read_entities, text, places):
    assert places <= set(read_entities(text))


@pytest.mark.parametrize("text", ["天津冷链物流项目开工。", "天津高速公路开通。", "《天津港发展条例》公布。"])
def test_what_other_names_hold_is_not(read_entities, text):
    assert len(read_entities(text)) == 1


def test_a_place_named_elsewhere_gains_a_mention(read_entities):
    entity = read_entities("广州至汉堡货运航线开通。汉堡欢迎。")["汉堡"]
    assert [mention.start for mention in entity.mentions] == [3, 12]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("新区发布公告。企业在新区落户。", "新区", 2),
        ("哈尔滨新区管委会发布公告。新区说，好。", "哈尔滨新区", 2),
    ],
)
def test_a_new_area_alone_is_a_zone(read_entities, text, name, mentions):
    entity = read_entities(text)[name]
    assert (entity.label.value, len(entity.mentions)) == ("ZONE", mentions)


@pytest.mark.parametrize("text", ["企业在新区落户。", "在新区域，在新区间。", "创新区的创新区。"])
def test_a_single_mention_or_another_word_is_none(read_entities, text):
    assert read_entities(text) == {}


def test_a_new_area_named_in_full_is_referred_to(read_entities):
    entities = read_entities("天津云溪新区挂牌。新区说，好。在新区，在新区。")
    assert set(entities) == {"天津云溪新区"}
    assert [mention.start for mention in entities["天津云溪新区"].mentions] == [0, 9]


def test_a_treaty_s_name_names_its_parties_and_no_other_place(read_entities):
    assert set(read_entities("《天津与智利自由贸易协定》生效。")) == {"《天津与智利自由贸易协定》", "智利"}


def test_a_zone_of_another_kind_lends_no_name(read_entities):
    zone = read_entities("天津港保税区管委会发布。企业在新区落户，在新区经营。")["新区"]
    assert (zone.listed, len(zone.mentions)) == (False, 2)
