"""Headlines, read with the day on which the text begins."""

from dataclasses import replace

import pytest

from fztgraph.claims.events import events_of
from fztgraph.claims.headlines import headline_page
from fztgraph.claims.pages import Page
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

BOOK = load_rules()
LEAD = "[6月8日上午|2024-06-08]，[海湾口岸|PORT]汽笛声声，人头攒动。"
LATER = "[云桥线路|INITIATIVE]全长九百公里。"


def _page(headline: str, text: str) -> Page:
    return replace(example_page(text, BOOK.words), headline=headline)


def _facts(page: Page) -> set[str]:
    names = {entity.iri: entity.name for entity in page.entities}
    return {f"{names[c.subject]} {c.predicate} {c.value}" for c in events_of(page, BOOK)}


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("云桥线路正式开通", LEAD),
        ("我省又添通道 云桥线路正式开通", LEAD),
        ("雲橋線路正式開通", LEAD),
        ("云桥线路正式开通", "本报讯\n某社海湾[6月9日|2024-06-09]电，" + LEAD),
    ],
)
def test_a_headline_happens_on_the_day_of_the_lead(headline: str, lead: str) -> None:
    assert _facts(_page(headline, lead + LATER)) == {"云桥线路 openedOn 2024-06-08"}


def test_the_evidence_of_a_headline_is_the_sentence_that_tells_the_day() -> None:
    (claim,) = events_of(_page("云桥线路正式开通", LEAD + LATER), BOOK)
    assert claim.evidence.text == "6月8日上午，海湾口岸汽笛声声，人头攒动。"


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("", LEAD),
        ("云桥线路开通两周年", LEAD),
        ("云桥线路5月10日开通", LEAD),
        ("云桥线路将正式开通", LEAD),
        ("云桥线路正式开通", "截至[6月8日|2024-06-08]，[海湾口岸|PORT]已有航线三条，人头攒动。"),
        ("云桥线路正式开通", "[6月8日|2024-06-08]，记者从[海湾口岸|PORT]获悉一则好消息。"),
        ("云桥线路正式开通", "[6月|2024-06]，[海湾口岸|PORT]汽笛声声，人头攒动。"),
        ("云桥线路正式开通", "[2024年1月8日|2024-01-08]，[海湾口岸|PORT]汽笛声声，人头攒动。"),
        ("云桥线路正式开通", "[海湾口岸|PORT]汽笛声声，人头攒动，十分热闹。" + LEAD),
        ("云桥线路正式开通", "至[6月8日|2024-06-08]，[海湾口岸|PORT]汽笛声声，人头攒动。"),
        ("云桥线路正式开通", "[至此|2024-06-08]，[海湾口岸|PORT]汽笛声声，人头攒动。"),
        ("云桥线路正式开通", "海湾汽笛声声。"),
    ],
)
def test_other_headlines_and_leads_tell_no_day(headline: str, lead: str) -> None:
    assert headline_page(_page(headline, lead + LATER)) is None or not _facts(_page(headline, lead + LATER))
