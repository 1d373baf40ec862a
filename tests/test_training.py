import json
import shutil

import pytest

from fztgraph.errors import UsageError
from fztgraph.training import main, read_gold_examples, read_marked_examples, read_marks, train


@pytest.fixture
def small_corpus(tmp_path, root):
    corpus = tmp_path / "corpus"
    (corpus / "training").mkdir(parents=True)
    lines = (root / "corpus" / "training" / "paragraphs-a.txt").read_text(encoding="utf-8").splitlines()[:12]
    (corpus / "training" / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    shutil.copytree(root / "corpus" / "gold" / "issue-238", corpus / "gold" / "issue-238")
    shutil.copytree(root / "corpus" / "newsletters", corpus / "newsletters")
    return corpus


def test_the_same_text_gives_the_same_model_byte_for_byte(small_corpus, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert train(small_corpus, first) == train(small_corpus, second) > 5000
    assert first.read_bytes() == second.read_bytes()


def test_marks_become_spans_of_the_plain_text():
    example = read_marks("〔AGENCY:青禾海关〕在〔PLACE:青禾〕", "sample")
    assert example.article.text == "青禾海关在青禾"
    assert example.spans == ((0, 4, "AGENCY"), (5, 7, "PLACE"))


def test_an_unknown_label_is_named():
    with pytest.raises(UsageError, match="sample: 'PLANET' is no label"):
        read_marks("〔PLANET:火星〕", "sample")


def test_every_marked_paragraph_is_read(root):
    examples = list(read_marked_examples(root / "corpus" / "training"))
    assert sum(len(example.spans) for example in examples) == 15282


def test_gold_names_are_found_where_the_article_has_them(root):
    spans = [
        (e.article.text[s:t], label) for e in read_gold_examples(root / "corpus" / "gold") for s, t, label in e.spans
    ]
    assert ("绥芬河海关", "AGENCY") in spans
    assert not {"我省", "全省", "协定"} & {name for name, _ in spans}


def test_a_folder_without_training_text_is_refused(tmp_path, capsys):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps({"id": "a", "title": "", "entities": []}), encoding="utf-8")
    assert main([str(tmp_path)]) == 1
    assert "fztgraph: " in capsys.readouterr().err


def test_the_command_says_what_it_wrote(small_corpus, tmp_path, capsys):
    assert main([str(small_corpus), "-o", str(tmp_path / "model")]) == 0
    assert f"characters: {tmp_path / 'model'}" in capsys.readouterr().err
