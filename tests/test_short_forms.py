"""The rules of regular short forms; their examples are their tests."""

from dataclasses import replace
from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.short_forms import Context, ShortFormRule, load_short_form_rules

RULES = load_short_form_rules()
CHARACTERS = {"塞尔维亚": "塞"}


def shorten(rule: ShortFormRule, form: str) -> list[str]:
    return [made for made, _ in rule.shorten(form, replace(rule.context, characters=CHARACTERS))]


@pytest.mark.parametrize(("rule", "form"), [(rule, form) for rule in RULES.rules for form in rule.examples])
def test_a_rule_makes_of_its_example_what_it_says(rule: ShortFormRule, form: str) -> None:
    assert shorten(rule, form) == rule.examples[form]


@pytest.mark.parametrize(("rule", "form"), [(rule, form) for rule in RULES.rules for form in rule.others])
def test_a_rule_leaves_other_names_alone(rule: ShortFormRule, form: str) -> None:
    assert shorten(rule, form) == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES.rules]
    assert len(set(names)) == len(names)


def test_a_rule_sees_what_the_rules_before_it_made() -> None:
    made = RULES.derive(["中国（广东）自由贸易试验区深圳前海蛇口片区"], "ZoneArea", Context(places=["深圳"]))
    assert "前海蛇口自贸片区" in made.aliases


@pytest.mark.parametrize(
    ("name", "type_", "alone", "in_context"),
    [
        ("朝阳市", "Division", (), ("朝阳",)),
        ("黑河市", "Division", ("黑河",), ()),
        ("成都高新综合保税区", "BondedZone", ("成都高新综保区",), ("高新综合保税区", "高新综保区")),
    ],
)
def test_words_and_what_is_made_of_them_need_context(
    name: str, type_: str, alone: tuple[str, ...], in_context: tuple[str, ...]
) -> None:
    made = RULES.derive([name], type_, Context(places=["成都"]))
    assert (made.aliases, made.contextual) == (alone, in_context)


def test_what_is_made_of_a_doubtful_name_is_doubtful_unless_its_parent_tells_it_apart() -> None:
    context = Context(parents=["厦门海关"], doubtful=["机场海关"])
    made = RULES.derive(["机场海关"], "CustomsOffice", context)
    assert made.aliases == ("厦门机场海关",)
    assert "中华人民共和国机场海关" in made.contextual


def test_a_rule_serves_subclasses_only() -> None:
    assert RULES.derive(["绥芬河综合保税区"], "BondedZone").aliases
    assert not RULES.derive(["绥芬河综合保税区"], "Port").aliases


def test_a_template_whose_country_has_no_character_is_left_out() -> None:
    made = RULES.derive(["中国—马尔代夫自由贸易协定"], "TradeAgreement")
    assert not [form for form in made.aliases if form.startswith("中自由")]


RULE = '[[rule]]\nname = "n"\ntypes = ["Zone"]\npattern = "(?P<x>.+)区"\nexamples = {"甲区" = []}\nothers = ["乙"]\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[rule]", "cannot be read as TOML"),
        (RULE + "colour = 1\n", "rule 'n' has an unknown key 'colour'"),
        (RULE.replace('name = "n"\n', ""), "rule '\\?' has no name"),
        (RULE.replace('others = ["乙"]\n', ""), "rule 'n' has no others"),
        (RULE.replace("Zone", "Zoo"), "unknown class 'Zoo'"),
        (RULE.replace("?P<x>", "?P<"), "wrong pattern"),
        (RULE.replace('区"\nex', '%nothing%"\nex'), "wrong pattern"),
        (RULE.replace('["Zone"]', '"Zone"'), "has types that are no list of strings"),
        ('ordinary = "中"\n', "must be a list of strings"),
    ],
)
def test_a_wrong_file_of_rules_is_one_readable_line(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "short_forms.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=problem) as caught:
        load_short_form_rules(path)
    assert "\n" not in str(caught.value)
