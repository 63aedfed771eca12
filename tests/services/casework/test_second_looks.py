"""Appeals go to somebody else, a missed point opens the report again, and each can be asked once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.casework.case_refusals import AppealNeedsAnother
from corrections.domain.casework.decision_refusals import OnlyOnce
from corrections.domain.casework.hearing import SecondLook
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState, SubmissionState
from corrections.domain.permissions import Role
from corrections.domain.refusals import WrongState
from corrections.models import Appeal, Correction, Submission
from corrections.queries.casework.beside_case import beside_case
from corrections.queries.rulings.ruling_list import ruling_list
from corrections.services.casework.second_looks import look_again
from corrections.services.deciding.decisions import Timing
from corrections.services.deciding.declining import Declined, decline
from corrections.services.locking import locked_case
from corrections.services.privacy.erasing import erase_own
from corrections.services.receipts.taking_back import withdraw
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, sign_now

OPINION = Declined(DeclineReason.OPINION)


def decline_now(newsroom: Newsroom, case: int, *, by: Actor) -> None:
    tokens = newsroom.tokens(case)
    decline(newsroom.sessions, case, OPINION, tokens=tokens, by=by, at=newsroom.later(), house=newsroom.house)


def ask(newsroom: Newsroom, report: int, look: SecondLook = SecondLook.APPEAL) -> int:
    with transaction(newsroom.sessions) as session:
        submission = session.get_one(Submission, report)
        article, case = locked_case(session, submission.correction_id or 0)
        found = look_again(
            session, article, case, submission, look=look, at=newsroom.later(), house=newsroom.house
        )
        return found.id


def declined(newsroom: Newsroom, *, by: Actor) -> int:
    newsroom.article()
    case = newsroom.case()
    decline_now(newsroom, case, by=by)
    return case


def test_an_appeal_opens_the_case_for_that_report_alone(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    newsroom.case()
    decline_now(newsroom, case, by=newsroom.staff())
    assert ask(newsroom, 1) == case
    row = newsroom.row(Correction, case)
    assert (row.state, row.waiting, row.decided_at) == (CorrectionState.OPEN, 1, None)
    assert newsroom.row(Submission, 2).state == SubmissionState.ANSWERED


def test_who_declined_cannot_decide_the_appeal_and_neither_can_an_editor(newsroom: Newsroom) -> None:
    senior = newsroom.staff(Role.SENIOR_EDITOR)
    case = declined(newsroom, by=senior)
    ask(newsroom, 1)
    for person in (senior, newsroom.staff()):
        with pytest.raises(AppealNeedsAnother):
            decline_now(newsroom, case, by=person)
    assert newsroom.row(Appeal, 1).settled_at is None


def test_another_senior_decides_the_appeal_and_it_is_settled(any_newsroom: Newsroom) -> None:
    case = declined(any_newsroom, by=any_newsroom.staff(Role.SENIOR_EDITOR))
    ask(any_newsroom, 1)
    decline_now(any_newsroom, case, by=any_newsroom.staff(Role.SENIOR_EDITOR))
    assert any_newsroom.row(Correction, case).state == CorrectionState.DECLINED
    assert any_newsroom.row(Appeal, 1).settled_at is not None


def test_an_editor_may_prepare_what_a_senior_then_grants(newsroom: Newsroom) -> None:
    first = newsroom.staff()
    case = declined(newsroom, by=first)
    ask(newsroom, 1)
    publish_now(newsroom, case, correction("4.1 million", timing=Timing.WAIT), by=first)
    with pytest.raises(AppealNeedsAnother):
        sign_now(newsroom, case, by=newsroom.staff())
    assert sign_now(newsroom, case, by=newsroom.staff(Role.STANDARDS)).version == 2
    assert newsroom.row(Appeal, 1).settled_at is not None


def test_an_editor_alone_cannot_publish_on_appeal_to_have_it_signed_later(newsroom: Newsroom) -> None:
    case = declined(newsroom, by=newsroom.staff())
    ask(newsroom, 1)
    with pytest.raises(AppealNeedsAnother):
        publish_now(newsroom, case, correction("4.1 million", timing=Timing.LATER), by=newsroom.staff())
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN


def test_an_appeal_can_be_asked_once(newsroom: Newsroom) -> None:
    case = declined(newsroom, by=newsroom.staff())
    ask(newsroom, 1)
    decline_now(newsroom, case, by=newsroom.staff(Role.STANDARDS))
    with pytest.raises(OnlyOnce):
        ask(newsroom, 1)


def test_a_missed_point_on_a_published_change_goes_on_in_a_case_of_its_own(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("bridge was was closed", "bridge was shut")
    publish_now(newsroom, case, minor("bridge was closed"), by=newsroom.staff())
    fresh = ask(newsroom, 1, SecondLook.MISSED)
    assert fresh != case
    assert newsroom.row(Correction, case).state == CorrectionState.PUBLISHED
    opened, report = newsroom.row(Correction, fresh), newsroom.row(Submission, 1)
    assert (opened.state, opened.waiting, opened.standing) == (CorrectionState.OPEN, 1, "needs_place")
    assert (report.state, report.correction_id) == (SubmissionState.OPEN, fresh)


def test_a_missed_point_may_be_decided_by_anybody_of_the_desk(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case("bridge was was closed", "bridge was shut")
    publish_now(newsroom, 1, minor("bridge was closed"), by=newsroom.staff())
    fresh = ask(newsroom, 1, SecondLook.MISSED)
    decline_now(newsroom, fresh, by=newsroom.staff())
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Appeal.settled_at)).one() is not None


def test_an_open_report_has_nothing_to_appeal(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    with pytest.raises(WrongState):
        ask(newsroom, 1)


@pytest.mark.parametrize("end", [withdraw, erase_own])
def test_an_appeal_that_was_taken_back_waits_for_nobody(
    any_newsroom: Newsroom, end: Callable[..., object]
) -> None:
    receipt = taken_back_soon(any_newsroom)
    standards = any_newsroom.staff(Role.STANDARDS)
    assert len(beside_case(any_newsroom.sessions, 1, by=standards).appeals) == 1
    assert len(ruling_list(any_newsroom.sessions).appeals) == 1
    end(any_newsroom.sessions, receipt, at=any_newsroom.later())
    beside = beside_case(any_newsroom.sessions, 1, by=any_newsroom.staff())
    assert (beside.appeals, beside.can_hear) == ((), True)
    assert ruling_list(any_newsroom.sessions).appeals == ()
    decline_now(any_newsroom, 1, by=any_newsroom.staff())  # an editor may: nobody's appeal is heard
    assert any_newsroom.row(Appeal, 1).settled_at is None


def taken_back_soon(newsroom: Newsroom) -> str:
    """The receipt of a report that was declined by an editor and appealed."""
    newsroom.article()
    receipt = newsroom.report().receipt
    decline_now(newsroom, 1, by=newsroom.staff())
    ask(newsroom, 1)
    return receipt
