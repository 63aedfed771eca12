"""The form with the whole text, and addresses that lead on."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from tests.newsroom import Newsroom
from tests.services.whole_articles import article_of
from tests.views.desk_visit import visit

HERE = "/desk/articles/harbour-bridge/edit"


def test_an_editor_brings_a_whole_text_as_markdown_with_its_note(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    address, filled = desk.form(desk.get(HERE).text, "/edit")
    assert "41 million" in filled["body"]
    said = {
        "format": "markdown",
        "body": "The bridge costs **4.1 million** euros.\r\n\r\n* one\r\n* two",
        "note_kind": "correction",
        "severity": "serious",
        "note": "Correction, 2 March 2026: It was 4.1.",
        "timing": "later",
    }
    assert desk.client.post(address, data={**filled, **said}).status_code == 302
    shown = newsroom.app.test_client().get("/articles/harbour-bridge").text
    body = shown.partition('id="article-body"')[2]
    assert "<strong>" in body
    assert "4.1 million" in body
    assert "It was 4.1." in shown


def test_what_was_typed_survives_a_refusal_and_a_long_text_is_taken(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    address, filled = desk.form(desk.get(HERE).text, "/edit")
    long = {**filled, "body": "<p>" + "A <b>word</b> & more. " * 8000 + "</p>", "timing": "later"}
    assert desk.client.post(address, data=long).status_code == 302
    stale = desk.client.post(address, data={**filled, "headline": "My <own> headline", "timing": "later"})
    assert stale.status_code == 409
    assert "My &lt;own&gt; headline" in stale.text
    wrong = desk.client.post(address, data={**filled, "version": "2", "slug": "a/b", "timing": "later"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    "below",
    ["", "/versions", "/versions/1", "/compare/1..2?view=side", "/timemap", "/versions/1.json", "/report"],
)
def test_the_old_address_leads_on_for_ever_with_all_below_it(newsroom: Newsroom, below: str) -> None:
    newsroom.article()
    desk = visit(newsroom, Role.SENIOR_EDITOR)
    address, filled = desk.form(desk.get(HERE).text, "/edit")
    sent = desk.client.post(address, data={**filled, "slug": "bridge-repairs", "timing": "later"})
    assert sent.headers["Location"].endswith("/desk/articles/bridge-repairs")
    assert article_of(newsroom, "bridge-repairs").current_version == 2
    client = newsroom.app.test_client()
    led = client.get(f"/articles/harbour-bridge{below}")
    assert (led.status_code, led.headers["Location"]) == (301, f"/articles/bridge-repairs{below}")
    assert client.get(led.headers["Location"], buffered=True).status_code == 200
    assert newsroom.report("was was", "was", article="harbour-bridge").reference == "C-1"
    assert client.get("/articles/never-there").status_code == 404


def test_a_change_with_an_hour_is_shown_and_can_be_stopped(newsroom: Newsroom) -> None:
    newsroom.article()
    desk = visit(newsroom)
    address, filled = desk.form(desk.get(HERE).text, "/edit")
    body = filled["body"].replace("was was", "was")
    said = {"body": body, "note_kind": "minor_fix", "publish_at": "2026-03-05T07:30", "timing": "later"}
    assert desk.client.post(address, data={**filled, **said}).status_code == 302
    page = desk.get("/desk/articles/harbour-bridge").text
    assert "5 March 2026, 07:30" in page
    assert desk.send(page, "/stop", reason="").status_code == 422
    assert desk.send(page, "/stop", reason="The embargo moved").status_code == 302
    assert article_of(newsroom).current_version == 1
    assert desk.client.post(address, data={**filled, **said, "publish_at": "soon"}).status_code == 422
