"""The card of what changed without a note, as an editor meets it."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.models import Note, SilentEdit
from tests.newsroom import BRIDGE, Newsroom
from tests.views.desk_visit import visit

HERE = "/desk/articles/harbour-bridge/without-note/C-1"


def edited(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.later()
    newsroom.article(
        body=BRIDGE.replace("41 million", "4.1 <million>").replace("<million>", "&lt;million&gt;"),
        watched=True,
    )


def test_the_card_shows_what_changed_and_has_the_note_ready(newsroom: Newsroom) -> None:
    edited(newsroom)
    desk = visit(newsroom)
    assert "Changed without a note" in desk.get("/desk/?view=without_note").text
    assert HERE in desk.get("/desk/corrections/C-1").text
    page = desk.get(HERE).text
    assert "4.1 &lt;million&gt;" in page
    assert "A number changes" in page
    address, filled = desk.form(page, "/note")
    assert filled["note"].startswith("Correction, 2 March 2026:")
    sent = desk.client.post(address, data={**filled, "timing": "later"})
    assert sent.status_code == 302
    assert newsroom.row(Note, 1).version == 3
    assert "A note was added" in desk.get(HERE).text


@pytest.mark.parametrize("chosen", ["minimal", "none"])
def test_the_note_repeats_as_much_of_the_wrong_words_as_was_chosen(newsroom: Newsroom, chosen: str) -> None:
    edited(newsroom)
    assert 'value="none"' not in visit(newsroom).get(HERE).text
    desk = visit(newsroom, Role.SENIOR_EDITOR)
    address, filled = desk.form(desk.get(HERE).text, "/note")
    said = {
        **filled,
        "timing": "later",
        "restatement": chosen,
        "note": "Correction, 2 March 2026: A figure was wrong.",
    }
    refused = desk.client.post(address, data=said)
    if chosen == "none":
        assert refused.status_code == 422 and 'value="none" selected' in refused.text
        said["departure"] = "The law forbids it."
        assert desk.client.post(address, data=said).status_code == 302
    assert newsroom.row(Note, 1).restatement == chosen


def test_it_is_called_routine_with_a_word_and_what_was_typed_survives(newsroom: Newsroom) -> None:
    edited(newsroom)
    desk = visit(newsroom)
    page = desk.get(HERE).text
    assert desk.send(page, "/routine", reason="").status_code == 422
    address, filled = desk.form(page, "/note")
    kept = desk.client.post(
        address, data={**filled, "timing": "later", "note": "My <words>", "note_kind": "update"}
    )
    assert kept.status_code == 422
    assert "My &lt;words&gt;" in kept.text
    assert desk.send(page, "/routine", reason="the agency's new copy").status_code == 302
    assert newsroom.row(SilentEdit, 1).outcome == "routine"
    assert "the agency&#39;s new copy" in desk.get(HERE).text


def test_other_cases_have_no_such_page(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    assert visit(newsroom).get(HERE).status_code == 404
