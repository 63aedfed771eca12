"""A serious apology stands alone from its hour to its end; a ruling may begin later; both are bound by the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from corrections.domain.disclosure import Severity
from corrections.domain.newsroom.hold_refusals import HourIsPast
from corrections.domain.permissions import Role
from corrections.domain.refusals import StaleDecision
from corrections.domain.rulings.pins import Pin
from corrections.domain.rulings.ruling_refusals import NotSerious
from corrections.models import Article
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.rulings.pinned import pinned_on
from corrections.services.deciding.decisions import Timing
from corrections.services.rulings.amending_notes import apologise
from corrections.services.rulings.pinning import pin_ruling
from corrections.services.rulings.pinning_notes import pin_note
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_now
from tests.services.test_rulings import RULING
from tests.views.desk_visit import visit

SORRY = "We apologise to Ms Marchenko."


def apology(newsroom: Newsroom, severity: Severity = Severity.SERIOUS) -> str:
    """A note with an apology at its end; gives its reference."""
    newsroom.article()
    said = correction("4.1 million", severity=severity, timing=Timing.LATER)
    note = publish_now(newsroom, newsroom.case(), said, by=newsroom.staff(Role.SENIOR_EDITOR)).note or ""
    by = newsroom.staff(Role.STANDARDS)
    apologise(newsroom.sessions, note, SORRY, believed=0, by=by, at=newsroom.later())
    return note


def pin(newsroom: Newsroom, note: str, said: Pin, *, believed: int = 1) -> None:
    by = newsroom.staff(Role.STANDARDS)
    pin_note(newsroom.sessions, note, said, believed=believed, by=by, at=newsroom.at)


def test_it_stands_alone_from_its_hour_until_its_time_is_over(any_newsroom: Newsroom) -> None:
    note, client = apology(any_newsroom), any_newsroom.app.test_client()
    starts = any_newsroom.at + timedelta(hours=5)
    pin(any_newsroom, note, Pin(7, starts=starts))
    before = client.get("/corrections")
    assert "pinned-apology" not in before.text and before.expires == starts.replace(microsecond=0)
    any_newsroom.at = starts
    shown = client.get("/corrections")
    assert "pinned-apology" in shown.text and shown.text.count(SORRY) == 2  # alone, and in the list of all
    assert shown.expires == (starts + timedelta(days=7)).replace(microsecond=0)
    assert "pinned-apology" not in client.get("/").text
    any_newsroom.at = starts + timedelta(days=7)
    assert "pinned-apology" not in client.get("/corrections").text
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_it_stands_on_the_front_page_only_where_that_was_agreed(newsroom: Newsroom) -> None:
    note, client = apology(newsroom), newsroom.app.test_client()
    pin(newsroom, note, Pin(7, on_front=True))
    assert SORRY in client.get("/").text and SORRY not in client.get("/?older=1").text
    assert "pinned-apology" not in client.get("/articles/harbour-bridge").text  # its own notes say it


@pytest.mark.parametrize("column", ["status", "covered"])
def test_what_is_withheld_is_pinned_nowhere(newsroom: Newsroom, column: str) -> None:
    pin(newsroom, apology(newsroom), Pin(7, on_front=True))
    with transaction(newsroom.sessions) as session:
        article = session.get_one(Article, 1)
        setattr(article, column, "removed" if column == "status" else True)
    assert pinned_on(newsroom.sessions, at=newsroom.at).apologies == ()


def test_only_serious_notes_are_pinned_and_never_for_an_hour_that_is_over(newsroom: Newsroom) -> None:
    note = apology(newsroom, Severity.ORDINARY)
    with pytest.raises(NotSerious):
        pin(newsroom, note, Pin(7))
    with pytest.raises(StaleDecision):
        pin(newsroom, note, Pin(7), believed=0)
    with pytest.raises(HourIsPast):
        starts = newsroom.at - timedelta(minutes=1)
        by = newsroom.staff(Role.STANDARDS)
        pin_ruling(newsroom.sessions, "harbour-bridge", replace(RULING, starts=starts), by=by, at=newsroom.at)


def test_a_ruling_begins_at_its_hour_on_kept_pages_too(any_newsroom: Newsroom) -> None:
    slug, client = any_newsroom.article(), any_newsroom.app.test_client()
    starts = any_newsroom.at + timedelta(days=1)
    by, later = any_newsroom.staff(Role.STANDARDS), replace(RULING, starts=starts)
    pin_ruling(any_newsroom.sessions, slug, later, by=by, at=any_newsroom.at)
    for address in ("/corrections", f"/articles/{slug}"):
        page = client.get(address)
        assert RULING.regulator not in page.text and page.expires == starts.replace(microsecond=0)
    any_newsroom.at = starts
    for address in ("/corrections", f"/articles/{slug}"):
        page = client.get(address)
        assert RULING.regulator in page.text
        assert page.expires == (starts + timedelta(days=30)).replace(microsecond=0)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("note_pin", "pinned_from = '2026-03-01 09:00:00'"),
        ("note_pin", "pinned_until = '2027-03-01 09:00:00'"),
        ("note_pin", "on_front = 1"),
        ("regulator_ruling", "pinned_from = NULL"),
    ],
)
def test_hours_changed_by_hand_no_longer_verify(newsroom: Newsroom, table: str, change: str) -> None:
    pin(newsroom, apology(newsroom), Pin(7))
    later = replace(RULING, starts=newsroom.at + timedelta(days=1))
    by = newsroom.staff(Role.STANDARDS)
    pin_ruling(newsroom.sessions, "harbour-bridge", later, by=by, at=newsroom.at)
    assert isinstance(verify_log(newsroom.sessions), Verified)
    with newsroom.sessions.acts() as session:
        session.execute(text(f"DROP TRIGGER {table}_no_update"))
        session.execute(text(f"UPDATE {table} SET {change}"))
        session.commit()
    assert not isinstance(verify_log(newsroom.sessions), Verified)


def test_the_standards_desk_pins_from_the_notes_page(newsroom: Newsroom) -> None:
    note, address = apology(newsroom), "/desk/notes/2026-0001"
    assert f"/{note}/pin" not in visit(newsroom, Role.SENIOR_EDITOR).get(address).text
    desk = visit(newsroom, Role.STANDARDS)
    past = desk.send(desk.get(address).text, "/pin", days="3", pinned_from="2026-03-01T09:00")
    assert past.status_code == 422 and 'value="2026-03-01T09:00"' in past.text
    assert desk.send(desk.get(address).text, "/pin", days="3").status_code == 303
    assert "Pinned by" in desk.get(address).text
    assert "pinned-apology" in newsroom.app.test_client().get("/corrections").text
