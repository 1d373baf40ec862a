"""Dates of the documents that notices publish."""

from dataclasses import replace

import pytest

from fztgraph.claims.events import events_of
from fztgraph.claims.notices import published
from fztgraph.claims.pages import Page, named_in
from fztgraph.claims.rule_examples import example_page
from fztgraph.claims.rules import load_rules

BOOK = load_rules()
FOOT = "\n[甲市商务局|AGENCY]\n[2024年6月3日|2024-06-03]\n"


def _page(marked: str, title: str = "") -> Page:
    page = example_page(marked, BOOK.words)
    return replace(page, title=named_in(title, page.entities), headline=title)


def _facts(page: Page) -> set[str]:
    names = {entity.iri: entity.name for entity in page.entities}
    return {f"{names[c.subject]} {c.predicate} {c.value}" for c in events_of(page, BOOK)}


@pytest.mark.parametrize(
    "body",
    [
        "现将[《办法》|POLICY]印发给你们，请认真执行。",
        "[《办法》|POLICY]已经市政府同意，现予公布。",
        "关于印发[《办法》|POLICY]的通知",
        "现正式公布[《办法》|POLICY]，现将[《办法》|POLICY]予以公布。",
    ],
)
@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "\n[甲市|PLACE]商务局\n\n[二〇二四年六月三日|2024-06-03]",
        "\n[甲市商务局|AGENCY] [2024年6月3日|2024-06-03]\n",
        "\n某处口岸办公室\n[2024年6月3日|2024-06-03]\n（公开发布）",
    ],
)
def test_a_notice_dates_what_it_publishes_by_its_foot(body: str, foot: str) -> None:
    assert _facts(_page(body + foot)) == {"《办法》 issuedOn 2024-06-03"}


@pytest.mark.parametrize(
    "text",
    [
        "市政府学习[《办法》|POLICY]。" + FOOT,
        "现将有关事项公告如下。" + FOOT,
        "现将[《办法》|POLICY]印发给你们。\n会议很重要。\n[2024年6月3日|2024-06-03]\n",
        "现将[《办法》|POLICY]印发给你们。\n[甲市商务局|AGENCY]\n[2024年6月|2024-06]\n",
        "现将[《办法》|POLICY]印发给你们。\n",
        "[2024年6月3日|2024-06-03]\n现将[《办法》|POLICY]印发给你们。\n",
    ],
)
def test_other_dates_on_lines_of_their_own_date_no_document(text: str) -> None:
    assert _facts(_page(text)) == set()


def test_a_document_under_its_own_title_is_dated_by_its_foot() -> None:
    text = "[《办法》|POLICY]\n第一条 为促进贸易，制定本办法。" + FOOT
    assert _facts(_page(text, "《办法》")) == {"《办法》 issuedOn 2024-06-03"}
    assert published(_page(text, "各地学习贯彻《办法》见成效")) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("现将[《办法》|POLICY]印发给你们，自印发之日起施行。" + FOOT, {
            "《办法》 issuedOn 2024-06-03", "《办法》 effectiveOn 2024-06-03",
        }),
        ("[6月3日|2024-06-03]，[甲局|AGENCY]印发[《办法》|POLICY]。[《办法》|POLICY]自发布之日起施行。", {
            "《办法》 issuedOn 2024-06-03", "《办法》 effectiveOn 2024-06-03",
        }),
        ("[《办法》|POLICY]自发布之日起施行。", set()),
        ("[6月|2024-06]，[甲局|AGENCY]印发[《办法》|POLICY]。[《办法》|POLICY]自发布之日起施行。", {
            "《办法》 issuedOn 2024-06",
        }),
    ],
)  # fmt: skip
def test_a_document_is_in_force_from_the_day_of_its_issue_where_the_text_says_so(text: str, facts: set[str]) -> None:
    assert _facts(_page(text)) == facts


def test_the_article_of_a_document_speaks_of_the_document() -> None:
    text = "# [《办法》|POLICY]\n第二十条 本办法自[2024年8月1日|2024-08-01]起施行，有效期三年。"
    assert _facts(_page(text)) == {"《办法》 effectiveOn 2024-08-01"}
