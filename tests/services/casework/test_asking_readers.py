"""A question to one reader stops nothing, lapses by itself, and is closed by the decision."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from corrections.domain.casework.case_refusals import AlreadyAsked, LegallyStopped, NothingAsked
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.text.text_refusals import Empty
from corrections.models import Correction, OutboxEvent, PrivateAct, ReaderQuestion
from corrections.queries.log_check import Verified, verify_log
from corrections.services.casework.asking_readers import Question, ask_reader, lapse_questions, take_reply
from corrections.services.casework.taking_over import stop_legally
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.declining import Declined, decline
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom


def ask(newsroom: Newsroom, case: int, report: int = 1, words: str = "Which page do you mean?") -> Decided:
    return ask_reader(
        newsroom.sessions, case, Question(report, words), tokens=newsroom.tokens(case),
        by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip


def kinds(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(OutboxEvent.kind)))


def test_the_case_stays_open_and_the_reader_with_an_address_hears_of_it(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case(email="reader@example.net")
    before = any_newsroom.tokens(case)
    assert ask(any_newsroom, case).state == CorrectionState.OPEN
    assert any_newsroom.tokens(case) == before
    assert any_newsroom.row(Correction, case).first_act_at is not None
    assert "submission.asked" in kinds(any_newsroom)
    question = any_newsroom.row(ReaderQuestion, 1)
    assert question.lapses_at - question.asked_at == timedelta(days=10)
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_no_mail_is_asked_for_where_no_address_was_given(newsroom: Newsroom) -> None:
    newsroom.article()
    ask(newsroom, newsroom.case())
    assert "submission.asked" not in kinds(newsroom)


def test_one_reader_has_one_open_question(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    ask(newsroom, case)
    with pytest.raises(AlreadyAsked):
        ask(newsroom, case)


def test_a_report_of_another_case_or_an_empty_question_is_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    case, other = newsroom.case(), newsroom.case("in 2019", "in 2018")
    with pytest.raises(NotFound):
        ask(newsroom, case, report=other)
    with pytest.raises(Empty):
        ask(newsroom, case, words=" ")


def test_the_decision_does_not_wait_and_closes_the_question(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    ask(newsroom, case)
    decline(
        newsroom.sessions, case, Declined(DeclineReason.OPINION), tokens=newsroom.tokens(case),
        by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    assert newsroom.row(ReaderQuestion, 1).state == "closed"
    with pytest.raises(WrongState):
        ask(newsroom, case)


def test_a_question_lapses_after_ten_days_and_cannot_be_answered_any_more(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case()
    ask(any_newsroom, case)
    assert lapse_questions(any_newsroom.sessions, at=any_newsroom.later(days=9)) == 0
    at = any_newsroom.later(days=1)
    with pytest.raises(NothingAsked), transaction(any_newsroom.sessions) as session:
        take_reply(session, 1, at=at)
    assert lapse_questions(any_newsroom.sessions, at=at) == 1
    assert any_newsroom.row(ReaderQuestion, 1).state == "lapsed"
    assert any_newsroom.row(Correction, case).state == CorrectionState.OPEN
    with any_newsroom.sessions.reads() as session:
        assert "submission.question_lapsed" in session.scalars(select(PrivateAct.act)).all()


def test_a_reply_ends_the_question_and_another_may_be_asked(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    ask(newsroom, case)
    with transaction(newsroom.sessions) as session:
        assert take_reply(session, 1, at=newsroom.later()).state == "replied"
    ask(newsroom, case, words="And which year?")


def test_nobody_is_asked_about_a_case_that_is_stopped(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    stop_legally(
        newsroom.sessions, case, "A lawyer's letter.", tokens=newsroom.tokens(case),
        by=newsroom.staff(Role.STANDARDS), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip
    with pytest.raises(LegallyStopped):
        ask(newsroom, case)
