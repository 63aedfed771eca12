"""The form for declining shows, before anything is sent, what each reader will read."""

from __future__ import annotations

import pytest

from corrections.models import Correction
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

SHEET = "/desk/corrections/C-1"


@pytest.fixture
def desk(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    newsroom.case(proposed="14 million")
    newsroom.case(proposed="14 million")
    return visit(newsroom)


def test_each_wording_has_its_own_answer_ahead_without_a_script(newsroom: Newsroom, desk: Visit) -> None:
    page = desk.get(SHEET).text
    form = page.split("data-decline")[1]
    assert form.count("data-answer-group") == 2 and "2 readers" in form
    ahead = desk.client.post(
        f"{SHEET}/decline-preview",
        data={**desk.form(page, "/decline")[1], "reason": "opinion", "message-2": "14 was <b>last</b> year."},
    )
    assert ahead.status_code == 200
    shown = ahead.text.split("data-decline")[1]
    assert shown.count("It is a matter of opinion or of emphasis, not of fact.</p>") == 2
    assert "14 was &lt;b&gt;last&lt;/b&gt; year." in shown
    assert newsroom.row(Correction, 1).state == "open"


def test_what_was_checked_stands_in_the_answer(newsroom: Newsroom, desk: Visit) -> None:
    receipt = newsroom.report("in 2019", "in 2018").receipt
    sent = desk.decide(2, "/decline", reason="correct_as_published", checked="the council's minutes")
    assert sent.status_code == 302
    page = newsroom.app.test_client().get(f"/receipts/{receipt}").text
    assert 'Checked against: <span dir="auto">the council&#39;s minutes</span>' in page
