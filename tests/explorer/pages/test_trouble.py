"""Why there is no answer, said on a page."""

import pytest

from fztgraph.explorer.frame import Frame
from fztgraph.explorer.links import LiveLinks
from fztgraph.explorer.pages.trouble import Trouble, render_trouble


@pytest.mark.parametrize(("status", "again"), [(503, True), (504, True), (406, False), (500, False)])
def test_what_may_pass_is_said_to_be_tried_again(status: int, again: bool) -> None:
    page = render_trouble(Trouble("忙", "<b>等待", status), Frame(LiveLinks(), published="2024-06-16"))
    assert ("请稍候再试" in page) == again
    assert "&lt;b&gt;等待" in page
