import tomllib
from pathlib import Path

import pytest

from fztgraph.claims.figure_examples import applied_rule, failing_examples, read_example
from fztgraph.claims.figure_rules import FILE, LISTS, FigureBook, load_figure_rules, read_figure_rules
from fztgraph.errors import OntologyError
from fztgraph.resources import ontology_dir

LIST_LINES = "".join(f'{name} = ["约"]\n' for name in LISTS)
HEAD = f'called = ["项目"]\ncalled_bare = ["项目"]\n[words]\n{LIST_LINES}'
RULE = """[[rule]]
name = "a"
role = "level"
kinds = ["count"]
indicator = "{topic}"
examples = ["x"]
counterexamples = ["y"]
"""


@pytest.fixture(scope="module")
def book() -> FigureBook:
    return load_figure_rules()


def write(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_every_rule_reads_its_examples_and_no_counterexample(book: FigureBook) -> None:
    assert list(failing_examples(book)) == []
    assert len(book.rules) == len(tomllib.loads((ontology_dir() / "rules" / FILE).read_text(encoding="utf-8"))["rule"])


def test_the_names_of_the_rules_are_unique(book: FigureBook) -> None:
    assert len({rule.name for rule in book.rules}) == len(book.rules)


def test_an_example_marks_names_dates_and_numbers() -> None:
    line, target = read_example("〔POLICY:办法〕〈今年〉开行［count:3列］，增长【3%】。", default="ratio")
    assert line.text == "\ue000\ue001开行\ue002，增长\ue002。"
    assert (target, [q.unit for _, q in line.quantities()]) == (11, ["家", "1"])


def test_a_failing_example_is_told(tmp_path: Path) -> None:
    rules = RULE.replace('"x"', '"共有【3家】"').replace('"y"', '"企业【3家】"')
    found = list(failing_examples(read_figure_rules(write(tmp_path, HEAD + rules))))
    assert found == ["rule 'a': counterexample '企业【3家】' is read by it"]


def test_a_number_that_no_rule_reads_has_none(book: FigureBook) -> None:
    rule = next(rule for rule in book.rules if rule.name == "level-carried")
    assert applied_rule("共有【100列】。", rule, book) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[", "not readable as TOML"),
        ("[words]\n" + LIST_LINES + RULE, "no list 'called'"),
        (HEAD.replace('link = ["约"]\n', "") + RULE, "no list 'link'"),
        (HEAD + RULE + 'colour = "red"\n', "rule 'a': unknown key 'colour'"),
        (HEAD + RULE.replace('examples = ["x"]', "examples = []", 1), "rule 'a': has no examples"),
        (HEAD + RULE.replace('counterexamples = ["y"]', ""), "rule 'a': has no counterexamples"),
        (HEAD + RULE.replace('"count"', '"colour"'), "rule 'a': kinds must be of"),
        (HEAD + RULE.replace('"level"', '"colour"'), "rule 'a': kinds must be of"),
        (HEAD + RULE.replace('"level"', '"pass"'), "rule 'a': a level and a share have an indicator"),
        (HEAD + RULE + 'before = "("\n', "rule 'a': "),
        (HEAD + RULE + RULE, "rule 'a' is there twice"),
        (HEAD + RULE + 'about = "colour"\n', "rule 'a': about 'colour' is none of before, after, other"),
        (HEAD + RULE + "confidence = 2\n", "rule 'a': confidence 2 is not between 0 and 1"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(OntologyError) as error:
        read_figure_rules(write(tmp_path, text))
    message = str(error.value)
    assert message.startswith(f"{FILE}: ")
    assert problem in message
    assert "\n" not in message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"figures\.toml: not readable"):
        read_figure_rules(tmp_path / FILE)
