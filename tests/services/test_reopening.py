"""A decided case is looked at again with a reason: nothing is rewritten, and everybody gets a new answer."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.refusals import StaleDecision, WrongState
from corrections.domain.text.text_refusals import Empty
from corrections.models import Answer, Correction, PrivateAct, Submission
from corrections.models.sorting.recount import kept_counts, recounted
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Tokens
from corrections.services.deciding.declining import Declined, decline
from corrections.services.working.reopening import reopen
from tests.newsroom import Newsroom
from tests.services.decisions import minor, publish_now


def declined(newsroom: Newsroom) -> int:
    newsroom.article()
    case = newsroom.case("was was closed", "was closed")
    said = Declined(DeclineReason.STYLE_CHOICE, checked="the style guide")
    decline(
        newsroom.sessions, case, said, tokens=newsroom.tokens(case), by=newsroom.staff(), at=newsroom.later(),
        house=newsroom.house,
    )  # fmt: skip
    return case


def again(
    newsroom: Newsroom, case: int, reason: str = "It is a doubled word.", tokens: Tokens | None = None
) -> None:
    held = tokens or newsroom.tokens(case)
    reopen(
        newsroom.sessions,
        case,
        reason,
        tokens=held,
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )


def test_a_declined_case_is_opened_again_and_its_reporter_answered_anew(any_newsroom: Newsroom) -> None:
    case = declined(any_newsroom)
    again(any_newsroom, case)
    row = any_newsroom.row(Correction, case)
    assert (row.state, row.waiting, row.standing) == ("open", 1, "clean")
    publish_now(any_newsroom, case, minor("was closed"), by=any_newsroom.staff())
    with any_newsroom.sessions.reads() as session:
        outcomes = session.scalars(select(Answer.outcome).order_by(Answer.id)).all()
        assert session.scalars(select(Submission.state)).all() == ["answered"]
        reopened = select(func.count()).where(PrivateAct.act == "correction.reopened")
        assert session.scalar(reopened) == 1
        assert kept_counts(session) == recounted(session)
    assert outcomes == ["declined", "fixed"]
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_it_takes_a_reason_a_decided_case_and_what_the_page_showed(newsroom: Newsroom) -> None:
    case = declined(newsroom)
    with pytest.raises(Empty):
        again(newsroom, case, " ")
    with pytest.raises(StaleDecision):
        again(newsroom, case, tokens=Tokens(1, "declined.1"))
    again(newsroom, case)
    with pytest.raises(WrongState):
        again(newsroom, case)
