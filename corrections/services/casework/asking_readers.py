"""The desk asks one reader something; the case goes on meanwhile, and the question lapses by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.casework.case_refusals import AlreadyAsked, NothingAsked
from corrections.domain.due import QUESTION_LAPSES_AFTER
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, SubmissionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Correction, ReaderContact, ReaderQuestion, Submission
from corrections.models.sessions import Sessions
from corrections.services.casework.custody_check import check_decides
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_QUESTION = 1000
MOST_AT_ONCE = 200
UNDECIDED = frozenset({CorrectionState.OPEN, CorrectionState.AWAITING_SIGNATURE, CorrectionState.SCHEDULED})


@dataclass(frozen=True, slots=True)
class Question:
    """What one reader is asked about a report."""

    submission_id: int
    words: str


def ask_reader(
    sessions: Sessions,
    correction_id: int,
    asked: Question,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Ask one reader of a case. The case stays as it is and can be decided at any time.

    Raises AlreadyAsked while a question to this reader is open, NotFound for a report of another case,
    WrongState where case or report are decided, StaleDecision.
    """
    words = admit(asked.words, field="question", limit=LONGEST_QUESTION, single_line=False, required=True)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_decides(session, case, by=by)
        report = _report(session, case, asked.submission_id)
        question = _ask(session, case, report, words, by=by, at=at)
        facts = {"submission": report.id, "question": question.id, "lapses": question.lapses_at.isoformat()}
        log_arrivals(session, at=at)
        record_private(session, "submission.asked", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState(case.state))


def _report(session: Session, case: Correction, number: int) -> Submission:
    report = session.get(Submission, number)
    if report is None or report.correction_id != case.id:
        raise NotFound
    if case.state not in UNDECIDED or report.state != SubmissionState.OPEN:
        raise WrongState(state=report.state, wanted=SubmissionState.OPEN.value)
    if open_question(session, report.id) is not None:
        raise AlreadyAsked(fields={"question": AlreadyAsked.code})
    return report


def _ask(
    session: Session, case: Correction, report: Submission, words: str, *, by: Actor, at: datetime
) -> ReaderQuestion:
    question = ReaderQuestion(
        submission_id=report.id,
        correction_id=case.id,
        question=words,
        asked_by=by.id,
        asked_at=at,
        lapses_at=at + QUESTION_LAPSES_AFTER,
    )
    session.add(question)
    case.first_act_at = case.first_act_at or at
    session.flush()
    if session.get(ReaderContact, report.id) is not None:
        payload = {"submission": report.id, "question": question.id}
        announce(session, "submission.asked", payload, at=at)
    return question


def open_question(session: Session, submission_id: int) -> ReaderQuestion | None:
    """The question that a report's reader may answer now."""
    chosen = select(ReaderQuestion).where(
        ReaderQuestion.submission_id == submission_id, ReaderQuestion.state == "open"
    )
    return session.scalars(chosen).one_or_none()


def take_reply(session: Session, submission_id: int, *, at: datetime) -> ReaderQuestion:
    """The step of the reader's reply: the question is answered; the words are the caller's. Raises NothingAsked."""
    question = open_question(session, submission_id)
    if question is None or question.lapses_at <= at:
        raise NothingAsked
    question.state, question.ended_at = "replied", at
    session.flush()
    return question


def lapse_questions(sessions: Sessions, *, at: datetime) -> int:
    """Let questions lapse that nobody answered in time; gives how many."""
    with transaction(sessions) as session:
        chosen = (
            select(ReaderQuestion)
            .where(ReaderQuestion.state == "open", ReaderQuestion.lapses_at <= at)
            .order_by(ReaderQuestion.id)
            .limit(MOST_AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        lapsed = list(session.scalars(chosen))
        for question in lapsed:
            question.state, question.ended_at = "lapsed", at
        session.flush()
        for question in lapsed:
            subject, facts = case_reference(question.correction_id), {"question": question.id}
            record_private(session, "submission.question_lapsed", subject, by=None, at=at, facts=facts)
        return len(lapsed)
