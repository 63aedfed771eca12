"""A receipt tells its holder the truth at every step, and nothing about anybody else."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.reporting.report_refusals import UnknownReceipt
from corrections.models import ReaderWords
from corrections.queries.site.receipt import ReceiptPage, receipt_page
from corrections.services.deciding.declining import Declined, decline
from corrections.services.receipts.taking_back import withdraw
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two


def page_of(newsroom: Newsroom, token: str) -> ReceiptPage:
    return receipt_page(newsroom.sessions, token)


def test_at_first_it_says_what_was_told_and_that_nobody_looked_yet(newsroom: Newsroom) -> None:
    newsroom.article()
    page = page_of(newsroom, newsroom.report(comment="See the budget.").receipt)
    assert (page.quote, page.proposed, page.comment) == ("41 million", "4.1 million", "See the budget.")
    assert (page.state, page.case_state, page.in_work, page.can_withdraw) == ("open", "open", False, True)
    assert (page.outcome, page.note, page.version, page.answered_at) == ("", None, None, None)
    assert (page.headline, page.seen_version) == ("City approves harbour bridge repairs", 1)


def test_after_a_correction_it_tells_the_change_and_the_note(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    received = any_newsroom.report()
    publish_two(any_newsroom, 1, correction("4.1 million"))
    page = page_of(any_newsroom, received.receipt)
    assert (page.state, page.outcome, page.version) == ("answered", "fixed", 2)
    assert (page.before, page.after) == ("41 million", "4.1 million")
    assert page.note is not None and page.note.reference == "2026-0001"
    assert page.in_work and not page.can_withdraw


def test_after_a_minor_fix_it_tells_the_change_without_a_note(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report("was was", "was")
    publish_now(newsroom, 1, minor("was"), by=newsroom.staff())
    page = page_of(newsroom, received.receipt)
    assert (page.before, page.after, page.note) == ("was was", "was", None)


def test_other_words_than_those_proposed_are_said_to_be_other(newsroom: Newsroom) -> None:
    newsroom.article()
    used, other = newsroom.report(), newsroom.report(proposed="14 million")
    publish_two(newsroom, 1, correction("4.1 million"))
    assert page_of(newsroom, used.receipt).outcome == "fixed"
    page = page_of(newsroom, other.receipt)
    assert (page.outcome, page.after, page.proposed) == ("changed_differently", "4.1 million", "14 million")


def test_what_was_fixed_already_is_told_with_its_version(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(body=BRIDGE.replace("was was", "was"))
    page = page_of(newsroom, newsroom.report("was was", "was", version=1).receipt)
    assert (page.outcome, page.version) == ("already_fixed", 2)
    assert page.case_state == CorrectionState.ALREADY_FIXED
    assert (page.before, page.after) == ("", "")


def test_after_taking_back_it_says_so(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report()
    withdraw(newsroom.sessions, received.receipt, at=newsroom.later())
    page = page_of(newsroom, received.receipt)
    assert (page.state, page.can_withdraw) == ("withdrawn", False)


def test_once_the_words_are_erased_it_says_so(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report()
    with newsroom.sessions.acts() as session:
        session.execute(delete(ReaderWords))
        session.commit()
    page = page_of(newsroom, received.receipt)
    assert (page.erased, page.quote, page.proposed, page.comment) == (True, "", None, "")


def test_somebody_elses_words_are_not_told(newsroom: Newsroom) -> None:
    newsroom.article()
    mine = newsroom.report(comment="mine")
    newsroom.report(comment="theirs", email="them@example.org")
    assert "theirs" not in repr(page_of(newsroom, mine.receipt))


@pytest.mark.parametrize("token", ["", "A" * 26, "a b", "%"])
def test_every_other_token_is_refused_alike(newsroom: Newsroom, token: str) -> None:
    with pytest.raises(UnknownReceipt):
        page_of(newsroom, token)


def test_who_repeats_what_was_declined_reads_when_it_was_looked_at(newsroom: Newsroom) -> None:
    newsroom.article()
    case, by = newsroom.case(), newsroom.staff()
    said = Declined(DeclineReason.STYLE_CHOICE)
    decline(
        newsroom.sessions,
        case,
        said,
        tokens=newsroom.tokens(case),
        by=by,
        at=newsroom.at,
        house=newsroom.house,
    )
    looked = newsroom.at
    newsroom.later(days=2)
    received = newsroom.report()
    page = receipt_page(newsroom.sessions, received.receipt)
    assert (page.state, page.reason_code, page.looked_at) == ("answered", "style_choice", looked)
    shown = newsroom.app.test_client().get(f"/receipts/{received.receipt}").text
    assert "We looked at this on <time" in shown and "&lt;time" not in shown
