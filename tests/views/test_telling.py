"""How much of the wrong words a note repeats, and the hour it waits for, are chosen on the sheet."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.models import Correction, Note, PreparedFix
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit

SHEET = "/desk/corrections/C-1"


@pytest.fixture
def senior(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    return visit(newsroom, Role.SENIOR_EDITOR)


def look(desk: Visit, **typed: str) -> tuple[str, dict[str, str]]:
    address, filled = desk.form(desk.get(SHEET).text, "/publish")
    page = desk.client.post(address.replace("/publish", "/preview"), data={**filled, **typed}).text
    return page, desk.form(page, "/publish")[1]


def test_a_note_that_repeats_nothing_is_written_without_the_words_and_takes_a_reason(
    senior: Visit, newsroom: Newsroom
) -> None:
    page, filled = look(senior, restatement="none")
    assert "Why nothing of it is repeated" in page
    assert "41 million" not in filled["note"] and filled["note"].startswith("Correction, ")
    sent = {**filled, "timing": "later"}
    refused = senior.client.post(f"{SHEET}/publish", data=sent)
    assert refused.status_code == 422 and "why the note repeats nothing" in refused.text
    assert (
        senior.client.post(f"{SHEET}/publish", data={**sent, "reason": "A court said so"}).status_code == 302
    )
    assert newsroom.row(Note, 1).restatement == "none"
    assert ">nothing</dd>" in senior.get(SHEET).text
    assert "41 million" not in newsroom.app.test_client().get("/corrections/N-1.json").text


def test_an_editor_repeats_in_part_and_is_not_offered_to_repeat_nothing(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    editor = visit(newsroom)
    page, filled = look(editor, restatement="minimal")
    assert 'value="none"' not in page
    sent = {**filled, "timing": "later", "reason": "The law"}
    refused = editor.client.post(f"{SHEET}/publish", data={**sent, "restatement": "none"})
    assert refused.status_code == 403
    assert 'value="none" selected' in refused.text  # what was chosen is shown with the refusal
    assert editor.client.post(f"{SHEET}/publish", data=sent).status_code == 302
    assert newsroom.row(Note, 1).restatement == "minimal"


def test_a_change_waits_for_the_hour_that_was_chosen_and_can_be_stopped(
    senior: Visit, newsroom: Newsroom
) -> None:
    page, filled = look(senior, publish_at="2026-03-05T07:30")
    assert "let it wait for its hour" not in page and "second signature within" not in page
    sent = {**filled, "timing": "wait"}
    past = senior.client.post(f"{SHEET}/publish", data={**sent, "publish_at": "2026-03-01T07:30"})
    assert past.status_code == 422 and "This hour is over already" in past.text
    assert senior.client.post(f"{SHEET}/publish", data=sent).status_code == 302
    assert newsroom.row(PreparedFix, 1).publish_at is not None
    other = visit(newsroom)
    assert "5 March 2026, 07:30" in other.get("/desk/corrections/C-1/signing").text
    assert other.send(other.get(SHEET).text, "/sign", comment="").status_code == 302
    assert newsroom.row(Correction, 1).state == "scheduled"
    waiting = other.get(SHEET).text
    assert "Waits for its hour" in waiting and "5 March 2026, 07:30" in waiting
    assert other.send(waiting, "/stop", reason="The embargo moved").status_code == 302
    assert newsroom.row(Correction, 1).state == "open"
    again = senior.form(senior.get(SHEET).text, "/publish")[1]
    assert again["publish_at"] == "2026-03-05T07:30"  # nothing that had an hour goes out at once by oversight


def test_one_signature_may_be_enough_for_an_hour(senior: Visit, newsroom: Newsroom) -> None:
    page, filled = look(
        senior, note_kind="update", error_type="", reason="New count", publish_at="2026-03-05T07:30"
    )
    assert "let it wait for its hour" in page
    done = senior.client.post(f"{SHEET}/publish", data={**filled, "timing": "now"})
    assert done.status_code == 302
    assert newsroom.row(Correction, 1).state == "scheduled"
