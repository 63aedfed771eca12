"""Readers' data at the desk: seen by few, changed by fewer, and every look at an address leaves an entry."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import Role
from corrections.domain.reporting.additions import About, Addition
from corrections.services.receipts.adding_words import add
from tests.newsroom import Newsroom
from tests.receipts.holders import READER, acts, newest
from tests.views.desk_visit import visit


@pytest.fixture
def number(newsroom: Newsroom) -> int:
    newsroom.article()
    received = newsroom.report(email=READER)
    said = Addition(about=About.EVIDENCE, words="See <page> 4", link="https://budget.example/4")
    add(newsroom.sessions, received.receipt, said, at=newsroom.at, house=newsroom.house)
    return newest(newsroom).id


def test_the_sheet_shows_what_a_reader_added_and_leads_to_the_data(newsroom: Newsroom, number: int) -> None:
    desk = visit(newsroom)
    sheet = desk.get(f"/desk/corrections/C-{newest(newsroom).correction_id}").text
    assert "See &lt;page&gt; 4" in sheet and "The reader added" in sheet and "budget.example" in sheet
    assert f'href="/desk/reports/{number}"' in sheet


def test_the_page_holds_dates_and_no_address_until_somebody_says_why(newsroom: Newsroom, number: int) -> None:
    desk = visit(newsroom)
    page = desk.get(f"/desk/reports/{number}")
    assert page.headers["Cache-Control"] == "no-store"
    assert READER not in page.text and "29 August 2026" in page.text
    refused = desk.send(page.text, f"/{number}/address", reason=" ")
    assert refused.status_code == 422 and READER not in refused.text
    shown = desk.send(page.text, f"/{number}/address", reason="To call back")
    assert READER in shown.text
    assert acts(newsroom, f"S-{number}")["submission.identified"]["reason"] == "To call back"


@pytest.mark.parametrize("ending", ["erase", "hold", "lift-hold"])
def test_only_the_standards_desk_erases_and_holds(newsroom: Newsroom, number: int, ending: str) -> None:
    desk = visit(newsroom, Role.SENIOR_EDITOR)
    page = desk.get(f"/desk/reports/{number}").text
    assert f"/{number}/{ending}" not in page
    _, filled = desk.form(page, "/address")
    answer = desk.client.post(f"/desk/reports/{number}/{ending}", data={**filled, "reason": "x"})
    assert answer.status_code == 403


def test_an_administrator_sees_nothing_of_readers(newsroom: Newsroom, number: int) -> None:
    assert visit(newsroom, Role.ADMIN).get(f"/desk/reports/{number}").status_code == 403


def test_a_hold_stops_the_erasure_and_its_lifting_lets_it_happen(newsroom: Newsroom, number: int) -> None:
    desk, address = visit(newsroom, Role.STANDARDS), f"/desk/reports/{number}"
    desk.send(desk.get(address).text, f"/{number}/hold", reason="Court order 7")
    page = desk.get(address).text
    assert "Court order 7" in page and f"/{number}/erase" not in page
    assert "Nothing of it is deleted until the hold is lifted." in page
    _, filled = desk.form(page, "/lift-hold")
    stopped = desk.client.post(f"{address}/erase", data={**filled, "reason": "Asked by letter"})
    assert stopped.status_code == 409
    desk.send(page, f"/{number}/lift-hold", reason="The case is over")
    page = desk.get(address).text
    assert "The dates of deletion hold again." in page
    done = desk.send(page, f"/{number}/erase", reason="Asked by letter")
    assert done.status_code == 303
    page = desk.get(address).text
    assert "No words any more" in page and "No address" in page


def test_there_is_no_page_for_a_report_that_never_was(newsroom: Newsroom, number: int) -> None:
    assert visit(newsroom).get("/desk/reports/999").status_code == 404
