"""One abusive report is closed by itself; the case, the honest reports and every receipt go their own way."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.refusals import NotFound, Refusal, StaleDecision, WrongState
from corrections.models import Correction, OutboxEvent
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.site.receipt import receipt_page
from corrections.services.casework.closing_abuse import close_as_abuse
from corrections.services.deciding.decisions import Tokens
from corrections.services.deciding.declining import Declined, decline
from corrections.services.working.reopening import reopen
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two
from tests.views.desk_visit import visit

SHEET = "/desk/corrections/C-1"


def close(newsroom: Newsroom, report: int, *, held: Tokens | None = None) -> None:
    close_as_abuse(
        newsroom.sessions,
        1,
        report,
        tokens=held or newsroom.tokens(1),
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )


def two_reports(newsroom: Newsroom) -> list[str]:
    newsroom.article()
    rude = newsroom.report("41 million", "fools", comment="You fools.", email="rude@example.org")
    return [rude.receipt, newsroom.report("41 million", "4.1 million", email="kind@example.org").receipt]


def told(newsroom: Newsroom, receipt: str) -> tuple[str, str, str]:
    page = receipt_page(newsroom.sessions, receipt)
    return page.state, page.outcome, page.reason_code


def answers_announced(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        chosen = select(func.count()).where(OutboxEvent.kind == "submission.answered")
        return session.scalars(chosen.select_from(OutboxEvent)).one()


def test_it_is_closed_without_a_mail_and_the_case_goes_on(any_newsroom: Newsroom) -> None:
    rude, kind = two_reports(any_newsroom)
    close(any_newsroom, 1)
    case = any_newsroom.row(Correction, 1)
    assert (case.state, case.waiting, case.reports) == ("open", 1, 2)
    assert told(any_newsroom, rude) == ("answered", "closed_abuse", "abusive")
    assert told(any_newsroom, kind)[0] == "open"
    assert answers_announced(any_newsroom) == 0
    publish_two(any_newsroom, 1, correction("4.1 million"))
    assert told(any_newsroom, rude) == ("answered", "closed_abuse", "abusive")
    assert told(any_newsroom, kind)[:2] == ("answered", "fixed")
    assert answers_announced(any_newsroom) == 1
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_opening_the_case_again_and_repeats_leave_it_closed(newsroom: Newsroom) -> None:
    rude, kind = two_reports(newsroom)
    close(newsroom, 1)
    by, house, said = newsroom.staff(), newsroom.house, Declined(DeclineReason.OPINION)
    decline(newsroom.sessions, 1, said, tokens=newsroom.tokens(1), by=by, at=newsroom.later(), house=house)
    again = newsroom.report("41 million", "fools", comment="You fools.")
    assert told(newsroom, again.receipt)[1] != "closed_abuse"
    reopen(
        newsroom.sessions, 1, "New facts", tokens=newsroom.tokens(1), by=by, at=newsroom.later(), house=house
    )
    assert told(newsroom, rude)[:2] == ("answered", "closed_abuse")
    assert told(newsroom, kind)[0] == "open"


def test_what_is_decided_elsewhere_or_stale_is_refused(newsroom: Newsroom) -> None:
    two_reports(newsroom)
    newsroom.case("was was", "was")
    held = newsroom.tokens(1)
    refusals: list[tuple[int, type[Refusal]]] = [(3, NotFound), (99, NotFound)]
    for report, refusal in refusals:
        with pytest.raises(refusal):
            close(newsroom, report)
    close(newsroom, 1)
    with pytest.raises(WrongState):
        close(newsroom, 1)
    with pytest.raises(StaleDecision):
        close(newsroom, 2, held=held)


def test_the_sheet_and_the_card_go_on_from_the_honest_words(newsroom: Newsroom) -> None:
    two_reports(newsroom)
    desk = visit(newsroom)
    assert desk.form(desk.get(SHEET).text, "/publish")[1]["proposed"] == "fools"
    answer = desk.send(desk.get(SHEET).text, "/close-abuse")
    assert answer.status_code == 302
    page = desk.get(SHEET).text
    assert "closed as abuse" in page and "A report closed as abuse" in page
    assert desk.form(page, "/publish")[1]["proposed"] == "4.1 million"
    card = desk.get("/desk/").text
    assert "fools" not in card and "4.1" in card
    assert (
        desk.client.post(f"{SHEET}/close-abuse", data={**desk.form(page, "/publish")[1]}).status_code == 404
    )
