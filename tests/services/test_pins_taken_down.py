"""What is pinned is taken down before its time: at once, for a reason, once, and both logs say so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.domain.rulings.pins import Pin
from corrections.domain.rulings.ruling_refusals import PinOver
from corrections.domain.text.text_refusals import Empty
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.record.log_listing import log_page
from corrections.queries.record.log_question import LogQuestion
from corrections.services.rulings.pinning import pin_ruling
from corrections.services.rulings.taking_down import take_down_note, take_down_ruling
from tests.newsroom import Newsroom
from tests.services.test_pinned_notes import SORRY, apology, pin
from tests.services.test_rulings import RULING
from tests.services.whole_articles import acts, public_entries
from tests.views.desk_visit import visit

WHY = "It was pinned by mistake."


def down(newsroom: Newsroom, note: str, number: int = 1, why: str = WHY) -> None:
    by = newsroom.staff(Role.STANDARDS)
    take_down_note(newsroom.sessions, note, number, why, by=by, at=newsroom.at)


def test_an_apology_is_gone_from_both_pages_with_the_next_request(any_newsroom: Newsroom) -> None:
    note, client = apology(any_newsroom), any_newsroom.app.test_client()
    pin(any_newsroom, note, Pin(7, on_front=True))
    assert all("pinned-apology" in client.get(page).text for page in ("/", "/corrections"))
    down(any_newsroom, note)
    assert not any("pinned-apology" in client.get(page).text for page in ("/", "/corrections"))
    assert SORRY in client.get("/corrections").text  # the note stays
    assert "pin.ending" in acts(any_newsroom)
    told = [entry for entry in public_entries(any_newsroom) if '"kind":"pin.ended"' in entry]
    assert len(told) == 1 and note in told[0] and WHY not in told[0]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_it_can_be_pinned_again_and_only_the_new_pin_stands(newsroom: Newsroom) -> None:
    note, client = apology(newsroom), newsroom.app.test_client()
    pin(newsroom, note, Pin(7))
    down(newsroom, note)
    pin(newsroom, note, Pin(7))
    assert client.get("/corrections").text.count('class="notes-top pinned-apology"') == 1
    down(newsroom, note, 2)
    assert "pinned-apology" not in client.get("/corrections").text


def test_a_ruling_is_gone_from_its_article_and_one_that_was_still_to_come_never_shows(
    newsroom: Newsroom,
) -> None:
    slug, client = newsroom.article(), newsroom.app.test_client()
    by = newsroom.staff(Role.STANDARDS)
    ruling = pin_ruling(newsroom.sessions, slug, RULING, by=by, at=newsroom.at)
    assert RULING.regulator in client.get(f"/articles/{slug}").text
    take_down_ruling(newsroom.sessions, ruling, WHY, by=by, at=newsroom.later())
    for page in (f"/articles/{slug}", "/corrections"):
        assert RULING.regulator not in client.get(page).text
    with pytest.raises(PinOver):
        take_down_ruling(newsroom.sessions, ruling, WHY, by=by, at=newsroom.at)
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_pinning_and_taking_down_stand_in_the_articles_timeline(any_newsroom: Newsroom) -> None:
    note, by = apology(any_newsroom), any_newsroom.staff(Role.STANDARDS)
    pin(any_newsroom, note, Pin(7))
    down(any_newsroom, note)
    ruling = pin_ruling(any_newsroom.sessions, "harbour-bridge", RULING, by=by, at=any_newsroom.at)
    take_down_ruling(any_newsroom.sessions, ruling, WHY, by=by, at=any_newsroom.later())
    listed = log_page(any_newsroom.sessions, LogQuestion(article="harbour-bridge")).lines
    told = [line.kind for line in listed if not line.is_public]
    assert [kind for kind in told if "pin" in kind] == [
        "pin.ending",
        "ruling.pinned",
        "pin.ending",
        "note.pinning",
    ]


def test_it_takes_a_pin_that_stands_and_a_reason(newsroom: Newsroom) -> None:
    note, by = apology(newsroom), newsroom.staff(Role.STANDARDS)
    pin(newsroom, note, Pin(7))
    with pytest.raises(Empty):
        down(newsroom, note, why=" ")
    for wrong in ((note, 2), ("2026-0999", 1)):
        with pytest.raises(NotFound):
            down(newsroom, *wrong)
    with pytest.raises(NotFound):
        take_down_ruling(newsroom.sessions, "R-2026-0009", WHY, by=by, at=newsroom.at)
    newsroom.at += timedelta(days=7)
    with pytest.raises(PinOver):
        down(newsroom, note)


def test_an_end_added_or_changed_by_hand_no_longer_verifies(newsroom: Newsroom) -> None:
    note = apology(newsroom)
    pin(newsroom, note, Pin(7))
    down(newsroom, note)
    with newsroom.sessions.acts() as session:
        session.execute(text("DROP TRIGGER pin_end_no_update"))
        session.execute(text("UPDATE pin_end SET ended_at = '2026-03-01 09:00:00'"))
        session.commit()
    assert not isinstance(verify_log(newsroom.sessions), Verified)


def test_the_standards_desk_does_it_from_the_notes_page_and_from_the_rulings(newsroom: Newsroom) -> None:
    note, slug = apology(newsroom), "harbour-bridge"
    pin(newsroom, note, Pin(7))
    by = newsroom.staff(Role.STANDARDS)
    ruling = pin_ruling(newsroom.sessions, slug, RULING, by=by, at=newsroom.at)
    page = f"/desk/notes/{note}"
    assert "/pins/1/end" not in visit(newsroom, Role.SENIOR_EDITOR).get(page).text
    desk = visit(newsroom, Role.STANDARDS)
    assert desk.send(desk.get(page).text, "/pins/1/end", why="").status_code == 422
    assert desk.send(desk.get(page).text, "/pins/1/end", why=WHY).status_code == 303
    assert "Taken down by" in desk.get(page).text and "/pins/1/end" not in desk.get(page).text
    rulings = "/standards/rulings/"
    assert desk.send(desk.get(rulings).text, f"/{ruling}/end", why=WHY).status_code == 303
    assert f"/{ruling}/end" not in desk.get(rulings).text
