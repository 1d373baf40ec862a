from pathlib import Path

import pytest
import spacy

from fztgraph.errors import UsageError
from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.installed import load_pipeline, recognise_with
from fztgraph.model import Label

PATTERNS = [
    ("GPE", "叶卡捷琳堡"),
    ("ORG", "云岭果业集团"),
    ("ORG", "云岭商务局"),
    ("ORG", "云岭学社"),
    ("DATE", "昨天"),
]
TEXT = "昨天云岭果业集团、云岭商务局和云岭学社在叶卡捷琳堡签约。"


@pytest.fixture
def pipeline(tmp_path: Path) -> str:
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in PATTERNS])
    nlp.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def test_entities_come_under_our_labels(pipeline):
    found = {(c.label, TEXT[c.start : c.end]) for c in recognise_with(pipeline, TEXT, [])}
    assert found == {
        (Label.PLACE, "叶卡捷琳堡"),
        (Label.COMPANY, "云岭果业集团"),
        (Label.AGENCY, "云岭商务局"),
        (Label.ORGANIZATION, "云岭学社"),
    }


def test_what_the_rules_read_stands(pipeline):
    rule = Candidate(2, 8, Label.ORGANIZATION, "Organization", "head")
    found = recognise_with(pipeline, TEXT, [rule])
    assert rule in found
    assert sum(c.start < 8 for c in found) == 1


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(UsageError, match="'zh_no_such_pipeline' is no installed spaCy pipeline"):
        load_pipeline("zh_no_such_pipeline")
